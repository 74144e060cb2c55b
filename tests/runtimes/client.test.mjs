// The client in Node, as people use it: against the sandbox, against doubles, and against faults.
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import {
  Atera, AteraError, AuthError, ConflictError, NotFoundError, RateLimitError, TimeoutError, TransitionError,
  ValidationError, isAteraError,
} from '../../pkg/node.js';
import { createSandbox } from '../../pkg/sandbox.node.js';

const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const BASE = 'https://atera.test/api/v3';

function desk(options = {}, sandboxOptions = {}) {
  const sandbox = createSandbox({ apiKey: KEY, ...sandboxOptions });
  return { sandbox, atera: new Atera({ apiKey: KEY, baseUrl: BASE, fetch: sandbox.fetch, ...options }) };
}

/** A fetch that answers plain objects and keeps what it was asked. */
function double(answer) {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, init });
    return typeof answer === 'function' ? answer(url, init) : answer;
  };
  return { asked, fetch };
}

/** Never answers, unless it is given up. */
const silent = (_url, { signal }) => new Promise((_, reject) => {
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
});

test('every call of the guide answers', async () => {
  const { atera } = desk();
  const customer = await atera.customers.create({ CustomerName: '<b>Ünïcødé', Domain: 'unicode.example' });
  assert.equal(customer.CustomerID, 67890);
  await atera.customers.update(67890, { Notes: 'line one\nline two\t✓' });
  assert.equal((await atera.customers.get(67890)).Notes, 'line one\nline two\t✓');
  const { EndUserID } = await atera.contacts.create({ CustomerID: 67890, Email: 'jane@unicode.example', FirstName: 'Jané' });
  assert.equal(EndUserID, 77777);
  await atera.contacts.update(EndUserID, { JobTitle: 'COO' });
  assert.equal((await atera.contacts.get(EndUserID)).JobTitle, 'COO');
  assert.equal((await atera.contacts.findByEmail('JANE@unicode.example')).EndUserID, EndUserID);
  assert.equal(await atera.contacts.findByEmail('ane@unicode.example'), null);
  assert.deepEqual((await atera.contacts.ofCustomer(67890).all()).map((contact) => contact.EndUserID), [EndUserID]);
  const { TicketID } = await atera.tickets.create({ TicketTitle: 'Printer on floor 3 jams', EndUserID, TicketPriority: 'High' });
  await atera.tickets.update(TicketID, { TicketStatus: 'Pending' }, { from: 'Open' });
  await atera.tickets.update(TicketID, { TicketStatus: 'Resolved' });
  assert.equal((await atera.tickets.get(TicketID)).TicketStatus, 'Resolved');
  assert.equal((await atera.tickets.list({ customerId: 67890 }).all()).length, 1);
  const { CommentID } = await atera.tickets.addComment(TicketID, { CommentText: 'Fixed ✓', IsInternal: true });
  assert.equal(typeof CommentID, 'number');
  assert.equal((await atera.tickets.comments(TicketID).all()).at(-1).CommentText, 'Fixed ✓');
  assert.deepEqual(await atera.tickets.billableDuration(54321), { TotalBillableDuration: 3600, TotalBillableHours: 1 });
  assert.equal((await atera.tickets.workHours(54321).all())[0].WorkHourID, 22222);
  for (const [target, id] of [['customer', 12345], ['contact', 67890]]) {
    await atera.customValues.set(target, id, 'Straße/№ 5?', '100 % ✓');
    const values = await atera.customValues.get(target, id);
    assert.equal(values.find((value) => value.FieldName === 'Straße/№ 5?')?.Value, '100 % ✓');
    await atera.customValues.delete(target, id, 'Straße/№ 5?');
    assert.ok(!(await atera.customValues.get(target, id)).some((value) => value.FieldName === 'Straße/№ 5?'));
  }
  const modified = await atera.tickets.modifiedAfter(new Date('2024-02-15T00:00:00Z')).all();
  assert.ok(modified.some((ticket) => ticket.TicketID === TicketID));
  await atera.contacts.delete(EndUserID);
  assert.equal(await atera.customers.delete(67890), undefined);
  await assert.rejects(atera.customers.get(67890), NotFoundError);
});

test('a list is read to its end, lazily, and goes on from its cursor', async () => {
  const { atera, sandbox } = desk();
  const pages = atera.tickets.list({ itemsInPage: 50 });
  assert.equal(pages.cursor, JSON.stringify({ list: 'tickets.list', itemsInPage: 50, page: 1 }));
  const before = sandbox.stats().requests;
  let count = 0;
  for await (const page of pages.pages()) {
    assert.equal(page.totalItems, 2847);
    if ((count += page.items.length) === 100) break;
  }
  assert.equal(sandbox.stats().requests - before, 2, 'break stops the fetching');
  const rest = await atera.tickets.list({ cursor: pages.cursor }).all();
  assert.equal(rest.length, 2847 - 100);
  assert.equal((await atera.tickets.list().all({ limit: 60 })).length, 60);
  assert.throws(() => atera.customers.list({ cursor: pages.cursor }), ValidationError);
  assert.throws(() => atera.tickets.list({ cursor: 'what' }), ValidationError);
});

