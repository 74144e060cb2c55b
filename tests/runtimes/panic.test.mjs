// An instance that breaks: every call in flight is told, and the next one runs on a fresh instance.
import assert from 'node:assert/strict';
import { test } from 'node:test';

// (module (func (export "trap") unreachable)): a trap as real as the one of a panic.
const TRAP = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 8, 1, 4, 116, 114, 97, 112, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
const Instance = WebAssembly.Instance;
const { trap } = new Instance(new WebAssembly.Module(TRAP)).exports;

let broken;
let instances = 0;
WebAssembly.Instance = function (module, imports) {
  instances += 1;
  const { exports } = new Instance(module, imports);
  const wrapped = Object.fromEntries(Object.entries(exports).map(([name, value]) => [name,
    typeof value === 'function' ? (...args) => { if (broken === name) { broken = undefined; trap(); } return value(...args); } : value]));
  return { exports: wrapped };
};
const rules = await import('../../pkg/rules.node.js');
// Used before the client is there, so that they have an instance of their own.
rules.checkTicket({});
const { Atera, checkTicket, isAteraError } = await import('../../pkg/node.js');

const BASE = 'https://atera.test/api/v3';
const ticket = async () => ({ status: 200, json: async () => ({ TicketID: 54321 }) });
const stopped = (error) => isAteraError(error, 'stopped') && error.cause instanceof WebAssembly.RuntimeError;

test('a panic rejects every call in flight, and the next call runs on a fresh instance', async () => {
  let answer;
  const held = new Atera({ baseUrl: BASE, fetch: () => new Promise((resolve) => { answer = resolve; }) });
  const other = new Atera({ baseUrl: BASE, fetch: () => new Promise(() => {}) });
  const calls = [held.tickets.get(1), other.tickets.get(2), other.tickets.list().first()];
  const caught = Promise.all(calls.map((call) => assert.rejects(call, stopped)));
  await new Promise((done) => setImmediate(done));
  const before = instances;
  broken = 'replied';
  answer({ status: 200, json: async () => ({}) });
  await caught;
  assert.equal(instances, before + 1);
  const fresh = new Atera({ baseUrl: BASE, fetch: ticket });
  assert.equal((await fresh.tickets.get(54321)).TicketID, 54321);
});

test('a client lives on after the instance it began in', async () => {
  const atera = new Atera({ baseUrl: BASE, fetch: ticket, ratePerMinute: 3, timeoutMs: 500 });
  await atera.tickets.get(1);
  broken = 'start';
  await assert.rejects(atera.tickets.get(2), stopped);
  await atera.tickets.get(3);
  await atera.tickets.get(4);
  await assert.rejects(atera.tickets.get(5), (error) => error.code === 'rate_limited', 'what it sent before still counts');
});

test('a call that was open when the instance broke counts from then', async () => {
  let answer = () => new Promise(() => {});
  const atera = new Atera({ baseUrl: BASE, fetch: () => answer(), ratePerMinute: 2, timeoutMs: 500 });
  const open = assert.rejects(atera.tickets.get(1), stopped);
  await new Promise((done) => setImmediate(done));
  broken = 'start';
  await assert.rejects(atera.tickets.get(2), stopped);
  await open;
  answer = ticket;
  await atera.tickets.get(3);
  await assert.rejects(atera.tickets.get(4), (error) => error.code === 'rate_limited' && error.retryAfterMs > 55_000);
});

test('a list goes on where it was', async () => {
  const page = (number) => ({ items: [{ TicketID: number }], totalItems: 3, page: number, itemsInPage: 1, totalPages: 3 });
  const fetch = async (url) => ({ status: 200, json: async () => page(Number(new URL(url).searchParams.get('page'))) });
  const pages = new Atera({ baseUrl: BASE, fetch }).tickets.list({ itemsInPage: 1 }).pages();
  assert.equal((await pages.next()).value.page, 1);
  broken = 'checkRecord';
  assert.throws(() => checkTicket({}), stopped);
  assert.equal((await pages.next()).value.page, 2);
  assert.equal((await pages.next()).value.page, 3);
  assert.equal((await pages.next()).done, true);
});

