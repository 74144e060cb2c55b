// @ts-check
// What operations throw. The text is for people; `code` is for programs.

const MARK = Symbol.for('atera-wasm.error');

/**
 * What the core says of an error.
 * @typedef {{
 *   name: string, code: string, message: string, retryable: boolean, attempts?: number, status?: number,
 *   retryAfterMs?: number, requestId?: string, issues?: import('./index.d.ts').Issue[],
 *   from?: string, to?: string, allowed?: string[], cause?: unknown,
 *   done?: import('./index.d.ts').Done[], left?: string[], resume?: string,
 * }} Details
 */

export class AteraError extends Error {
  /** @param {Details} details */
  constructor(details) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = details.name;
    /** @type {string} */
    this.code = details.code;
    /** @type {boolean} Whether the same call may succeed later without a change. */
    this.retryable = details.retryable;
    for (const key of /** @type {const} */ (['status', 'requestId', 'retryAfterMs', 'attempts', 'done', 'left', 'resume'])) {
      if (details[key] !== undefined) Object.assign(this, { [key]: details[key] });
    }
    Object.defineProperty(this, MARK, { value: true });
  }
}

export class ValidationError extends AteraError {
  /** @param {Details} details */
  constructor(details) {
    super(details);
    /** Everything that is wrong, not only the first. */
    this.issues = details.issues ?? [];
  }
}

export class TransitionError extends AteraError {
  /** @param {Details} details */
  constructor(details) {
    super(details);
    this.from = details.from ?? '';
    this.to = details.to ?? '';
    this.allowed = details.allowed ?? [];
  }
}

export class RateLimitError extends AteraError {}
export class AuthError extends AteraError {}
export class NotFoundError extends AteraError {}
export class ConflictError extends AteraError {}
export class TimeoutError extends AteraError {}
export class NetworkError extends AteraError {}
export class ServerError extends AteraError {}
export class AmbiguousError extends AteraError {}
export class UnsupportedError extends AteraError {}

/** @type {Record<string, new (details: Details) => AteraError>} */
const CLASSES = {
  AteraError, ValidationError, TransitionError, RateLimitError, AuthError, NotFoundError, ConflictError,
  TimeoutError, NetworkError, ServerError, AmbiguousError, UnsupportedError,
};

/** The error that the core describes. @param {Details} details */
export const toError = (details) => new (CLASSES[details.name] ?? AteraError)(details);

/**
 * Whether a value is one of these errors, from whichever copy of the package or realm; with a code, whether it
 * is that one.
 * @param {unknown} value
 * @param {string} [code]
 * @returns {value is AteraError}
 */
export function isAteraError(value, code) {
  const error = /** @type {any} */ (value);
  return typeof error === 'object' && error !== null && error[MARK] === true && (code === undefined || error.code === code);
}
