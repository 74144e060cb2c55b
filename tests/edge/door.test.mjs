// The door in real workerd: every rung refuses, in its order, and what may come in comes in.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { KEYS, LATER, MINUTE, ORIGIN, SUBMISSION, id, json, multipart, signed, startDoor, startSiteverify, urlencoded, visitorOf, someone } from './door-visitor.mjs';

let door;
let siteverify;
let visitor;

before(async () => {
  siteverify = await startSiteverify();
  door = await startDoor({ SITEVERIFY: siteverify.address });
  visitor = visitorOf(door.address);
});

after(async () => {
  await door?.stop();
  siteverify?.stop();
});

test('JSON, a form and multipart are taken, and are the same submission', async () => {
  const hashes = [];
  for (const as of [json, urlencoded, multipart]) {
    const { token, id: known } = await visitor.token();
    const reply = await visitor.visit('/tickets', as({ ...SUBMISSION, description: 'one\r\ntwo', token, ...(as === json ? {} : { website: '', impact: '' }) }));
    assert.equal(reply.status, 202, reply.text);
    const kept = (await visitor.kept()).get(known);
    assert.deepEqual(kept.submission, { ...SUBMISSION, description: 'one\ntwo' });
    assert.equal(kept.site, ORIGIN);
    hashes.push(kept.hash);
    if (as === json) {
      const { receipt, ...told } = reply.json();
      assert.deepEqual(told, { id: known, state: 'accepted', url: `/receipts/${receipt}` });
      assert.ok(receipt.startsWith(`${known}.`), receipt);
    }
    else assert.match(reply.text, new RegExp(`<a class="atera-button" href="/receipts/${known}\\.`));
  }
  assert.equal(new Set(hashes).size, 1);
});

test('a form without JavaScript: opened, sent with a fault, corrected, sent, and sent again by a double click', async () => {
  const page = await visitor.visit('/form', { method: 'GET', origin: null, later: 0 });
  assert.equal(page.status, 200);
  assert.match(page.text, /<html lang="en" dir="ltr">[^]*<form class="atera-form" method="post" action="\/tickets"/);
  const tokenOf = (text) => text.match(/name="token" value="([^"]+)"/)[1];
  const token = tokenOf(page.text);
  const wrong = await visitor.visit('/tickets', { ...urlencoded({ ...SUBMISSION, email: 'ada at home', token, language: 'en' }), origin: door.address });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /<title>Error: Ask for help<\/title>/);
  assert.match(wrong.text, /<li><a href="#email">Remove the space or the invisible character from the email address<\/a>/);
  assert.match(wrong.text, /id="email-error"[^]*value="ada at home" id="email"[^>]*aria-describedby="email-hint email-error"[^>]*aria-invalid="true"/);
  assert.match(wrong.text, />\nSince nine,\r?\non floor 2<\/textarea>/);
  assert.equal(tokenOf(wrong.text), token);
  const sent = { ...urlencoded({ ...SUBMISSION, token }), origin: door.address };
  const [one, other] = await Promise.all([visitor.visit('/tickets', sent), visitor.visit('/tickets', sent)]);
  assert.deepEqual([one.status, other.status], [202, 202]);
  assert.equal(one.text, other.text);
  const reused = await visitor.visit('/tickets', { ...json({ ...SUBMISSION, subject: 'Another thing altogether', token }) });
  assert.deepEqual([reused.status, reused.code], [422, 'id_reused']);
});

