// @ts-check
// The rules' wasm: one instance for the whole program.
import { createChecks } from './checks.js';
import { createCore } from './core.js';
import { createPaper } from './values.js';

/** @type {ReturnType<typeof createCore<Pick<typeof import('./wasm/rules.js'), 'initSync' | '__wbg_reset_state'>>>} */
export const core = createCore();

const paper = createPaper(() => core.instance);

export const checks = createChecks({
  paper,
  enter(run) {
    const { instance } = core;
    try {
      return run(instance);
    } catch (error) {
      // Whatever stopped it half-way, its memory is not to be trusted.
      core.restart();
      paper.forget();
      throw error;
    }
  },
});
