// @ts-check
// The secrets of the Worker's environment.

/** @typedef {{ complete: boolean, own: string, keys: Record<string, string> }} Secrets */

const SHORTEST_SECRET = 16;
/** One in use and its successor. */
const MOST_KEYS = 2;

/** What the environment holds; `complete` is false if a secret is missing or cannot be used. @param {any} env @returns {Secrets} */
export function readSecrets(env) {
  const own = typeof env.INTAKE_SECRET === 'string' ? env.INTAKE_SECRET : '';
  const keys = keysOf(env.SIGNING_KEYS);
  return { complete: own.length >= SHORTEST_SECRET && keys !== undefined, own, keys: keys ?? {} };
}

/** What the keys were read from last: they are the same with each request. @type {{ text: unknown, keys: Record<string, string> | undefined }} */
let last = { text: undefined, keys: {} };

/** @param {unknown} text */
function keysOf(text) {
  if (text !== last.text) last = { text, keys: readKeys(text) };
  return last.keys;
}

/** @param {unknown} text @returns {Record<string, string> | undefined} */
function readKeys(text) {
  if (text === undefined || text === '') return {};
  try {
    const keys = JSON.parse(String(text));
    const secrets = Object.values(keys);
    const fit = secrets.every((secret) => typeof secret === 'string' && secret.length >= SHORTEST_SECRET);
    return fit && secrets.length <= MOST_KEYS && !Array.isArray(keys) ? keys : undefined;
  } catch {
    return undefined;
  }
}
