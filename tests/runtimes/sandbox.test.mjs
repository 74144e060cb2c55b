// The sandbox's JavaScript shell in Node: a standard fetch that waits, breaks and drips as it is told.

import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { test } from 'node:test';
import { createSandbox, ready } from '../../pkg/sandbox.node.js';

const HOST = 'https://atera.example';
const HEADERS = { 'X-API-KEY': 'key' };

const get = (sandbox, path, init) => sandbox.fetch(`${HOST}/api/v3/${path}`, { headers: HEADERS, ...init });

const post = (sandbox, path, body, init) => sandbox.fetch(`${HOST}/api/v3/${path}`, {
  method: 'POST',
  headers: { ...HEADERS, 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
  ...init,
});

const create = (sandbox, init) => post(sandbox, 'customers', { CustomerName: 'Ünïcødé 日本' }, init);

test('nothing is made before the first call, and ready() resolves', async () => {
  const sandbox = createSandbox({ seed: -1 });
  await ready();
  await assert.rejects(() => get(sandbox, 'customers'), /sandbox options do not fit/);
});

test('fetch answers a real Response for a string, a URL and a Request', async () => {
  const sandbox = createSandbox();
  const address = `${HOST}/any/where/api/v3/customers/12345?x=1`;
  for (const input of [address, new URL(address), new Request(address, { headers: HEADERS })]) {
    const response = await sandbox.fetch(input, input instanceof Request ? undefined : { headers: HEADERS });
    assert.ok(response instanceof Response);
    assert.equal(response.url, address);
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.equal((await response.json()).CustomerName, 'Acme Corporation');
  }
  assert.deepEqual(sandbox.log().map((entry) => entry.path), Array(3).fill('/any/where/api/v3/customers/12345?x=1'));
});

test('a Request with a body is taken as it is', async () => {
  const sandbox = createSandbox();
  const request = new Request(`${HOST}/api/v3/customers`, {
    method: 'post',
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({ CustomerName: 'Ünïcødé 日本' }),
  });
  const response = await sandbox.fetch(request);
  assert.equal(response.status, 201);
  assert.deepEqual(await response.json(), { ActionID: 67890, CustomerID: 67890, CustomerName: 'Ünïcødé 日本' });
});

test('fetch can be taken off its sandbox', async () => {
  const { fetch } = createSandbox();
  assert.equal((await fetch(`${HOST}/api/v3/customers`, { headers: HEADERS })).status, 200);
});

test('a percent-encoded field name arrives as it was', async () => {
  const sandbox = createSandbox();
  const name = 'Größe / Size שדה';
  const path = 'customvalues/customer/12345';
  await post(sandbox, path, { FieldName: name, Value: 'x' });
  assert.equal((await get(sandbox, `${path}/${encodeURIComponent(name)}`, { method: 'DELETE' })).status, 204);
});

test('a 204 has no body', async () => {
  const response = await get(createSandbox(), 'contacts/67890', { method: 'DELETE' });
  assert.equal(response.status, 204);
  assert.equal(response.body, null);
});

test('options reach the core', async () => {
  let now = Date.parse('2024-02-15T12:00:00Z');
  const sandbox = createSandbox({
    apiKey: 'secret', readOnlyKey: ['reader'], ratePerMinute: 2, maxItemsInPage: 10, now: () => now,
    epoch: new Date('2025-01-01T00:00:00Z'), enforceTransitions: true,
  });
  const as = (key, init) => sandbox.fetch(`${HOST}/api/v3/tickets?itemsInPage=50`, { headers: { 'X-API-KEY': key }, ...init });
  assert.equal((await as('other')).status, 401);
  assert.equal((await as('reader', { method: 'POST' })).status, 403);
  const page = await (await as('secret')).json();
  assert.equal(page.itemsInPage, 10);
  assert.ok(page.items[0].TicketCreatedDate.startsWith('2024-12-31'), page.items[0].TicketCreatedDate);
  assert.equal((await as('secret')).status, 200);
  const refused = await as('secret');
  assert.equal(refused.status, 429);
  assert.equal(refused.headers.get('retry-after'), '60');
  now += 60_000;
  assert.equal((await as('secret')).status, 200);
});

test('in live the same data have the live names, and pages that link to each other', async () => {
  const sandbox = createSandbox({ dialect: 'live', timeZone: '+02:00' });
  const contact = await (await get(sandbox, 'contacts/67890')).json();
  assert.equal(contact.Firstname, 'John');
  assert.equal(contact.MobilePhone, null);
  assert.equal((await (await get(sandbox, 'account')).json()).TimeZoneName, '+02:00');
  const page = await (await get(sandbox, 'customers?itemsInPage=50')).json();
  assert.equal(page.totalItemCount, 150);
  assert.equal(page.nextLink, `${HOST}/api/v3/customers?page=2&itemsInPage=50`);
  const next = await (await sandbox.fetch(page.nextLink, { headers: HEADERS })).json();
  assert.equal(next.prevLink, `${HOST}/api/v3/customers?page=1&itemsInPage=50`);
  const created = await create(sandbox);
  assert.equal(created.status, 201);
  assert.deepEqual(await created.json(), { ActionID: '67890' });
  const put = await post(sandbox, 'customers/67890', { Links: 'https://x.example' }, { method: 'PUT' });
  assert.equal(put.status, 200);
  const refused = await post(sandbox, 'customers', { CustomerName: 'A', Website: 'x' });
  assert.equal(refused.status, 400);
  assert.equal(refused.headers.get('content-type'), 'application/problem+json; charset=utf-8');
  assert.equal((await refused.json()).detail, 'Unknown property Website');
  await assert.rejects(() => get(createSandbox({ dialect: 'both' }), 'customers'), /sandbox options do not fit/);
});

test('a token is a bearer in live, and 401 has no body', async () => {
  const sandbox = createSandbox({ dialect: 'live' });
  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln';
  const as = (headers) => sandbox.fetch(`${HOST}/api/v3/account`, { headers });
  assert.equal((await as({ Authorization: `Bearer ${token}` })).status, 200);
  const refused = await as({ 'X-API-KEY': token });
  assert.equal(refused.status, 401);
  assert.equal(await refused.text(), '');
});

test('a path picks its dialect, and both speak of the same data', async () => {
  const sandbox = createSandbox();
  const ask = async (path) => (await sandbox.fetch(`${HOST}${path}`, { headers: HEADERS })).json();
  await create(sandbox);
  assert.equal((await ask('/live/api/v3/customers')).totalItemCount, 151);
  assert.equal((await ask('/guide/api/v3/customers')).totalItems, 151);
  assert.equal((await ask('/api/v3/customers')).totalItems, 151);
  assert.equal((await ask('/live/api/v3/customers/67890')).CustomerName, 'Ünïcødé 日本');
});

test('Infinity is no limit', async () => {
  const sandbox = createSandbox({ ratePerMinute: Infinity, now: () => 0 });
  for (let n = 0; n < 710; n += 1) assert.equal((await get(sandbox, 'customers/12345')).status, 200);
});

test('reset restores the data, and what is freed says so', async () => {
  const sandbox = createSandbox();
  sandbox.reset();
  await create(sandbox);
  await get(sandbox, 'customers/12345', { method: 'DELETE' });
  assert.deepEqual(sandbox.stats(), { requests: 2, commits: 2, creates: 1, rateLimited: 0 });
  sandbox.reset();
  assert.deepEqual(sandbox.stats(), { requests: 0, commits: 0, creates: 0, rateLimited: 0 });
  assert.equal((await get(sandbox, 'customers/12345')).status, 200);
  sandbox.free();
  sandbox.free();
  await assert.rejects(() => get(sandbox, 'customers'), /this sandbox is freed/);
});

test('two sandboxes share nothing', async () => {
  const [one, two] = [createSandbox(), createSandbox()];
  await get(one, 'customers/12345', { method: 'DELETE' });
  assert.equal((await get(two, 'customers/12345')).status, 200);
  assert.equal(two.stats().requests, 1);
});

for (const [kind, creates] of [['drop_before', 0], ['drop_after', 1]]) {
  test(`${kind} rejects like a broken connection, with ${creates} created`, async () => {
    const sandbox = createSandbox({ faults: [{ when: { nth: 1 }, kind }] });
    await assert.rejects(() => create(sandbox), (error) => error instanceof TypeError && error.message === 'fetch failed');
    assert.equal(sandbox.stats().creates, creates);
    assert.equal((await create(sandbox)).status, 201);
  });
}

test('faults are replaced, and one that cannot be played is refused', async () => {
  const sandbox = createSandbox();
  sandbox.faults([{ kind: 'status', code: 503 }]);
  assert.equal((await get(sandbox, 'customers')).status, 503);
  assert.throws(() => sandbox.faults([{ kind: 'status', code: 42 }]), /from 200 to 599/);
  assert.throws(() => sandbox.faults([{ kind: 'nonsense' }]), /sandbox faults do not fit/);
  assert.equal((await get(sandbox, 'customers')).status, 503, 'the old faults stay');
  sandbox.faults([]);
  assert.equal((await get(sandbox, 'customers')).status, 200);
});

test('each reply that is not Atera\'s comes through as it is', async () => {
  const reply = async (fault) => {
    const response = await get(createSandbox({ faults: [fault] }), 'customers/12345');
    return [response.status, response.headers.get('content-type')?.split(';')[0], (await response.text()).slice(0, 15)];
  };
  assert.deepEqual(await reply({ kind: 'html_200' }), [200, 'text/html', '<!DOCTYPE html>']);
  assert.deepEqual(await reply({ kind: 'empty_401' }), [401, undefined, '']);
  assert.deepEqual(await reply({ kind: 'null_body' }), [200, 'application/json', 'null']);
  assert.deepEqual(await reply({ kind: 'wrong_type' }), [200, 'text/plain', '{"CustomerID":1']);
  assert.deepEqual(await reply({ kind: 'rate_limited', retryAfter: 3 }), [429, 'application/json', '{"Code":429,"Me']);
});

test('a truncated body ends early, or breaks after what has arrived', async () => {
  const ended = await get(createSandbox({ faults: [{ kind: 'truncated', bytes: 7 }] }), 'customers/12345');
  assert.equal(await ended.text(), '{"Custo');
  const broken = await get(createSandbox({ faults: [{ kind: 'truncated', bytes: 7, reset: true }] }), 'customers/12345');
  const reader = broken.body.getReader();
  assert.equal(new TextDecoder().decode((await reader.read()).value), '{"Custo');
  await assert.rejects(() => reader.read(), TypeError);
});

test('a slow drip gives the whole body in pieces, each after its pause', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const sandbox = createSandbox({ faults: [{ kind: 'slow_drip', ms: 1_000, bytes: 20 }] });
  const response = await get(sandbox, 'tickets/54321/billableduration');
  const reader = response.body.getReader();
  let text = '';
  let pieces = 0;
  for (;;) {
    const read = reader.read();
    let settled = false;
    void read.finally(() => { settled = true; });
    // The stream asks for its next piece, and so starts its timer, a few microtasks later.
    await new Promise(setImmediate);
    t.mock.timers.tick(999);
    await new Promise(setImmediate);
    if (text.length < 55) assert.equal(settled, false, 'not before its time');
    t.mock.timers.tick(1);
    const { value, done } = await read;
    if (done) break;
    pieces += 1;
    text += new TextDecoder().decode(value);
  }
  assert.equal(text, '{"TotalBillableDuration":3600,"TotalBillableHours":1.0}');
  assert.equal(pieces, 3);
});

