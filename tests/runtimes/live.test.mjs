// The live dialect as people meet it in JavaScript: keys, times, lists, replies that are odd, and text byte for byte.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import {
  Atera, AteraError, AuthError, NotFoundError, UnsupportedError, ValidationError, isAteraError,
} from '../../pkg/node.js';
import { createSandbox } from '../../pkg/sandbox.node.js';

const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
const BASE = 'https://atera.test/api/v3';
const NOON = Date.parse('2024-02-15T12:00:00Z');

const page = (items, more) => ({ items, totalItemCount: items.length, page: 1, itemsInPage: 50, totalPages: 1, prevLink: null, nextLink: null, ...more });
const json = (value, status = 200) => new Response(JSON.stringify(value), { status, headers: { 'content-type': 'application/json' } });

/** A live client over a fetch that keeps what it was asked. */
function live(answer, options = {}) {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, path: url.slice(BASE.length), init, body: init.body && JSON.parse(init.body) });
    const given = typeof answer === 'function' ? answer(url, init) : answer;
    return given instanceof Response ? given.clone() : json(given);
  };
  return { asked, atera: new Atera({ apiKey: KEY, baseUrl: BASE, dialect: 'live', fetch, ...options }) };
}

function desk(options = {}, sandboxOptions = {}) {
  let now = NOON;
  const sandbox = createSandbox({ dialect: 'live', ratePerMinute: null, now: () => (now += 1000), ...sandboxOptions });
  return { sandbox, atera: new Atera({ apiKey: KEY, baseUrl: BASE, dialect: 'live', fetch: sandbox.fetch, ...options }) };
}

const rejected = (promise) => promise.then(() => assert.fail('it should have been refused'), (error) => error);

test('the host says which dialect is spoken, unless the caller does', async () => {
  const since = '2026-02-15T10:00:00Z';
  const dialectOf = async (options) => {
    const asked = [];
    const fetch = async (url) => { asked.push(url); return json(page([])); };
    await new Atera({ apiKey: KEY, fetch, ...options }).tickets.modifiedAfter(since).first();
    return asked[0].replace(/page=.*&/, '');
  };
  const path = `tickets/lastmodified?date=${since}`;
  assert.equal(await dialectOf({}), `https://app.atera.com/api/v3/${path}`);
  assert.equal(await dialectOf({ baseUrl: 'https://API.atera.com' }), `https://API.atera.com/api/v3/${path}`);
  assert.equal(await dialectOf({ baseUrl: BASE, dialect: 'live' }), `${BASE}/${path}`);
  const guide = `tickets/statusmodified?modifiedAfter=${since}`;
  assert.equal(await dialectOf({ baseUrl: BASE }), `${BASE}/${guide}`);
  assert.equal(await dialectOf({ dialect: 'guide' }), `https://app.atera.com/api/v3/${guide}`);
  for (const host of ['https://app.atera.com.evil.example', 'https://xapp.atera.com', 'https://evil.example/app.atera.com']) {
    assert.match(await dialectOf({ baseUrl: host }), /statusmodified/, host);
  }
});

test('a key of either generation goes where it belongs', async () => {
  const headersOf = async (apiKey, options) => {
    const { asked, atera } = live({ TicketID: 1 }, { apiKey, ...options });
    await atera.tickets.get(1);
    const { Accept, ...others } = asked[0].init.headers;
    return others;
  };
  const [key, token] = [{ 'X-API-KEY': KEY }, { Authorization: `Bearer ${TOKEN}` }];
  assert.deepEqual(await headersOf(KEY), key);
  assert.deepEqual(await headersOf(TOKEN), token);
  for (const pasted of [`Bearer ${TOKEN}`, ` bearer  ${TOKEN}\n`, `Bearer ${TOKEN} `]) assert.deepEqual(await headersOf(pasted), token, pasted);
  assert.deepEqual(await headersOf(`Bearer ${KEY}`), key, 'a pasted word makes no token of a legacy key');
  assert.deepEqual(await headersOf('opaque-token', { auth: 'token' }), { Authorization: 'Bearer opaque-token' });
  assert.deepEqual(await headersOf(TOKEN, { auth: 'key' }), { 'X-API-KEY': TOKEN });
  assert.deepEqual(await headersOf(TOKEN, { dialect: 'guide' }), { 'X-API-KEY': TOKEN });
  assert.throws(() => live({}, { auth: 'jwt' }), ValidationError);
  assert.throws(() => live({}, { apiKey: 'Bearer ' }), ValidationError);
  for (const apiKey of [KEY, TOKEN]) assert.equal((await desk({ apiKey }).atera.tickets.get(54321)).TicketID, 54321);
});

