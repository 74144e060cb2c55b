// @ts-check
// The rules' wasm: one instance for the whole program, and none where the client's serves.
import { createChecks } from './checks.js';
import { createCore } from './core.js';
import { rulesHost } from './rules-host.js';
import { createPaper } from './values.js';

/** @type {ReturnType<typeof createCore<Pick<typeof import('./wasm/rules.js'), 'initSync' | '__wbg_reset_state'>>>} */
export const core = createCore();

const paper = createPaper(() => core.instance);

/** @type {import('./rules-host.js').RulesHost} */
const own = {
  paper,
  start: () => core.start(),
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
};

/** What has begun goes on: a client that is imported later starts a wasm of its own. */
const host = () => (core.begun ? own : rulesHost.client ?? own);

/** Resolves when synchronous calls can be answered. */
export const ready = () => host().start();

export const checks = createChecks(host);
