// @ts-check
// For Node, Deno and Bun: the wasm is read from beside this file, on first use.
import { readFileSync } from 'node:fs';
import { core } from './start-rules.js';
import { __wbg_reset_state, initSync } from './wasm/rules.js';

core.from({ sync: () => readFileSync(new URL('./wasm/rules.wasm', import.meta.url)) }, { initSync, __wbg_reset_state });

export * from './rules-surface.js';
