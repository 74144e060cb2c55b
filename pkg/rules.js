// @ts-check
// For browsers and bundlers: the wasm is fetched from beside this file, on first use.
import { core } from './start-rules.js';

core.from({ async: () => fetch(new URL('./wasm/rules.wasm', import.meta.url)) });

export * from './rules-surface.js';
