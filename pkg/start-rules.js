// @ts-check
// The rules' wasm: one instance for the whole program.
import * as glue from './wasm/rules.js';
import { createChecks } from './checks.js';
import { createCore } from './core.js';
import { createWriter } from './values.js';

export const core = createCore(glue);

const writer = createWriter(() => core.exports);

export const checks = createChecks({
  writer,
  enter(run) {
    const { exports } = core;
    try {
      return run(exports);
    } catch (error) {
      // Whatever stopped it half-way, its memory is not to be trusted.
      core.restart();
      writer.forget();
      throw error;
    }
  },
});
