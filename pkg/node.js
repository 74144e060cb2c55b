// @ts-check
// For Node, Deno and Bun: the wasm is read from beside this file, on first use.
import { readFileSync } from 'node:fs';
import { client } from './start-client.js';

client.core.from({ sync: () => readFileSync(new URL('./wasm/client.wasm', import.meta.url)) });

export * from './surface.js';
