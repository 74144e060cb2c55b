// How long an intake knows what it took: a page sends again for a fortnight, however early its receipt closes.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, startIntake } from './intake/start.mjs';
import { submissionOf } from './intake/submission.mjs';

const DAY_MS = 86_400_000;

let intake;
before(async () => { intake = await startIntake({ worker: fileURLToPath(new URL('intake/ageing.mjs', import.meta.url)) }); });
after(() => intake?.stop());

test('a submission is known for a fortnight, and let go after it', async () => {
  const submission = { ...submissionOf('retention-000000000000001'), email: 'John.Smith@acme.com' };
  const age = async (days) => (await intake.fetch(`/age?ms=${days * DAY_MS}`)).json();
  await intake.submit(submission);
  await eventually(async () => (await age(0)).created === 1);

  const { accepted, repeated } = await age(14);
  assert.deepEqual([accepted, repeated], [1, 0]);
  assert.equal((await intake.submit(submission)).status, 202);
  assert.equal((await age(0)).repeated, 1);
  assert.equal(intake.atera.stats().creates, 1);

  const over = await age(1.1);
  assert.deepEqual([over.accepted, over.created], [1, 1], 'the counters still tell of it');
  await intake.submit(submission);
  await eventually(async () => intake.atera.stats().creates === 2);
});
