// @ts-check
// The sandbox in Node: the wasm is read from beside this file when it is first needed.

import { readFileSync } from 'node:fs';
import { startFrom } from './sandbox-api.js';

startFrom({ sync: () => readFileSync(new URL('./wasm/sandbox.wasm', import.meta.url)) });

export { createSandbox, ready } from './sandbox-api.js';
