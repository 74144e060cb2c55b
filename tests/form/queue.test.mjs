// The queue over doubles of the line, the disk and the locks.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { leases } from '../../pkg/form/leases.js';
import { openQueue as open } from '../../pkg/form/queue.js';

const ACTION = 'https://intake.example/tickets';
const ID = 'abcdefghijklmnopqrstuv';
const FIELDS = { name: 'Ada Okafor', email: 'ada@nobody.example', description: 'It hums' };
const HOUR = 3_600_000, DAY = 24 * HOUR;
const entryOf = (now, id = ID) => ({ id, token: `${now}.${id}.signature`, fields: FIELDS });

/** @type {Set<ReturnType<typeof open>>} */
const opened = new Set();
afterEach(() => { for (const queue of opened) queue.close(); opened.clear(); });

function openQueue(options) {
  const queue = open(options);
  opened.add(queue);
  return queue;
}

/** A line that nothing may be sent over; a queue takes what it throws for a lost line, so it counts. */
function noLine() {
  const fetch = async () => { fetch.requests += 1; return cut(); };
  fetch.requests = 0;
  return fetch;
}

/** A disk, full or not. */
function diskOf({ isFull = false } = {}) {
  const stores = { queue: new Map(), drafts: new Map(), leases: new Map() };
  const copy = (value) => structuredClone(value);
  return {
    stores,
    async all(store) { return [...stores[store].values()].map(copy); },
    async get(store, id) { return copy(stores[store].get(id)); },
    async put(store, record) {
      if (isFull) return { ok: false, trouble: 'full' };
      stores[store].set(record.id, copy(record));
      return { ok: true };
    },
    async remove(store, id) { stores[store].delete(id); return { ok: true }; },
    async change(store, id, decide) {
      if (isFull) return { ok: false, trouble: 'full' };
      const before = copy(stores[store].get(id));
      const after = decide(before);
      if (after) { stores[store].delete(id); stores[store].set(after.id, copy(after)); }
      return { ok: true, before, after };
    },
  };
}

const json = (status, body, headers = {}) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json', ...headers } });
const accepted = (id) => json(202, { id, receipt: 'r', url: '/receipts/r', state: 'received' });
const cut = () => { throw new TypeError('fetch failed'); };

/** A queue with a clock that is turned by hand, and a door that answers from a list. */
function worldOf(answers, { disk = diskOf(), start = 1_800_000_000_000, onFetch = () => {} } = {}) {
  const world = { disk, now: start, requests: [], events: [], left: [...answers] };
  const storage = disk;
  const options = {
    action: ACTION,
    storage,
    locks: leases(storage, () => world.now),
    now: () => world.now,
    random: () => 0.5,
    solve: async ({ token, bits }) => `proof of ${bits} for ${token}`,
    onEvent: (event) => world.events.push(event),
    async fetch(address, init) {
      onFetch(world);
      world.requests.push({ address, method: init.method ?? 'GET', headers: init.headers, body: init.body && JSON.parse(init.body) });
      const answer = world.left.shift();
      assert.ok(answer, 'one request more than expected');
      return answer(world.requests.at(-1));
    },
  };
  world.open = () => { world.queue?.close(); world.queue = openQueue(options); return world.queue; };
  world.open();
  return world;
}

const kinds = ({ events }) => events.map(({ type }) => type);

test('it is on the disk before the first byte leaves, and off it when it is accepted', async () => {
  const seen = [];
  const world = worldOf([() => accepted(ID)], { onFetch: ({ disk }) => seen.push(structuredClone(disk.stores.queue.get(ID)?.fields)) });
  let stored = 0;
  const answer = await world.queue.send(entryOf(world.now), { onStored: () => { stored += 1; assert.equal(world.requests.length, 0); } });
  assert.deepEqual(answer, { type: 'accepted', id: ID, receipt: 'r', url: 'https://intake.example/receipts/r' });
  assert.deepEqual(seen, [FIELDS]);
  assert.equal(stored, 1);
  assert.equal(world.disk.stores.queue.size, 0);
  const [{ address, method, headers, body }] = world.requests;
  assert.deepEqual([address, method, headers.accept, headers['content-type']], [ACTION, 'POST', 'application/json', 'application/json']);
  assert.deepEqual(body, { ...FIELDS, id: ID, token: entryOf(world.now).token });
  assert.deepEqual(kinds(world), ['accepted']);
});

test('a cut line: queued, and the next page sends the same', async () => {
  const world = worldOf([cut, () => accepted(ID)]);
  assert.deepEqual(await world.queue.send(entryOf(world.now)), { type: 'queued', id: ID, code: 'network' });
  assert.equal(await world.queue.waiting(), 1);
  world.now += 10_000;
  await world.open().flush();
  assert.deepEqual(kinds(world), ['queued', 'accepted']);
  assert.deepEqual(world.requests[0].body, world.requests[1].body);
  assert.equal(world.disk.stores.queue.size, 0);
});

