// @ts-check
// How the drift watch asks: GET, through the `fetch` that it is given, with the key for the base URL alone. What a
// reply is made of is told in names, types and numbers.

import { safeName, typeOf } from './drift-fit.js';
import { SHAPES } from './live-shapes.js';

/**
 * @typedef {object} Account What to read.
 * @property {typeof fetch} fetch
 * @property {string} baseUrl
 * @property {string} apiKey
 * @property {() => number} now Milliseconds since 1970.
 * @property {boolean} [probeRate] Use up the account's calls for a minute to see what a 429 looks like.
 * @property {number} [timeoutMs] For each call.
 *
 * @typedef {object} Answer What one call gave.
 * @property {number} status 0 if nothing came.
 * @property {string} kind `json`, `html`, `text` or `empty`; or why nothing came.
 * @property {any} [value] The parsed body.
 * @property {string} text
 * @property {string} mediaType
 */

const JWT = /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/;
const RATE_HEADER = /^(?=.*(rate|limit|retry))[a-z][a-z-]{0,40}$/;
const PROBLEM_FIELDS = Object.keys(SHAPES.ProblemDetails ?? {});
const MEDIA_TYPES = ['application/json', 'application/problem+json', 'text/html', 'text/plain', 'text/json'];

/** The key as it was given out, without what people paste along. @param {string} key */
export const bareKey = (key) => key.trim().replace(/^bearer\s+/i, '');

/** Whether it is one of the new tokens. @param {string} key */
export const isToken = (key) => JWT.test(bareKey(key));

/**
 * New tokens are JWTs, which answer 401 in `X-API-KEY`; legacy keys go nowhere else.
 * @param {string} key @returns {Record<string, string>}
 */
export function headersFor(key) {
  const bare = bareKey(key);
  return isToken(bare) ? { Authorization: `Bearer ${bare}` } : { 'X-API-KEY': bare };
}

/** Asks, one call at a time, and keeps what every reply tells by the way. */
export class Asker {
  #account;
  /** @type {Map<string, Set<string>>} */
  #rate = new Map();
  /** @type {string | undefined} what the first 429 looked like */
  #refusal;
  calls = 0;

  /** @param {Account} account */
  constructor(account) {
    this.#account = account;
    this.origin = new URL(account.baseUrl).origin;
    this.now = account.now;
  }

  /** @param {string} path @param {Record<string, string | number>} [query] @returns {Promise<Answer>} */
  async ask(path, query = {}) {
    const { baseUrl, apiKey, timeoutMs = 30_000 } = this.#account;
    const url = new URL(baseUrl.replace(/\/+$/, '') + path);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    this.calls += 1;
    try {
      const response = await this.#account.fetch(url.href, {
        method: 'GET',
        headers: { Accept: 'application/json', ...headersFor(apiKey) },
        // X-API-KEY would go along to wherever a redirect points.
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const answer = answerOf(response, await response.text());
      this.#keepRate(response, answer);
      return answer;
    } catch (error) {
      return { status: 0, kind: whyNothing(error), text: '', mediaType: '' };
    }
  }

  /** @param {Response} response @param {Answer} answer */
  #keepRate(response, answer) {
    for (const [name, value] of response.headers) {
      if (!RATE_HEADER.test(name)) continue;
      const values = this.#rate.get(name) ?? new Set();
      this.#rate.set(name, values);
      values.add(/^\d+(\.\d+)?$/.test(value) ? value : Number.isNaN(Date.parse(value)) ? '(no number)' : '(a date)');
    }
    if (answer.status !== 429) return;
    const names = [...response.headers.keys()].filter((name) => RATE_HEADER.test(name));
    this.#refusal ??= `a 429 came: ${bodyOf(answer)}, headers about it: ${names.join(', ') || 'none'}`;
  }

  /** What the replies told of the rate limit: names and numbers only; of many numbers the first and the last. */
  aboutRate() {
    const headers = [...this.#rate].map(([name, values]) => {
      const [first, ...rest] = values;
      return `header ${name}: ${first}${rest.length > 0 ? ` … ${rest.at(-1)}` : ''}`;
    });
    return [...(this.#refusal ? [this.#refusal] : []), ...headers];
  }
}

/** The code alone: an error's message may quote what was sent. @param {any} error */
function whyNothing(error) {
  if (error?.name === 'TimeoutError') return 'no answer in time';
  const code = error?.cause?.code;
  return /^[A-Z_]+$/.test(code) ? `the connection failed (${code})` : 'the connection failed';
}

/** @param {Response} response @param {string} text @returns {Answer} */
function answerOf({ status, headers }, text) {
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const mediaType = MEDIA_TYPES.includes(type) ? type : type ? 'another content type' : 'no content type';
  const answer = { status, text, mediaType };
  if (text.trim() === '') return { ...answer, kind: 'empty' };
  try {
    return { ...answer, kind: 'json', value: JSON.parse(text) };
  } catch {
    return { ...answer, kind: /^\s*</.test(text) ? 'html' : 'text' };
  }
}

/** What a body is, in names and types. @param {Answer} answer */
export function bodyOf({ kind, value, mediaType }) {
  if (kind !== 'json') return `${{ html: 'an HTML page', empty: 'an empty body' }[kind] ?? 'text'} (${mediaType})`;
  if (typeOf(value) !== 'object') return `JSON ${typeOf(value)} (${mediaType})`;
  const names = Object.keys(value);
  const isProblem = names.includes('title') && names.includes('status');
  if (!isProblem) return `JSON with ${names.map(safeName).join(', ') || 'no fields'} (${mediaType})`;
  const extra = names.filter((name) => !PROBLEM_FIELDS.includes(name)).map(safeName);
  return `ProblemDetails${extra.length > 0 ? ` with ${extra.join(', ')} too` : ''} (${mediaType})`;
}

/** The status and the body, or why nothing came. @param {Answer} answer */
export const saidBy = (answer) =>
  (answer.status === 0 ? `nothing: ${answer.kind}` : `${answer.status}, ${bodyOf(answer)}`);
