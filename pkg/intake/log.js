// @ts-check
// The log: what a line may say is a table of the core.
import { decide } from './core.js';

/**
 * @param {import('./options.js').Options} options
 * @param {string} event a row of the table in src/intake/log.rs
 * @param {Record<string, unknown>} [fields]
 */
export function log(options, event, fields = {}) {
  options.log(decide('log.line', { event, fields }));
}

/**
 * The owner's log, as the intake may call it: a line that cannot be written is no fault of what it tells.
 * @param {(line: object) => unknown} write
 * @returns {(line: object) => void}
 */
export const guarded = (write) => (line) => {
  try {
    Promise.resolve(write(line)).catch(() => {});
  } catch {
    // Where the log itself fails there is nobody to tell.
  }
};

/** The code of whatever was thrown; an error of ours has one. @param {any} error @returns {string} */
export const codeOf = (error) => (typeof error?.code === 'string' ? error.code : 'failed');
