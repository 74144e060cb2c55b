// @ts-check
// The rules' wasm: one instance for the whole program.
import { __wbg_reset_state, initSync } from './wasm/rules.js';
import { createChecks } from './checks.js';
import { createCore } from './core.js';
import { createPaper } from './values.js';

export const core = createCore({ initSync, __wbg_reset_state });

const wasm = () => core.wasm;
const paper = createPaper(wasm);

export const checks = createChecks({
  paper,
  enter(run) {
    const { wasm } = core;
    try {
      return run(wasm);
    } catch (error) {
      // Whatever stopped it half-way, its memory is not to be trusted.
      core.restart();
      paper.forget();
      throw error;
    }
  },
});
