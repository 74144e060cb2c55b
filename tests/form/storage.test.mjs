// A disk that fails in each of its ways: every call says so, and none throws.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStorage } from '../../pkg/form/storage.js';

const error = (name) => new DOMException('no', name);
/** Answers in the next turn, as IndexedDB does. */
function request(settle) {
  const asked = {};
  queueMicrotask(() => settle(asked));
  return asked;
}

/** A database that gives up each transaction as it is told. */
function databaseThat({ onTransaction }) {
  return {
    closed: 0,
    close() { this.closed += 1; },
    transaction() {
      const transaction = { objectStore: () => ({ transaction, put() {}, delete() {}, getAll: () => ({}), get: () => ({}) }) };
      onTransaction(transaction);
      return transaction;
    },
  };
}
const factoryOf = (...databases) => ({ opened: 0, open() { this.opened += 1; return request((asked) => { asked.result = databases.shift(); asked.onsuccess(); }); } });
const aborts = (name) => (transaction) => queueMicrotask(() => { transaction.error = name && error(name); transaction.onabort(); });
const completes = (transaction) => queueMicrotask(() => transaction.oncomplete());

const CLOSED = { onTransaction() { throw error('InvalidStateError'); } };

/** What the browser has → what a write answers. */
const TABLE = [
  ['none', () => undefined, 'absent'],
  ['one that throws when it is asked', () => ({ open() { throw error('SecurityError'); } }), 'absent'],
  ['one that refuses', () => ({ open: () => request((asked) => { asked.error = error('InvalidStateError'); asked.onerror(); }) }), 'absent'],
  ['one that nobody opens', () => ({ open: () => ({}) }), 'absent'],
  ['a full disk', () => factoryOf(databaseThat({ onTransaction: aborts('QuotaExceededError') })), 'full'],
  ['a broken disk', () => factoryOf(databaseThat({ onTransaction: aborts('UnknownError') })), 'failed'],
  ['a transaction given up without a word', () => factoryOf(databaseThat({ onTransaction: aborts() })), 'failed'],
  ['a connection that is closed each time', () => factoryOf(databaseThat(CLOSED), databaseThat(CLOSED)), 'failed'],
];

for (const [name, factoryFor, trouble] of TABLE) {
  test(`${name}: ${trouble}`, async () => {
    const told = { ok: false, trouble };
    assert.deepEqual(await openStorage(factoryFor(), { openMs: 5 }).put('queue', { id: 'x' }), told);
    assert.deepEqual(await openStorage(factoryFor(), { openMs: 5 }).remove('queue', 'x'), told);
    assert.deepEqual(await openStorage(factoryFor(), { openMs: 5 }).change('queue', 'x', () => undefined), told);
    assert.deepEqual(await openStorage(factoryFor(), { openMs: 5 }).all('queue'), []);
    assert.equal(await openStorage(factoryFor(), { openMs: 5 }).get('queue', 'x'), undefined);
  });
}

test('it is opened once for all, and again after the connection was lost', async () => {
  const [first, second] = [databaseThat({ onTransaction: completes }), databaseThat({ onTransaction: completes })];
  const factory = factoryOf(first, second);
  const storage = openStorage(factory);
  assert.equal(factory.opened, 0);
  await Promise.all([storage.put('queue', { id: 'x' }), storage.put('queue', { id: 'y' })]);
  assert.equal(factory.opened, 1);
  // Another tab has a newer version: this one gets out of its way.
  first.onversionchange();
  assert.equal(first.closed, 1);
  assert.deepEqual(await storage.put('queue', { id: 'x' }), { ok: true });
  assert.equal(factory.opened, 2);
  await storage.close();
  assert.equal(second.closed, 1);
});

test('a connection that was closed meanwhile is replaced, and the write done', async () => {
  const factory = factoryOf(databaseThat(CLOSED), databaseThat({ onTransaction: completes }));
  assert.deepEqual(await openStorage(factory).put('queue', { id: 'x' }), { ok: true });
});

test('who comes too late with a connection gets it closed', async () => {
  const late = databaseThat({ onTransaction: completes });
  let arrive;
  const storage = openStorage({ open: () => { const asked = { result: late }; arrive = () => asked.onsuccess(); return asked; } }, { openMs: 1 });
  assert.deepEqual(await storage.put('queue', { id: 'x' }), { ok: false, trouble: 'absent' });
  arrive();
  assert.equal(late.closed, 1);
});