test('nothing personal is in an event', async () => {
  const issues = [{ path: 'email', code: 'invalid_email', message: 'ada@nobody.example is none', suggestion: 'ada@somebody.example' }];
  const world = worldOf([() => json(422, { code: 'invalid_input', message: 'see the issues', issues })]);
  const answer = await world.queue.send(entryOf(world.now));
  assert.deepEqual(answer.issues, issues);
  assert.deepEqual(world.events, [{ type: 'refused', id: ID, code: 'invalid_input', issues: [{ path: 'email', code: 'invalid_email' }] }]);
  assert.equal(world.disk.stores.queue.size, 0);
});

test('refused when nobody sees it: the text is kept until it is discarded, and each page is told', async () => {
  const world = worldOf([cut, () => json(422, { code: 'invalid_input' })]);
  await world.queue.send(entryOf(world.now));
  world.now += 10_000;
  await world.queue.flush();
  assert.deepEqual(kinds(world), ['queued', 'refused']);
  await world.open().flush();
  assert.deepEqual(kinds(world), ['queued', 'refused', 'refused']);
  const [kept] = await world.queue.kept();
  assert.deepEqual([kept.fields, kept.type, kept.code], [FIELDS, 'refused', 'invalid_input']);
  await world.queue.discard(ID);
  assert.deepEqual(await world.queue.kept(), []);
});

test('what was accepted leaves no draft, and the drafts of other words stay', async () => {
  const world = worldOf([() => accepted(ID)]);
  const draftOf = (id, lines) => world.disk.put('drafts', { id, lines });
  await draftOf('other words', [['description', 0, 'It rattles']]);
  await draftOf('of a request that began alike', [['name', 0, FIELDS.name]]);
  await draftOf('sent', [['email', 0, FIELDS.email], ['description', 0, FIELDS.description]]);
  await world.queue.send(entryOf(world.now));
  assert.deepEqual([...world.disk.stores.drafts.keys()], ['other words', 'of a request that began alike']);
});

test('nothing can be kept: it is sent all the same, and a cut line is told as failed', async () => {
  const disk = diskOf({ isFull: true });
  const world = worldOf([() => accepted(ID), cut], { disk });
  assert.equal((await world.queue.send(entryOf(world.now), { onStored: () => assert.fail('it is not stored') })).type, 'accepted');
  assert.deepEqual(await world.queue.send(entryOf(world.now)), { type: 'failed', id: ID, code: 'network' });
});

test('too early: it waits and sends again, and the visitor sees one answer', async () => {
  const world = worldOf([() => json(403, { code: 'too_fast', retryAfterMs: 5 }), () => accepted(ID)]);
  assert.equal((await world.queue.send(entryOf(world.now))).type, 'accepted');
  assert.deepEqual(kinds(world), ['accepted']);
  assert.equal(world.requests.length, 2);
});

test('an old token is exchanged for a fresh one of the same id, with its proof', async () => {
  const fresh = `fresh.${ID}.signature`;
  const world = worldOf([cut, () => json(200, { token: fresh, id: ID, proof: { bits: 12 } }), () => accepted(ID)]);
  await world.queue.send(entryOf(world.now));
  world.now += DAY;
  await world.queue.flush();
  const [, renewal, second] = world.requests;
  assert.equal(renewal.address, `https://intake.example/form/token?id=${ID}`);
  assert.deepEqual(second.body, { ...FIELDS, id: ID, token: fresh, proof: `proof of 12 for ${fresh}` });
  assert.deepEqual(kinds(world), ['queued', 'accepted']);
});

test('what was sent without a token, because nobody answered, gets one under its own id', async () => {
  const world = worldOf([cut, () => json(200, { token: 'fresh', id: ID }), () => accepted(ID)]);
  assert.equal((await world.queue.send({ ...entryOf(world.now), token: '' })).type, 'queued');
  world.now += 10_000;
  await world.queue.flush();
  assert.deepEqual(world.requests.map(({ method }) => method), ['GET', 'GET', 'POST']);
  assert.equal(world.requests[2].body.token, 'fresh');
});

test('the door says that the token expired: the same, whatever this clock says', async () => {
  const world = worldOf([
    () => json(403, { code: 'token_expired' }), () => json(200, { token: 'fresh', id: ID }), () => accepted(ID),
  ]);
  assert.equal((await world.queue.send(entryOf(world.now))).type, 'accepted');
});

test('a token for another id is never used: it would make a second ticket', async () => {
  const world = worldOf([() => json(403, { code: 'token_expired' }), () => json(200, { token: 'fresh', id: 'another' })]);
  assert.deepEqual(await world.queue.send(entryOf(world.now)), { type: 'failed', id: ID, code: 'token_expired' });
  assert.deepEqual((await world.queue.kept()).map(({ fields }) => fields), [FIELDS]);
});

