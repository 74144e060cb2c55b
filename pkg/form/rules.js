// @ts-check
// The rules on the page: the core's own, in a wasm that is fetched when the form is first used.
import { createCore } from '../core.js';
import { createRecordBuffer } from '../record-buffer.js';
import * as glue from '../wasm/form.js';

/**
 * @typedef {{ path: string, code: string, reason?: string, severity: 'error' | 'warning', suggestion?: string, params?: Record<string, string> }} FormIssue
 * `shown` names the fields that these answers leave on the page.
 * @typedef {{ ok: boolean, issues: FormIssue[], shown: string[] }} Judged
 * @typedef {{ check: (schema: { fields?: readonly (string | object)[] }, values: Record<string, unknown>) => Judged }} FormRules
 */

/** A module without content: where a policy refuses this one, it refuses ours, and nothing need be fetched. */
const EMPTY = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);

/** @type {ReturnType<typeof createCore<typeof glue>>} */
const core = createCore();
const buffer = createRecordBuffer(() => core.instance);

/**
 * Resolves with the rules; rejects where WebAssembly is refused or the file does not come.
 * @param {{ integrity?: string, url?: string | URL }} [options] `integrity` is what the file has to hash to
 * @returns {Promise<FormRules>}
 */
export async function startRules({ integrity, url = new URL('../wasm/form.wasm', import.meta.url) } = {}) {
  // WebKit compiles it under such a policy, and refuses the instance.
  new WebAssembly.Instance(new WebAssembly.Module(EMPTY));
  core.from({ async: () => fetch(url, integrity ? { integrity } : {}) }, glue);
  await core.start();
  return { check };
}

/** @type {FormRules['check']} */
function check({ fields }, values) {
  /** @type {unknown[]} */
  const schema = [];
  for (const field of fields ?? []) writeField(schema, typeof field === 'string' ? { name: field } : field);
  const { exports } = core;
  try {
    buffer.begin();
    for (const value of schema) buffer.add(value);
    buffer.record(values);
    buffer.end();
    return exports.judgeForm(fields?.length);
  } catch (error) {
    // Whatever stopped it half-way, its memory is not to be trusted.
    core.restart();
    buffer.forget();
    throw error;
  }
}

/** @param {unknown[]} to @param {any} field */
function writeField(to, { name, type, required, maxLength, min, max, dependsOn, choices = [], showIf }) {
  to.push(name, type ?? null, Number(Boolean(required)), maxLength ?? 0, textOf(min), textOf(max), dependsOn ?? null, choices.length);
  for (const choice of choices) {
    const { value, for: parents = [] } = typeof choice === 'string' ? { value: choice } : choice;
    to.push(value, parents.length, ...parents);
  }
  writeCondition(to, showIf);
}

/** @param {unknown} limit */
const textOf = (limit) => (limit === undefined ? null : String(limit));

/** A question begins with its field, a list with its size: one more than it has, below zero if one of them is enough. @param {unknown[]} to @param {any} condition */
function writeCondition(to, condition) {
  if (!condition) return void to.push(null);
  const { field, is, not, all, any } = condition;
  const list = all ?? any;
  if (list) {
    to.push(all ? list.length + 1 : -1 - list.length);
    for (const inner of list) writeCondition(to, inner);
    return;
  }
  const words = [is ?? not].flat();
  to.push(String(field), Number(is !== undefined), words.length, ...words);
}
