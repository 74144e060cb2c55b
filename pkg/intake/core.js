// @ts-check
// The intake's decisions: asked in JSON, answered in JSON.
import { enter } from '../tasks.js';

/**
 * @param {string} verb a row of the table in src/wasm/intake.rs
 * @param {unknown} input
 * @returns {any}
 */
export function decide(verb, input) {
  const core = /** @type {any} */ (enter((exports) => exports));
  return JSON.parse(enter(() => core.decide(verb, JSON.stringify(input))));
}