test('the rules start afresh too', () => {
  assert.equal(rules.checkTicket({}).ok, false);
  broken = 'checkRecord';
  assert.throws(() => rules.checkTicket({}));
  assert.equal(rules.checkTicket({ TicketTitle: 'Printer on floor 3 jams', CustomerID: 1 }).ok, true);
});

const NEW_TICKET = { TicketTitle: 'Printer on floor 3 jams', Description: 'It jams.', EndUserID: 1 };
const ambiguous = (error) => isAteraError(error, 'ambiguous') && error.name === 'AmbiguousError'
  && error.cause instanceof WebAssembly.RuntimeError && !error.retryable;
const settled = () => new Promise((done) => setImmediate(done));
/** An instance that breaks by the call of a client of its own. */
async function breakDown() {
  broken = 'start';
  await assert.rejects(new Atera({ baseUrl: BASE, fetch: ticket }).tickets.get(1), stopped);
}

test('a create that had left is ambiguous, one that waits for its turn is safe to call again', async () => {
  const never = { baseUrl: BASE, fetch: () => new Promise(() => {}) };
  const left = new Atera(never).tickets.create(NEW_TICKET);
  const read = new Atera(never).tickets.get(1);
  const change = new Atera(never).tickets.update(1, { TicketTitle: 'Another title' });
  const paced = new Atera({ baseUrl: BASE, fetch: ticket, ratePerMinute: 1, timeoutMs: 120_000 });
  await paced.tickets.get(1);
  const waiting = paced.tickets.create(NEW_TICKET);
  const checks = [
    assert.rejects(left, (error) => ambiguous(error) && /tickets\.create \(no answer\)/.test(error.message) && error.requestId !== undefined),
    assert.rejects(read, stopped), assert.rejects(change, stopped), assert.rejects(waiting, stopped),
  ];
  await settled();
  await breakDown();
  await Promise.all(checks);
});

test('a create whose answer the core trapped on was carried out, as far as anybody knows', async () => {
  const call = new Atera({ baseUrl: BASE, fetch: async () => ({ status: 201, json: async () => ({ ActionID: 7 }) }) }).tickets.create(NEW_TICKET);
  broken = 'replied';
  await assert.rejects(call, (error) => ambiguous(error) && /tickets\.create \(answered 201\)/.test(error.message));
});

test('a create that was refused and waits for another attempt is safe to call again', async () => {
  const refusing = async () => ({ status: 429, headers: { 'retry-after': '5' }, json: async () => ({}) });
  const call = new Atera({ baseUrl: BASE, fetch: refusing }).tickets.create(NEW_TICKET);
  const check = assert.rejects(call, stopped);
  await settled();
  await breakDown();
  await check;
});

test('a create that never left, because the instance broke before, does not leave later', async () => {
  let asked = 0;
  const atera = new Atera({ baseUrl: BASE, fetch: async () => { asked += 1; return ticket(); }, limiter: { acquire: () => new Promise(() => {}) } });
  const check = assert.rejects(atera.tickets.create(NEW_TICKET), stopped);
  await settled();
  await breakDown();
  await check;
  await settled();
  assert.equal(asked, 0);
});

test('a workflow says which creates had left', async () => {
  const asked = [];
  const fetch = async (url, { method }) => {
    asked.push(`${method} ${new URL(url).pathname}`);
    if (method === 'GET') return { status: 200, json: async () => ({ items: [], page: 1, itemsInPage: 0, totalPages: 0, totalItems: 0 }) };
    return asked.filter((call) => call.startsWith('POST')).length === 1
      ? { status: 201, json: async () => ({ ActionID: 7 }) }
      : new Promise(() => {});
  };
  const flow = new Atera({ baseUrl: BASE, fetch }).flows.onboardCustomer({
    customer: { CustomerName: 'Acme' }, contact: { Email: 'ann@acme.example', FirstName: 'Ann', LastName: 'Lee' },
  });
  const check = assert.rejects(flow, (error) => ambiguous(error)
    && /customers\.create \(answered 201\), contacts\.create \(no answer\)/.test(error.message));
  for (let turn = 0; turn < 50 && asked.length < 10; turn++) await settled();
  await breakDown();
  await check;
});
