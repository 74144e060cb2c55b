// @ts-check
// Signatures, hashes and chance, by the host's own cryptography.

const encoder = new TextEncoder();
const HMAC = { name: 'HMAC', hash: 'SHA-256' };

/** A Worker has two or three secrets, and imports each once. @type {Map<string, Promise<CryptoKey>>} */
const keys = new Map();
const MOST_KEYS = 8;

/** @param {string} secret */
function keyOf(secret) {
  let key = keys.get(secret);
  if (!key) {
    if (keys.size >= MOST_KEYS) keys.clear();
    key = crypto.subtle.importKey('raw', encoder.encode(secret), HMAC, false, ['sign', 'verify']);
    keys.set(secret, key);
  }
  return key;
}

/** In base64url. @param {string} secret @param {string} text */
export async function sign(secret, text) {
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), encoder.encode(text))));
}

/** Compares in constant time. @param {string} secret @param {string} text @param {Uint8Array} signature */
export async function verify(secret, text, signature) {
  if (!secret) return false;
  return crypto.subtle.verify('HMAC', await keyOf(secret), /** @type {any} */ (signature), encoder.encode(text));
}

/** SHA-256. @param {string | Uint8Array} data */
export async function digest(data) {
  const bytes = typeof data === 'string' ? encoder.encode(data) : data;
  return new Uint8Array(await crypto.subtle.digest('SHA-256', /** @type {any} */ (bytes)));
}

/** SHA-256 in hex. @param {string | Uint8Array} data */
export async function digestHex(data) {
  return /** @type {any} */ (await digest(data)).toHex();
}

/** 132 bits in 22 letters. */
export const randomId = () => base64url(crypto.getRandomValues(new Uint8Array(17))).slice(0, 22);

/** @param {Uint8Array} bytes */
const base64url = (bytes) => /** @type {any} */ (bytes).toBase64({ alphabet: 'base64url', omitPadding: true });
