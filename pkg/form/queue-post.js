// @ts-check
// One submission on its way to the door and back, told as something that happened.

const ANSWER_MS = 20_000;
/** A request that outlives its page may carry so much; all of a page's together 64 KiB. */
const KEPT_ALIVE_BYTES = 30_000;

/**
 * @typedef {{ id: string, token: string, fields: Record<string, string> }} Entry
 * @typedef {{ path: string, code: string, reason?: string, severity?: string, message?: string, suggestion?: string }} Issue
 * @typedef {{ receipt?: string, url?: string, message?: string, issues?: Issue[], retryAfterMs?: number | null }} Said
 * @typedef {typeof globalThis.fetch} Fetch
 */

/** When a token was given, in milliseconds since 1970; none is older than any. @param {string} token */
export function timeOf(token) {
  if (token === '') return 0;
  const time = Number.parseInt(token, 10);
  return Number.isSafeInteger(time) ? time : null;
}

/**
 * @param {Fetch} fetch
 * @param {string} action
 * @param {Entry} entry
 */
export async function post(fetch, action, { id, token, fields }) {
  const body = JSON.stringify({ ...fields, id, token });
  const reply = await ask(fetch, action, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    keepalive: body.length * 3 < KEPT_ALIVE_BYTES,
  });
  if ('lost' in reply) return { event: { type: /** @type {const} */ ('lost'), code: reply.lost }, said: {} };
  const { status, said, retryAfterMs } = reply;
  return {
    event: {
      type: /** @type {const} */ ('answer'),
      status,
      code: typeof said.code === 'string' ? said.code : null,
      retryAfterMs,
      isReceipt: said.id === id,
    },
    said: /** @type {Said} */ ({ ...said, retryAfterMs }),
  };
}

/**
 * A fresh token for a submission whose own is too old. The same id makes the door answer what it answered before.
 * @param {Fetch} fetch
 * @param {string} action
 * @param {string} id
 */
export async function renew(fetch, action, id) {
  const url = new URL('/form/token', action);
  url.searchParams.set('id', id);
  const reply = await ask(fetch, url.href, {});
  if ('lost' in reply) return { event: { type: /** @type {const} */ ('lost'), code: reply.lost } };
  const { status, said, retryAfterMs } = reply;
  // A door that is older than this script gives a token for another submission: it would make a second ticket.
  const isOurs = typeof said.token === 'string' && said.id === id;
  if (status === 200 && isOurs) {
    const bits = Number(said.proof?.bits ?? 0);
    return { event: { type: /** @type {const} */ ('renewed') }, token: said.token, bits };
  }
  const refused = status === 200 && said.token ? 404 : status;
  return { event: { type: /** @type {const} */ ('unrenewed'), status: refused, retryAfterMs } };
}

/**
 * @param {Fetch} fetch
 * @param {string} address
 * @param {RequestInit} init
 * @returns {Promise<{ lost: 'timeout' | 'network' } | { status: number, said: any, retryAfterMs: number | null }>}
 */
async function ask(fetch, address, init) {
  try {
    const reply = await fetch(address, {
      ...init,
      headers: { accept: 'application/json', ...init.headers },
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const said = readJson(await reply.text());
    return { status: reply.status, said, retryAfterMs: waitOf(said.retryAfterMs, reply.headers.get('retry-after')) };
  } catch (error) {
    return { lost: /** @type {any} */ (error)?.name === 'TimeoutError' ? 'timeout' : 'network' };
  }
}

/** @param {string} text */
function readJson(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}

/** @param {unknown} ms @param {string | null} header seconds, or a date @returns {number | null} */
function waitOf(ms, header) {
  if (typeof ms === 'number' && ms >= 0) return ms;
  if (header === null) return null;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isFinite(wait) ? Math.max(wait, 0) : null;
}
