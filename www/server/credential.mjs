// How a call shows the key. Atera has two generations: a token is a JWT and goes in `Authorization`, any other key in
// `X-API-KEY`; each in the other's place is refused. The guide knows the second alone.

/** Three base64url segments, the first of which starts a JSON object. */
const TOKEN = /^eyJ[\w-]*\.[\w-]+\.[\w-]+$/;

/**
 * The header that carries the key.
 * @param {string} dialect
 * @param {string} key
 * @returns {[name: string, value: string]}
 */
export function credentialOf(dialect, key) {
  return dialect === 'live' && TOKEN.test(key) ? ['authorization', `Bearer ${key}`] : ['x-api-key', key];
}