test('each refusal has its class', async () => {
  const { atera } = desk();
  await assert.rejects(atera.tickets.update(54321, { TicketStatus: 'Closed' }), (error) =>
    error instanceof TransitionError && error.from === 'Open' && error.to === 'Closed' && error.allowed.length === 2);
  await assert.rejects(atera.contacts.create({ CustomerID: 12345, Email: 'john.smith@acme.com' }), (error) =>
    error instanceof ConflictError && error.code === 'duplicate_email' && error.status === 400);
  await assert.rejects(atera.tickets.create({ TicketTitle: 'x', TicketPriority: 'hgih' }), (error) =>
    error instanceof ValidationError && error.issues.some((issue) => issue.suggestion === 'High'));
  const wrong = desk({ apiKey: 'not-the-key' });
  await assert.rejects(wrong.atera.tickets.get(54321), (error) =>
    error instanceof AuthError && error.code === 'unauthorized' && !error.message.includes('not-the-key'));
});

test('errors are known across copies of the package', async () => {
  const { atera } = desk();
  const error = await atera.tickets.get(1).catch((reason) => reason);
  assert.ok(isAteraError(error) && isAteraError(error, 'not_found') && !isAteraError(error, 'server'));
  assert.ok(error instanceof AteraError && error.name === 'NotFoundError');
  assert.ok(!isAteraError(new Error('other')) && !isAteraError(null) && !isAteraError('text'));
  assert.match(error.requestId, /^\d+-\d+$/);
});

test('plain objects serve as replies', async () => {
  const ticket = { TicketID: 54321 };
  for (const answer of [
    { status: 200, json: async () => ticket },
    { status: 200, headers: { 'Content-Type': 'application/json' }, text: async () => JSON.stringify(ticket) },
    { status: 200, headers: new Map([['content-type', 'application/json']]), json: async () => ticket },
    new Response(JSON.stringify(ticket)),
  ]) {
    const { fetch } = double(answer);
    assert.deepEqual(await new Atera({ baseUrl: BASE, fetch }).tickets.get(54321), ticket);
  }
});

test('a fetch that answers nonsense or throws is a network error, with its cause', async () => {
  const boom = new TypeError('boom');
  for (const fetch of [async () => undefined, async () => ({}), () => { throw boom; }, async () => { throw 'text'; }]) {
    const atera = new Atera({ baseUrl: BASE, fetch, retries: 0 });
    await assert.rejects(atera.tickets.get(1), (error) => error.code === 'network' && error.cause !== undefined);
  }
  await assert.rejects(new Atera({ baseUrl: BASE, fetch: () => { throw boom; }, retries: 0 }).tickets.get(1),
    (error) => error.cause === boom);
});

test('requests carry the key in a header to the base URL, follow nothing, and set nothing that a Worker lacks', async () => {
  const { asked, fetch } = double({ status: 200, json: async () => ({ TicketID: 1 }) });
  await new Atera({ apiKey: KEY, baseUrl: BASE, fetch }).tickets.get(1);
  const [{ url, init }] = asked;
  assert.equal(url, `${BASE}/tickets/1`);
  assert.equal(init.redirect, 'manual');
  assert.deepEqual(init.headers, { Accept: 'application/json', 'X-API-KEY': KEY });
  assert.deepEqual(Object.keys(init).sort(), ['headers', 'method', 'redirect', 'signal']);
});

test('a redirect is not followed with the key', async (context) => {
  const seen = [];
  const elsewhere = createServer((request, response) => { seen.push(request.headers); response.end('{}'); });
  const server = createServer((_request, response) => {
    response.writeHead(302, { location: `http://127.0.0.1:${elsewhere.address().port}/` }).end();
  });
  for (const each of [elsewhere, server]) await new Promise((done) => each.listen(0, '127.0.0.1', done));
  context.after(() => { elsewhere.close(); server.close(); });
  const atera = new Atera({ apiKey: KEY, baseUrl: `http://127.0.0.1:${server.address().port}` });
  await assert.rejects(atera.tickets.get(1), (error) => error.code === 'bad_reply');
  assert.deepEqual(seen, []);
});

