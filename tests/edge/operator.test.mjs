// The operator in real workerd: who comes in, what he sees, and what he decides.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { prepareIntake } from '../../www/server/intake.mjs';

const PACKAGE = fileURLToPath(new URL('../../pkg/', import.meta.url));
const WORKER = fileURLToPath(new URL('operator-worker.mjs', import.meta.url));
const TOKEN = 'Geheim-für-den-Betrieb: 42';
const INJECTION = '<script>alert(1)</script><img src=x onerror="alert(2)"> \' " &amp; jane@acme.com';
const JANE = 'jane@acme.com';

const folder = mkdtempSync(join(tmpdir(), 'operator-'));
let worker;
let certs;
let keys;

before(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...await exportJWK(keys.publicKey), kid: 'one', alg: 'RS256', use: 'sig' };
  certs = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] })));
  await new Promise((resolve) => { certs.listen(0, '127.0.0.1', resolve); });
  const env = { ADMIN_TOKEN: TOKEN, ATERA_API_KEY: 'key', ATERA_URL: 'http://127.0.0.1:9', CERTS: `http://127.0.0.1:${certs.address().port}/certs` };
  const intake = await prepareIntake({ worker: WORKER, packageFolder: PACKAGE, folder, env });
  worker = await intake.start({ quiet: true });
});

after(async () => {
  await worker?.stop('SIGKILL');
  certs?.close();
  rmSync(folder, { recursive: true, force: true });
});

const row = (id, state, more = {}) => ({ id, receipt: `r${id}`, state, acceptedAt: 1_700_000_000_000, subject: 'Printer jams', ...more });
const SHARDS = [
  { rows: [row('a1', 'parked', { subject: INJECTION, reason: { reason: 'refused', message: INJECTION } }), row('a2', 'created', { ticket: 54321 })] },
  { rows: [] },
  { rows: [row('c1', 'waiting'), row('c2', 'doubtful', { reason: INJECTION }), row('c3', 'parked')] },
];
const seed = (shards) => fetch(`${worker.address}/seed`, { method: 'POST', body: JSON.stringify(shards) });
const told = async () => (await fetch(`${worker.address}/told`)).json();
beforeEach(() => seed(SHARDS));

const basic = (pair) => `Basic ${Buffer.from(pair).toString('base64')}`;
const BEARER = { authorization: 'Bearer long-token-without-spaces' };
const BASIC = { authorization: basic(`anybody:${TOKEN}`) };
const ask = (path, { headers = BASIC, ...init } = {}) => fetch(`${worker.address}${path}`, { redirect: 'manual', ...init, headers });

test('without a secret and without Access there is nothing at this address', async () => {
  const nothing = await ask('/nothing');
  for (const config of ['none', 'short']) {
    for (const authorization of [undefined, 'Bearer short', basic('x:short'), `Bearer ${encodeURI(TOKEN)}`]) {
      const reply = await ask('/admin', { headers: { 'x-config': config, ...(authorization && { authorization }) } });
      assert.deepEqual([reply.status, await reply.json()], [404, { code: 'not_found', message: 'there is nothing at this address' }]);
      assert.equal(reply.headers.get('www-authenticate'), null);
    }
  }
  assert.equal(nothing.status, 404);
});

test('a wrong secret is told nothing, whatever is wrong with it', async () => {
  const answers = new Set();
  const wrong = [undefined, '', 'Bearer', 'Bearer x', `Bearer ${'x'.repeat(5000)}`, 'Basic', 'Basic %%%', basic('anybody:'), basic(TOKEN.slice(0, -1)),
    basic(`x:${TOKEN}x`), basic(`x:${TOKEN.slice(0, -1)}`), basic(`${TOKEN}:x`), `Digest ${TOKEN}`, 'Bearer ä'];
  for (const authorization of wrong) {
    for (const path of ['/admin', '/admin/nothing', '/admin/export', '/admin/metrics', '/admin/style.css', '/admin/submissions/a1/resend']) {
      const reply = await ask(path, { headers: authorization === undefined ? {} : { authorization } });
      answers.add(`${reply.status} ${reply.headers.get('www-authenticate')} ${await reply.text()}`);
    }
  }
  assert.deepEqual([...answers], ['401 Basic realm="intake", charset="UTF-8" {"code":"unauthorized","message":"this is for the operator: send the ADMIN_TOKEN as bearer token or as password"}']);
  assert.deepEqual((await told()).decisions, []);
});

