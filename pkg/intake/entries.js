// @ts-check
// A body taken apart into names and values, by the parsers that the host has.

/** A part with a file; the core says what that means. */
const FILE = { empty: false }, NO_FILE = { empty: true };

/**
 * Names and values in their order; null if the body is not what its type says.
 * @param {string} media
 * @param {Uint8Array} bytes
 * @param {string} contentType
 * @returns {Promise<[string, unknown][] | null>}
 */
export async function readEntries(media, bytes, contentType) {
  try {
    return (await READERS[media]?.(bytes, contentType)) ?? null;
  } catch {
    return null;
  }
}

/** @type {Record<string, (bytes: Uint8Array, contentType: string) => Promise<[string, unknown][] | null>>} */
const READERS = {
  async json(bytes) {
    const value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    return Object.entries(value).map(([name, held]) => [whole(name), plain(held)]);
  },
  async urlencoded(bytes) {
    return [...new URLSearchParams(new TextDecoder().decode(bytes))];
  },
  async multipart(bytes, contentType) {
    const form = await new Response(/** @type {any} */ (bytes), { headers: { 'content-type': contentType } }).formData();
    return [...form].map(([name, value]) => [name, typeof value === 'string' ? value : fileOf(value)]);
  },
};

/** What lies deeper is no value of a field, and is not carried on. @param {unknown} value */
const plain = (value) => (typeof value === 'string' ? whole(value) : typeof value === 'object' && value !== null ? {} : value);

/** Half a character would break the JSON on its way to the core: it becomes U+FFFD, which the rules name. @param {string} text */
const whole = (text) => /** @type {any} */ (text).toWellFormed();

/** @param {File} file */
const fileOf = (file) => (file.size === 0 && file.name === '' ? NO_FILE : FILE);
