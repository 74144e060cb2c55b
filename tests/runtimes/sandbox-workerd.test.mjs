// The sandbox as a Worker in real workerd: a module of compiled wasm, and nothing done at global scope.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Two options objects, so that a fault and a delay are seen on the way out of a Worker too.
const WORKER = `
import { createSandbox } from './sandbox.workerd.js';
const plain = createSandbox({ apiKey: 'key' });
const odd = createSandbox({ latencyMs: 5, faults: [{ kind: 'slow_drip', ms: 1, bytes: 20 }] });
export default {
  fetch: (request) => (new URL(request.url).pathname.startsWith('/odd/') ? odd : plain).fetch(request),
};`;

const MODULES = ['sandbox.workerd.js', 'sandbox-api.js', 'core.js', 'wasm/sandbox.js', 'wasm/sandbox.wasm'];

const embed = (name) => `(name = "${name}", ${name.endsWith('.wasm') ? 'wasm' : 'esModule'} = embed "${name}")`;

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "sandbox", worker = (
    modules = [${['worker.js', ...MODULES].map(embed).join(', ')}],
    compatibilityDate = "2025-06-01",
  ))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "sandbox")],
);`;

let folder;
let workerd;
let origin;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-workerd-'));
  // A configuration embeds only what lies beside it.
  for (const name of MODULES) await cp(join(root, 'pkg', name), join(folder, name));
  await writeFile(join(folder, 'worker.js'), WORKER);
  await writeFile(join(folder, 'config.capnp'), CONFIG);
  workerd = spawn(join(root, 'node_modules/.bin/workerd'), ['serve', '--control-fd=3', join(folder, 'config.capnp')], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  // It says on the control pipe which port it was given.
  const [said] = await Promise.race([once(workerd.stdio[3], 'data'), once(workerd, 'exit').then(() => ['{}'])]);
  const { port } = JSON.parse(String(said).split('\n')[0]);
  assert.ok(port, 'workerd did not start');
  origin = `http://127.0.0.1:${port}`;
});

after(async () => {
  workerd?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

const HEADERS = { 'X-API-KEY': 'key', 'Content-Type': 'application/json' };

test('a Worker answers as the sandbox', async () => {
  const reply = await fetch(`${origin}/api/v3/customers/12345`, { headers: HEADERS });
  assert.equal(reply.status, 200);
  assert.equal((await reply.json()).CustomerName, 'Acme Corporation');
  assert.equal((await fetch(`${origin}/api/v3/customers`)).status, 401);
});

test('bodies and deletes pass through a Worker', async () => {
  const body = JSON.stringify({ CustomerName: 'Ünïcødé 日本' });
  const created = await fetch(`${origin}/api/v3/customers`, { method: 'POST', headers: HEADERS, body });
  assert.deepEqual(await created.json(), { ActionID: 67890, CustomerID: 67890, CustomerName: 'Ünïcødé 日本' });
  const deleted = await fetch(`${origin}/api/v3/customers/67890`, { method: 'DELETE', headers: HEADERS });
  assert.equal(deleted.status, 204);
});

test('a delay and a drip work in a Worker', async () => {
  const reply = await fetch(`${origin}/odd/api/v3/tickets/54321/billableduration`, { headers: HEADERS });
  assert.equal(await reply.text(), '{"TotalBillableDuration":3600,"TotalBillableHours":1.0}');
});
