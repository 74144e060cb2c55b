// @ts-check
// Where no second file can be loaded: the wasm is inside this module, a third larger for it.
import bytes from './wasm/inline-full.js';
import './register-client.js';
import { client } from './start-client.js';
import * as glue from './wasm/full.js';

client.core.from({ sync: () => bytes() }, glue);

export * from './surface.js';