test('the secret is a password for browsers and a bearer token for programs', async () => {
  assert.equal((await ask('/admin')).status, 200);
  assert.equal((await ask('/admin', { headers: { authorization: BASIC.authorization.replace('Basic', 'bAsIc') } })).status, 200);
  const program = { 'x-config': 'program', ...BEARER };
  assert.equal((await ask('/admin/metrics', { headers: program })).status, 200);
  // A program sends neither Origin nor Sec-Fetch-Site, and no page of somebody else can send its token.
  assert.equal((await ask('/admin/submissions/c3/resend', { method: 'POST', headers: program })).status, 200);
  assert.equal((await ask('/admin/metrics', { headers: { ...program, authorization: `${BEARER.authorization}x` } })).status, 401);
});

test('the page shows what waits for a person, and nothing that was written is a tag', async () => {
  const reply = await ask('/admin');
  assert.equal(reply.headers.get('content-type'), 'text/html; charset=utf-8');
  assert.equal(reply.headers.get('content-security-policy'), "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
  assert.deepEqual(['cache-control', 'x-content-type-options', 'referrer-policy'].map((name) => reply.headers.get(name)), ['no-store', 'nosniff', 'same-origin']);
  const html = await reply.text();
  assert.ok(!/<(script|img|style)|onerror="|style=/.test(html), html);
  assert.equal(html.split('&lt;script&gt;alert(1)&lt;/script&gt;').length - 1, 3);
  assert.deepEqual([...html.matchAll(/action="([^"]+)"/g)].map(([, action]) => action), [
    '/admin/submissions/a1/resend', '/admin/submissions/a1/discard', '/admin/submissions/c3/resend', '/admin/submissions/c3/discard',
  ]);
  assert.deepEqual([...html.matchAll(/<h2>(\w+)/g)].map(([, state]) => state), ['parked', 'doubtful', 'waiting']);
  const style = await ask('/admin/style.css');
  assert.deepEqual([style.status, style.headers.get('content-type')], [200, 'text/css; charset=utf-8']);
});

test('lists go through every shard and on from where they ended', async () => {
  const many = (shard, count) => ({ rows: Array.from({ length: count }, (_, n) => row(`${shard}-${n}`, 'waiting')) });
  await seed([many('a', 150), many('b', 0), many('c', 99)]);
  const ids = [];
  let after;
  do {
    const reply = await (await ask(`/admin/submissions?state=waiting${after ? `&after=${after}` : ''}`)).json();
    assert.ok(reply.items.length <= 100);
    ids.push(...reply.items.map(({ id }) => id));
    after = reply.next;
  } while (after);
  assert.deepEqual(ids, [...many('a', 150).rows, ...many('c', 99).rows].map(({ id }) => id));
  assert.equal((await ask('/admin/submissions?state=lost')).status, 400);
  assert.equal((await ask('/admin/submissions?after=nowhere')).status, 400);
  assert.deepEqual((await (await ask('/admin/submissions?state=created')).json()).items.map(({ id }) => id), []);
});

const own = () => ({ ...BASIC, origin: worker.address });

test('resend and discard reach the one shard that has the submission', async () => {
  const resent = await ask('/admin/submissions/c3/resend', { method: 'POST', headers: own() });
  assert.deepEqual([resent.status, await resent.json()], [200, { id: 'c3', state: 'waiting' }]);
  const form = { method: 'POST', headers: { ...own(), accept: 'text/html' }, body: new URLSearchParams({ reason: ' kein Ticket: ümläut & <b> ' }) };
  const discarded = await ask('/admin/submissions/a1/discard', form);
  assert.deepEqual([discarded.status, discarded.headers.get('location')], [303, '/admin']);
  const asJson = { method: 'POST', headers: { ...own(), 'content-type': 'application/json' }, body: JSON.stringify({ reason: 'spam' }) };
  assert.equal((await ask('/admin/submissions/c3/discard', asJson)).status, 200);
  assert.deepEqual((await told()).decisions.sort(), [
    ['discard', 'a1', 'kein Ticket: ümläut & <b>'], ['discard', 'c3', 'spam'], ['resend', 'c3'],
  ]);
  assert.equal((await ask('/admin/submissions/zz/resend', { method: 'POST', headers: own() })).status, 404);
});

test('a discard without a short reason is refused', async () => {
  const bodies = [undefined, 'reason=', 'reason=%20%0A', `reason=${'x'.repeat(501)}`, `reason=spam&more=${'x'.repeat(100_000)}`, 'why=spam'];
  for (const body of bodies) {
    const headers = { ...own(), 'content-type': 'application/x-www-form-urlencoded' };
    const reply = await ask('/admin/submissions/a1/discard', { method: 'POST', headers, body });
    assert.deepEqual([reply.status, (await reply.json()).code], [400, 'reason'], String(body).slice(0, 20));
  }
  for (const body of ['{', '{"reason":5}', 'null']) {
    const reply = await ask('/admin/submissions/a1/discard', { method: 'POST', headers: { ...own(), 'content-type': 'application/json' }, body });
    assert.equal(reply.status, 400, body);
  }
  assert.deepEqual((await told()).decisions, []);
});

test('a page of somebody else cannot decide with the operator’s password', async () => {
  for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'none' }, {}]) {
    const reply = await ask('/admin/submissions/a1/resend', { method: 'POST', headers: { ...BASIC, ...headers } });
    assert.deepEqual([reply.status, (await reply.json()).code], [403, 'cross_site'], JSON.stringify(headers));
  }
  assert.deepEqual((await told()).decisions, []);
  assert.equal((await ask('/admin/submissions/a1/resend', { method: 'POST', headers: { ...BASIC, 'sec-fetch-site': 'same-origin' } })).status, 200);
});

