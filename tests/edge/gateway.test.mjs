// The gateway in real workerd, with a Worker behind it that reports what it was sent.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, mkdirSync, writeFileSync, rmSync, readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { CALLS } from '../../www/server/calls.mjs';
import { credentialOf } from '../../www/server/credential.mjs';
import { startDesk } from '../../www/server/desk.mjs';

const KEY = 'key-0f9a-that-no-page-may-see';
/** A key of the second generation: a JWT. */
const TOKEN = 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJkZXNrIn0.c2lnbmF0dXJl';
const UPSTREAM = fileURLToPath(new URL('gateway-atera.mjs', import.meta.url));

let desk;
let packageFolder;

before(async () => {
  packageFolder = mkdtempSync(join(tmpdir(), 'gateway-package-'));
  mkdirSync(join(packageFolder, 'wasm'));
  writeFileSync(join(packageFolder, 'index.js'), 'export {};\n');
  writeFileSync(join(packageFolder, 'wasm', 'atera.wasm'), Buffer.from('0061736d01000000', 'hex'));
  writeFileSync(join(packageFolder, 'package.json'), '{}');
  copyFileSync(fileURLToPath(new URL('gateway-intake.mjs', import.meta.url)), join(packageFolder, 'intake.js'));
  desk = await startDesk({ upstream: UPSTREAM, apiKey: KEY, packageFolder });
});

after(async () => {
  await desk?.stop();
  rmSync(packageFolder, { recursive: true, force: true });
});

/** A call with headers exactly as given: fetch would refuse or add some. */
function call(method, path, { headers = {}, body, host, address = desk.address } = {}) {
  const { hostname, port } = new URL(address);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, method, path, headers: { ...headers, ...(host && { host }) }, setHost: !host }, (reply) => {
      const chunks = [];
      reply.on('data', (chunk) => chunks.push(chunk));
      reply.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: reply.statusCode, headers: reply.headers, raw: reply.rawHeaders.join('\n'), text, json: () => JSON.parse(text) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };
const sample = (path) => path.replace('{id}', '12').replace('{name}', 'Contract%20Type%2F1');
const hasBody = (method) => method === 'POST' || method === 'PUT';

/** A write that only the live dialect has. */
const VALUE = '/live/api/v3/customvalues/customerfield/12/Seats';

/** Where each dialect's calls are, in the gateway and in the sandbox behind it. */
const PREFIXES = { guide: '/api/v3', live: '/live/api/v3' };

for (const [dialect, prefix] of Object.entries(PREFIXES)) {
  test(`every call of the ${dialect} table arrives signed, with its path and query as sent`, async () => {
    for (const [method, path] of CALLS[dialect]) {
      const body = hasBody(method) ? '{"a":"ü"}' : undefined;
      const reply = await call(method, `${prefix}${sample(path)}?page=2`, { headers: SAME_ORIGIN, body });
      assert.equal(reply.status, 200, `${method} ${path}`);
      const seen = reply.json();
      assert.deepEqual(
        { method: seen.method, path: seen.path, isSigned: seen.isSigned, body: seen.body },
        { method, path: `${prefix}${sample(path)}?page=2`, isSigned: true, body: body ?? '' },
      );
      assert.equal(seen.headers.includes('content-type'), hasBody(method), `${method} ${path}`);
    }
  });
}

test('each dialect takes its own calls alone', async () => {
  const wrong = [
    ['PUT', '/api/v3/customvalues/customerfield/12/Seats'],
    ['GET', '/api/v3/tickets/12/workhoursrecords'],
    ['GET', '/api/v3/customvalues/customfields'],
    ['GET', '/live/api/v3/tickets/12/workhours'],
    ['POST', '/live/api/v3/customvalues/customer/12'],
    ['DELETE', '/live/api/v3/customvalues/customer/12/Seats'],
    // The live service has these, and the desk does not use them.
    ['DELETE', '/live/api/v3/tickets/12'],
    ['PUT', '/live/api/v3/tickets/12'],
    ['GET', '/live/api/v3/account'],
    ['PUT', '/live/api/v3/customvalues/ticketfield/12/Category'],
    ['POST', '/live/api/v3/tickets/12/workhours'],
  ];
  for (const [method, path] of wrong) {
    const reply = await call(method, path, { headers: SAME_ORIGIN, body: hasBody(method) ? '{}' : undefined });
    assert.equal(reply.status, 403, `${method} ${path}`);
    assert.match(reply.json().Message, new RegExp(`in the ${path.startsWith('/live') ? 'live' : 'guide'} dialect`));
  }
});

