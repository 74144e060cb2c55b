// @ts-check
// For Node, Deno and Bun: the wasm is read from beside this file, on first use.
import { readFileSync } from 'node:fs';
import { core } from './start-rules.js';
import * as glue from './wasm/rules.js';

core.from({ sync: () => readFileSync(new URL('./wasm/rules.wasm', import.meta.url)) }, glue);

export * from './rules-surface.js';
