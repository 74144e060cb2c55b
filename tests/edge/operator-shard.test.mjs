// The operator over shards that really hold submissions: lists, decisions, export and counters, as one who works there asks
// for them. The tests go on from one another: what one decided, the next finds.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, startIntake } from './intake/start.mjs';
import { signed, submissionOf } from './intake/submission.mjs';

const ADMIN_TOKEN = 'the-token-of-an-operator-for-tests';
/** As many as the operator's lists hold at once. */
const PAGE = 100;
/** Three pages of each, the second from one shard on into the other; and more in each shard than the export reads at once. */
const EACH = 250;
/** A busy machine takes its time. */
const LONGEST_MS = 120_000;
const MINUTES_FROZEN = 30;

const idsOf = (kind) => Array.from({ length: EACH }, (_, number) => `operator-${kind}-${String(number).padStart(16, '0')}`);
const stranger = (id) => ({ ...submissionOf(id), name: 'Ada Stranger', email: `${id}@nowhere.example` });
const john = (id) => ({ ...submissionOf(id), name: 'John Smith', email: 'John.Smith@acme.com' });
const SENT = {
  parked: idsOf('parked').map(stranger),
  doubtful: idsOf('doubtful').map(john),
  waiting: idsOf('waiting').map(john),
};
const [RESENT, DISCARDED] = SENT.parked;
const UNDECIDED = SENT.parked.slice(2);
const REASON = 'an advertisement: <b>no</b> ticket, "Ünal"';

let intake;
/** The address of each receipt. */
const receipts = new Map();

const admin = async (path, init = {}) => {
  const reply = await intake.fetch(`/admin${path}`, { ...init, headers: { authorization: `Bearer ${ADMIN_TOKEN}`, ...init.headers } });
  assert.equal(reply.status, 200, `${path}: ${reply.status}`);
  return reply;
};
const decide = async (id, what, body) => {
  const init = body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  return (await admin(`/submissions/${id}/${what}`, { method: 'POST', ...init })).json();
};
const metrics = async () => Object.fromEntries((await (await admin('/metrics')).text()).trimEnd().split('\n')
  .filter((line) => !line.startsWith('#')).map((line) => line.match(/^atera_intake_(\w+) (\S+)$/).slice(1)).map(([name, value]) => [name, Number(value)]));
/** Every page of a list. */
const pagesOf = async (state) => {
  const pages = [];
  for (let next = ''; next !== undefined; ({ next } = pages.at(-1))) pages.push(await (await admin(`/submissions?state=${state}${next && `&after=${next}`}`)).json());
  return pages.map(({ items }) => items);
};
const sorted = (rows) => rows.map(({ id }) => id).sort();
const read = async ({ id }) => (await intake.fetch(receipts.get(id), { headers: { accept: 'application/json' } })).text();

async function submit(submissions) {
  const answers = await Promise.all(submissions.map((submission) => intake.submit(submission)));
  for (const { status, id, url } of answers) {
    assert.equal(status, 202);
    receipts.set(id, url);
  }
}
const counted = (name, wanted) => eventually(async () => (await metrics())[name] === wanted, LONGEST_MS);

before(async () => {
  const worker = fileURLToPath(new URL('intake/operated.mjs', import.meta.url));
  intake = await startIntake({ worker, atera: { dialect: 'live' }, env: { ADMIN_TOKEN } });
});
after(() => intake?.stop());

/** The whole list, page after page, and what each row says. */
async function assertListed(state, submissions, reason) {
  const pages = await pagesOf(state);
  assert.deepEqual(pages.map(({ length }) => length), [PAGE, PAGE, submissions.length - 2 * PAGE]);
  const rows = pages.flat();
  assert.deepEqual(sorted(rows), sorted(submissions));
  const subjects = new Map(submissions.map(({ id, subject }) => [id, subject]));
  for (const row of rows) {
    assert.deepEqual([row.kind, row.state, row.reason, row.ticket, row.subject], ['ticket', state, reason, null, subjects.get(row.id)]);
    assert.match(row.receipt, /^[0-9a-z]{12}$/);
  }
}

test('whom nobody knows is parked, and the list goes on over pages and shards', async () => {
  await submit(SENT.parked);
  await counted('parked', EACH);
  await assertListed('parked', SENT.parked, 'unknown_sender');
});

test('a submission whose sender is a contact by now becomes a ticket when it is sent again', async () => {
  await intake.ask('/guide/api/v3/contacts', {
    method: 'POST', body: JSON.stringify({ Email: RESENT.email, FirstName: 'Ada', LastName: 'Stranger', CustomerID: 12345 }),
  });
  assert.deepEqual(await decide(RESENT.id, 'resend'), { id: RESENT.id, state: 'waiting' });
  const { ticketId } = await eventually(async () => {
    const receipt = JSON.parse(await read(RESENT));
    return receipt.state === 'created' && receipt;
  });
  assert.equal((await intake.ask(`/guide/api/v3/tickets/${ticketId}`)).TicketTitle, RESENT.subject);
  assert.deepEqual((await pagesOf('created')).flat().map(({ id, ticket }) => [id, ticket]), [[RESENT.id, ticketId]]);
});