test('another method is told which one is meant', async () => {
  const reply = await ask('/admin/submissions/a1/resend');
  assert.deepEqual([reply.status, reply.headers.get('allow')], [405, 'POST']);
  assert.equal((await ask('/admin', { method: 'DELETE' })).headers.get('allow'), 'GET');
  assert.equal((await ask('/admin/nothing')).status, 404);
});

test('the export is every submission, a line each', async () => {
  const rows = Array.from({ length: 450 }, (_, n) => row(`b-${n}`, 'created', { subject: `line\nbreak ${n}` }));
  await seed([SHARDS[0], { rows }, SHARDS[2]]);
  const reply = await ask('/admin/export');
  assert.equal(reply.headers.get('content-type'), 'application/x-ndjson; charset=utf-8');
  const lines = (await reply.text()).trimEnd().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines, [...SHARDS[0].rows, ...rows, ...SHARDS[2].rows]);
  await seed([{ rows: [] }, { rows: [] }, { rows: [] }]);
  assert.equal(await (await ask('/admin/export')).text(), '');
});

test('the counters are what Prometheus reads, also while a shard is broken', async () => {
  const metrics = async () => Object.fromEntries((await (await ask('/admin/metrics')).text()).split('\n')
    .filter((line) => line && !line.startsWith('#')).map((line) => line.match(/^atera_intake_(\w+) ([\d.]+)$/).slice(1)));
  const whole = await metrics();
  assert.deepEqual(
    [whole.accepted_total, whole.created_total, whole.duplicates_refused_total, whole.ambiguous_total, whole.parked, whole.waiting, whole.oldest_waiting_seconds],
    ['5', '1', '3', '6', '2', '1', '2.5'],
  );
  assert.deepEqual([whole.budget_used, whole.rate_limited_total, whole.frozen_seconds_total, whole.directory_contacts, whole.directory_filled, whole.silent_objects], ['12', '3', '4', '0', '0', '0']);
  await seed([SHARDS[0], { rows: [], broken: true }, SHARDS[2]]);
  const broken = await metrics();
  assert.deepEqual([broken.silent_objects, broken.accepted_total], ['1', '5']);
});

