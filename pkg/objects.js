// @ts-check
// What the client asks of whole pages: a loop here takes a fraction of the time that crossing for each field does.
import { readings } from './readings.js';
import { client } from './start-client.js';

const { hasOwnProperty } = Object.prototype;

/** @param {any[]} items @param {string} name @returns {Float64Array} NaN where there is no number */
export function numbers(items, name) {
  // A plain loop: this runs for every page, and Float64Array.from takes ten times as long.
  const found = new Float64Array(items.length);
  for (let index = 0; index < found.length; index++) found[index] = numberOf(items[index]?.[name]);
  return found;
}

/** A number, or digits as some servers write an id; digits that a number cannot hold stay text. @param {unknown} value */
function numberOf(value) {
  if (typeof value === 'number') return value;
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : NaN;
  return number <= Number.MAX_SAFE_INTEGER ? number : NaN;
}

/** @param {any[]} items @param {string} name @returns {any[]} */
export const texts = (items, name) => items.map((item) => item?.[name]);

/**
 * What the live service sent, in the guide's names.
 * @param {any} value one thing or an array of them
 * @param {number} number which reading
 * @returns {any} the name of an id, as text, if one is beyond what a number holds exactly
 */
export function readAs(value, number) {
  const reading = readings[number];
  if (!reading) return value;
  if (!Array.isArray(value)) return read(value, reading);
  const found = new Array(value.length);
  for (let index = 0; index < found.length; index++) {
    const item = read(value[index], reading);
    if (typeof item === 'string' && typeof value[index] !== 'string') return item;
    found[index] = item;
  }
  return found;
}

/**
 * A literal with every known field, made by one function per shape, takes a sixth of the time of a copy field by field:
 * most pages hold the documented fields and nothing else. What is missing is left out again, what is new is added.
 * @param {any} value
 * @param {import('./readings.js').Reading} reading
 */
function read(value, { make, known, ids, inner }) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  let made = make(value);
  let count = 0;
  for (const _ in value) count++;
  let missing = false;
  for (const name in made) if (made[name] === undefined) missing = true;
  if (missing) made = withoutUndefined(made);
  if (missing || count !== known.size) {
    for (const name in value) if (!known.has(name) && !hasOwnProperty.call(made, name)) keep(made, name, value[name]);
  }
  for (const name in inner) {
    const field = made[name];
    if (field === undefined) continue;
    const renamed = readAs(field, inner[name] ?? 0);
    if (typeof renamed === 'string' && typeof field !== 'string') return renamed;
    made[name] = renamed;
  }
  for (const id of ids) if (typeof made[id] === 'number' && made[id] > Number.MAX_SAFE_INTEGER) return id;
  return made;
}

/** A field of any name: to set `__proto__` would be to change what the object is. @param {any} made @param {string} name @param {any} value */
function keep(made, name, value) {
  if (name === '__proto__') Object.defineProperty(made, name, { value, enumerable: true, configurable: true, writable: true });
  else made[name] = value;
}

/** @param {any} value */
function withoutUndefined(value) {
  /** @type {any} */
  const kept = {};
  for (const name in value) if (value[name] !== undefined) kept[name] = value[name];
  return kept;
}

/** Writes a record into the shared memory. @param {any} value */
export function writeRecord(value) {
  client.buffer.begin();
  client.buffer.record(value);
  client.buffer.end();
}
