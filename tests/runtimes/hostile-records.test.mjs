// A check answers whatever it is given: getters that throw, proxies, revoked objects. The instance stays the same.
import assert from 'node:assert/strict';
import { test } from 'node:test';

let instances = 0;
const { Instance } = WebAssembly;
WebAssembly.Instance = function (...args) {
  instances += 1;
  return new Instance(...args);
};
const rules = await import('../../pkg/rules.node.js');
// Used before the client is there, so that each has its own.
rules.checkTicket({});
const client = await import('../../pkg/node.js');

const GOOD = { TicketTitle: 'Printer on floor 3 jams', CustomerID: 1 };
const refuse = () => { throw new Error('not yours'); };
const throwing = (name) => Object.defineProperty({ ...GOOD }, name, { get: refuse, enumerable: true });
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};
const recursive = { get TicketTitle() { return this.TicketTitle; } };
const hostile = {
  'ownKeys': new Proxy({}, { ownKeys: refuse }),
  'a descriptor': new Proxy({ a: 1 }, { getOwnPropertyDescriptor: refuse }),
  'a revoked proxy': revoked(),
};

for (const [name, { checkTicket, checkTicketUpdate, checkEmail, checkTransition, nextStatuses, priorityFor, sla }] of [['rules', rules], ['client', client]]) {
  test(`${name}: a field that cannot be read is an issue at its path, and the others are checked`, () => {
    assert.equal(checkTicket(GOOD).ok, true);
    const before = instances;
    for (const field of ['TicketTitle', 'TicketPriority', 'Nonsense']) {
      const { ok, value, issues } = checkTicket(throwing(field));
      assert.equal(ok, false, field);
      assert.equal(field in value, false, field);
      assert.deepEqual(issues.filter(({ path }) => path === field), [
        { path: field, code: 'type', severity: 'error', message: 'unreadable: reading this field threw an error' },
      ]);
    }
    assert.deepEqual(checkTicket(throwing('Nonsense'), { allowUnknown: true }).issues.map(({ path }) => path), ['Nonsense']);
    assert.ok(checkTicket(recursive).issues.some(({ path, code }) => path === 'TicketTitle' && code === 'type'));
    const date = new Proxy(new Date(), {});
    assert.equal(checkTicket({ ...GOOD, TicketTitle: date }).ok, false);
    assert.equal(instances, before);
  });

  test(`${name}: an object that cannot be read is one issue`, () => {
    const before = instances;
    for (const [what, record] of Object.entries(hostile)) {
      for (const check of [checkTicket, checkTicketUpdate]) {
        assert.deepEqual(check(record), {
          ok: false, value: {}, issues: [{ path: '', code: 'type', severity: 'error', message: 'unreadable: reading this object threw an error' }],
        }, what);
        assert.equal(check({ ...GOOD, TicketTitle: record }).ok, false, what);
        assert.deepEqual(check(GOOD, record).issues.map(({ path, message }) => [path, message]), [['', 'unreadable options: reading them threw an error']], what);
      }
    }
    assert.equal(instances, before);
  });

  test(`${name}: a getter that asks a question itself confuses nothing`, () => {
    const nested = { CustomerID: 1, get TicketTitle() { return checkTicket({ TicketTitle: '' }).ok ? 'yes' : 'Printer on floor 3 jams'; } };
    assert.deepEqual(checkTicket(nested).issues, []);
    assert.equal(checkTicket(nested).value.TicketTitle, 'Printer on floor 3 jams');
  });

  test(`${name}: the other rules answer too`, () => {
    const before = instances;
    const unprintable = { toString: refuse };
    for (const thing of [...Object.values(hostile), unprintable, Object.create(null), Symbol('x'), null, undefined, 5, () => {}]) {
      assert.equal(checkEmail(thing).ok, false);
      assert.equal(checkEmail('ada@example.com', thing).ok, true);
      assert.deepEqual(nextStatuses(thing), []);
      assert.equal(checkTransition(thing, 'Open').ok, false);
      assert.equal(priorityFor(thing, 'high'), undefined);
      assert.ok(Array.isArray(nextStatuses('Open', thing)));
      assert.equal(typeof checkTransition('Open', 'Closed', thing).ok, 'boolean');
      priorityFor('outage', 'high', thing);
      assert.equal(sla(thing, 0).state, 'unknown');
      assert.equal(typeof sla({ TicketPriority: 'High', TicketCreatedDate: '2024-02-15T09:00:00Z' }, thing, thing ?? {}).state, 'string');
      const options = { history: thing, businessHours: thing, targets: thing };
      assert.equal(typeof sla({ TicketPriority: 'High', TicketCreatedDate: '2024-02-15T09:00:00Z' }, 0, options).state, 'string');
    }
    assert.equal(instances, before);
  });
}