const token = (claims = {}, { key = keys.privateKey, alg = 'RS256', kid = 'one' } = {}) => {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ email: JANE, iss: 'https://acme.cloudflareaccess.com', aud: ['the-audience'], iat: now, exp: now + 60, ...claims })
    .setProtectedHeader({ alg, kid }).sign(key);
};

test('Access lets in whom it signed for, and nobody else', async () => {
  const now = Math.floor(Date.now() / 1000);
  const other = await generateKeyPair('RS256');
  const shared = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)));
  const good = await token();
  const [head, , signature] = good.split('.');
  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`;
  const enter = (jwt, headers = {}) => ask('/admin', { headers: { 'x-config': 'access', ...(jwt && { 'cf-access-jwt-assertion': jwt }), ...headers } });
  assert.equal((await enter(good)).status, 200);
  const bad = {
    none: undefined, nonsense: 'a.b.c', unsigned,
    expired: await token({ exp: now - 3_600, iat: now - 7_200 }),
    forever: await token({ exp: undefined }),
    'wrong audience': await token({ aud: ['another'] }),
    'wrong team': await token({ iss: 'https://evil.cloudflareaccess.com' }),
    forged: await token({}, { key: other.privateKey }),
    'another key': await token({}, { key: other.privateKey, kid: 'two' }),
    'a public key as secret': await token({}, { key: shared, alg: 'HS256' }),
    changed: [head, Buffer.from(JSON.stringify({ aud: 'the-audience', iss: 'https://acme.cloudflareaccess.com', exp: now + 60, iat: now })).toString('base64url'), signature].join('.'),
  };
  for (const [what, jwt] of Object.entries(bad)) assert.equal((await enter(jwt)).status, 401, what);
  // There is no secret in this configuration: an empty one opens nothing.
  for (const authorization of [basic('x:'), 'Bearer undefined', 'Bearer']) assert.equal((await enter(undefined, { authorization })).status, 401);
  // Its cookie goes along whatever page asks.
  const post = async (headers) => ask('/admin/submissions/a1/resend', { method: 'POST', headers: { 'x-config': 'access', 'cf-access-jwt-assertion': await token(), ...headers } });
  assert.equal((await post({ origin: 'https://evil.example' })).status, 403);
  assert.equal((await post({ origin: worker.address })).status, 200);
});

test('no line of the log holds an address, a text, an id or a secret', async () => {
  await ask('/admin', { headers: BEARER });
  await ask('/admin/submissions?state=jane%40acme.com');
  await ask('/admin/submissions/a1/discard', { method: 'POST', headers: own(), body: new URLSearchParams({ reason: `spam of ${JANE}` }) });
  await ask('/admin/submissions/c3/resend', { method: 'POST', headers: own() });
  const { lines } = await told();
  assert.deepEqual(lines.map(({ receipt, ...line }) => ({ ...line, ...(receipt && { receipt: receipt.length }) })), [
    { event: 'operator_refused', code: 'unauthorized' },
    { event: 'operator_refused', code: 'state' },
    { event: 'operator', action: 'discard', receipt: 12, status: 200 },
    { event: 'operator', action: 'resend', receipt: 12, status: 200 },
  ]);
  for (const secret of [JANE, 'spam', 'a1"', 'c3"', TOKEN, 'Printer', 'key"']) assert.ok(!JSON.stringify(lines).includes(secret), secret);
});