test('a 401 names both kinds of key and shows neither', async () => {
  for (const [apiKey, auth, went] of [[TOKEN, 'key', 'X-API-KEY'], [KEY, 'token', 'Authorization: Bearer']]) {
    const error = await rejected(desk({ apiKey, auth }).atera.tickets.get(54321));
    assert.ok(error instanceof AuthError && error.code === 'unauthorized' && error.status === 401);
    assert.match(error.message, new RegExp(`went out in ${went}`));
    for (const word of ['32 hexadecimal digits', 'eyJ…', 'auth:']) assert.ok(error.message.includes(word), error.message);
    assert.ok(!error.message.includes(apiKey));
  }
});

test('two clients with keys of two generations never mix', async () => {
  const clients = [live({ TicketID: 1 }), live({ TicketID: 1 }, { apiKey: TOKEN })];
  await Promise.all(Array.from({ length: 100 }, (_, index) => clients[index % 2].atera.tickets.get(index + 1)));
  const headers = clients.map(({ asked }) => asked.map(({ init }) => [init.headers['X-API-KEY'], init.headers.Authorization].join('|')));
  assert.deepEqual(headers.map((list) => list.length), [50, 50]);
  assert.deepEqual([...new Set(headers[0])], [`${KEY}|`]);
  assert.deepEqual([...new Set(headers[1])], [`|Bearer ${TOKEN}`]);
});

test('neither header follows a redirect, nor a link that a reply names', async (context) => {
  const seen = [];
  const elsewhere = createServer((request, response) => { seen.push(request.headers); response.end('{"items":[]}'); });
  const server = createServer((request, response) => {
    const { port } = elsewhere.address();
    if (request.url.startsWith('/api/v3/tickets')) return response.writeHead(307, { location: `http://127.0.0.1:${port}/` }).end();
    const items = request.url.includes('page=1&') ? [{ CustomerID: 1 }] : [];
    return response.end(JSON.stringify({ items, nextLink: `http://127.0.0.1:${port}/api/v3/customers?page=2` }));
  });
  for (const each of [elsewhere, server]) await new Promise((done) => each.listen(0, '127.0.0.1', done));
  context.after(() => { elsewhere.close(); server.close(); });
  const baseUrl = `http://127.0.0.1:${server.address().port}`;
  for (const apiKey of [KEY, TOKEN]) {
    const atera = new Atera({ apiKey, baseUrl, dialect: 'live' });
    assert.equal((await rejected(atera.tickets.get(1))).code, 'bad_reply');
    assert.equal((await rejected(atera.tickets.logWork(1, { StartDate: new Date(0), EndDate: new Date(1), IsBillable: true, TechnicianContactID: 1 }))).code, 'bad_reply');
    assert.deepEqual(await atera.customers.list().all(), [{ CustomerID: 1 }]);
  }
  assert.deepEqual(seen, []);
});

/** What the query of the last call says on the account's clock. */
const since = (asked) => new URL(asked.at(-1).url).searchParams.get('FromLastModifiedDate');

