// @ts-check
// What the client asks of the bodies that it sends and receives. It never changes one that it was given.
import { client } from './start-client.js';

/** @param {any[]} items @param {string} name @returns {Float64Array} NaN where there is no number */
export function numbers(items, name) {
  // A plain loop: this runs for every page, and Float64Array.from takes ten times as long.
  const found = new Float64Array(items.length);
  for (let index = 0; index < found.length; index++) found[index] = numberOf(items[index]?.[name]);
  return found;
}

/** A number, or digits as some servers write an id. @param {unknown} value */
const numberOf = (value) =>
  typeof value === 'number' ? value : typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : NaN;

/** @param {any[]} items @param {string} name @returns {any[]} */
export const texts = (items, name) => items.map((item) => item?.[name]);

/** @param {any[]} items @param {Uint32Array} indexes */
export const pick = (items, indexes) => Array.from(indexes, (index) => items[index]);

/** @param {any} value @param {string} name @param {any} field an empty name adds nothing */
export const withField = (value, name, field) => (name === '' ? { ...value } : { ...value, [name]: field });

/** @param {any} value @param {string} name */
export function withoutField(value, name) {
  const { [name]: _, ...rest } = value;
  return rest;
}

/** @returns {any[]} */
export const emptyArray = () => [];

/** @param {any[]} array @param {any} value */
export const push = (array, value) => { array.push(value); };

/** @type {Map<string, number>} */
const NO_NAMES = new Map();

/** @param {any} value */
export const pack = (value) => client.writer.write(value, NO_NAMES);
