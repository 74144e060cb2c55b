// @ts-check
// For Cloudflare Workers: the wasm comes as a compiled module with the script.
// @ts-expect-error There is no type for a wasm module as workerd imports it.
import module from './wasm/client.wasm';
import { client } from './start-client.js';

client.core.from({ sync: () => module });

export * from './surface.js';