test('an aborted signal rejects with its own reason, at any time', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const reason = new Error('enough');
  const sandbox = createSandbox({ latencyMs: 60_000 });

  await assert.rejects(() => create(sandbox, { signal: AbortSignal.abort(reason) }), (error) => error === reason);
  assert.equal(sandbox.stats().requests, 0, 'a request aborted before it starts is never made');

  const controller = new AbortController();
  const waiting = create(sandbox, { signal: controller.signal });
  while (sandbox.stats().requests === 0) await new Promise(setImmediate);
  controller.abort(reason);
  await assert.rejects(() => waiting, (error) => error === reason);
  assert.equal(sandbox.stats().creates, 1, 'the request itself had taken effect');

  const byRequest = new AbortController();
  const request = new Request(`${HOST}/api/v3/customers`, { headers: HEADERS, signal: byRequest.signal });
  const followed = sandbox.fetch(request);
  while (sandbox.stats().requests === 1) await new Promise(setImmediate);
  byRequest.abort(reason);
  await assert.rejects(() => followed, (error) => error === reason);
});

test('an abort stops a dripping body', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const reason = new Error('enough');
  const controller = new AbortController();
  const sandbox = createSandbox({ faults: [{ kind: 'slow_drip', ms: 1_000 }] });
  const response = await get(sandbox, 'customers', { signal: controller.signal });
  const body = response.text();
  controller.abort(reason);
  await assert.rejects(() => body, (error) => error === reason);
});

test('no listener stays on a signal that outlives its calls', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { signal } = new AbortController();
  const listeners = () => getEventListeners(signal, 'abort').length;
  const whole = createSandbox();
  await (await create(whole, { signal })).json();
  assert.equal(listeners(), 0);

  const late = createSandbox({ latencyMs: 5 });
  const waiting = create(late, { signal });
  while (late.stats().requests === 0) await new Promise(setImmediate);
  assert.equal(listeners(), 1);
  t.mock.timers.tick(5);
  await waiting;
  assert.equal(listeners(), 0);

  const dripping = await get(createSandbox({ faults: [{ kind: 'slow_drip', ms: 5 }] }), 'customers', { signal });
  assert.equal(listeners(), 1);
  await dripping.body.cancel();
  assert.equal(listeners(), 0);
});
