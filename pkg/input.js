// @ts-check
// What callers hand over, copied before the core is entered. Reading it may run their code (getters, proxies, `toJSON`):
// here that happens in their own call, and what it throws is that call's error and nobody else's.
import { ValidationError } from './errors.js';

const MAX_DEPTH = 64;
const MAX_VALUES = 1_000_000;
const MAX_TEXT_UNITS = 32 * 1024 * 1024;

/** Stands for a caller's function where the core only asks what kind of thing it is. */
const standIn = () => {};

/** @param {string} path @param {string} message @param {unknown} [cause] */
const invalid = (path, message, cause) => new ValidationError({
  name: 'ValidationError', code: 'invalid_input', retryable: false, message, cause,
  issues: [{ path, code: 'type', severity: 'error', message }],
});

const TOO_MUCH = 'holds more than a million values or 32 Mi characters: pass less at once';

/** Why a value is not copied, where it is not the caller's code that threw. */
class Refusal extends Error {}

class Copier {
  /** The names that lead to the value being read. @type {(string | number)[]} */
  path = [];
  #values = 0;
  #units = 0;
  #json;

  /** @param {boolean} json whether the copy goes out as JSON, which has no functions, symbols and BigInts */
  constructor(json) {
    this.#json = json;
  }

  /** @param {any} object @param {string | number} name @param {number} [depth] @returns {any} */
  field(object, name, depth = 0) {
    this.path.push(name);
    const copied = this.copy(object[name], depth);
    this.path.pop();
    return copied;
  }

  /** @param {any} value @param {number} [depth] @returns {any} */
  copy(value, depth = 0) {
    if (++this.#values > MAX_VALUES) throw new Refusal(TOO_MUCH);
    switch (typeof value) {
      case 'string':
        return this.#count(value);
      case 'object':
        return value === null ? null : this.#object(value, depth);
      case 'function':
      case 'symbol':
      case 'bigint':
        if (this.#json) throw new Refusal(`is a ${typeof value}, which JSON cannot carry: pass a number or text`);
        return typeof value === 'function' ? standIn : value;
      default:
        return value;
    }
  }

  /** @param {any} value @param {number} depth @returns {any} */
  #object(value, depth) {
    // The caller's own Date may have methods of its own; the copy has those of every Date.
    if (value instanceof Date) return new Date(Date.prototype.getTime.call(value));
    if (this.#json && typeof value.toJSON === 'function') {
      const written = value.toJSON('');
      return isObject(written) ? this.#parts(written, depth) : this.copy(written, depth);
    }
    return this.#parts(value, depth);
  }

  /** @param {any} value @param {number} depth @returns {any} */
  #parts(value, depth) {
    if (depth > MAX_DEPTH) throw new Refusal(`is nested too deeply, or holds itself: pass plain data`);
    if (Array.isArray(value)) {
      const items = [];
      for (let index = 0; index < value.length; index++) items.push(this.field(value, index, depth + 1));
      return items;
    }
    return this.entries(value, (name) => this.field(value, name, depth + 1));
  }

  /** An object with the same names. @param {any} value @param {(name: string) => any} read */
  entries(value, read) {
    // Not by assignment: to set `__proto__` would be to change what the object is.
    return Object.fromEntries(Object.keys(value).map((name) => [this.#count(name), read(name)]));
  }

  /** @param {string} text */
  #count(text) {
    this.#units += text.length;
    if (this.#units > MAX_TEXT_UNITS) throw new Refusal(TOO_MUCH);
    return text;
  }
}

/** @param {any} value */
const isObject = (value) => typeof value === 'object' && value !== null;

/**
 * @template T
 * @param {string} what
 * @param {boolean} json
 * @param {(copier: Copier) => T} read
 * @returns {T}
 */
function reading(what, json, read) {
  const copier = new Copier(json);
  try {
    return read(copier);
  } catch (cause) {
    const path = copier.path.join('.');
    const refused = cause instanceof Refusal;
    const why = refused ? cause.message : 'cannot be read (see `cause`): pass plain data';
    throw invalid(path, `${path === '' ? what : `\`${path}\``} ${why}`, refused ? undefined : cause);
  }
}

/** A record that goes out; `undefined` if it is no object: the core says what is missing. @param {any} body */
const readBody = (body) => reading('the body', true, (copier) => {
  if (!isObject(body)) return undefined;
  if (Array.isArray(body)) throw new Refusal('must be an object, not an array');
  return copier.copy(body);
});

/** @param {any} ids */
const readIds = (ids) => reading('ids', true, (copier) => (Array.isArray(ids) ? copier.field({ ids }, 'ids') : undefined));

/**
 * What a call is about; `body` and `ids` go out as its body.
 * @param {Record<string, any>} input
 * @returns {Record<string, any>}
 */
export function readInput(input) {
  const { body, ids, ...rest } = input;
  const copy = reading('the call', false, (copier) => copier.copy(rest));
  if ('body' in input) copy.body = readBody(body);
  if ('ids' in input) copy.body = readIds(ids);
  return copy;
}

/** A text, whatever the caller has that can be one. @param {string} name @param {unknown} value */
export const readText = (name, value) => reading(`\`${name}\``, false, (copier) => copier.copy(String(value)));

/** The input of a workflow. @param {any} input @returns {Record<string, any>} */
export const readFlow = (input) => reading('the input', true, (copier) => ({ ...copier.copy(input) }));

/** A reply's body that a test double made: its parts may be anything. @param {unknown} value */
export const readValue = (value) => reading('the reply', true, (copier) => copier.copy(value));

/**
 * A call's options. A signal stays on this side; what is none goes along, for the core to refuse by name.
 * @param {any} given
 * @returns {{ signal: AbortSignal | undefined, options: Record<string, any> }}
 */
export const readCallOptions = (given) => reading('the options', false, (copier) => {
  /** @type {AbortSignal | undefined} */
  let signal;
  const options = copier.entries(isObject(given) ? given : {}, (name) => {
    if (name !== 'signal') return copier.field(given, name);
    copier.path = [name];
    const value = given.signal;
    if (isSignal(value)) signal = value;
    const copied = signal ? undefined : copier.copy(value);
    copier.path = [];
    return copied;
  });
  return { signal, options };
});

/** @param {any} value @returns {value is AbortSignal} */
function isSignal(value) {
  if (typeof value?.addEventListener !== 'function') return false;
  if (typeof value.removeEventListener !== 'function') throw new Refusal('must be an AbortSignal');
  return true;
}

/**
 * A client's options: `settings` for the core, which holds nothing of the caller's, and what is called on this side.
 * @param {any} given
 * @returns {{ settings: Record<string, any>, options: import('./index.d.ts').AteraOptions }}
 */
export const readClientOptions = (given) => reading('the options', false, (copier) => {
  if (!isObject(given)) throw new Refusal('must be an object');
  /** @type {any} */
  const callables = {};
  const settings = copier.entries(given, (name) => {
    copier.path = [name];
    const value = given[name];
    if (/^(?:fetch|onEvent|limiter)$/.test(name)) callables[name] = value;
    return readSetting(name, value, copier);
  });
  return { settings, options: { ...settings, ...callables } };
});

/** @param {string} name @param {any} value @param {Copier} copier */
function readSetting(name, value, copier) {
  // Its method may be its class's.
  if (name === 'limiter' && isObject(value)) return { acquire: copier.copy(value.acquire) };
  return copier.copy(value);
}
