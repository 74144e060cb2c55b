// What a sandbox refuses of its options, by name.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createSandbox } from '../../pkg/sandbox.node.js';

const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';

test('an option of a sandbox is refused by name', async () => {
  const told = async (options) => {
    const refused = await createSandbox(options).fetch('https://atera.test/api/v3/customers').catch((error) => error);
    assert.ok(refused instanceof Error, JSON.stringify(options));
    assert.doesNotMatch(refused.message, /::|enum|struct|variant|i64|u64/);
    return refused.message.replace('the sandbox options do not fit: ', '');
  };
  for (const [options, message] of [
    [{ ratePerMinutes: 5 }, 'ratePerMinutes: unknown option: did you mean `ratePerMinute`?'],
    [{ seed: -1 }, 'seed: must be a whole number from 0; it is the number -1'],
    [{ seed: '1' }, 'seed: must be a whole number from 0; it is the text "1"'],
    [{ dialect: 'both' }, 'dialect: must be one of "guide", "live"; it is a text'],
    [{ maxItemsInPage: 0 }, 'maxItemsInPage: must be a whole number from 1; it is the number 0'],
    [{ enforceTransitions: null }, 'enforceTransitions: must be true or false; it is null'],
    [{ latencyMs: 'slow' }, 'latencyMs: must be a whole number of milliseconds, or an array of two to draw from'],
    [{ latencyMs: () => 5 }, 'latencyMs: it has no form as JSON'],
    [{ ratePerMinute: NaN }, 'ratePerMinute: it has no form as JSON'],
    [{ ratePerMinute: 1.5 }, 'ratePerMinute: must be a whole number from 0, or null for no limit'],
    [{ apiKey: 5 }, 'apiKey: must be a text, or an array of texts'],
    [{ epoch: 'yesterday' }, 'epoch: must be ISO 8601 with a zone, or milliseconds since 1970'],
    [{ faults: {} }, 'faults: must be an array; it is an object'],
  ]) assert.equal(await told(options), message);
  const fits = createSandbox({ seed: 2 ** 40, apiKey: [KEY], latencyMs: undefined, epoch: new Date('2024-02-15T12:00:00Z'), ratePerMinute: null });
  assert.equal((await fits.fetch('https://atera.test/api/v3/customers', { headers: { 'X-API-KEY': KEY } })).status, 200);
  assert.equal(fits.stats().requests, 1);
});
