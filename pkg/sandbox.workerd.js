// @ts-check
// The sandbox in workerd, which gives a compiled module for a static import and compiles nothing at run time.

import module from './wasm/sandbox.wasm';
import { startFrom } from './sandbox-api.js';

startFrom({ sync: () => module });

export { createSandbox, ready } from './sandbox-api.js';
