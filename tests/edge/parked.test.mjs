// What waits for a person: nobody overlooks it, it is not sent blindly, and it is found when the shards are others.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, startIntake } from './intake/start.mjs';
import { signed, submissionOf } from './intake/submission.mjs';

const ADMIN = { authorization: 'Bearer the-token-of-an-operator' };
const worker = (name) => fileURLToPath(new URL(`intake/${name}.mjs`, import.meta.url));
const KNOWN = { email: 'John.Smith@acme.com', name: 'John Smith' };

let intake;
before(async () => {
  intake = await startIntake({ worker: worker('parking'), env: { ADMIN_TOKEN: ADMIN.authorization.replace('Bearer ', '') } });
});
after(() => intake?.stop());

const admin = (path, init = {}) => intake.fetch(`/admin/${path}`, { ...init, headers: { ...ADMIN, ...init.headers } });
const list = async (state) => (await (await admin(`submissions?state=${state}`)).json()).items;
const resend = (id) => admin(`submissions/${id}/resend`, { method: 'POST' });
const told = async (receipt) => (await (await intake.fetch('/told')).json()).filter((event) => event.receipt === receipt);
const gauge = async (name) => Number(new RegExp(`^atera_intake_${name} (\\S+)$`, 'm').exec(await (await admin('metrics')).text())[1]);
const parked = (id) => eventually(async () => (await list('parked')).find((item) => item.id === id));
const read = async (url) => (await intake.fetch(url, { headers: { accept: 'application/json' } })).json();
const created = (url) => eventually(async () => { const seen = await read(url); return seen.state === 'created' && seen; });

test('what nobody saw is looked for before it is sent again', async () => {
  const submission = { ...submissionOf('parked-unseen-0000000001'), ...KNOWN };
  intake.atera.faults([{ when: { method: 'POST', path: '/tickets', nth: 1 }, kind: 'drop_before' }]);
  const { url } = await intake.submit(submission);
  assert.equal((await parked(submission.id)).reason, 'unseen');
  intake.atera.faults([]);
  const { number: last } = intake.atera.log().at(-1);

  assert.deepEqual(await (await resend(submission.id)).json(), { id: submission.id, state: 'doubtful' });
  await created(url);
  const calls = intake.atera.log().filter(({ number, path }) => number > last && path.includes('/tickets')).map(({ method }) => method);
  assert.ok(calls.indexOf('GET') >= 0 && calls.indexOf('GET') < calls.indexOf('POST'), calls.join());
  assert.equal(calls.filter((method) => method === 'POST').length, 1);
});

test('a reply that Atera refuses is counted and told, and told again when it is refused again', async () => {
  const { url } = await intake.submit({ ...submissionOf('parked-reply-00000000001'), ...KNOWN });
  const { ticketId } = await created(url);
  intake.atera.faults([{ when: { method: 'POST', path: `/tickets/${ticketId}/comments` }, kind: 'status', code: 403 }]);
  const posted = await intake.fetch(`${url}/reply`, {
    method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify({ id: 'once', text: 'It hums again' }),
  });
  assert.equal(posted.status, 202);
  const reply = await eventually(async () => (await list('parked')).find(({ kind }) => kind === 'reply'));
  const hears = (times) => eventually(async () => { const heard = await told(reply.receipt); return heard.length === times && heard; });
  const [event] = await hears(1);
  assert.deepEqual([event.hook, event.kind, event.ticket, event.reason.split(':')[0]], ['parked', 'reply', ticketId, 'forbidden']);
  assert.ok(!JSON.stringify(event).includes('It hums again'));
  assert.deepEqual([await gauge('replies_parked'), await gauge('replies_waiting')], [1, 0]);

  await resend(reply.id);
  await hears(2);
  intake.atera.faults([]);
  await resend(reply.id);
  await eventually(async () => await gauge('replies_parked') === 0 && await gauge('replies_waiting') === 0);
  const comments = (await read(url)).ticket.comments.filter(({ text }) => text.includes('It hums again'));
  assert.equal(comments.length, 1);
});

test('when the number of shards is another, everything is still found and nothing is made twice', async () => {
  const held = Array.from({ length: 12 }, (_, n) => ({ ...submissionOf(`parked-moved-${n}-00000000001`), email: `stranger${n}@nowhere.example` }));
  const sent = { ...submissionOf('parked-moved-sent-0000001'), ...KNOWN };
  for (const submission of held) await intake.submit(submission);
  const { url } = await intake.submit(sent);
  const { ticketId } = await created(url);
  const known = await signed(sent);
  assert.equal((await intake.fetch('/tickets', known)).status, 202);
  for (const { id } of held) await parked(id);

  await intake.deploy(worker('parking-fewer'));
  const ids = (await list('parked')).map(({ id }) => id);
  for (const { id } of held) assert.ok(ids.includes(id), id);
  const exported = (await (await admin('export')).text()).trim().split('\n').map((line) => JSON.parse(line).id);
  for (const { id } of [...held, sent]) assert.equal(exported.filter((each) => each === id).length, 1, id);
  assert.equal((await read(url)).ticketId, ticketId);

  const { creates } = intake.atera.stats();
  for (const submission of [...held, sent]) assert.equal((await intake.submit(submission)).status, 202);
  const [one] = held;
  assert.equal((await admin(`submissions/${one.id}/discard`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"reason":"spam"}' })).status, 200);
  assert.deepEqual((await list('discarded')).map(({ id }) => id), [one.id]);
  assert.equal((await list('parked')).length, ids.length - 1, 'those that were sent again made nothing new');
  assert.equal(intake.atera.stats().creates, creates);
  const replayed = await intake.fetch('/tickets', known);
  assert.deepEqual([replayed.status, (await replayed.json()).code], [401, 'signature_replayed']);
});
