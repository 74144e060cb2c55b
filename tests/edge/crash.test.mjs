// Real crashes: workerd with its storage on disk is killed at random moments under load, and nothing is lost or doubled.
// benches/crash.mjs does it a thousand times.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crash } from './intake/crash.mjs';

test('killed two dozen times under load, each submission is one ticket', { timeout: 110_000 }, async () => {
  const { accepted, tickets, lost, doubled, unasked } = await crash({ kills: 24, seed: 4 });
  assert.deepEqual({ tickets, lost, doubled, unasked }, { tickets: accepted, lost: [], doubled: [], unasked: 0 });
  assert.ok(accepted > 24, `${accepted} accepted`);
});
