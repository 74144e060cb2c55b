// @ts-check
// The intake's decisions: asked in JSON, answered in JSON.
import { enter } from '../tasks.js';

/**
 * @param {string} verb a row of the table in src/wasm/intake.rs
 * @param {unknown} input
 * @returns {any}
 */
export function decide(verb, input) {
  // Before the core is entered: writing an option as text may run its owner's code, and what that throws is no trap.
  const text = JSON.stringify(input);
  return asked((core) => core.decide(verb, text));
}

/**
 * Takes a body in.
 * @param {object} input `Asked` of src/intake/door/take.rs
 * @param {Uint8Array} form the form's JSON in bytes: the core reads it when it is another one
 * @param {Uint8Array} body
 * @returns {any}
 */
export function take(input, form, body) {
  const text = JSON.stringify(input);
  return asked((core) => core.take(text, form, body));
}

/**
 * What is no option of an intake, in one sentence.
 * @param {object} options
 * @returns {string | undefined}
 */
export function optionFault(options) {
  const copied = { ...options };
  return enter((/** @type {any} */ core) => core.intakeOptionFault(copied));
}

/**
 * The same inside of its options.
 * @param {object} options
 * @returns {string | undefined}
 */
export function nestedOptionFault(options) {
  const copied = { ...options };
  return enter((/** @type {any} */ core) => core.intakeNestedOptionFault(copied));
}

/** @param {(core: any) => string} ask */
const asked = (ask) => JSON.parse(enter(ask));
