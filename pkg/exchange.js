// @ts-check
// One request and its reply, by the caller's fetch or the host's.
import { readBody } from './body.js';
import { header } from './header.js';

/** How much of what a failed fetch says the core gets to see. */
const MAX_REASON_UNITS = 1000;
const MAX_REPLY_BYTES = 32 * 1024 * 1024;

/** @param {import('./tasks.js').Carrier} carrier @param {string} method @param {string} url @param {any} body @param {AbortSignal} signal */
export async function exchange(carrier, method, url, body, signal) {
  const { options } = carrier;
  const fetchNow = options.fetch ?? globalThis.fetch;
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json', ...carrier.headers };
  /** @type {RequestInit} */
  const init = { method, headers, signal, redirect: 'manual' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  const response = await fetchNow(url, init);
  // Read once: it may be a getter of a test double.
  const status = response?.status;
  if (typeof response !== 'object' || typeof status !== 'number') {
    throw new TypeError('fetch answered something that is no response');
  }
  return {
    status,
    contentType: header(response, 'content-type'),
    retryAfter: header(response, 'retry-after'),
    body: await readBody(response, options.maxReplyBytes ?? MAX_REPLY_BYTES),
  };
}

/**
 * The code that Node gives a connection that was never made (browsers give none), and the reason: of whatever was thrown.
 * @param {any} error
 * @returns {[string, string]}
 */
export function failureTexts(error) {
  try {
    const texts = [error?.cause?.code ?? error?.code ?? '', error?.cause?.message || error?.message || error || ''];
    const [code = '', reason = ''] = texts.map((text) => String(text).slice(0, MAX_REASON_UNITS));
    return [code, reason];
  } catch {
    return ['', ''];
  }
}
