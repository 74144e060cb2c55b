// @ts-check
// Whether a reply is what the live contract says. What is found is names, types and counts: never a value, but for
// the words of fields that hold words.

import { SHAPES, WORDS } from './live-shapes.js';

/** A name that a program made up; anything else that stands where a name should may be somebody's. */
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,60}$/;
const STATUS = /^(?!.*\d{3})[\p{L}\p{N}][\p{L}\p{N} _/&().-]{0,39}$/u;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
// The offset may be missing: the contract's own account-local times have none.
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/i;
const INT32 = 2 ** 31;

/** @param {string} name */
export const safeName = (name) => (IDENTIFIER.test(name) ? name : '(a name that is no identifier)');

/** A status is the account's own text; what looks like a person or a number is not told. @param {string} word */
export const safeStatus = (word) => (STATUS.test(word) ? word : '(a text that looks like no status)');

/** @param {unknown} value the JSON type that it is */
export const typeOf = (value) => {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'whole number' : 'number';
  return typeof value;
};

/** @type {Record<string, (value: any) => boolean>} What each of the contract's plain types holds. */
const HOLDS = {
  int64: Number.isInteger,
  int32: (value) => Number.isInteger(value) && value >= -INT32 && value < INT32,
  double: (value) => typeof value === 'number',
  string: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  'date-time': (value) => DATE_TIME.test(value) && !Number.isNaN(Date.parse(value)),
  uuid: (value) => UUID.test(value),
};

/** What one reply, or all items of a list, hold beside the contract. */
export class Fit {
  /** @type {Map<string, Set<string>>} fields that no shape has, with their types */
  unknown = new Map();
  /** @type {Map<string, { expected: string, found: Set<string> }>} fields of another type */
  wrong = new Map();
  /** @type {Map<string, Set<string>>} words that no list has, by field */
  words = new Map();
  /**
   * The fields of objects that the contract names and does not describe.
   * @type {Map<string, Map<string, Set<string>>>}
   */
  undescribed = new Map();
  /**
   * The objects seen, by where they stand.
   * @type {Map<string, { shape: string, came: Set<string>, writesNull: boolean }>}
   */
  #objects = new Map();

  /** @param {string} type @param {unknown} value @param {string} [path] */
  look(type, value, path = '') {
    if (type.endsWith('?')) {
      if (value === null) return;
      type = type.slice(0, -1);
    }
    if (type.startsWith('[')) this.#list(type, value, path);
    else if (type in WORDS) this.#word(type, value, path);
    else if (type in HOLDS) this.#plain(type, value, path);
    else if (value === null || typeof value !== 'object' || Array.isArray(value)) this.#differs(type, value, path);
    else if (type in SHAPES) this.#object(type, value, path);
    else this.#undescribed(type, value);
  }

  /** @param {string} type @param {unknown} value @param {string} path */
  #differs(type, value, path) {
    const kept = this.wrong.get(path) ?? { expected: type, found: new Set() };
    this.wrong.set(path, kept);
    kept.found.add(typeOf(value));
  }

  /** @param {string} type @param {unknown} value @param {string} path */
  #plain(type, value, path) {
    if (!HOLDS[type]?.(value)) this.#differs(type, value, path);
  }

  /** @param {string} type @param {unknown} value @param {string} path */
  #list(type, value, path) {
    if (!Array.isArray(value)) this.#differs(type, value, path);
    else for (const item of value) this.look(type.slice(1, -1), item, `${path}[]`);
  }

  /** @param {string} type @param {unknown} value @param {string} path */
  #word(type, value, path) {
    if (typeof value !== 'string') this.#differs(type, value, path);
    else if (!WORDS[type]?.includes(value)) {
      add(this.words, path, IDENTIFIER.test(value) ? value : '(a text that is no word)');
    }
  }

  /** @param {string} type @param {object} value @param {string} path */
  #object(type, value, path) {
    const fields = SHAPES[type] ?? {};
    const seen = this.#objects.get(path) ?? { shape: type, came: new Set(), writesNull: false };
    this.#objects.set(path, seen);
    for (const [name, held] of Object.entries(value)) {
      const type = Object.hasOwn(fields, name) ? fields[name] : undefined;
      const place = path ? `${path}.${safeName(name)}` : safeName(name);
      seen.came.add(name);
      seen.writesNull ||= held === null;
      if (type === undefined) add(this.unknown, place, typeOf(held));
      else this.look(type, held, place);
    }
  }

  /** @param {string} type @param {object} value */
  #undescribed(type, value) {
    const fields = this.undescribed.get(type) ?? new Map();
    this.undescribed.set(type, fields);
    for (const [name, held] of Object.entries(value)) add(fields, safeName(name), typeOf(held));
  }

  /**
   * The fields that no object had. `sure` says that the server writes empty fields as null, so that these are not
   * merely empty.
   */
  get missing() {
    return [...this.#objects].flatMap(([path, { shape, came, writesNull }]) =>
      Object.keys(SHAPES[shape] ?? {}).filter((name) => !came.has(name))
        .map((name) => ({ field: path ? `${path}.${name}` : name, sure: writesNull })));
  }
}

/** @param {Map<string, Set<string>>} map @param {string} name @param {string} what */
function add(map, name, what) {
  const set = map.get(name) ?? new Set();
  map.set(name, set);
  set.add(what);
}

/**
 * The fields that hold a whole number beyond 2^53, by the text itself: parsing rounds it.
 * @param {string} text JSON
 */
export function inexactFields(text) {
  const names = new Set();
  // Every string is one match, so that digits inside a string are never taken for a number; a name is a string
  // with a colon behind it.
  for (const [, name = '', digits] of text.matchAll(/"((?:[^"\\]|\\.)*)"(?:\s*:\s*(-?\d{16,})(?![\d.eE]))?/g)) {
    if (digits !== undefined && !Number.isSafeInteger(Number(digits))) names.add(safeName(name));
  }
  return [...names];
}
