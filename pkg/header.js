// @ts-check

/** The core reads no longer one. */
const MAX_UNITS = 8192;

/**
 * A header, from real headers, a Map, or the plain object of a test double.
 * @param {any} response
 * @param {string} name in lower case
 * @returns {string | undefined}
 */
export function header(response, name) {
  const { headers } = response;
  if (!headers) return undefined;
  const found = typeof headers.get === 'function' ? headers.get(name) : headers[Object.keys(headers).find((key) => key.toLowerCase() === name) ?? name];
  // A test double may hold anything, and only text goes into the core.
  return found === undefined || found === null ? undefined : String(found).slice(0, MAX_UNITS);
}
