// @ts-check
// The client's wasm: one instance for the whole program. The entry says which file it is.
import { createCore } from './core.js';
import { createRecordBuffer } from './record-buffer.js';

/** @type {ReturnType<typeof createCore<typeof import('./wasm/client.js')>>} */
const core = createCore();

export const client = {
  core,
  buffer: createRecordBuffer(() => core.instance),
};
