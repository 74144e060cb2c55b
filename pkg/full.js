// @ts-check
// For browsers and bundlers, with the workflows: the wasm is fetched from beside this file, on first use.
import './register-client.js';
import { client } from './start-client.js';
import * as glue from './wasm/full.js';

client.core.from({ async: () => fetch(new URL('./wasm/full.wasm', import.meta.url)) }, glue);

export * from './surface.js';
