#!/usr/bin/env node
// @ts-check
// atera-wasm: the package's commands, from a shell.

import { parseArgs } from 'node:util';
import { bareKey } from './drift-ask.js';
import { exitCodeOf, watch } from './drift.js';
import { readable, verdictOf } from './drift-report.js';

const HELP = `atera-wasm drift: is this account as Atera's document of June 2026 says?

Reads one page of each list (only GET leaves, about 20 calls) and reports what differs: fields, types and
words that are not known, the envelope, paging, errors, rate limit headers. It prints names, types and counts,
and never what an account holds: no names, no addresses, no texts, not the key.

  ATERA_API_KEY=… atera-wasm drift [options]

  --base-url URL   the API (https://app.atera.com/api/v3 if left out)
  --json           the report as JSON
  --probe-rate     also find the rate limit: up to 800 more calls of GET /account. This uses up the account's
                   calls for a minute; whatever else uses the account has to wait that long
  --help

The key is read from the environment variable ATERA_API_KEY and from nowhere else.
Exit code: 0 no drift, 1 drift, 2 could not read.
`;

const LOCAL = ['localhost', '127.0.0.1', '[::1]'];

class Refusal extends Error {}

function optionsGiven() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'base-url': { type: 'string', default: 'https://app.atera.com/api/v3' },
        json: { type: 'boolean', default: false },
        'probe-rate': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help || (positionals.length === 1 && positionals[0] === 'drift')) return values;
  } catch {
    // What was given may be a key, so it is not repeated: said below.
  }
  throw new Refusal('this is no command of atera-wasm: see atera-wasm --help '
    + '(a key goes in ATERA_API_KEY, never in an argument)');
}

/** @param {string} text */
function baseUrlOf(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.search || url.hash || url.username || url.password) {
    throw new Refusal('--base-url is no plain URL: it looks like https://app.atera.com/api/v3');
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && LOCAL.includes(url.hostname))) {
    throw new Refusal('--base-url has to begin with https://, or everybody on the way can read the key');
  }
  return url.href.replace(/\/+$/, '');
}

function keyGiven() {
  const key = bareKey(process.env.ATERA_API_KEY ?? '');
  if (key === '') throw new Refusal('there is no key: put it in the environment variable ATERA_API_KEY');
  if (!/^[\x21-\x7e]+$/.test(key)) throw new Refusal('ATERA_API_KEY holds a character that no key has: copy it again');
  return key;
}

async function main() {
  const options = optionsGiven();
  if (options.help) return { text: HELP, code: 0, key: '', stream: process.stdout };
  const apiKey = keyGiven();
  const report = await watch({
    fetch, apiKey, baseUrl: baseUrlOf(options['base-url'] ?? ''), now: Date.now, probeRate: options['probe-rate'],
  });
  const asJson = () => `${JSON.stringify({ verdict: verdictOf(report), ...report }, null, 2)}\n`;
  const text = options.json ? asJson() : readable(report);
  const stream = report.stopped && !options.json ? process.stderr : process.stdout;
  return { text, code: exitCodeOf(report), key: apiKey, stream };
}

try {
  const { text, code, key, stream } = await main();
  // Nothing printed is made of values; should a server use the key as a name, it is still not told.
  stream.write(key.length < 8 ? text : text.replaceAll(key, '(the key)'));
  process.exitCode = code;
} catch (error) {
  const said = error instanceof Refusal ? error.message : 'the drift watch stopped unexpectedly, which is our fault: please report it';
  process.stderr.write(`${said}\n`);
  process.exitCode = 2;
}
