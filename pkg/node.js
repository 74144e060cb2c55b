// @ts-check
// For Node, Deno and Bun: the wasm is read from beside this file, on first use.
import { readFileSync } from 'node:fs';
import './register-client.js';
import { client } from './start-client.js';
import * as glue from './wasm/full.js';

client.core.from({ sync: () => readFileSync(new URL('./wasm/full.wasm', import.meta.url)) }, glue);

export * from './surface.js';
