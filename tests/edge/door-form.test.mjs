// The form's schema at the door in workerd: served, rendered without a script, judged, and paid for with work.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { MINUTE, ORIGIN, SUBMISSION, json, startDoor, urlencoded, visitorOf } from './door-visitor.mjs';

let door;
let visitor;

before(async () => {
  door = await startDoor();
  visitor = visitorOf(door.address);
});

after(() => door?.stop());

const HOUR = 60 * MINUTE;
const six = (values, as = json, options = {}) => visitor.submit(as, values, { door: 'six', ...options });
const get = (path, options = {}) => visitor.visit(path, { method: 'GET', ...options });

test('the schema is served in one language, to listed pages, and says nothing of Atera', async () => {
  const reply = await get('/form/schema?language=de', { door: 'six' });
  assert.equal(reply.status, 200);
  assert.match(reply.headers.get('cache-control'), /^public, max-age=/);
  assert.equal(reply.headers.get('access-control-allow-origin'), ORIGIN);
  assert.equal(reply.headers.get('vary'), 'Origin, Accept-Language');
  const { fields, ...rest } = reply.json();
  assert.deepEqual(rest, { title: 'Sechs', honeypot: 'website', language: 'de', dir: 'ltr' });
  assert.deepEqual(fields.map(({ name }) => name), ['name', 'email', 'subject', 'description', 'impact', 'asset', 'again', 'seats', 'since', 'device', 'model']);
  const field = (wanted) => fields.find(({ name }) => name === wanted);
  assert.deepEqual(field('asset'), { name: 'asset', type: 'text', label: 'Inventarnummer', hint: 'On its <side>', required: true, maxLength: 3 });
  assert.deepEqual(field('seats'), { name: 'seats', type: 'number', min: '1', max: '10', showIf: { field: 'impact', not: ['minor', ''] } });
  assert.deepEqual(field('since'), { name: 'since', type: 'date', max: '2026-12-31' });
  assert.deepEqual(field('device').choices, [{ value: 'pc' }, { value: 'printer', label: 'The printer' }]);
  assert.deepEqual(field('model').choices[0], { value: 'x1', for: ['pc'] });
  assert.equal((await get('/form/schema', { origin: 'https://evil.example' })).code, 'origin_not_allowed');
  assert.equal((await visitor.visit('/form/schema', { method: 'OPTIONS' })).status, 204);
  assert.equal((await get('/form/schema')).json().fields.length, 9);
});

test('without a script every field is there, with its choices in groups; what was typed comes back', async () => {
  const { text } = await get('/form', { door: 'six', origin: null });
  for (const piece of [
    '<div class="atera-field" data-field="asset">', 'Asset tag</label>', 'On its &lt;side&gt;',
    'type="text" inputmode="decimal"', 'type="date" max="2026-12-31"',
    'name="again" value="yes"', 'name="again" value="no"', 'name="again" value=""',
    '<option value="printer">The printer</option>', '<option value="none">none</option>\n<optgroup label="pc">\n<option value="x1">x1</option>\n</optgroup>\n<optgroup label="The printer">',
  ]) assert.ok(text.includes(piece), piece);
  const wrong = await six({ asset: 'long', again: 'yes', impact: 'outage', seats: '11', since: '2027-01-01', device: 'pc', model: 'p9' }, urlencoded);
  assert.equal(wrong.status, 422);
  const links = [...wrong.text.matchAll(/<li><a href="#(\w+)">([^<]+)</g)].map(([, name, sentence]) => [name, sentence]);
  assert.deepEqual(links.map(([name]) => name), ['asset', 'seats', 'since', 'model']);
  for (const [name, sentence] of links) {
    const at = wrong.text.match(new RegExp(`id="${name}-error"><span class="atera-unseen">Error: </span>([^<]+)<`));
    assert.equal(at?.[1], sentence);
    assert.doesNotMatch(sentence, /[{}]/);
  }
  assert.match(links[1][1], /10/);
  assert.match(wrong.text, /value="11" id="seats"[^>]*aria-invalid="true"/);
  assert.match(wrong.text, /name="again" value="yes" checked/);
  assert.match(wrong.text, /<option value="p9" selected>/);
});

