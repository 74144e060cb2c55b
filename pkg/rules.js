// @ts-check
// For browsers and bundlers: the wasm is fetched from beside this file, on first use.
import { core } from './start-rules.js';
import { __wbg_reset_state, initSync } from './wasm/rules.js';

core.from({ async: () => fetch(new URL('./wasm/rules.wasm', import.meta.url)) }, { initSync, __wbg_reset_state });

export * from './rules-surface.js';