test('a dialect that nobody speaks is no page either', async () => {
  for (const path of ['/dead/api/v3/tickets', '/LIVE/api/v3/tickets', '/live/live/api/v3/tickets', '/guide/api/v3/tickets', '/%6cive/api/v3/tickets', '//api/v3/tickets', '/live//api/v3/tickets']) {
    for (const method of ['GET', 'POST', 'PUT']) {
      const reply = await call(method, path, { headers: SAME_ORIGIN, body: hasBody(method) ? '{}' : undefined });
      assert.equal(reply.status, 404, `${method} ${path}`);
      assert.match(reply.json().Message, /the live one at \/live\/api\/v3/);
    }
  }
});

test('a token is shown as the live service wants it, any other key as ever', async () => {
  const other = await startDesk({ upstream: UPSTREAM, apiKey: TOKEN, packageFolder });
  try {
    const ask = async (path) => {
      const reply = await call('GET', path, { headers: { ...SAME_ORIGIN, authorization: 'Bearer stolen' }, address: other.address });
      assert.ok(!`${reply.raw}\n${reply.text}`.includes(TOKEN), path);
      const { isSigned, isSignedByToken, headers } = reply.json();
      return { isSigned, isSignedByToken, headers };
    };
    assert.deepEqual(await ask('/live/api/v3/tickets'), { isSigned: false, isSignedByToken: true, headers: ['accept', 'authorization'] });
    assert.deepEqual(await ask('/api/v3/tickets'), { isSigned: true, isSignedByToken: false, headers: ['accept', 'x-api-key'] });
  } finally {
    await other.stop();
  }
  assert.deepEqual(credentialOf('live', KEY), ['x-api-key', KEY]);
  // Only the whole look of a token makes one.
  for (const key of ['eyJhbGciOiJub25lIn0', 'eyJ.a', 'eyJ.a.b.c', 'eyJ.a.', 'feyJ.a.b', 'eyJ.a b.c']) {
    assert.deepEqual(credentialOf('live', key), ['x-api-key', key]);
  }
});

test('a call that is not in the table is refused and says so', async () => {
  const refused = [
    ['DELETE', '/api/v3/customers/12'],
    ['DELETE', '/api/v3/contacts/12'],
    ['DELETE', '/api/v3/tickets/12'],
    ['PUT', '/api/v3/tickets/12'],
    ['PATCH', '/api/v3/tickets'],
    ['GET', '/api/v3/agents'],
    ['GET', '/api/v3/tickets/0'],
    ['GET', '/api/v3/tickets/12/'],
    ['GET', '/api/v3/tickets/12/comments/1'],
    ['GET', '/api/v3/tickets/../../demo/reset'],
    ['GET', '/api/v3/tickets/%2e%2e/agents'],
    ['POST', '/api/v3/demo/reset'],
    ['DELETE', '/api/v3/customvalues/ticket/12/Name'],
    ['DELETE', '/api/v3/customvalues/customer/12/a/b'],
    ['GET', '/api/v3/'],
  ];
  for (const [method, path] of refused) {
    const reply = await call(method, path, { headers: SAME_ORIGIN });
    // A path that leaves the API is a page's address or another method on one: never a call.
    if (reply.status === 200) assert.match(reply.headers['content-type'], /^text\/html/, `${method} ${path}`);
    else assert.ok([403, 405].includes(reply.status), `${method} ${path}: ${reply.status}`);
    assert.doesNotMatch(reply.text, /isSigned/, `${method} ${path}`);
  }
  const reply = await call('DELETE', '/api/v3/customers/12', { headers: SAME_ORIGIN });
  assert.equal(reply.status, 403);
  assert.deepEqual(Object.keys(reply.json()), ['Code', 'Message']);
  assert.match(reply.json().Message, /does not forward DELETE \/customers\/12 in the guide dialect/);
});