test('custom answers are kept in their normal form, hidden ones are not, and both ways make one submission', async () => {
  const answers = { asset: 'A 1', again: 'no', seats: '007,0', device: 'printer', model: 'p9', impact: 'outage' };
  const hashes = [];
  for (const [as, more] of [[json, { again: false, seats: 7 }], [urlencoded, {}]]) {
    const { token, id } = await visitor.token({ door: 'six' });
    const reply = await visitor.visit('/tickets', { ...as({ ...SUBMISSION, ...answers, ...more, token }), door: 'six' });
    assert.equal(reply.status, 202, reply.text);
    const { submission, hash } = (await visitor.kept()).get(id);
    assert.deepEqual(submission, { ...SUBMISSION, ...answers, seats: '7' });
    hashes.push(hash);
  }
  assert.equal(hashes[0], hashes[1]);
  const hidden = await visitor.token({ door: 'six' });
  const reply = await visitor.visit('/tickets', { ...json({ ...SUBMISSION, asset: 'A', impact: 'minor', seats: 'many', token: hidden.token }), door: 'six' });
  assert.equal(reply.status, 202, reply.text);
  assert.deepEqual((await visitor.kept()).get(hidden.id).submission, { ...SUBMISSION, asset: 'A', impact: 'minor' });
});

test('each refusal of an answer says why and what its sentence names', async () => {
  const { code, issues } = (await six({ email: 'ada..b@example.com', asset: 'long', seats: 'x', impact: 'major', device: 'mac', newsletter: 'on' })).json();
  assert.equal(code, 'invalid_input');
  assert.deepEqual(issues.map(({ message, ...issue }) => issue), [
    { path: 'email', code: 'invalid_email', reason: 'dot', severity: 'error', suggestion: 'ada.b@example.com' },
    { path: 'asset', code: 'too_long', severity: 'error', params: { limit: '3' } },
    { path: 'seats', code: 'number', severity: 'error' },
    { path: 'device', code: 'choice', severity: 'error' },
    { path: 'newsletter', code: 'unknown_field', severity: 'error' },
  ]);
  for (const { message } of issues) assert.ok(message);
  // A family and a flag are a letter each.
  assert.equal((await six({ asset: '👩‍👩‍👧‍👦🇩🇪é' })).status, 202);
});

test('a submission that waited gets another token for its id, and is the same one', async () => {
  const first = await visitor.token();
  const again = () => visitor.visit('/tickets', { ...json({ ...SUBMISSION, token: first.token, id: first.id }), later: 25 * HOUR });
  assert.equal((await again()).code, 'token_expired');
  const fresh = async (later) => (await get(`/form/token?id=${first.id}`, { later })).json();
  const late = 25 * HOUR + MINUTE;
  const send = async (values) => {
    const { token, id } = await fresh(late - 10_000);
    assert.equal(id, first.id);
    return visitor.visit('/tickets', { ...json({ ...SUBMISSION, ...values, token, id }), later: late });
  };
  const [one, other] = [await send({}), await send({})];
  assert.deepEqual([one.status, other.status, one.text], [202, 202, other.text]);
  assert.equal((await send({ subject: 'Another thing altogether' })).code, 'id_reused');
  assert.equal([...await visitor.kept()].filter(([id]) => id === first.id).length, 1);
  for (const id of ['short', '', 'a/b'.repeat(10)]) {
    const refused = await get(`/form/token?id=${encodeURIComponent(id)}`);
    assert.deepEqual([refused.code, refused.status], ['invalid_id', 400]);
  }
});

/** Looks for the number as a browser does. */
function prove(token, bits) {
  for (let number = 0; ; number += 1) {
    const hash = createHash('sha256').update(`${token}:${number}`).digest();
    if (hash.readUInt32BE() >>> (32 - bits) === 0) return String(number);
  }
}

