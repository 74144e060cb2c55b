// The gate in real workerd, with its leases on the disk, and an Atera that is well, or limits, or is gone.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { prepareIntake } from '../../www/server/intake.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
/** What the Worker is told: 42, and 2 of them are others'. */
const LIMIT = 40;
const PATIENT_MS = 8_000;

/** How Atera answers, and what it was asked. */
let answer;
let asked;
let intake;
let folder;
let server;
let workerd;

const FINE = (reply) => reply.setHeader('content-type', 'application/json').end('{"CustomerID":12345,"items":[]}');
const DOWN = (reply) => reply.writeHead(503).end();

before(async () => {
  server = createServer((request, reply) => {
    asked.push(`${request.method} ${request.url}`);
    answer(reply);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});

beforeEach(async () => {
  await workerd?.stop('SIGKILL');
  if (folder) rmSync(folder, { recursive: true, force: true });
  folder = mkdtempSync(join(tmpdir(), 'gate-'));
  answer = FINE;
  asked = [];
  const env = { ATERA_API_KEY: 'key', ATERA_URL: `http://127.0.0.1:${server.address().port}` };
  intake = await prepareIntake({ worker: file('gate-worker.mjs'), packageFolder: file('../../pkg'), folder, env });
  workerd = await intake.start();
});

after(async () => {
  await workerd?.stop('SIGKILL');
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function ask(what, input = {}) {
  const reply = await fetch(`${workerd.address}/${what}`, { method: 'POST', body: JSON.stringify(input) });
  const text = await reply.text();
  assert.equal(reply.status, 200, text);
  return JSON.parse(text);
}

const acquire = (kind, patienceMs = 0) => ask('acquire', { kind, patienceMs });
const finish = (lease, outcome, more) => ask('finish', { lease, outcome, ...more });

async function acquired(count, kind = 'interactive') {
  const answers = [];
  for (let n = 0; n < count; n += 1) answers.push(await acquire(kind));
  for (const each of answers) assert.ok(each.lease > 0 && each.expiresAt > Date.now(), JSON.stringify(each));
  return answers.map(({ lease }) => lease);
}

/** Asks again until it is so; the deadline is for a fault. */
async function until(what, holds) {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const seen = await what();
    if (holds(seen)) return seen;
    // Whatever else is to happen here happens first.
    await new Promise(setImmediate);
    assert.ok(Date.now() < deadline, `it never came: ${JSON.stringify(seen)}`);
  }
}

test('no more than the limit, and what was not used comes back at once', async () => {
  const leases = await acquired(LIMIT);
  const refused = await acquire('interactive');
  assert.equal(refused.reason, 'busy');
  assert.ok(refused.waitMs > 0);

  // Whoever waits gets what is given back.
  const waiting = acquire('interactive', PATIENT_MS);
  await until(() => ask('counters'), (counters) => counters.waiting.interactive === 1);
  await finish(leases[0], 'unused');
  assert.ok((await waiting).lease > leases.at(-1));

  // A call that was made counts for a minute after its end.
  for (const lease of leases.slice(1)) await finish(lease, 'answered');
  assert.equal((await acquire('interactive')).reason, 'busy');
  const counters = await ask('counters');
  assert.deepEqual(
    [counters.used, counters.limit, counters.open, counters.granted],
    [LIMIT, LIMIT, 1, { interactive: LIMIT + 1, intake: 0, background: 0 }],
  );
});

test('the higher class goes first, and nobody is forgotten', async () => {
  const leases = await acquired(LIMIT);
  const order = [];
  const waiting = [];
  for (const kind of ['background', 'intake', 'interactive']) {
    waiting.push(acquire(kind, PATIENT_MS).then(({ lease }) => order.push([lease, kind])));
    await until(() => ask('counters'), (counters) => counters.waiting[kind] === 1);
  }
  for (const lease of leases.slice(0, 3)) await finish(lease, 'unused');
  await Promise.all(waiting);
  const kinds = order.sort(([one], [other]) => one - other).map(([, kind]) => kind);
  assert.equal(kinds[0], 'interactive');
  assert.deepEqual(kinds.toSorted(), ['background', 'intake', 'interactive']);
});

test('after a crash everything still counts', async () => {
  const leases = await acquired(LIMIT);
  await finish(leases[0], 'answered');
  await finish(leases[1], 'unused');
  await workerd.stop('SIGKILL');
  workerd = await intake.start();
  const before = await ask('counters');
  assert.deepEqual([before.used, before.open], [LIMIT - 1, LIMIT - 2]);
  const [lease] = await acquired(1);
  assert.ok(lease > leases.at(-1));
  assert.equal((await acquire('interactive')).reason, 'busy');
  // The gate knows the leases of before by their numbers.
  await finish(leases[2], 'unused');
  await acquired(1);
});

test('a core that starts anew forgets neither leases nor who waits', async () => {
  const leases = await acquired(LIMIT);
  const waiting = acquire('intake', PATIENT_MS);
  await until(() => ask('counters'), (counters) => counters.waiting.intake === 1);
  await ask('lose');
  assert.equal((await acquire('interactive')).reason, 'busy');
  await ask('lose');
  await finish(leases[0], 'unused');
  assert.ok((await waiting).lease > leases.at(-1));
});

test('leases of holders that are gone run out', async () => {
  await acquired(2);
  const counters = await until(() => ask('counters'), ({ open }) => open === 0);
  assert.deepEqual([counters.expired, counters.used], [2, 2]);
});

test('a call of the client has a lease, and ends it', async () => {
  assert.equal((await ask('call', { kind: 'intake' })).customer.CustomerID, 12345);
  assert.equal((await ask('call', { kind: 'intake', hold: true })).customer.CustomerID, 12345);
  await ask('call', { kind: 'intake', hold: true, release: true });
  const counters = await until(() => ask('counters'), ({ open }) => open === 0);
  assert.deepEqual([counters.granted.intake, counters.used], [3, 2]);
  assert.equal(asked.length, 2);

  // A reply that never ends is given up, and counts until its lease runs out.
  answer = (reply) => reply.writeHead(200, { 'content-type': 'application/json' }).write('{"Cust');
  assert.equal((await ask('call', { kind: 'intake', timeoutMs: 500 })).code, 'timeout');
  await until(() => ask('counters'), ({ open }) => open === 0);
});

test('a 429 holds everybody until Atera wants to be asked again', async () => {
  answer = (reply) => reply.writeHead(429, { 'retry-after': '2' }).end();
  const from = Date.now();
  assert.equal((await ask('call', { kind: 'intake' })).code, 'rate_limited');
  await until(() => ask('counters'), (counters) => counters.held);
  const held = await acquire('interactive');
  assert.equal(held.reason, 'held');
  assert.ok(held.waitMs > 0 && held.waitMs <= 2_000, JSON.stringify(held));
  assert.deepEqual((await ask('call', { kind: 'intake', hold: true })).refusal.reason, 'held');
  // The hold outlives a crash.
  await workerd.stop('SIGKILL');
  workerd = await intake.start();
  answer = FINE;
  assert.ok((await acquire('interactive', PATIENT_MS)).lease);
  assert.ok(Date.now() - from >= 2_000);
  const counters = await ask('counters');
  assert.ok(counters.limit < LIMIT, 'another consumer takes a part');
});

test('a dead Atera gets a few calls, and probes until it is back', async () => {
  answer = DOWN;
  for (let n = 0; n < 5; n += 1) assert.equal((await ask('call', { kind: 'intake' })).code, 'server');
  await until(() => ask('counters'), (counters) => counters.down);
  const down = await acquire('intake', PATIENT_MS);
  assert.equal(down.reason, 'down');
  assert.ok(down.waitMs > 0);
  // Somebody who waits may still try.
  assert.equal((await ask('call', { kind: 'interactive' })).code, 'server');
  await until(() => asked, (calls) => calls.length > 6);
  assert.match(asked.at(-1), /^GET \/api\/v3\/tickets\?.*itemsInPage=1\b/);
  answer = FINE;
  await until(() => ask('counters'), (counters) => !counters.down);
  const counters = await ask('counters');
  assert.ok(counters.downMs > 0);
  assert.equal((await ask('call', { kind: 'intake' })).customer.CustomerID, 12345);
  assert.ok(asked.length <= 10, asked.join());
});
