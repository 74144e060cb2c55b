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
const { Atera, checkTicket, isAteraError } = await import('../../pkg/node.js');
const rules = await import('../../pkg/rules.node.js');

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
  broken = 'ask';
  assert.throws(() => checkTicket({}), stopped);
  assert.equal((await pages.next()).value.page, 2);
  assert.equal((await pages.next()).value.page, 3);
  assert.equal((await pages.next()).done, true);
});

test('the rules start afresh too', () => {
  assert.equal(rules.checkTicket({}).ok, false);
  broken = 'ask';
  assert.throws(() => rules.checkTicket({}));
  assert.equal(rules.checkTicket({ TicketTitle: 'Printer on floor 3 jams', CustomerID: 1 }).ok, true);
});