test('a discarded submission keeps its reason, and its receipt says what a parked one says', async () => {
  const [undecided] = UNDECIDED;
  const said = await read(undecided);
  assert.equal(JSON.parse(said).state, 'parked');
  assert.deepEqual(await decide(DISCARDED.id, 'discard', { reason: REASON }), { id: DISCARDED.id, state: 'discarded' });
  const shape = (text) => Object.keys(JSON.parse(text)).sort();
  const receipt = await read(DISCARDED);
  assert.deepEqual([JSON.parse(receipt).state, shape(receipt)], ['parked', shape(said)]);
  assert.doesNotMatch(receipt, /advertisement|discard/i);
  assert.deepEqual(sorted((await pagesOf('discarded')).flat()), [DISCARDED.id]);
  await assertListed('parked', UNDECIDED, 'unknown_sender');
  assert.deepEqual(await decide(DISCARDED.id, 'resend'), { id: DISCARDED.id, state: 'discarded' }, 'what was decided stays so');
});

test('a create of which nobody knows what it made is in doubt, and no decision of a person hastens it', async () => {
  // No ticket is made, and the answer does not say so.
  intake.atera.faults([{ when: { method: 'POST', path: '/tickets' }, kind: 'html_200' }]);
  await submit(SENT.doubtful);
  await counted('doubtful', EACH);
  await assertListed('doubtful', SENT.doubtful, null);
  const [{ id }] = SENT.doubtful;
  assert.deepEqual([await decide(id, 'resend'), await decide(id, 'discard', { reason: REASON })], [{ id, state: 'doubtful' }, { id, state: 'doubtful' }]);
});

test('what waits until calls may go again is listed', async () => {
  intake.atera.faults([{ when: { method: 'POST', path: '/tickets' }, kind: 'rate_limited', retryAfter: MINUTES_FROZEN * 60 }]);
  // The answer to the first one holds back all that follow.
  await submit(SENT.waiting.slice(0, 1));
  await counted('rate_limited_total', 1);
  await submit(SENT.waiting.slice(1));
  await counted('waiting', EACH);
  await assertListed('waiting', SENT.waiting, null);
});

test('the export is a line of JSON for each submission, whatever became of it, and no more', async () => {
  const reply = await admin('/export');
  assert.equal(reply.headers.get('content-type'), 'application/x-ndjson; charset=utf-8');
  const text = await reply.text();
  assert.ok(text.endsWith('}\n'));
  const rows = text.split('\n').slice(0, -1).map((line) => JSON.parse(line));
  const all = Object.values(SENT).flat();
  assert.deepEqual(sorted(rows), sorted(all));
  const sent = new Map(all.map(({ id, ...fields }) => [id, fields]));
  for (const { id, submission } of rows) assert.deepEqual(submission, sent.get(id));
  const standings = new Map([
    [RESENT.id, 'created'], [DISCARDED.id, 'discarded'], ...UNDECIDED.map(({ id }) => [id, 'parked']),
    ...SENT.doubtful.map(({ id }) => [id, 'doubtful']), ...SENT.waiting.map(({ id }) => [id, 'waiting']),
  ]);
  assert.deepEqual(new Map(rows.map(({ id, standing }) => [id, standing]).sort()), new Map([...standings].sort()));
  assert.equal(rows.find(({ id }) => id === DISCARDED.id).delivery.sender.why, REASON);
});

test('the counters say all of it to Prometheus', async () => {
  const [again] = SENT.waiting;
  await submit([again]);
  assert.equal((await intake.fetch('/tickets', await signed({ ...again, subject: 'Another printer on floor 3' }))).status, 422);
  const reply = await admin('/metrics');
  assert.equal(reply.headers.get('content-type'), 'text/plain; version=0.0.4; charset=utf-8');
  const { oldest_waiting_seconds: oldest, ...counters } = await metrics();
  const told = {
    accepted_total: 3 * EACH, created_total: 1, duplicates_refused_total: 1, conflicts_total: 1, ambiguous_total: EACH, parked_total: EACH,
    parked: UNDECIDED.length, discarded: 1, doubtful: EACH, waiting: EACH, rate_limited_total: 1, silent_objects: 0, directory_filled: 1,
  };
  assert.deepEqual(Object.fromEntries(Object.keys(told).map((name) => [name, counters[name]])), told);
  assert.ok(oldest > 0 && oldest < MINUTES_FROZEN * 60, `${oldest}`);
  assert.ok(counters.budget_used > 0 && counters.budget > 0 && counters.budget < 60_000, 'a 429 that nobody foresaw makes the budget smaller');
  const kinds = Object.fromEntries([...(await reply.text()).matchAll(/^# TYPE atera_intake_(\w+) (\w+)$/gm)].map(([, name, kind]) => [name, kind]));
  assert.deepEqual(Object.keys(kinds).sort(), [...Object.keys(counters), 'oldest_waiting_seconds'].sort());
  for (const [name, kind] of Object.entries(kinds)) assert.equal(kind, name.endsWith('_total') ? 'counter' : 'gauge', name);
});
