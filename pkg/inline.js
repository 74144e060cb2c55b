// @ts-check
// Where no second file can be loaded: the wasm is inside this module, a third larger for it.
import bytes from './wasm/inline-client.js';
import { client } from './start-client.js';

client.core.from({ sync: () => bytes() });

export * from './surface.js';
