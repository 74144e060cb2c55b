// What the intake's owner hands over may throw: that is the owner's own error, and neither a trap nor the end of a delivery.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { HOSTILE, ENDLESS, OWN } from '../runtimes/hostile-values.mjs';
import { client } from '../../pkg/start-client.js';
import { log } from '../../pkg/intake/log.js';
import { readOptions } from '../../pkg/intake/options.js';
import * as glue from '../../pkg/wasm/intake.js';

const Instance = WebAssembly.Instance;
let instances = 0;
WebAssembly.Instance = function (module, imports) {
  instances += 1;
  return new Instance(module, imports);
};
/** Rejections that nobody took. */
const unhandled = [];
process.on('unhandledRejection', (error) => unhandled.push(error));

before(() => {
  client.core.from({ sync: () => readFileSync(new URL('../../pkg/wasm/intake.wasm', import.meta.url)) }, glue);
  assert.ok(client.core.ready);
});

const GIVEN = { origins: ['https://www.example.com'] };

test('an option that cannot be read stops createIntake and nothing else', () => {
  const before = instances;
  for (const name of ['technicians', 'priorities', 'ticketType', 'form', 'customValues', 'comment', 'unknownSender', 'origins']) {
    for (const [kind, make] of Object.entries({ ...HOSTILE, 'very deep': ENDLESS['very deep'] })) {
      try {
        readOptions({ ...GIVEN, [name]: make() });
      } catch (error) {
        assert.ok(error instanceof Error, `${name}, ${kind}: ${String(error)}`);
        assert.notEqual(/** @type {any} */ (error).code, 'stopped', `${name}, ${kind}`);
      }
      assert.equal(instances, before, `${name}, ${kind}: the instance was started anew`);
    }
  }
});

test('a log that fails is no fault of what it tells', async () => {
  const faults = [() => { throw OWN; }, () => Promise.reject(OWN), () => ({ get then() { throw OWN; } }), () => ({ then() { throw OWN; } })];
  for (const fault of faults) {
    let lines = 0;
    const options = readOptions({ ...GIVEN, log: () => { lines += 1; return fault(); } });
    log(options, 'failed', { part: 'outbox', code: 'failed', waitMs: 1_000 });
    assert.equal(lines, 1);
    await new Promise((done) => setImmediate(done));
    assert.deepEqual(unhandled, []);
  }
});
