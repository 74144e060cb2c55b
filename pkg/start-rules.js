// @ts-check
// The rules' wasm: one instance for the whole program, and none where the client's serves.
import { createChecks } from './checks.js';
import { createCore } from './core.js';
import { createRecordBuffer } from './record-buffer.js';
import { rulesHost } from './rules-host.js';

/** @type {ReturnType<typeof createCore<typeof import('./wasm/rules.js')>>} */
export const core = createCore();

const buffer = createRecordBuffer(() => core.instance);

/** @type {import('./rules-host.js').RulesHost} */
const own = {
  buffer,
  start: () => core.start(),
  enter(run) {
    const { exports } = core;
    try {
      return run(exports);
    } catch (error) {
      // Whatever stopped it half-way, its memory is not to be trusted.
      core.restart();
      buffer.forget();
      throw error;
    }
  },
};

/** What has begun goes on: a client that is imported later starts a wasm of its own. */
const host = () => (core.begun ? own : rulesHost.client ?? own);

/** Resolves when synchronous calls can be answered. */
export const ready = () => host().start();

export const checks = createChecks(host);
