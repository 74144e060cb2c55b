// @ts-check
// Signatures with the Worker's own secret.

const SHORTEST = 32;
const encoder = new TextEncoder();

/** Imported once for each purpose. @type {Map<string, Promise<CryptoKey>>} */
const keys = new Map();

/** @param {any} env @param {string} purpose what one signature is for, so that it serves for nothing else */
function keyFor(env, purpose) {
  const secret = String(env.INTAKE_SECRET ?? '');
  if (secret.length < SHORTEST) {
    throw new Error(`INTAKE_SECRET is missing or shorter than ${SHORTEST} letters: set it with \`wrangler secret put INTAKE_SECRET\``);
  }
  const name = `${purpose}\n${secret}`;
  let key = keys.get(name);
  if (!key) {
    key = crypto.subtle.importKey('raw', encoder.encode(name), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
    keys.set(name, key);
  }
  return key;
}

/** @param {any} env @param {string} purpose @param {string} text */
export async function sign(env, purpose, text) {
  return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', await keyFor(env, purpose), encoder.encode(text))));
}

/** Compared in constant time. @param {any} env @param {string} purpose @param {string} text @param {string} signature */
export async function isSigned(env, purpose, text, signature) {
  const bytes = fromBase64url(signature);
  return bytes !== undefined && crypto.subtle.verify('HMAC', await keyFor(env, purpose), bytes, encoder.encode(text));
}

/** @param {string} text */
export const sha256 = async (text) => new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));

/** @param {Uint8Array} bytes */
export function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer> | undefined} */
export function fromBase64url(text) {
  try {
    return Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  } catch {
    return undefined;
  }
}