test('a Date becomes the account\'s own time, with the zone asked once or given', async () => {
  const account = (url) => (url.endsWith('/account') ? { TimeZoneName: 'Europe/Berlin' } : page([]));
  const asking = live(account);
  const date = new Date('2026-02-15T10:00:00.999Z');
  await asking.atera.customers.list({ FromLastModifiedDate: date }).all();
  await asking.atera.contacts.list({ FromLastModifiedDate: date }).all();
  await asking.atera.workHours.list({ startWorkhour: date, endWorkhour: '2026-02-16' }).all();
  assert.deepEqual(asking.asked.map(({ path }) => path.replace(/page=1&itemsInPage=50&?/, '')), [
    '/account', '/customers?FromLastModifiedDate=2026-02-15T11:00:00', '/contacts?FromLastModifiedDate=2026-02-15T11:00:00',
    '/workhours?endWorkhour=2026-02-16&startWorkhour=2026-02-15T11:00:00',
  ]);
  const told = live(account, { timeZone: 'Asia/Kathmandu' });
  await told.atera.customers.list({ FromLastModifiedDate: date }).all();
  assert.deepEqual([told.asked.length, since(told.asked)], [1, '2026-02-15T15:45:00']);
  const windows = live((url) => (url.endsWith('/account') ? { TimeZoneName: 'W. Europe Standard Time' } : page([])));
  await windows.atera.customers.list({ FromLastModifiedDate: date }).all();
  assert.equal(since(windows.asked), '2026-02-15T11:00:00');
  for (const zone of ['Middle Earth Standard Time', undefined]) {
    const { atera } = live((url) => (url.endsWith('/account') ? { TimeZoneName: zone } : page([])));
    const error = await rejected(atera.customers.list({ FromLastModifiedDate: date }).first());
    assert.ok(error instanceof UnsupportedError && isAteraError(error, 'unsupported'));
    assert.match(error.message, /`timeZone`/);
    assert.ok(error.message.includes(`"${zone ?? ''}"`));
  }
  const invalid = await rejected(live(account).atera.customers.list({ FromLastModifiedDate: new Date(NaN) }).first());
  assert.deepEqual(invalid.issues.map(({ path, code }) => [path, code]), [['FromLastModifiedDate', 'invalid_time']]);
});

test('asking for the zone is part of the call that needs it', async (context) => {
  let passed = 0;
  const real = performance.now.bind(performance);
  context.mock.method(performance, 'now', () => real() + passed);
  const { asked, atera } = live((url) => {
    if (!url.endsWith('/account')) return page([]);
    passed += 2000;
    return { TimeZoneName: 'Europe/Berlin' };
  });
  const error = await rejected(atera.customers.list({ FromLastModifiedDate: new Date(), timeoutMs: 1000 }).first());
  assert.deepEqual([error.code, asked.length], ['timeout', 1]);
});

test('the hours of a change to summer time and back are converted as the host does', async () => {
  let state = 20260329;
  const random = () => { state ^= state << 13; state ^= state >>> 17; state ^= state << 5; return (state >>> 0) / 2 ** 32; };
  const { asked, atera } = live(page([]), { timeZone: 'Europe/Berlin' });
  const at = async (instant) => {
    await atera.customers.list({ FromLastModifiedDate: new Date(instant) }).first();
    return since(asked);
  };
  for (const [instant, clock] of [
    ['2026-03-29T00:59:59Z', '2026-03-29T01:59:59'], ['2026-03-29T01:00:00Z', '2026-03-29T03:00:00'],
    ['2026-10-25T00:59:59.999Z', '2026-10-25T02:59:59'], ['2026-10-25T01:00:00Z', '2026-10-25T02:00:00'],
    ['2026-12-31T23:30:00Z', '2027-01-01T00:30:00'],
  ]) assert.equal(await at(instant), clock, instant);
  for (const change of ['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z']) {
    for (let count = 0; count < 60; count++) {
      const instant = Date.parse(change) + Math.round((random() - 0.5) * 14_400_000);
      const wanted = new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).replace(' ', 'T');
      assert.equal(await at(instant), wanted, new Date(instant).toISOString());
    }
  }
});

test('the cursor of a list with a Date survives JSON and goes on', async () => {
  const { atera, sandbox } = desk({}, { timeZone: 'Etc/GMT-2' });
  const filter = { FromLastModifiedDate: new Date('2023-06-01T00:00:00Z'), SortBy: 'LastModified', itemsInPage: 10 };
  const whole = (await atera.customers.list(filter).all()).map(({ CustomerID }) => CustomerID);
  assert.ok(whole.length > 30);
  const pages = atera.customers.list(filter);
  const first = await pages.first();
  const { cursor } = JSON.parse(JSON.stringify({ cursor: pages.cursor }));
  const other = new Atera({ apiKey: KEY, baseUrl: BASE, dialect: 'live', fetch: sandbox.fetch });
  const rest = await other.customers.list({ cursor }).all();
  assert.deepEqual([...first.items, ...rest].map(({ CustomerID }) => CustomerID), whole);
  assert.match(sandbox.log().at(-1).path, /FromLastModifiedDate=2023-06-01T02:00:00/);
});