test('a busy door asks for work, a quiet one does not, and who cannot compute can wait', async () => {
  const busy = (request) => visitor.visit('/tickets', { ...request, door: 'busy' });
  // Another hour: what the tests before posted is no load any more.
  const base = 50 * HOUR;
  const tokenAt = async (later) => (await get('/form/token', { door: 'busy', later })).json();
  assert.equal((await tokenAt(base)).proof, undefined);
  for (let turn = 0; turn < 25; turn += 1) await busy({ body: '[]', type: 'application/json', later: base });
  const { token, proof } = await tokenAt(base);
  assert.deepEqual(proof, { bits: 12 });
  assert.deepEqual((await get('/form/token', { later: base })).json().proof, undefined, 'not asked for by default');
  const send = (values, later, as = json) => busy({ ...as({ ...SUBMISSION, token, ...values }), later: base + later });
  const without = await send({}, 5_000);
  assert.deepEqual([without.code, without.status], ['proof_required', 403]);
  const wait = without.json().retryAfterMs;
  assert.ok(wait > 20_000 && wait <= 25_000, `${wait} ms`);
  for (const number of ['x', '1'.repeat(21), '-1']) assert.equal((await send({ proof: number }, 5_000)).code, 'proof_required');
  const good = prove(token, 12);
  const bad = [0, 1, 2].map(String).find((number) => createHash('sha256').update(`${token}:${number}`).digest().readUInt32BE() >>> 20 !== 0);
  assert.equal((await send({ proof: bad }, 5_000)).code, 'proof_invalid');
  const [time, nonce, , signature] = token.split('.');
  assert.equal((await send({ token: `${time}.${nonce}.${signature}`, proof: '0' }, 5_000)).code, 'token_invalid');
  assert.equal((await send({ token: `${time}.${nonce}.1.${signature}`, proof: '0' }, 5_000)).code, 'token_invalid');
  assert.equal((await send({ proof: good }, 2_000)).code, 'too_fast');
  const taken = await send({ proof: good }, 5_000);
  assert.equal(taken.status, 202, taken.text);
  assert.equal('proof' in (await visitor.kept()).get(nonce).submission, false);
  const opened = base + 7_000;
  const page = await tokenAt(opened);
  assert.deepEqual(page.proof, { bits: 12 });
  const form = (later) => busy({ ...urlencoded({ ...SUBMISSION, token: page.token }), later: opened + later });
  const early = await form(20_000);
  assert.equal(early.status, 403);
  assert.match(early.text, /value="ada@example.com"/);
  assert.equal((await form(30_000)).status, 202);
});

test('the page brings the script that it was told, and its policy lets in that script alone', async () => {
  const page = await get('/form', { door: 'six', origin: null });
  assert.match(page.text, /<script type="module" crossorigin src="https:\/\/cdn\.example\/form\.js" integrity="sha384-AAAA"><\/script>/);
  assert.match(page.text, /<atera-ticket-form>[^]*<form class="atera-form"[^]*<script type="application\/json">(.*)<\/script>\n<\/atera-ticket-form>/);
  const data = page.text.match(/<script type="application\/json">(.*)<\/script>/)[1];
  assert.equal(JSON.parse(data).fields.length, 11);
  assert.doesNotMatch(data, /</);
  const policy = Object.fromEntries(page.headers.get('content-security-policy').split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1).join(' ')]));
  assert.equal(policy['script-src'], "https://cdn.example 'wasm-unsafe-eval'");
  assert.equal(policy['connect-src'], "'self' https://cdn.example");
  assert.equal(policy['default-src'], "'none'");
  const plain = await get('/form', { origin: null });
  assert.doesNotMatch(plain.text, /<script|atera-ticket-form/);
  assert.doesNotMatch(plain.headers.get('content-security-policy'), /script-src|connect-src/);
});