test('two clients with two keys never mix', async () => {
  const first = double({ status: 200, json: async () => ({ TicketID: 1 }) });
  const second = double({ status: 200, json: async () => ({ TicketID: 1 }) });
  const clients = [new Atera({ apiKey: 'key-one', baseUrl: BASE, fetch: first.fetch }), new Atera({ apiKey: 'key-two', baseUrl: BASE, fetch: second.fetch })];
  await Promise.all(Array.from({ length: 20 }, (_, index) => clients[index % 2].tickets.get(index + 1)));
  assert.ok(first.asked.every(({ init }) => init.headers['X-API-KEY'] === 'key-one'));
  assert.ok(second.asked.every(({ init }) => init.headers['X-API-KEY'] === 'key-two'));
});

test('the key is in no event, error or printed client', async () => {
  const events = [];
  const { fetch } = double({ status: 500, text: async () => `broken: ${KEY}` });
  const atera = new Atera({ apiKey: KEY, baseUrl: BASE, fetch, retries: 1, onEvent: (event) => events.push(event) });
  const error = await atera.tickets.get(1).catch((reason) => reason);
  const { inspect } = await import('node:util');
  const shown = inspect([events, error, atera], { depth: 9, showHidden: true });
  assert.deepEqual(events.map(({ type }) => type), ['request', 'reply', 'retry', 'request', 'reply']);
  assert.ok(!shown.includes(KEY), shown);
});

test('a listener that throws harms no call', async () => {
  const { atera } = desk({ onEvent: () => { throw new Error('mine'); } });
  assert.equal((await atera.tickets.get(54321)).TicketID, 54321);
});

test('an abort rejects with its own reason and leaves no listener', async () => {
  const atera = new Atera({ baseUrl: BASE, fetch: silent });
  for (const reason of ['a string', new Error('mine'), undefined]) {
    const controller = new AbortController();
    const call = atera.tickets.get(1, { signal: controller.signal });
    controller.abort(reason);
    await assert.rejects(call, (error) => error === controller.signal.reason);
    assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
  }
  const late = new AbortController();
  const { atera: other } = desk();
  await other.tickets.get(54321, { signal: late.signal });
  assert.equal(getEventListeners(late.signal, 'abort').length, 0);
  await assert.rejects(atera.tickets.get(1, { signal: AbortSignal.abort('before') }), (error) => error === 'before');
});

test('one signal serves many calls with one listener', async () => {
  const atera = new Atera({ baseUrl: BASE, fetch: silent });
  const controller = new AbortController();
  const calls = Array.from({ length: 50 }, (_, index) => atera.tickets.get(index + 1, { signal: controller.signal }));
  await new Promise((done) => setImmediate(done));
  assert.equal(getEventListeners(controller.signal, 'abort').length, 1);
  controller.abort('stop');
  const ends = await Promise.allSettled(calls);
  assert.ok(ends.every(({ reason }) => reason === 'stop'));
  assert.equal(getEventListeners(controller.signal, 'abort').length, 0);
});

test('an abort reaches the request', async () => {
  let given;
  const atera = new Atera({ baseUrl: BASE, fetch: (url, init) => { given = init.signal; return silent(url, init); } });
  const controller = new AbortController();
  const call = atera.tickets.get(1, { signal: controller.signal });
  controller.abort('stop');
  await assert.rejects(call, (error) => error === 'stop');
  assert.ok(given === undefined || given.aborted);
});

test('a time-out ends a call even if its fetch never does', async () => {
  const atera = new Atera({ baseUrl: BASE, fetch: () => new Promise(() => {}), timeoutMs: 20 });
  await assert.rejects(atera.tickets.get(1), (error) => error instanceof TimeoutError && error.attempts === 1);
});

test('a reply over the cap is not read to its end', async () => {
  let cancelled = false;
  const endless = () => new Response(new ReadableStream({
    pull(controller) { controller.enqueue(new Uint8Array(1024).fill(32)); },
    cancel() { cancelled = true; },
  }), { headers: { 'content-type': 'application/json' } });
  const atera = new Atera({ baseUrl: BASE, fetch: async () => endless(), maxReplyBytes: 10_000 });
  await assert.rejects(atera.tickets.get(1), (error) => error.code === 'bad_reply' && /maxReplyBytes/.test(error.message));
  assert.ok(cancelled);
});

test('the sandbox\'s faults become what the rulings say', async () => {
  const outcome = async (kind, call) => {
    const { atera, sandbox } = desk({ retries: 0 });
    sandbox.faults([{ kind, ...(kind === 'status' ? { code: 503 } : {}), ...(kind === 'rate_limited' ? { retryAfter: 120 } : {}) }]);
    return call(atera).then(() => 'fine', (error) => error.code);
  };
  const read = (atera) => atera.tickets.get(54321);
  const create = (atera) => atera.tickets.create({ TicketTitle: 'Printer on floor 3 jams', CustomerID: 12345 });
  for (const [kind, reading, creating] of [
    ['status', 'server', 'ambiguous'],
    ['rate_limited', 'rate_limited', 'rate_limited'],
    ['drop_before', 'network', 'ambiguous'],
    ['drop_after', 'network', 'ambiguous'],
    ['truncated', 'bad_reply', 'ambiguous'],
    ['html_200', 'bad_reply', 'ambiguous'],
    ['empty_401', 'unauthorized', 'unauthorized'],
    ['null_body', 'not_found', 'ambiguous'],
  ]) {
    assert.equal(await outcome(kind, read), reading, kind);
    assert.equal(await outcome(kind, create), creating, kind);
  }
});

