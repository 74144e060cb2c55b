// @ts-check
// The sandbox in workerd, which gives a compiled module for a static import and compiles nothing at run time.

// @ts-expect-error There is no type for a wasm module as workerd imports it.
import module from './wasm/sandbox.wasm';
import { startFrom } from './sandbox-api.js';

startFrom({ sync: () => module });

export { createSandbox, ready } from './sandbox-api.js';
