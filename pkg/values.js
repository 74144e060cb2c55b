// @ts-check
// What the rules ask of the host, and the memory that a question crosses through in one go.

const { getTime, toISOString } = Date.prototype;

/** Text; a Date is its ISO text. @param {any} value @returns {string | undefined} */
export function text(value) {
  if (typeof value === 'string') return value;
  // By the class's own methods: an object may bring others.
  return value instanceof Date && !Number.isNaN(getTime.call(value)) ? toISOString.call(value) : undefined;
}

/** The domain whose letters the core has said so far, and the one that it is reading. */
let domain = '';
let ascii = '';

/** @param {number} code */
export const domainLetter = (code) => { domain += String.fromCodePoint(code); };

/** A letter of the domain in A-labels; below zero behind the last one. @param {number} index */
export function asciiLetter(index) {
  if (index === 0) {
    ascii = toAscii(domain);
    domain = '';
  }
  return index < ascii.length ? ascii.charCodeAt(index) : -1;
}

/** By the URL parser, which knows IDNA. @param {string} domain @returns {string} empty if it is none */
function toAscii(domain) {
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return '';
  }
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const calendars = new Map();
/** That of the question being asked. @type {Intl.DateTimeFormat} */
let calendar;

/** Sets the time zone that questions are about. False if the host does not know it. @param {string} zone */
export function useZone(zone) {
  try {
    calendar = calendars.get(zone) ?? new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    calendars.set(zone, calendar);
    return true;
  } catch {
    return false;
  }
}

/** How many minutes the zone is ahead of UTC at an instant. @param {number} millis */
export function zoneOffset(millis) {
  const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of calendar.formatToParts(millis)) Object.assign(part, { [type]: Number(value) });
  const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return Math.round((local - Math.floor(millis / 1000) * 1000) / 60000);
}

/**
 * The part of an instance's exports that needs no glue: numbers alone cross.
 * @typedef {{
 *   memory: WebAssembly.Memory,
 *   numbersAt: (count: number) => number,
 *   textAt: (bytes: number) => number,
 *   ask: (question: number, flags: number, entries: number, bytes: number) => number,
 *   answerAt: () => number,
 * }} Wasm
 */

const { hasOwnProperty } = Object.prototype;
const encoder = new TextEncoder();
const decoder = new TextDecoder();
const NULL = 0, FLAG = 1, NUMBER = 2, TEXT = 3, OTHER = 4;

/**
 * The core's memory, written and read from this side: three numbers for each value, and all texts end to end. The
 * core says where; the views are made anew when its memory has grown or its instance is another.
 * @param {() => Wasm} wasm
 */
export function createPaper(wasm) {
  /** @type {Float64Array} */ let numbers = new Float64Array(0);
  /** @type {Uint8Array} */ let bytes = new Uint8Array(0);
  let at = 0;
  let texts = '';
  /** The fields of the last record and their codes: the next one often has the same. @type {string[]} */
  const lastKeys = [];
  /** @type {number[]} */
  const lastCodes = [];
  /** @type {Map<string, number> | undefined} */
  let lastNames;

  /** Room for so many numbers and bytes; what is written already stays. @param {number} count @param {number} size */
  function reserve(count, size) {
    const { memory, numbersAt, textAt } = wasm();
    const [first, second] = [numbersAt(count), textAt(size)];
    numbers = new Float64Array(memory.buffer, first, count);
    bytes = new Uint8Array(memory.buffer, second, size);
  }

  /** @param {number} code the field's number, or below zero: a name of that length less one stands in the text @param {unknown} value */
  function put(code, value) {
    if (at + 3 > numbers.length) reserve(at * 2 + 96, Math.max(bytes.length, 3072));
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
    at += 3;
  }

  return {
    /** Forgets where the memory is: the instance is another. */
    forget() { numbers = new Float64Array(0); },

    /** How often it was begun: a record whose getters begin another one is found out by it. */
    turn: 0,

    /** Begins anew. */
    begin() {
      at = 0;
      texts = '';
      return ++this.turn;
    },

    /**
     * Adds a record.
     * @param {any} input a plain object; anything else is an empty record
     * @param {Map<string, number>} [names] the fields that have a number
     * @returns {number} how many entries it has
     */
    record(input, names) {
      if (input === null || typeof input !== 'object') return 0;
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
        if (at + 3 > numbers.length) reserve(at * 2 + 96, Math.max(bytes.length, 3072));
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
        at += 3;
      }
      return (at - before) / 3;
    },

    /** Adds values that are no part of the record. @param {unknown[]} values */
    add(values) {
      for (const value of values) put(-1, value);
    },

    /** How many UTF-16 units all texts have. */
    get units() { return texts.length; },

    /** Ends: brings the texts across. @returns {number} how many bytes they are */
    end() {
      if (texts === '') return 0;
      // UTF-8 takes three bytes for each UTF-16 unit at the most.
      if (texts.length * 3 > bytes.length) reserve(numbers.length, texts.length * 6);
      return encoder.encodeInto(texts, bytes).written;
    },

    /** The answer that the core left. @param {number} length @returns {string} */
    read(length) {
      const { memory, answerAt } = wasm();
      return decoder.decode(new Uint8Array(memory.buffer, answerAt(), length));
    },
  };
}