/** A request that is wrong at every rung; each step mends one. What a rung refuses is asked before the next. */
test('the rungs refuse in their order, each with its code and status', async () => {
  const from = someone();
  const young = await visitor.token();
  const long = 'x'.repeat(5_000);
  const steps = [
    ['method_not_allowed', 405, { method: 'PUT', body: long, type: 'text/plain', origin: 'https://evil.example' }],
    ['unsupported_media_type', 415, { body: long, type: 'text/plain', origin: 'https://evil.example' }],
    ['origin_not_allowed', 403, { body: long, type: 'application/json', origin: 'https://evil.example' }],
    ['signature_required', 401, { body: long, type: 'application/json', origin: null }],
    ['too_large', 413, { body: long, type: 'application/json' }],
    ['unreadable_body', 400, { body: '{"name":', type: 'application/json' }],
    ['looks_automated', 403, json({ website: 'x' })],
    ['token_required', 403, json({})],
    ['token_invalid', 403, json({ token: 'no.such.token' })],
    ['too_fast', 403, { ...json({ token: young.token }), later: 0 }],
    ['token_expired', 403, { ...json({ token: young.token }), later: 25 * 60 * MINUTE }],
    ['token_of_another', 403, json({ token: young.token, id: id() })],
    ['invalid_input', 422, json({ token: young.token })],
  ];
  for (const [code, status, request] of steps) {
    const reply = await visitor.visit('/tickets', request);
    assert.deepEqual([reply.code, reply.status], [code, status], reply.text);
    assert.ok(reply.json().message);
    assert.equal(reply.headers.get('cache-control'), 'no-store');
  }
  const limited = [];
  for (let turn = 0; turn < 3; turn += 1) limited.push(await visitor.visit('/tickets', { body: '{"name":', type: 'application/json', door: 'strict', from }));
  assert.deepEqual(limited.map((reply) => reply.code), ['unreadable_body', 'unreadable_body', 'address_rate_limited']);
  assert.equal(limited[2].status, 429);
  assert.ok(Number(limited[2].headers.get('retry-after')) >= 1);
  assert.ok(limited[2].json().retryAfterMs > 0);
});

/** Turnstile is not asked for a sender whom the token already turns away, and before it has spoken nobody hears about the fields. */
test('a challenge stands between the token and the fields', async () => {
  const passed = { success: true, hostname: 'www.example.com', action: 'ticket' };
  const young = await visitor.token({ door: 'challenged' });
  const faulty = { ...SUBMISSION, email: 'nobody', 'cf-turnstile-response': 'r' };
  const { 'cf-turnstile-response': _, ...unchallenged } = faulty;
  siteverify.reply = () => ({ success: false, 'error-codes': ['invalid-input-response'] });
  siteverify.asked.length = 0;
  const steps = [
    ['looks_automated', 403, 0, { ...faulty, website: 'x' }],
    ['token_required', 403, 0, faulty],
    ['token_invalid', 403, 0, { ...faulty, token: 'no.such.token' }],
    ['token_invalid', 403, 0, { ...faulty, token: `${young.token.slice(0, -4)}AAAA` }],
    ['too_fast', 403, 0, { ...faulty, token: young.token }, 0],
    ['token_expired', 403, 0, { ...faulty, token: young.token }, 25 * 60 * MINUTE],
    ['token_of_another', 403, 0, { ...faulty, token: young.token, id: id() }],
    ['challenge_required', 403, 0, { ...unchallenged, token: young.token }],
    ['challenge_failed', 403, 1, { ...faulty, token: young.token }],
  ];
  for (const as of [json, urlencoded]) {
    for (const [code, status, asked, values, later] of steps) {
      const reply = await visitor.visit('/tickets', { ...as(values), later, door: 'challenged', headers: { accept: 'application/json' } });
      assert.deepEqual([reply.code, reply.status, siteverify.asked.length], [code, status, asked], reply.text);
      assert.equal(reply.json().issues?.length ?? 0, 0, reply.text);
    }
    siteverify.asked.length = 0;
  }
  siteverify.reply = () => passed;
  const told = await visitor.visit('/tickets', { ...json({ ...faulty, token: young.token }), door: 'challenged' });
  assert.deepEqual([told.code, told.status, told.json().issues.map(({ path }) => path)], ['invalid_input', 422, ['email']]);
});

test('a site that posts too often is held, whoever posts', async () => {
  const codes = [];
  const later = 20 * MINUTE;
  for (let turn = 0; turn < 5; turn += 1) codes.push((await visitor.visit('/tickets', { body: '[]', type: 'application/json', door: 'strict', later })).code);
  assert.deepEqual(codes, [...Array(4).fill('unreadable_body'), 'site_rate_limited']);
});

test('whom a counter of Cloudflare holds is held, and it learns no address', async () => {
  const given = await visitor.token();
  const submission = { ...SUBMISSION, token: given.token };
  for (const [environment, code, as] of [
    ['addressLimited', 'address_rate_limited', json], ['addressLimited', 'address_rate_limited', urlencoded], ['siteLimited', 'site_rate_limited', json],
  ]) {
    const reply = await visitor.visit('/tickets', { ...as(submission), environment, from: '203.0.113.77', headers: { accept: 'application/json' } });
    assert.deepEqual([reply.status, reply.code, reply.headers.get('retry-after')], [429, code, '60']);
  }
  const [address, again, site, ...more] = await visitor.limited();
  assert.equal(address, again);
  assert.match(address, /^[\w-]{43}$/);
  assert.deepEqual([site, more], [ORIGIN, []]);
  const body = JSON.stringify({ ...SUBMISSION, id: id() });
  const server = { body, type: 'application/json', origin: null, headers: signed(body), environment: 'addressLimited' };
  assert.equal((await visitor.visit('/tickets', server)).status, 202, 'a server posts for many from one address');
  assert.deepEqual(await visitor.limited(), []);
});

