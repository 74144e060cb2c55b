// @ts-check
// The sandbox where the wasm must be fetched: browsers, Deno, bundlers.

import { startFrom } from './sandbox-api.js';

startFrom({ async: () => fetch(new URL('./wasm/sandbox.wasm', import.meta.url)) });

export { createSandbox, ready } from './sandbox-api.js';
