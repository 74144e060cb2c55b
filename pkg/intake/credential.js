// @ts-check
// Who may be operator: a secret compared in constant time, or somebody whom Cloudflare Access let in.

/** A shorter secret can be guessed, so it opens nothing. */
export const SHORTEST_TOKEN = 16;

/**
 * `closed`: nothing is configured. `ambient`: a browser sends this credential by itself, whatever page asks.
 * @typedef {{ verdict: 'closed' | 'refused' | 'open', ambient: boolean }} Judgement
 */

/** @param {import('./worker.js').Call} call @returns {Promise<Judgement>} */
export async function judgeCredential({ request, env, options }) {
  const secret = typeof env.ADMIN_TOKEN === 'string' && env.ADMIN_TOKEN.length >= SHORTEST_TOKEN ? env.ADMIN_TOKEN : undefined;
  if (!secret && !options.access) return { verdict: 'closed', ambient: false };
  if (options.access && await options.access.verify(request)) return { verdict: 'open', ambient: true };
  const { scheme, bytes } = credentialOf(request.headers.get('authorization') ?? '');
  if (secret && await isSame(bytes, new TextEncoder().encode(secret))) return { verdict: 'open', ambient: scheme !== 'bearer' };
  return { verdict: 'refused', ambient: false };
}

/** The token of `Bearer`, or the password of `Basic`; nothing of anything else. @param {string} header */
function credentialOf(header) {
  const [, scheme = '', text = ''] = /^(bearer|basic) +(\S+) *$/i.exec(header) ?? [];
  if (scheme.toLowerCase() !== 'basic') return { scheme: scheme.toLowerCase(), bytes: new TextEncoder().encode(text) };
  try {
    const pair = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return { scheme: 'basic', bytes: pair.subarray(pair.indexOf(':'.charCodeAt(0)) + 1) };
  } catch {
    return { scheme: 'basic', bytes: new Uint8Array() };
  }
}

/** Hashes are of one length, and how long the comparison takes tells nothing. @param {Uint8Array<ArrayBuffer>} one @param {Uint8Array<ArrayBuffer>} other */
async function isSame(one, other) {
  const [left, right] = await Promise.all([one, other].map((bytes) => crypto.subtle.digest('SHA-256', bytes)));
  // The runtime has it, and the types of the web's own crypto do not.
  return /** @type {any} */ (crypto.subtle).timingSafeEqual(left, right);
}
