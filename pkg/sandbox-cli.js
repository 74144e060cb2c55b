#!/usr/bin/env node
// @ts-check
// atera-wasm-sandbox: the sandbox as a server, from a shell.

import { parseArgs } from 'node:util';
import { serve } from './sandbox-server.js';

const HELP = `atera-wasm-sandbox: an Atera in memory over HTTP, with made-up data that start the same each time

  --port 8600             where to listen
  --host 127.0.0.1
  --api-key KEY           the key to ask for (may be given more than once); any key does if left out
  --dialect guide         or live; a path that ends in /guide or /live before /api/v3 picks its own
  --time-zone UTC         the account's, in live: UTC, +02:00, Etc/GMT-2
  --seed 1                which made-up world
  --rate-per-minute 700   requests in any 60 seconds
  --epoch DATE            the moment the data lead up to
  --latency-ms 0          how long every reply takes
  --enforce-transitions   refuse illegal changes of status
`;

/** @param {string | undefined} text */
const number = (text) => (text === undefined ? undefined : Number(text));

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8600' },
      host: { type: 'string' },
      'api-key': { type: 'string', multiple: true },
      dialect: { type: 'string' },
      'time-zone': { type: 'string' },
      seed: { type: 'string' },
      'rate-per-minute': { type: 'string' },
      epoch: { type: 'string' },
      'latency-ms': { type: 'string' },
      'enforce-transitions': { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
  } else {
    const { url } = await serve({
      port: number(values.port),
      host: values.host,
      apiKey: values['api-key'],
      // The core knows which words there are, and says so.
      dialect: /** @type {import('./sandbox.js').SandboxOptions['dialect']} */ (values.dialect),
      timeZone: values['time-zone'],
      seed: number(values.seed),
      ratePerMinute: number(values['rate-per-minute']),
      epoch: values.epoch,
      latencyMs: number(values['latency-ms']),
      enforceTransitions: values['enforce-transitions'],
    });
    process.stdout.write(`the sandbox answers at ${url}/api/v3\n`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
}