test('a proof that cannot be fetched is a line that was lost', async () => {
  const world = worldOf([cut]);
  await world.queue.send(entryOf(world.now));
  world.queue.close();
  world.now += DAY;
  const queue = openQueue({
    action: ACTION, storage: world.disk, locks: leases(world.disk, () => world.now), now: () => world.now,
    fetch: async () => json(200, { token: 'fresh', id: ID, proof: { bits: 3 } }),
    solve: () => Promise.reject(new TypeError('import failed')),
  });
  await queue.flush();
  assert.equal(await queue.waiting(), 1);
});

test('a page of the network in between is no receipt, and neither is a receipt of another', async () => {
  const world = worldOf([() => new Response('<h1>Log in to the hotel</h1>'), () => accepted('another'), () => accepted(ID)]);
  assert.deepEqual(await world.queue.send(entryOf(world.now)), { type: 'queued', id: ID, code: 'http_200' });
  world.now += 10_000;
  await world.queue.flush();
  world.now += 10_000;
  await world.queue.flush();
  assert.deepEqual(kinds(world), ['queued', 'accepted']);
});

test('Retry-After is kept to, in seconds and as a date', async () => {
  const start = Date.now();
  for (const header of ['60', new Date(start + 61_000).toUTCString()]) {
    const world = worldOf([() => json(429, { code: 'address_rate_limited' }, { 'retry-after': header }), () => accepted(ID)], { start });
    await world.queue.send(entryOf(world.now));
    world.now += 50_000;
    await world.queue.flush();
    assert.equal(world.requests.length, 1);
    world.now += 12_000;
    await world.queue.flush();
    assert.equal(world.requests.length, 2);
  }
});

test('a double click is one request, and so are two pages that send at the same time', async () => {
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  const world = worldOf([async () => { await held; return accepted(ID); }]);
  const [first, second] = [world.queue.send(entryOf(world.now)), world.queue.send(entryOf(world.now))];
  assert.equal(first, second);
  const fetch = noLine();
  const other = openQueue({ action: ACTION, storage: world.disk, locks: leases(world.disk, () => world.now), now: () => world.now, fetch });
  await other.flush();
  letGo();
  await first;
  await other.flush();
  assert.deepEqual([world.requests.length, fetch.requests], [1, 0]);
});

test('another tab that sends it tells the one that waits', async () => {
  const world = worldOf([cut]);
  await world.queue.send(entryOf(world.now));
  const told = new Promise((resolve) => {
    const { push } = world.events;
    world.events.push = (event) => { push.call(world.events, event); if (event.type === 'accepted') resolve(); };
  });
  world.now += 10_000;
  const other = openQueue({ action: ACTION, storage: world.disk, locks: leases(world.disk, () => world.now), now: () => world.now, fetch: async () => accepted(ID) });
  await other.flush();
  await told;
  assert.deepEqual(kinds(world), ['queued', 'accepted']);
});

test('the submissions of another door are not touched', async () => {
  const world = worldOf([cut]);
  await world.queue.send(entryOf(world.now));
  const fetch = noLine();
  const other = openQueue({ action: 'https://other.example/tickets', storage: world.disk, locks: leases(world.disk), fetch });
  await other.flush();
  assert.equal(fetch.requests, 0);
  assert.deepEqual(await other.kept(), []);
  assert.equal(await other.waiting(), 0);
});

test('what is discarded while it is on its way does not come back', async () => {
  const world = worldOf([cut, async () => { await world.queue.discard(ID); cut(); }]);
  await world.queue.send(entryOf(world.now));
  world.now += 10_000;
  await world.queue.flush();
  assert.equal(world.disk.stores.queue.size, 0);
});

test('fourteen days: failed, and the text stays', async () => {
  const world = worldOf([cut]);
  await world.queue.send(entryOf(world.now));
  world.now += 14 * DAY + 1;
  await world.queue.flush();
  assert.deepEqual(world.events.at(-1), { type: 'failed', id: ID, code: 'expired' });
  assert.deepEqual((await world.queue.kept()).map(({ fields }) => fields), [FIELDS]);
});

test('a listener that throws stops nothing', async () => {
  const disk = diskOf();
  const queue = openQueue({ action: ACTION, storage: disk, locks: leases(disk), fetch: async () => accepted(ID), onEvent: () => { throw new Error('the page\'s own'); } });
  assert.equal((await queue.send(entryOf(Date.now()))).type, 'accepted');
  assert.equal(disk.stores.queue.size, 0);
});

test('a lease is one holder\'s, and lapses when the holder died', async () => {
  const disk = diskOf();
  let now = 1_000;
  const [one, other] = [leases(disk, () => now), leases(disk, () => now)];
  await one.request('a', {}, async () => {
    assert.equal(await other.request('a', { ifAvailable: true }, async (lock) => lock), null);
    assert.equal(await one.request('a', { ifAvailable: true }, async (lock) => lock), null);
    assert.ok(await other.request('b', { ifAvailable: true }, async (lock) => lock));
    now += 60_000;
    assert.ok(await other.request('a', { ifAvailable: true }, async (lock) => lock));
  });
  assert.ok(await other.request('a', { ifAvailable: true }, async (lock) => lock));
});
