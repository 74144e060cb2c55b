// @ts-check
// For Cloudflare Workers: the wasm comes as a compiled module with the script.
// @ts-expect-error There is no type for a wasm module as workerd imports it.
import module from './wasm/full.wasm';
import './register-client.js';
import { client } from './start-client.js';
import * as glue from './wasm/full.js';

client.core.from({ sync: () => module }, glue);

export * from './surface.js';
