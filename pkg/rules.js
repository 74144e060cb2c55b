// @ts-check
// For browsers and bundlers: the wasm is fetched from beside this file, on first use.
import { core } from './start-rules.js';
import * as glue from './wasm/rules.js';

core.from({ async: () => fetch(new URL('./wasm/rules.wasm', import.meta.url)) }, glue);

export * from './rules-surface.js';
