// @ts-check

/**
 * A header, from real headers, a Map, or the plain object of a test double.
 * @param {any} response
 * @param {string} name in lower case
 * @returns {string | undefined}
 */
export function header(response, name) {
  const { headers } = response;
  if (!headers) return undefined;
  if (typeof headers.get === 'function') return headers.get(name) ?? undefined;
  const key = Object.keys(headers).find((key) => key.toLowerCase() === name);
  return key === undefined ? undefined : String(headers[key]);
}
