// @ts-check
// For Cloudflare Workers: the wasm comes as a compiled module with the script.
// @ts-expect-error There is no type for a wasm module as workerd imports it.
import module from './wasm/rules.wasm';
import { core } from './start-rules.js';
import * as glue from './wasm/rules.js';

core.from({ sync: () => module }, glue);

export * from './rules-surface.js';
