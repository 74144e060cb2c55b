// @ts-check
// The client's wasm: one instance for the whole program.
import * as glue from './wasm/client.js';
import { createCore } from './core.js';
import { createPaper } from './values.js';

const core = createCore(glue);

export const client = {
  core,
  paper: createPaper(() => core.wasm),
};
