// @ts-check
// The intake for Cloudflare Workers: its wasm holds the client, the rules and the intake's decisions.
// @ts-expect-error There is no type for a wasm module as workerd imports it.
import module from './wasm/intake.wasm';
import { client } from './start-client.js';
import * as glue from './wasm/intake.js';

client.core.from({ sync: () => module }, glue);

export { createIntake } from './intake/worker.js';