test('what a browser sends along does not travel on: its key, its cookies, its authorisation', async () => {
  const reply = await call('GET', '/api/v3/tickets', {
    headers: { ...SAME_ORIGIN, 'x-api-key': 'stolen', cookie: 'a=b', authorization: 'Bearer c', 'x-forwarded-for': '1.2.3.4' },
  });
  assert.equal(reply.json().isSigned, true);
  assert.deepEqual(reply.json().headers.filter((name) => !['accept', 'x-api-key'].includes(name)), []);
});

test('the key is in no reply, whatever the upstream sends back', async () => {
  const paths = ['/', '/tickets/12', '/app.js', '/pkg/index.js', '/vendor/lit.js', '/nothing.js', '/api/v3/tickets', '/api/v3/tickets?fail=401', '/api/v3/tickets?fail=500', '/live/api/v3/tickets?fail=401', '/live/api/v3/agents', '/api/v3/agents', '/demo/form', '/demo/reset'];
  for (const path of paths) {
    for (const method of ['GET', 'POST']) {
      const reply = await call(method, path, { headers: SAME_ORIGIN, body: method === 'POST' ? '{}' : undefined });
      assert.ok(!`${reply.raw}\n${reply.text}`.includes(KEY), `${method} ${path}`);
    }
  }
});

test('the wait and the status of a refusal reach the page', async () => {
  const reply = await call('GET', '/api/v3/tickets?fail=429', { headers: SAME_ORIGIN });
  assert.equal(reply.status, 429);
  assert.equal(reply.headers['retry-after'], '7');
  assert.equal(reply.headers['cache-control'], 'no-store');
});

test('another site cannot make a call or restore the data, and the desk itself can', async () => {
  const foreign = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { origin: desk.address.replace('http:', 'https:') },
    { 'sec-fetch-site': 'same-origin', origin: 'https://elsewhere.example' },
  ];
  for (const headers of foreign) {
    for (const [method, path] of [['GET', '/api/v3/tickets'], ['POST', '/api/v3/tickets'], ['POST', '/demo/reset'], ['GET', '/live/api/v3/tickets'], ['PUT', VALUE]]) {
      const reply = await call(method, path, { headers, body: hasBody(method) ? '{}' : undefined });
      assert.equal(reply.status, 403, `${method} ${path} ${JSON.stringify(headers)}`);
      assert.match(reply.json().Message, /from the desk itself only/);
    }
  }
  const own = { 'sec-fetch-site': 'same-origin', origin: desk.address };
  assert.equal((await call('POST', '/api/v3/tickets', { headers: own, body: '{}' })).status, 200);
  assert.equal((await call('PUT', VALUE, { headers: own, body: '{}' })).status, 200);
  assert.equal((await call('POST', '/demo/reset', { headers: own })).status, 200);
});

test('a name that only points at this machine is refused', async () => {
  for (const path of ['/', '/api/v3/tickets', '/live/api/v3/tickets']) {
    assert.equal((await call('GET', path, { host: 'rebound.example', headers: SAME_ORIGIN })).status, 421);
  }
  const { port } = new URL(desk.address);
  assert.equal((await call('GET', '/', { host: `localhost:${port}` })).status, 200);
});

test('a body that is too large is refused', async () => {
  for (const [method, path] of [['POST', '/api/v3/tickets'], ['POST', '/live/api/v3/tickets'], ['PUT', VALUE]]) {
    assert.equal((await call(method, path, { headers: SAME_ORIGIN, body: 'x'.repeat(256 * 1024 + 1) })).status, 413, path);
    assert.equal((await call(method, path, { headers: SAME_ORIGIN, body: 'x'.repeat(256 * 1024) })).status, 200, path);
  }
});