test('raw gives the reply untouched', async () => {
  const sent = { EndUserID: 7, Firstname: 'J', Mood: null };
  const listed = page([sent, sent]);
  assert.deepEqual(await live(sent).atera.contacts.get(7, { raw: true }), sent);
  const got = await live(listed).atera.contacts.list({ raw: true }).first();
  assert.deepEqual([got.raw, got.items], [listed, [sent]]);
  const made = { ActionID: '7' };
  const customer = { CustomerName: 'Acme', Domain: 'acme.com' };
  assert.deepEqual(await live(json(made, 201)).atera.customers.create(customer, { raw: true }), made);
  assert.deepEqual(await live(json(made, 201)).atera.customers.create(customer), { ActionID: '7', CustomerID: 7 });
  assert.deepEqual(await live(sent).atera.contacts.get(7), { EndUserID: 7, FirstName: 'J', Mood: null });
});

test('ids come as numbers or as text, exact or not at all', async () => {
  const get = (reply) => live(reply).atera.tickets.get(7);
  assert.equal((await get({ TicketID: '7', CustomerID: '9007199254740993' })).CustomerID, '9007199254740993', 'text is exact');
  const create = (ActionID) => live(json({ ActionID }, 201)).atera.customers.create({ CustomerName: 'Acme', Domain: 'acme.com' });
  assert.equal((await create('9007199254740991')).CustomerID, 9007199254740991);
  assert.equal((await create(42)).CustomerID, 42);
  assert.equal((await rejected(create('9007199254740993'))).code, 'ambiguous');
  const long = { TicketID: '9007199254740993' };
  assert.deepEqual(await live(page([long])).atera.tickets.list().all(), [long]);
  const rounded = await rejected(get(JSON.parse('{"TicketID":9007199254740993}')));
  assert.ok(rounded.code === 'bad_reply' && /TicketID.*2\^53/.test(rounded.message));
  const texts = await live(page([{ TicketID: '1' }, { TicketID: '2' }, { TicketID: '1' }])).atera.tickets.list().all();
  assert.deepEqual(texts.map(({ TicketID }) => TicketID), ['1', '2'], 'what was given is not given twice');
});

test('odd replies are errors that say what came', async () => {
  const get = (response) => rejected(live(response).atera.tickets.get(7));
  const html = (status) => new Response('<!doctype html>\n<title>Sign in</title>', { status, headers: { 'content-type': 'text/html' } });
  for (const status of [200, 404]) {
    const error = await get(html(status));
    assert.deepEqual([error.code, error.status], ['bad_reply', status]);
    assert.match(error.message, /<!doctype html> <title>Sign in/);
  }
  const nothing = await get(json(null));
  assert.ok(nothing instanceof NotFoundError && nothing.message === 'ticket 7 not found: confirm the ID');
  const problem = { type: 'about:blank', title: 'Bad Request', status: 400, detail: 'Technician not found', instance: '/x' };
  const error = await get(new Response(JSON.stringify(problem), { status: 400, headers: { 'content-type': 'application/problem+json' } }));
  assert.ok(error instanceof ValidationError && error.status === 400 && error.message.includes('Technician not found'));
  assert.ok(isAteraError(error) && isAteraError(error, 'invalid_input') && !isAteraError(error, 'not_found'));
  const text = await get(json('just text'));
  assert.ok(text.code === 'bad_reply' && text.message.includes('the reply is a text'), text.message);
});

test('a reply\'s body is read once', async () => {
  const once = (status, value) => {
    let reads = 0;
    const read = () => { assert.equal(++reads, 1, 'the body was read again'); return JSON.stringify(value); };
    return { status, headers: { 'content-type': 'application/json' }, text: async () => read(), json: async () => JSON.parse(read()) };
  };
  const client = (reply) => new Atera({ apiKey: KEY, baseUrl: BASE, dialect: 'live', fetch: async () => reply });
  assert.equal((await client(once(200, { TicketID: 7 })).tickets.get(7)).TicketID, 7);
  const error = await rejected(client(once(400, { detail: 'said so' })).tickets.get(7));
  assert.match(error.message, /said so/);
  // A real Response refuses a second reading by itself.
  assert.match((await rejected(client(json({ detail: 'said so' }, 400)).tickets.get(7))).message, /said so/);
});