test('a lost reply makes no second ticket', async () => {
  const { atera, sandbox } = desk();
  sandbox.faults([{ kind: 'drop_after', when: { method: 'POST' } }]);
  const before = (await atera.tickets.list().first()).totalItems;
  await assert.rejects(atera.tickets.create({ TicketTitle: 'Printer on floor 3 jams', CustomerID: 12345 }), (error) => error.code === 'ambiguous');
  assert.equal((await atera.tickets.list().first()).totalItems, before + 1);
});

test('a limit that is reached says when to come back', async () => {
  const { atera } = desk({ ratePerMinute: 2, timeoutMs: 1_000 });
  await atera.tickets.get(54321);
  await atera.tickets.get(54321);
  await assert.rejects(atera.tickets.get(54321), (error) => error instanceof RateLimitError && error.retryAfterMs > 50_000);
});

test('a limiter of the caller\'s own is asked, and may refuse', async () => {
  const asked = [];
  const { atera } = desk({ limiter: { acquire: async ({ priority }) => { asked.push(priority); } } });
  await atera.tickets.get(54321);
  await atera.tickets.list().all({ limit: 1 });
  assert.deepEqual(asked, ['interactive', 'bulk']);
  const closed = desk({ limiter: { acquire: async () => { throw new Error('closed'); } } });
  await assert.rejects(closed.atera.tickets.get(1), (error) => error.code === 'network' && error.cause.message === 'closed');
});

test('a call that the limiter refused takes nothing of the limit', async () => {
  let refuses = true;
  const limiter = { acquire: async () => { if (refuses) throw new Error('not now'); } };
  const { atera } = desk({ limiter, ratePerMinute: 1, retries: 0, timeoutMs: 1_000 });
  await assert.rejects(atera.tickets.get(54321), (error) => error.code === 'network');
  refuses = false;
  assert.equal((await atera.tickets.get(54321)).TicketID, 54321);
});

test('a client can be freed at any time, and twice', async () => {
  const atera = new Atera({ baseUrl: BASE, fetch: silent });
  const call = atera.tickets.get(1);
  const caught = assert.rejects(call, (error) => isAteraError(error, 'aborted'));
  await Promise.resolve();
  atera.free();
  atera.free();
  await caught;
  await assert.rejects(atera.tickets.get(1), (error) => isAteraError(error, 'aborted'));
  new Atera({ baseUrl: BASE, fetch: silent })[Symbol.dispose ?? Symbol.for('Symbol.dispose')]();
});

test('freeing one client leaves the others alone', async () => {
  const { atera } = desk();
  const other = new Atera({ baseUrl: BASE, fetch: silent });
  const call = atera.tickets.get(54321);
  other.free();
  assert.equal((await call).TicketID, 54321);
});

test('what the caller changes after the call is not sent', async () => {
  const { asked, fetch } = double({ status: 201, json: async () => ({ ActionID: 1 }) });
  const ticket = { TicketTitle: 'Printer on floor 3 jams', CustomerID: 1 };
  const call = new Atera({ baseUrl: BASE, fetch }).tickets.create(ticket);
  ticket.TicketTitle = 'changed';
  await call;
  assert.equal(JSON.parse(asked[0].init.body).TicketTitle, 'Printer on floor 3 jams');
  assert.equal(ticket.TicketTitle, 'changed');
});

test('wrong options are refused at once', () => {
  for (const options of [{ apiKey: '' }, { apiKey: 'a\nb' }, { baseUrl: 'nowhere' }, { baseUrl: BASE, dialect: 'dutch' }]) {
    assert.throws(() => new Atera({ baseUrl: BASE, ...options }), ValidationError);
  }
  assert.throws(() => new Atera({ apiKey: KEY, baseUrl: BASE, auth: 'Bearer' }), ValidationError);
});

test('a key in a page is refused unless told in words', (context) => {
  globalThis.document = {};
  context.after(() => { delete globalThis.document; });
  assert.throws(() => new Atera({ apiKey: KEY, baseUrl: BASE }), (error) =>
    error instanceof AuthError && error.code === 'key_in_browser' && !error.message.includes(KEY));
  new Atera({ apiKey: KEY, baseUrl: BASE, dangerouslyAllowBrowser: true });
  new Atera({ baseUrl: BASE });
});
