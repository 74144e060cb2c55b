// @ts-check
// A reply's body, read once, by the host's own parser, and never more of it than allowed.
import { header } from './header.js';
import { readValue } from './input.js';

const JSON_VALUE = 0, NULL = 1, EMPTY = 2, TEXT = 3, TOO_LARGE = 4, CUT = 5;
/** How much of a text that is no JSON the core gets to see. */
const EXCERPT = 1000;

/** @typedef {{ kind: number, value?: any, cause?: unknown }} ReadBody */

/**
 * Reads the body of a real response, or of a test double that has `text()` or `json()` alone.
 * @param {any} response
 * @param {number} most in bytes
 * @returns {Promise<ReadBody>}
 */
export async function readBody(response, most) {
  try {
    if (response.status === 204 || response.type === 'opaqueredirect') return { kind: EMPTY };
    if (typeof response.text !== 'function') {
      return typeof response.json === 'function' ? ofDouble(await response.json()) : { kind: EMPTY };
    }
    const text = fits(response, most) ? await response.text() : await readStream(response.body, most);
    return text === undefined ? { kind: TOO_LARGE } : ofText(String(text));
  } catch (cause) {
    return { kind: CUT, cause };
  }
}

/** Whether the size is known beforehand: counting chunks is only needed where it is not. @param {any} response @param {number} most */
function fits(response, most) {
  if (typeof response.body?.getReader !== 'function') return true;
  const length = header(response, 'content-length');
  return length !== undefined && Number(length) <= most && header(response, 'content-encoding') === undefined;
}

/** @param {ReadableStream<Uint8Array>} stream @param {number} most @returns {Promise<string | undefined>} */
async function readStream(stream, most) {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > most) {
      // Nobody waits for the rest, nor for how giving it up ends.
      Promise.resolve().then(() => reader.cancel()).catch(() => {});
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** @param {string} text @returns {ReadBody} */
function ofText(text) {
  if (text === '') return { kind: EMPTY };
  try {
    return ofValue(JSON.parse(text));
  } catch (cause) {
    return { kind: TEXT, value: text.slice(0, EXCERPT), cause };
  }
}

/** What no parser of the host's made may run code when it is read, so it is read here. @param {any} value @returns {ReadBody} */
function ofDouble(value) {
  try {
    return ofValue(readValue(value));
  } catch (cause) {
    return { kind: TEXT, value: 'an object that cannot be read', cause };
  }
}

/** @param {any} value @returns {ReadBody} */
const ofValue = (value) => (value === null || value === undefined ? { kind: NULL } : { kind: JSON_VALUE, value });