test('what the live service lacks is said by its class', async () => {
  const { atera, sandbox } = desk();
  const error = await rejected(atera.customValues.delete('customer', 12345, 'Seats'));
  assert.ok(error instanceof UnsupportedError && error instanceof AteraError && isAteraError(error, 'unsupported'));
  assert.deepEqual([error.name, error.retryable], ['UnsupportedError', false]);
  assert.match(error.message, /customValues\.set/);
  const guide = new Atera({ apiKey: KEY, baseUrl: BASE, fetch: sandbox.fetch });
  for (const call of [() => guide.account.get(), () => guide.workHours.list().first(), () => guide.tickets.delete(1), () => guide.customValues.fields()]) {
    assert.ok((await rejected(call())) instanceof UnsupportedError);
  }
  const comment = await rejected(atera.tickets.addComment(54321, { CommentText: 'x', IsInternal: true }));
  assert.deepEqual(comment.issues.map(({ path, code }) => [path, code]), [['IsInternal', 'unsupported']]);
  assert.equal(sandbox.stats().requests, 0, 'nothing was sent');
});

test('durations of many tickets take three calls', async () => {
  const { atera, sandbox } = desk();
  const tickets = await atera.tickets.list().all({ limit: 120 });
  const ids = tickets.map(({ TicketID }) => TicketID);
  const before = sandbox.stats().requests;
  const durations = await atera.tickets.billableDurations(ids);
  assert.equal(sandbox.stats().requests - before, 3);
  assert.deepEqual(durations.map(({ TicketID }) => TicketID), ids);
  assert.deepEqual(durations[7], await atera.tickets.billableDuration(ids[7]));
});

test('work is logged with Dates', async () => {
  const { atera } = desk();
  const work = { StartDate: new Date('2024-02-17T20:00:00.000Z'), EndDate: new Date('2024-02-17T20:45:00Z'), TechnicianContactID: 11111, IsBillable: true, Notes: 'Getauscht ✓' };
  const { WorkHourID } = await atera.tickets.logWork(54321, work);
  const logged = (await atera.tickets.workHours(54321).all()).find((span) => span.WorkHourID === WorkHourID);
  assert.deepEqual([logged.StartDate, logged.EndDate, logged.Duration, logged.Notes], ['2024-02-17T20:00:00Z', '2024-02-17T20:45:00Z', 2700, 'Getauscht ✓']);
});

test('text and field names of any script arrive byte for byte', async (context) => {
  const got = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    got.push({ url: request.url, body: Buffer.concat(chunks) });
    response.writeHead(request.method === 'POST' ? 201 : 200, { 'content-type': 'application/json' });
    response.end(request.method === 'GET' ? JSON.stringify([{ FieldName: 'Straße/№ 5?', ValueAsString: '🧯' }]) : '{"ActionID":"1"}');
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  context.after(() => server.close());
  const atera = new Atera({ apiKey: KEY, baseUrl: `http://127.0.0.1:${server.address().port}`, dialect: 'live' });
  for (const text of ['Straße/№ 5?', '🧯👩‍🚒', 'שלום עולם', '日本語 & 100 %+#', 'a%2Fb']) {
    await atera.customValues.set('ticket', 7, text, text);
    await atera.tickets.addComment(7, { CommentText: text, EndUserID: 9 });
    const [field, comment] = got.slice(-2);
    const utf8 = (value) => Buffer.from(value, 'utf8');
    assert.equal(field.url, `/api/v3/customvalues/ticketfield/7/${encodeURIComponent(text)}`);
    assert.match(field.url, /^[\x21-\x7e]+$/);
    assert.deepEqual(field.body, utf8(JSON.stringify({ Value: text })));
    assert.deepEqual(comment.body, utf8(JSON.stringify({ CommentText: text, EnduserCommentDetails: { EnduserId: 9 } })));
  }
  assert.deepEqual(await atera.customValues.getField('ticket', 7, 'Straße/№ 5?'), [{ FieldName: 'Straße/№ 5?', Value: '🧯' }]);
});
