// Much to send, and something in doubt: what may be there already is looked for first.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, startIntake } from './intake/start.mjs';
import { submissionOf } from './intake/submission.mjs';

const WAITING = 200;
const SENDER = 'John.Smith@acme.com';

let intake;
before(async () => {
  const worker = fileURLToPath(new URL('intake/one-shard.mjs', import.meta.url));
  // Six calls at once: two hundred creates take much longer than the two seconds until the first look.
  intake = await startIntake({ worker, atera: { latencyMs: 250 } });
});
after(() => intake?.stop());

const submit = (name) => intake.submit({ ...submissionOf(`backlog-${name}-000000000001`), email: SENDER });

test('a create whose reply was lost is found while hundreds wait', async () => {
  intake.atera.faults([{ when: { method: 'POST', path: '/tickets', nth: 1 }, kind: 'drop_after' }]);
  const { url } = await submit('lost');
  await eventually(async () => intake.atera.stats().creates === 1);
  const taken = await Promise.all(Array.from({ length: WAITING }, (_, number) => submit(number)));
  assert.ok(taken.every(({ status }) => status === 202));
  await eventually(async () => {
    const { state } = await (await intake.fetch(url, { headers: { accept: 'application/json' } })).json();
    return state === 'created';
  });
  const { creates } = intake.atera.stats();
  assert.ok(creates < WAITING, `${creates} of ${WAITING} were made before anybody looked`);
});
