// The sandbox as a server in Node, spoken to by the host's own fetch over a real connection.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../pkg/sandbox-server.js';

const server = await serve({ apiKey: 'key' });
after(() => server.close());

const HEADERS = { 'X-API-KEY': 'key', 'Content-Type': 'application/json' };
const ask = (path, init) => fetch(`${server.url}/api/v3/${path}`, { headers: HEADERS, ...init });
const create = () => ask('customers', { method: 'POST', body: JSON.stringify({ CustomerName: 'Ünïcødé 日本' }) });

test('it answers over HTTP, on this machine only', async () => {
  assert.match(server.url, /^http:\/\/127\.0\.0\.1:\d+$/);
  const reply = await ask('customers/12345');
  assert.equal(reply.status, 200);
  assert.equal((await reply.json()).CustomerName, 'Acme Corporation');
  assert.deepEqual(await (await create()).json(), { ActionID: 67890, CustomerID: 67890, CustomerName: 'Ünïcødé 日本' });
  assert.equal((await ask('customers/67890', { method: 'DELETE' })).status, 204);
  assert.equal((await ask('customers', { headers: {} })).status, 401);
  assert.equal((await ask('customers', { method: 'POST', body: ' '.repeat(2_000_000) })).status, 413);
});

test('a connection that rests is not closed under a client that comes back', async () => {
  const reply = await ask('customers');
  await reply.arrayBuffer();
  assert.equal(reply.headers.get('keep-alive'), 'timeout=75');
});

test('a page in live links to the next on the same server', async () => {
  const page = await (await fetch(`${server.url}/live/api/v3/customers`, { headers: HEADERS })).json();
  assert.equal(page.nextLink, `${server.url}/live/api/v3/customers?page=2&itemsInPage=20`);
  assert.equal((await fetch(page.nextLink, { headers: HEADERS })).status, 200);
});

test('a drop breaks the connection, after the commit or before it', async () => {
  for (const [kind, creates] of [['drop_before', 0], ['drop_after', 1]]) {
    server.sandbox.reset();
    server.sandbox.faults([{ kind }]);
    await assert.rejects(create, TypeError);
    assert.equal(server.sandbox.stats().creates, creates, kind);
  }
  server.sandbox.reset();
});

test('a truncated body ends early or breaks', async () => {
  server.sandbox.faults([{ kind: 'truncated', bytes: 7 }]);
  assert.equal(await (await ask('customers/12345')).text(), '{"Custo');
  server.sandbox.faults([{ kind: 'truncated', bytes: 7, reset: true }]);
  const broken = await ask('customers/12345');
  await assert.rejects(() => broken.text(), TypeError);
  server.sandbox.reset();
});

test('a wrong option is told at the start', async () => {
  await assert.rejects(() => serve({ seed: -1 }), /sandbox options do not fit/);
});

test('the command prints its address and answers there', async () => {
  const command = fileURLToPath(new URL('../../pkg/sandbox-cli.js', import.meta.url));
  const child = execFile(process.execPath, [command, '--port', '0', '--api-key', 'key', '--rate-per-minute', '1']);
  const [line] = await once(child.stdout, 'data');
  const [url] = String(line).match(/http:\S+/) ?? [];
  const statuses = [];
  for (let n = 0; n < 2; n += 1) statuses.push((await fetch(`${url}/customers`, { headers: HEADERS })).status);
  assert.deepEqual(statuses, [200, 429]);
  child.kill();
  await once(child, 'exit');

  const live = execFile(process.execPath, [command, '--port', '0', '--dialect', 'live', '--time-zone', 'Etc/GMT-2']);
  const [started] = await once(live.stdout, 'data');
  const account = await fetch(`${String(started).match(/http:\S+/)?.[0]}/account`, { headers: HEADERS });
  assert.equal((await account.json()).TimeZoneName, 'Etc/GMT-2');
  live.kill();
  await once(live, 'exit');

  const wrong = execFile(process.execPath, [command, '--nonsense']);
  const [code] = await once(wrong, 'exit');
  assert.equal(code, 1);
});