test('a Worker without its secret takes nothing, and says so', async () => {
  for (const [path, method] of [['/tickets', 'POST'], ['/form', 'GET'], ['/form/token', 'GET']]) {
    const options = method === 'POST' ? json({ ...SUBMISSION, id: id() }) : { origin: null };
    const reply = await visitor.visit(path, { ...options, method, environment: 'bare' });
    assert.equal(reply.status, 503, path);
    assert.doesNotMatch(reply.text, /secret/i);
    if (path !== '/form') assert.equal(reply.code, 'not_configured');
  }
});

test('answers name the origin only if it is listed', async () => {
  const asked = (origin) => visitor.visit('/tickets', { method: 'OPTIONS', origin, headers: { 'access-control-request-method': 'POST' } });
  const allowed = await asked(ORIGIN);
  assert.equal(allowed.status, 204);
  assert.equal(allowed.headers.get('access-control-allow-origin'), ORIGIN);
  assert.equal(allowed.headers.get('vary'), 'Origin');
  assert.equal(allowed.headers.get('access-control-allow-credentials'), null);
  assert.match(allowed.headers.get('access-control-allow-methods'), /POST/);
  for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`, `${ORIGIN}/`, ORIGIN.toUpperCase()]) {
    const refused = await asked(origin);
    assert.deepEqual([refused.status, refused.headers.get('access-control-allow-origin')], [403, null], origin);
    assert.equal((await visitor.visit('/form/token', { method: 'GET', origin })).code, 'origin_not_allowed');
  }
  const refused = await visitor.visit('/tickets', json({}));
  assert.equal(refused.headers.get('access-control-allow-origin'), ORIGIN);
});

test('a server signs: both keys, hex and base64url; a signature is good once, for this request, for five minutes', async () => {
  const body = JSON.stringify(SUBMISSION);
  const post = (headers, sent = body) => visitor.visit('/tickets', { body: sent, type: 'application/json', origin: null, headers });
  const nonce = id();
  const good = await post(signed(body, { nonce }));
  assert.equal(good.status, 202, good.text);
  assert.equal(good.json().id, nonce);
  assert.equal((await visitor.kept()).get(nonce).site, 'first');
  assert.equal((await post(signed(body, { key: 'second', encoding: 'base64url' }))).status, 202);
  assert.equal((await post(signed(body, { at: Date.now() + LATER - 4 * MINUTE }))).status, 202);
  const replayed = await post(signed(body, { nonce }));
  assert.deepEqual([replayed.code, replayed.status], ['signature_replayed', 401]);
  assert.ok(replayed.headers.get('www-authenticate'));
  const faults = [
    ['signature_invalid', signed(body, { secret: KEYS.second })],
    ['signature_invalid', signed(body, { key: 'third' })],
    ['signature_invalid', signed(`${body} `)],
    ['signature_invalid', signed(body, { path: '/other' })],
    ['signature_expired', signed(body, { at: Date.now() + LATER - 6 * MINUTE })],
    ['signature_expired', signed(body, { at: Date.now() + LATER + 6 * MINUTE })],
    ['signature_malformed', { ...signed(body), 'atera-intake-signature': 'zz' }],
    ['signature_malformed', { ...signed(body), 'atera-intake-nonce': 'short' }],
    ['signature_malformed', { ...signed(body), 'atera-intake-time': 'now' }],
  ];
  for (const [code, headers] of faults) {
    const reply = await post(headers);
    assert.deepEqual([reply.code, reply.status], [code, 401]);
  }
  const own = id();
  const named = JSON.stringify({ ...SUBMISSION, id: own });
  for (const turn of [1, 2]) assert.equal((await post(signed(named), named)).json().id, own, `turn ${turn}`);
});

test('a token is ours, for its own submission', async () => {
  const { token, id: known } = await visitor.token();
  const [time, nonce, signature] = token.split('.');
  const codeOf = async (text, more = {}) => (await visitor.visit('/tickets', json({ ...SUBMISSION, token: text, ...more }))).code;
  assert.equal(nonce, known);
  assert.equal(await codeOf(`${Number(time) - 1}.${nonce}.${signature}`), 'token_invalid');
  assert.equal(await codeOf(`${time}.${id()}.${signature}`), 'token_invalid');
  assert.equal(await codeOf(token, { id: id() }), 'token_of_another');
  assert.equal(await codeOf(token, { id: 'short' }), 'invalid_id');
  assert.equal(await codeOf(token, { id: known }), undefined);
});

test('a filled trap shows the form again, with the values, so that a person gets through', async () => {
  const trapped = await visitor.submit(urlencoded, { website: 'https://spam.example' });
  assert.equal(trapped.status, 403);
  assert.match(trapped.text, /value="ada@example.com"/);
  assert.doesNotMatch(trapped.text, /spam\.example/);
  const token = trapped.text.match(/name="token" value="([^"]+)"/)[1];
  assert.equal((await visitor.visit('/tickets', urlencoded({ ...SUBMISSION, token, website: '' }))).status, 202);
});

test('a challenge is asked about once, and has to have been taken here', async () => {
  const passed = { success: true, hostname: 'www.example.com', action: 'ticket' };
  const submit = (response) => visitor.submit(json, response === undefined ? {} : { 'cf-turnstile-response': response }, { door: 'challenged' });
  const replies = [
    [undefined, passed, 'challenge_required', 403],
    ['r', { ...passed, hostname: 'evil.example' }, 'challenge_elsewhere', 403],
    ['r', { ...passed, action: 'login' }, 'challenge_elsewhere', 403],
    ['r', { success: false, 'error-codes': ['timeout-or-duplicate'] }, 'challenge_failed', 403],
    ['r', { success: false, 'error-codes': ['internal-error'] }, 'challenge_unavailable', 503],
    ['r', { success: false, 'error-codes': ['invalid-input-secret'] }, 'not_configured', 503],
  ];
  for (const [response, reply, code, status] of replies) {
    siteverify.reply = () => reply;
    const said = await submit(response);
    assert.deepEqual([said.code, said.status], [code, status]);
  }
  siteverify.reply = () => passed;
  siteverify.asked.length = 0;
  assert.equal((await submit('good')).status, 202);
  const [{ secret, response, remoteip, idempotency_key: key }] = siteverify.asked;
  assert.deepEqual([secret, response], ['turnstile secret', 'good']);
  assert.match(remoteip, /^198\.51\./);
  assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);

  siteverify.isSilent = true;
  const slow = await visitor.submit(urlencoded, { 'cf-turnstile-response': 'r' }, { door: 'challenged' });
  siteverify.isSilent = false;
  assert.equal(slow.status, 503);
  assert.ok(slow.headers.get('retry-after'));
  assert.match(slow.text, /value="ada@example.com"/);
  siteverify.status = 500;
  assert.equal((await submit('r')).code, 'challenge_unavailable');
  siteverify.status = 200;

  const page = await visitor.visit('/form', { method: 'GET', door: 'challenged' });
  assert.match(page.headers.get('content-security-policy'), /script-src https:\/\/challenges\.cloudflare\.com;/);
  assert.match(page.text, /data-sitekey="public-key" data-action="ticket"/);
});

/** Siteverify takes a response once: it answers a question that is asked again only if it knows it by its key. */
test('the same submission is asked about under the same key, another one under another', async () => {
  siteverify.reply = () => ({ success: true, hostname: 'www.example.com', action: 'ticket' });
  siteverify.asked.length = 0;
  const [one, other] = [await visitor.token({ door: 'challenged' }), await visitor.token({ door: 'challenged' })];
  const post = async ({ token }, response) => {
    const reply = await visitor.visit('/tickets', { ...json({ ...SUBMISSION, token, 'cf-turnstile-response': response }), door: 'challenged' });
    assert.equal(reply.status, 202, reply.text);
  };
  for (const [given, response] of [[one, 'first'], [one, 'first'], [other, 'first'], [one, 'second']]) await post(given, response);
  const [first, again, another, newly] = siteverify.asked.map(({ idempotency_key: key }) => key);
  assert.equal(again, first);
  assert.notEqual(another, first);
  assert.notEqual(newly, first, 'a challenge that was taken anew is another question');
});

test('what cannot be stored is not accepted, and the form keeps its values', async () => {
  await visitor.down(true);
  const page = await visitor.submit(urlencoded);
  const program = await visitor.submit(json);
  await visitor.down(false);
  assert.deepEqual([page.status, program.status, program.code], [503, 503, 'unavailable']);
  assert.match(page.text, /value="ada@example.com"/);
  assert.ok(program.headers.get('retry-after'));
});

test('a page speaks the language of its form, of its address, or the best that the browser asks for', async () => {
  const asked = { method: 'GET', origin: null, later: 0, headers: { 'accept-language': 'tlh, he-IL;q=0.8, de;q=0.5' } };
  const hebrew = await visitor.visit('/form', asked);
  assert.match(hebrew.text, /<html lang="he" dir="rtl">[^]*name="language" value="he"/);
  const german = await visitor.visit('/form?language=de-AT', asked);
  assert.match(german.text, /<html lang="de" dir="ltr">[^]*<h1>Hilfe anfordern<\/h1>/);
  const token = german.text.match(/name="token" value="([^"]+)"/)[1];
  const { headers } = asked;
  const form = { ...urlencoded({ ...SUBMISSION, name: '', token, language: 'de' }), origin: door.address, headers };
  const wrong = await visitor.visit('/tickets', form);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /<title>Fehler: Hilfe anfordern<\/title>[^]*<a href="#name">Geben Sie Ihren Namen ein<\/a>/);
  // A body that cannot be read names no language.
  const refused = await visitor.visit('/tickets', { ...form, body: `${form.body}&subject=again` });
  assert.equal(refused.status, 400);
  assert.match(refused.text, /<html lang="he" dir="rtl">[^]*href="\/form\?language=he"/);
});

test('a form can be chosen, and what it demands is demanded', async () => {
  const page = await visitor.visit('/form', { method: 'GET', door: 'chosen' });
  assert.match(page.text, /<h1>Help &lt;desk&gt;<\/h1>/);
  assert.match(page.text, /Which office<\/label>[^]*<option value="south">The south<\/option>/);
  assert.doesNotMatch(page.text, /name="phone"/);
  const issuesOf = async (values) => (await visitor.submit(json, values, { door: 'chosen' })).json().issues?.map(({ path, code }) => `${path} ${code}`);
  assert.deepEqual(await issuesOf({}), ['site required']);
  assert.deepEqual(await issuesOf({ site: 'West' }), ['site invalid_word']);
  assert.equal(await issuesOf({ site: 'south' }), undefined);
});

test('an option that cannot be is refused in one sentence', async () => {
  const refused = [
    [{ origins: 'https://www.example.com' }, /origins/], [{ origins: ['https://www.example.com/'] }, /origins/],
    [{ minSeconds: -1 }, /minSeconds/], [{ maxBodyBytes: 10 }, /maxBodyBytes/], [{ bodyMs: 0.5 }, /bodyMs/],
    [{ perAddressPerMinute: 0 }, /perAddressPerMinute/], [{ perSitePerMinute: '5' }, /perSitePerMinute/],
    [{ perReceiptPerMinute: 0.5 }, /perReceiptPerMinute/], [{ perVisitorPerMinute: -1 }, /perVisitorPerMinute/],
    [{ honeypot: 'email' }, /honeypot/], [{ honeypot: '"' }, /honeypot/], [{ turnstile: { siteKey: 'x' } }, /turnstile/],
    [{ form: { fields: ['name'] } }, /lacks email, subject, description/], [{ form: { fields: ['age'] } }, /one of name, email/],
    [{ form: { script: { src: 'form.js' } } }, /form\.script/], [{ form: { script: { src: '/form.js', integrity: 'md5-x' } } }, /form\.script/],
    [{ form: { fields: ['name', 'email', 'subject', 'description', { name: 'own', type: 'color' }] } }, /the field own has the type color/],
    [{ form: { fields: ['name', 'email', 'subject', 'description', { name: 'website', type: 'text' }] } }, /honeypot/],
    [{ proofOfWork: { bits: 0 } }, /proofOfWork/], [{ proofOfWork: { bits: 25 } }, /proofOfWork/],
    [{ form: { fields: [{ name: 'impact', choices: ['a'] }] } }, /choices/], [{ form: { title: 5 } }, /title/],
    [{ unknownSender: { policy: 'create' } }, /^createIntake: unknownSender\.CustomerID is left out: pass the number of the customer/],
    [{ blindMs: 0 }, /^createIntake: blindMs/], [{ customValues: [{}] }, /^createIntake: customValues\[0\]\.from/],
  ];
  for (const [options, sentence] of refused) assert.match(String(await visitor.refuses({ origins: [ORIGIN], ...options })), sentence);
  assert.equal(await visitor.refuses({ origins: [ORIGIN] }), null);
});
