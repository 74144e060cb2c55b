// @ts-check
// The memory that a record crosses through in one go. Its layout is that of src/model/record_layout.rs.
import { ENTRY, FLAG, HEAD, NULL, NUMBER, OTHER, TEXT } from './record-layout.js';

const { getTime, toISOString } = Date.prototype;

/** Text; a Date is its ISO text. @param {any} value @returns {string | undefined} */
export function text(value) {
  if (typeof value === 'string') return value;
  // By the class's own methods: an object may bring others.
  return value instanceof Date && !Number.isNaN(getTime.call(value)) ? toISOString.call(value) : undefined;
}

/**
 * The part of an instance's exports that needs no glue: numbers alone cross.
 * @typedef {{
 *   memory: WebAssembly.Memory,
 *   numbersAt: (count: number) => number,
 *   textAt: (bytes: number) => number,
 * }} SharedMemory
 */

const { hasOwnProperty } = Object.prototype;
const encoder = new TextEncoder();

/**
 * The core's memory, written from this side. The core says where; the views are made anew when its memory has grown or
 * its instance is another.
 * @param {() => SharedMemory} shared
 */
export function createRecordBuffer(shared) {
  /** @type {Float64Array} */ let numbers = new Float64Array(0);
  /** @type {Uint8Array} */ let bytes = new Uint8Array(0);
  let at = 0;
  let size = 0;
  let texts = '';
  /** The fields of the last record and their codes: the next one often has the same. @type {string[]} */
  const lastKeys = [];
  /** @type {number[]} */
  const lastCodes = [];
  /** @type {Map<string, number> | undefined} */
  let lastNames;

  /** Room for so many numbers and bytes; what is written already stays. @param {number} count @param {number} size */
  function reserve(count, size) {
    const { memory, numbersAt, textAt } = shared();
    const [first, second] = [numbersAt(count), textAt(size)];
    numbers = new Float64Array(memory.buffer, first, count);
    bytes = new Uint8Array(memory.buffer, second, size);
  }

  /** @param {number} code the field's number, or below zero: a name of that length less one stands in the text @param {unknown} value */
  function put(code, value) {
    if (at + ENTRY > numbers.length) reserve(at * 2 + 96, Math.max(bytes.length, 3072));
    let kind = OTHER;
    let payload = 0;
    if (typeof value === 'string') {
      kind = TEXT;
      texts += value;
      payload = value.length;
    } else if (typeof value === 'number') {
      kind = NUMBER;
      payload = value;
    } else if (typeof value === 'boolean') {
      kind = FLAG;
      payload = value ? 1 : 0;
    } else if (value === null) {
      kind = NULL;
    } else if (value instanceof Date) {
      const written = text(value) ?? 'Invalid Date';
      kind = TEXT;
      texts += written;
      payload = written.length;
    }
    numbers[at] = code;
    numbers[at + 1] = kind;
    numbers[at + 2] = payload;
    at += ENTRY;
  }

  return {
    /** Forgets where the memory is: the instance is another. */
    forget() { numbers = new Float64Array(0); },

    /** How often it was begun: a record whose getters begin another one is found out by it. */
    turn: 0,

    /** Begins anew. */
    begin() {
      at = HEAD;
      size = 0;
      texts = '';
      return ++this.turn;
    },

    /**
     * Adds the record, which comes last.
     * @param {any} input a plain object; anything else is an empty record
     * @param {Map<string, number>} [names] the fields that have a number
     */
    record(input, names) {
      if (input === null || typeof input !== 'object') return;
      if (names !== lastNames) {
        lastNames = names;
        lastKeys.length = 0;
      }
      const before = at;
      let index = 0;
      // The engine knows this loop: it asks each key's owner, and reads each value, from the object's shape.
      for (const key in input) {
        if (!hasOwnProperty.call(input, key)) continue;
        const value = input[key];
        if (value === undefined) continue;
        let code = lastCodes[index] ?? 0;
        if (lastKeys[index] !== key) {
          code = names?.get(key) ?? -1 - key.length;
          if (index < 32) {
            lastKeys[index] = key;
            lastCodes[index] = code;
          }
        }
        index++;
        if (code < 0) texts += key;
        if (at + ENTRY > numbers.length) reserve(at * 2 + 96, Math.max(bytes.length, 3072));
        numbers[at] = code;
        if (typeof value === 'string') {
          numbers[at + 1] = TEXT;
          numbers[at + 2] = value.length;
          texts += value;
        } else if (typeof value === 'number') {
          numbers[at + 1] = NUMBER;
          numbers[at + 2] = value;
        } else {
          put(code, value);
          continue;
        }
        at += ENTRY;
      }
      size = (at - before) / ENTRY;
    },

    /** Adds a value that stands before the record. @param {unknown} value @param {string} [name] */
    add(value, name = '') {
      texts += name;
      put(-1 - name.length, value);
    },

    /** Ends: brings the texts across. */
    end() {
      // UTF-8 takes three bytes for each UTF-16 unit at the most.
      if (numbers.length < HEAD || texts.length * 3 > bytes.length) reserve(Math.max(numbers.length, 96), Math.max(texts.length * 6, 3072));
      numbers[0] = size;
      numbers[1] = texts.length;
      numbers[2] = encoder.encodeInto(texts, bytes).written;
    },
  };
}
