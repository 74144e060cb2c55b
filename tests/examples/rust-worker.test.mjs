// The Worker in Rust, in workerd, with the sandbox behind it.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bundleWorker, COMPATIBILITY_DATE, modulesOf, quoted, serve } from '../../www/server/workerd.mjs';
import { KEY, startAtera } from './atera.mjs';
import { buildExample, ROOT } from './build.mjs';

const DRAFT = { TicketTitle: 'Printer on floor 3 jams', CustomerID: 1, TicketPriority: 'High' };
const ENTRY = fileURLToPath(new URL('panicking-worker.mjs', import.meta.url));

let atera;
let folder;
let worker;

/** Starts the Worker with these bindings. */
async function start(bindings) {
  const modules = modulesOf(await bundleWorker(ENTRY, 'worker', join(ROOT, 'pkg'), folder));
  const texts = Object.entries(bindings).map(([name, text]) => `(name = ${quoted(name)}, text = ${quoted(text)})`);
  const config = join(folder, 'config.capnp');
  await writeFile(config, `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker), (name = "internet", network = (allow = ["private"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [${modules}], compatibilityDate = "${COMPATIBILITY_DATE}", bindings = [${texts.join(', ')}],
);
`);
  return serve(config, { quiet: true });
}

/** One request with a draft, and what came of it. */
async function post(draft, { address = worker.address, path = '/' } = {}) {
  const body = typeof draft === 'string' ? draft : JSON.stringify(draft);
  const reply = await fetch(`${address}${path}`, { method: 'POST', body });
  const text = await reply.text();
  assert.equal(text.includes(KEY), false, 'the key is in an answer');
  return { status: reply.status, body: JSON.parse(text) };
}

before(async () => {
  await buildExample('rust-worker');
  folder = await mkdtemp(join(tmpdir(), 'rust-worker-'));
  atera = await startAtera();
  DRAFT.CustomerID = (await atera.create('/customers', { CustomerName: 'Acme' })).CustomerID;
  worker = await start({ ATERA_API_KEY: KEY, ATERA_URL: `${atera.url}/api/v3` });
});

beforeEach(() => atera.sandbox.faults([]));

after(async () => {
  await worker?.stop('SIGKILL');
  await atera?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** What the sandbox saw while `work` ran. */
async function seen(work) {
  const earlier = atera.sandbox.stats();
  const result = await work();
  const later = atera.sandbox.stats();
  return { ...result, requests: later.requests - earlier.requests, creates: later.creates - earlier.creates };
}

test('a good draft becomes exactly one ticket', async () => {
  const { status, body, requests, creates } = await seen(() => post(DRAFT));
  assert.equal(status, 201, JSON.stringify(body));
  assert.deepEqual({ requests, creates }, { requests: 1, creates: 1 });
  assert.equal((await atera.read(`/tickets/${body.TicketID}`)).TicketTitle, DRAFT.TicketTitle);
});

test('a bad draft is refused with every issue, and no call leaves', async () => {
  const { status, body, requests } = await seen(() => post({ TicketTitle: ' ', CustomerID: 1, TicketPriority: 'hgih' }));
  assert.equal(status, 422);
  assert.equal(requests, 0);
  const issues = body.issues.map(({ path, code, suggestion }) => ({ path, code, suggestion }));
  assert.deepEqual(issues, [
    { path: 'TicketTitle', code: 'required', suggestion: null },
    { path: 'TicketPriority', code: 'invalid_word', suggestion: 'High' },
  ]);
});

test('what is no draft is refused in words', async () => {
  for (const [draft, expected] of [['', 400], ['[1]', 400], ['{"TicketTitle":', 400], [`"${'x'.repeat(70_000)}"`, 413]]) {
    const { status, body, requests } = await seen(() => post(draft));
    assert.equal(status, expected, draft.slice(0, 20));
    assert.match(body.message, /^[a-z].*[^.]$/);
    assert.equal(requests, 0);
  }
  const reply = await fetch(worker.address);
  assert.equal(reply.status, 405);
  assert.equal(reply.headers.get('allow'), 'POST');
});

test('a key that Atera refuses is told in words', async () => {
  atera.sandbox.faults([{ kind: 'empty_401' }]);
  const { status, body, creates } = await seen(() => post(DRAFT));
  assert.deepEqual({ status, code: body.code, creates }, { status: 502, code: 'unauthorized', creates: 0 });
  assert.match(body.message, /refused this Worker/);
});

test('an Atera that commits and breaks the connection leaves one ticket and an answer that says so', async () => {
  atera.sandbox.faults([{ kind: 'drop_after', when: { method: 'POST' } }]);
  const { status, body, creates } = await seen(() => post(DRAFT));
  assert.deepEqual({ status, code: body.code, creates }, { status: 502, code: 'ambiguous', creates: 1 });
});

test('without its key the Worker says that it is not set up', async () => {
  const bare = await start({});
  try {
    const { status, body } = await post(DRAFT, { address: bare.address });
    assert.deepEqual({ status, code: body.code }, { status: 500, code: 'configuration' });
  } finally {
    await bare.stop('SIGKILL');
  }
});

test('after a panic every waiting request is answered, and the next one has a fresh instance', async () => {
  // The request that waits is one whose upstream never answers.
  const silent = createServer(() => {});
  await new Promise((resolve) => { silent.listen(0, '127.0.0.1', resolve); });
  const arrived = new Promise((resolve) => { silent.once('request', resolve); });
  const waiting = await start({ ATERA_API_KEY: KEY, ATERA_URL: `http://127.0.0.1:${silent.address().port}` });
  try {
    const answer = post(DRAFT, { address: waiting.address });
    await arrived;
    const panic = await post(DRAFT, { address: waiting.address, path: '/panic' });
    assert.deepEqual({ status: panic.status, code: panic.body.code }, { status: 500, code: 'stopped' });
    assert.deepEqual((await answer).body.code, 'stopped');
    assert.equal((await post({}, { address: waiting.address })).status, 422);
  } finally {
    await waiting.stop('SIGKILL');
    silent.closeAllConnections();
    silent.close();
  }
});
