// @ts-check
// What the core asks of JavaScript values, and the memory that a record crosses through in one go.

/** @param {any} value @param {string} name @returns {any} undefined if it is missing or null */
export function field(value, name) {
  return value === null || typeof value !== 'object' ? undefined : (value[name] ?? undefined);
}

/** Text; a Date is its ISO text. @param {any} value @returns {string | undefined} */
export function text(value) {
  if (typeof value === 'string') return value;
  return value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString() : undefined;
}

/** @param {any} value @returns {number} below zero if it is no array */
export const length = (value) => (Array.isArray(value) ? value.length : -1);

/** @param {any} value @param {number} index @returns {any} */
export const item = (value, index) => value[index];

/** The domain in A-labels by the URL parser, which knows IDNA. @param {string} domain @returns {string | undefined} */
export function domainToAscii(domain) {
  try {
    const { hostname } = new URL(`http://${domain}`);
    return hostname === '' ? undefined : hostname;
  } catch {
    return undefined;
  }
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const calendars = new Map();

/** @param {string} zone */
function calendar(zone) {
  let found = calendars.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    calendars.set(zone, found);
  }
  return found;
}

/** How many minutes a zone is ahead of UTC at an instant. @param {string} zone @param {number} millis */
export function zoneOffset(zone, millis) {
  /** @type {Record<string, number>} */
  const part = {};
  for (const { type, value } of calendar(zone).formatToParts(millis)) part[type] = Number(value);
  const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return Math.round((local - Math.floor(millis / 1000) * 1000) / 60000);
}

/** Whether the host knows a time zone. @param {string} zone */
export function knowsZone(zone) {
  try {
    return Boolean(calendar(zone));
  } catch {
    return false;
  }
}

/**
 * @typedef {{
 *   numbersAt: (count: number) => number,
 *   textAt: (bytes: number) => number,
 *   sharedMemory: () => WebAssembly.Memory,
 * }} Shared
 */

const encoder = new TextEncoder();
const NULL = 0, FLAG = 1, NUMBER = 2, TEXT = 3, OTHER = 4;

/** @param {unknown} value */
function kindOf(value) {
  switch (typeof value) {
    case 'string': return TEXT;
    case 'number': return NUMBER;
    case 'boolean': return FLAG;
    default: return value === null ? NULL : value instanceof Date ? TEXT : OTHER;
  }
}

/**
 * Writes a record into the core's memory: three numbers for each entry, and all texts end to end. The core says
 * where; the views are made anew when its memory has grown or its instance is another.
 * @param {() => Shared} shared
 */
export function createWriter(shared) {
  /** @type {ArrayBuffer | undefined} */ let buffer;
  /** @type {Float64Array} */ let numbers;
  /** @type {Uint8Array} */ let bytes;

  /** @param {number} entries @param {number} units */
  function reserve(entries, units) {
    const core = shared();
    const numbersAt = core.numbersAt(entries * 3);
    // UTF-8 takes three bytes for each UTF-16 unit at the most.
    const textAt = core.textAt(units * 3);
    buffer = /** @type {ArrayBuffer} */ (core.sharedMemory().buffer);
    numbers = new Float64Array(buffer, numbersAt, entries * 3);
    bytes = new Uint8Array(buffer, textAt, units * 3);
  }

  return {
    /** Forgets where the memory is: the instance is another. */
    forget() { buffer = undefined; },

    /**
     * @param {any} input a plain object; anything else is an empty record
     * @param {Map<string, number>} names the fields that have a number
     * @returns {number} entries above 2^32, bytes of text below
     */
    write(input, names) {
      if (buffer === undefined || buffer.byteLength === 0) reserve(32, 1024);
      const keys = input !== null && typeof input === 'object' ? Object.keys(input) : [];
      if (keys.length * 3 > numbers.length) reserve(keys.length, bytes.length / 3);
      let entries = 0;
      let texts = '';
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index];
        const value = input[key];
        if (value === undefined) continue;
        const at = entries++ * 3;
        const number = names.get(key);
        if (number === undefined) texts += key;
        const kind = kindOf(value);
        numbers[at] = number ?? -1 - key.length;
        numbers[at + 1] = kind;
        if (kind === TEXT) {
          const written = typeof value === 'string' ? value : text(value) ?? 'Invalid Date';
          texts += written;
          numbers[at + 2] = written.length;
        } else {
          numbers[at + 2] = Number(kind === FLAG || kind === NUMBER ? value : 0);
        }
      }
      if (texts.length * 3 > bytes.length) {
        const kept = numbers.slice(0, entries * 3);
        reserve(Math.max(entries, 32), texts.length * 2);
        numbers.set(kept);
      }
      const written = texts === '' ? 0 : encoder.encodeInto(texts, bytes).written;
      return entries * 4294967296 + written;
    },
  };
}
