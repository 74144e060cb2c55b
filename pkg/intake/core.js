// @ts-check
// The intake's decisions: asked in JSON, answered in JSON.
import { enter } from '../tasks.js';

/**
 * @param {string} verb a row of the table in src/wasm/intake.rs
 * @param {unknown} input
 * @returns {any}
 */
export const decide = (verb, input) => asked((core) => core.decide(verb, JSON.stringify(input)));

/**
 * Takes a body in.
 * @param {object} input `Asked` of src/intake/door/take.rs
 * @param {Uint8Array} form the form's JSON in bytes: the core reads it when it is another one
 * @param {Uint8Array} body
 * @returns {any}
 */
export const take = (input, form, body) => asked((core) => core.take(JSON.stringify(input), form, body));

/** @param {(core: any) => string} ask */
const asked = (ask) => JSON.parse(enter(ask));
