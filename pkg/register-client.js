// @ts-check
// Every entry of the client imports this, so that `atera-wasm/rules` in the same program starts no wasm of its own.
import { rulesHost } from './rules-host.js';
import { client } from './start-client.js';
import { enter } from './tasks.js';

/** @type {import('./rules-host.js').RulesHost} */
export const clientHost = {
  buffer: client.buffer,
  enter: (run) => enter(() => run(client.core.exports)),
  start: () => client.core.start(),
};

rulesHost.client = clientHost;
