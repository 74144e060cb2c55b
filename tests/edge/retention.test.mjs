// What an intake knows of what it took: signatures, so that none is used twice; and submissions for a fortnight, however
// early their receipts close, because so long a page sends again.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, startIntake } from './intake/start.mjs';
import { signed, submissionOf } from './intake/submission.mjs';

const DAY_MS = 86_400_000;

let intake;
before(async () => { intake = await startIntake({ worker: fileURLToPath(new URL('intake/ageing.mjs', import.meta.url)) }); });
after(() => intake?.stop());

test('a signature is good once, the first and that of each time it is sent again', async () => {
  const submission = { ...submissionOf('replayed-0000000000000001'), email: 'John.Smith@acme.com' };
  const [first, second] = [await signed(submission), await signed(submission)];
  const other = await signed({ ...submission, subject: 'Another printer on floor 3' });
  const post = async (request) => {
    const reply = await intake.fetch('/tickets', request);
    const { code, id } = await reply.json();
    return [reply.status, code ?? id];
  };
  const taken = [202, submission.id];
  const replayed = [401, 'signature_replayed'];
  assert.deepEqual(await post(first), taken);
  assert.deepEqual(await post(first), replayed);
  assert.deepEqual(await post(second), taken, 'it was sent again under a signature of its own');
  assert.deepEqual(await post(second), replayed);
  assert.deepEqual(await post(first), replayed);
  assert.deepEqual(await post(other), [422, 'id_reused']);
  assert.deepEqual(await post(other), replayed);
});

test('a submission is known for a fortnight, and let go after it', async () => {
  const submission = { ...submissionOf('retention-000000000000001'), email: 'John.Smith@acme.com' };
  const age = async (days) => (await intake.fetch(`/age?ms=${days * DAY_MS}`)).json();
  await intake.submit(submission);
  await eventually(async () => (await age(0)).waiting === 0);
  const before = await age(0);
  const { creates } = intake.atera.stats();

  const { accepted, repeated } = await age(14);
  assert.deepEqual([accepted, repeated], [before.accepted, before.repeated]);
  assert.equal((await intake.submit(submission)).status, 202);
  assert.equal((await age(0)).repeated, before.repeated + 1);
  assert.equal(intake.atera.stats().creates, creates);

  const over = await age(1.1);
  assert.deepEqual([over.accepted, over.created], [before.accepted, before.created], 'the counters still tell of it');
  await intake.submit(submission);
  await eventually(async () => intake.atera.stats().creates === creates + 1);
});

test('a row is written when something of it has changed, and only then', async () => {
  const submission = { ...submissionOf('written-00000000000000001'), email: 'John.Smith@acme.com' };
  await intake.submit(submission);
  const age = async () => (await intake.fetch('/age?ms=0')).json();
  await eventually(async () => (await age()).waiting === 0);
  const written = await (await intake.fetch(`/written?id=${submission.id}`)).json();
  assert.notEqual(written.length, 0);
  assert.deepEqual(written.filter((anew) => !anew), []);
});
