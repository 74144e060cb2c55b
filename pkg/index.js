// @ts-check
// For browsers and bundlers: the wasm is fetched from beside this file, on first use.
import './register-client.js';
import { client } from './start-client.js';
import * as glue from './wasm/client.js';

client.core.from({ async: () => fetch(new URL('./wasm/client.wasm', import.meta.url)) }, glue);

export * from './surface.js';