test('the way to the form leads to the intake, wherever it listens', async () => {
  const reply = await call('GET', '/demo/form', { headers: SAME_ORIGIN });
  assert.equal(reply.status, 302);
  assert.equal(reply.headers.location, `${desk.intake}/form`);
  assert.equal((await call('GET', '/demo/form', { host: 'rebound.example' })).status, 421);
});

test('a restore is a POST', async () => {
  assert.equal((await call('GET', '/demo/reset', { headers: SAME_ORIGIN })).status, 405);
});

test('pages and files come with a strict policy and their own type', async () => {
  const types = [
    ['/', 'text/html; charset=utf-8'],
    ['/customers/12/edit', 'text/html; charset=utf-8'],
    ['/app.js', 'text/javascript; charset=utf-8'],
    ['/style/page.css', 'text/css; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
    ['/pkg/wasm/atera.wasm', 'application/wasm'],
    ['/vendor/lit.js', 'text/javascript; charset=utf-8'],
  ];
  for (const [path, type] of types) {
    const reply = await call('GET', path);
    assert.equal(reply.status, 200, path);
    assert.equal(reply.headers['content-type'], type, path);
    assert.equal(reply.headers['x-content-type-options'], 'nosniff', path);
    const policy = reply.headers['content-security-policy'];
    assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:;/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
  }
});

test('nothing else of the machine is served', async () => {
  const paths = ['/pkg/package.json', '/server/gateway.mjs', '/../server/gateway.mjs', '/%2e%2e/server/gateway.mjs', '/..%2fserver%2fgateway.mjs', '/pkg/wasm/..%2f..%2fetc/passwd.js', '/desk.capnp', '/vendor/../desk.capnp'];
  for (const path of paths) {
    const reply = await call('GET', path);
    assert.equal(reply.status, 404, path);
  }
  assert.equal((await call('POST', '/app.js')).status, 405);
});

test('the desk says what is missing when the package is not built', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'gateway-empty-'));
  try {
    await assert.rejects(startDesk({ packageFolder: empty, upstream: UPSTREAM }), /not built yet: run `make build`/);
  } finally {
    rmSync(empty, { recursive: true, force: true });
  }
});

test('a port that is taken is named, and nothing is left behind', async () => {
  const own = mkdtempSync(join(tmpdir(), 'gateway-leftovers-'));
  const { TMPDIR } = process.env;
  process.env.TMPDIR = own;
  try {
    const { port } = new URL(desk.address);
    await assert.rejects(startDesk({ port: Number(port), packageFolder, upstream: UPSTREAM }), /port \d+ is taken: .* with --port$/);
    const intakePort = Number(new URL(desk.intake).port);
    await assert.rejects(startDesk({ intakePort, packageFolder, upstream: UPSTREAM }), new RegExp(`port ${intakePort} is taken: .* with --intake-port$`));
    assert.deepEqual(readdirSync(own), []);
    const second = await startDesk({ packageFolder, upstream: UPSTREAM });
    assert.equal(readdirSync(own).length, 1);
    await second.stop();
    assert.deepEqual(readdirSync(own), []);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(own, { recursive: true, force: true });
  }
});

test('the start script prints an address, and a signal ends everything it began', async () => {
  const own = mkdtempSync(join(tmpdir(), 'gateway-signals-'));
  writeFileSync(join(packageFolder, 'sandbox.workerd.js'), 'export const createSandbox = () => ({ fetch: () => Response.json({}) });\n');
  const start = fileURLToPath(new URL('../../www/server/start.mjs', import.meta.url));
  try {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      const child = spawn(process.execPath, [start, '--port', '0', '--package', packageFolder], {
        env: { ...process.env, TMPDIR: own }, stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = await once(createInterface({ input: child.stdout }), 'line');
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(line);
      assert.equal((await fetch(address)).status, 200);
      const exit = once(child, 'exit');
      child.kill(signal);
      assert.deepEqual(await exit, [0, null], signal);
      assert.deepEqual(readdirSync(own), [], signal);
      await assert.rejects(fetch(address), signal);
    }
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
});
