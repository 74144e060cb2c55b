// @ts-check
// A form taken apart into names and values, by the parsers that the host has. JSON is read by the core.

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
  async urlencoded(bytes) {
    return [...new URLSearchParams(new TextDecoder().decode(bytes))];
  },
  async multipart(bytes, contentType) {
    const form = await new Response(/** @type {any} */ (bytes), { headers: { 'content-type': contentType } }).formData();
    return [...form].map(([name, value]) => [name, typeof value === 'string' ? value : fileOf(value)]);
  },
};

/** @param {File} file */
const fileOf = (file) => (file.size === 0 && file.name === '' ? NO_FILE : FILE);
