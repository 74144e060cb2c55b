// The directory in real workerd, with the sandbox as Atera: filled, killed, refreshed.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { serve } from '../../pkg/sandbox-server.js';
import { prepareIntake } from '../../www/server/intake.mjs';

const PACKAGE = fileURLToPath(new URL('../../pkg/', import.meta.url));
const WORKER = fileURLToPath(new URL('directory-worker.mjs', import.meta.url));
const DEADLINE_MS = 15_000;

/** Asks until the answer fits: nothing here waits for a time. */
async function until(ask, fits, what) {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) return answer;
    assert.ok(Date.now() < deadline, `${what}: ${JSON.stringify(answer)}`);
  }
}

for (const dialect of ['guide', 'live']) {
  const folder = mkdtempSync(join(tmpdir(), 'directory-'));
  let atera;
  let intake;
  let worker;

  before(async () => {
    atera = await serve({ apiKey: 'key', dialect, ratePerMinute: Infinity });
    const env = { ATERA_API_KEY: 'key', ATERA_URL: atera.url, OPTIONS: JSON.stringify({ dialect }) };
    intake = await prepareIntake({ worker: WORKER, packageFolder: PACKAGE, folder, env });
    worker = await intake.start({ quiet: true });
  });

  after(async () => {
    await worker?.stop('SIGKILL');
    await atera?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const ask = async (verb, input = {}) => {
    const reply = await fetch(`${worker.address}/${verb}`, { method: 'POST', body: JSON.stringify(input) });
    return reply.json();
  };
  const call = async (method, path, body) => {
    const headers = { 'X-API-KEY': 'key', 'content-type': 'application/json' };
    const reply = await fetch(`${atera.url}/api/v3/${path}`, { method, headers, body: body && JSON.stringify(body) });
    return reply.status === 204 ? null : reply.json();
  };
  const names = dialect === 'live' ? { FirstName: 'Firstname', LastName: 'Lastname' } : { FirstName: 'FirstName', LastName: 'LastName' };
  const create = async (email, customer = 12345) => {
    const made = await call('POST', 'contacts', { CustomerID: customer, Email: email, [names.FirstName]: 'N', [names.LastName]: 'N' });
    return Number(made.ActionID);
  };
  /** What the account holds, read as a program would. */
  const everything = async (list) => {
    const items = [];
    for (let page = 1; ; page += 1) {
      const reply = await call('GET', `${list}?page=${page}&itemsInPage=50`);
      items.push(...reply.items);
      if (page >= reply.totalPages) return items;
    }
  };

  test(`${dialect}: it fills once it is asked, is killed in the middle and goes on where it was`, async () => {
    // Each page takes a while, so that the kill comes between two.
    atera.sandbox.faults([{ kind: 'latency', ms: 60 }]);
    assert.equal((await ask('lookUp', { email: 'nobody@acme.com' })).filled, false);
    const pagesRead = () => new Set(atera.sandbox.log().filter(({ path }) => path.includes('/contacts?')).map(({ path }) => path));
    await until(async () => pagesRead().size, (pages) => pages >= 4, 'four pages');
    await worker.stop('SIGKILL');
    worker = await intake.start({ quiet: true });
    // No request comes in but this one, which reads no page.
    const { contacts, customers } = await until(() => ask('counters'), ({ filled }) => filled, 'filled');
    const first = atera.sandbox.log().filter(({ path }) => /[?&]page=1(&|$)/.test(path) && path.includes('/contacts'));
    assert.equal(first.filter(({ path }) => !path.includes('FromLastModifiedDate')).length, 1, 'the first page is read once');
    atera.sandbox.faults([]);
    assert.equal(contacts, (await everything('contacts')).length);
    assert.equal(customers, (await everything('customers')).length);
    assert.ok(pagesRead().size >= 10);
  });

  test(`${dialect}: it knows who is whose`, async () => {
    const john = { EndUserID: 67890, CustomerID: 12345 };
    for (const email of ['john.smith@acme.com', ' John.SMITH@Acme.COM ']) {
      assert.deepEqual(await ask('resolve', { email }), { sender: 'known', ...john });
    }
    assert.deepEqual(await ask('resolve', { email: 'jane.new@acme.com' }), { sender: 'new_contact', CustomerID: 12345 });
    for (const email of ['jane@mail.acme.com', 'jane@gmail.com', 'jane@unheard-of.example']) {
      assert.deepEqual(await ask('resolve', { email }), { sender: 'unknown' }, email);
      assert.deepEqual(await ask('resolve', { email, unknownSender: { policy: 'reject' } }), { sender: 'rejected' });
      const create = { policy: 'create', CustomerID: 12345 };
      assert.deepEqual(await ask('resolve', { email, unknownSender: create }), { sender: 'new_contact', CustomerID: 12345 });
    }
  });

  test(`${dialect}: a contact made meanwhile is found by its address, and then known`, async () => {
    const made = await create('just.made@unheard-of.example');
    assert.deepEqual(await ask('find', { email: 'Just.Made@unheard-of.example' }), { EndUserID: made, CustomerID: 12345 });
    assert.deepEqual((await ask('lookUp', { email: 'just.made@unheard-of.example' })).contact, { EndUserID: made, CustomerID: 12345, customerGone: false });
    assert.equal(await ask('find', { email: 'never.made@unheard-of.example' }), null);
  });

  test(`${dialect}: a refresh sees what was made, changed and removed`, async () => {
    const made = await create('later@acme.com');
    const seen = ({ contact }) => contact?.EndUserID === made;
    await until(() => ask('lookUp', { email: 'later@acme.com' }), seen, 'the new contact');
    await call('DELETE', `contacts/${made}`);
    await until(() => ask('lookUp', { email: 'later@acme.com' }), ({ contact }) => contact === undefined, 'the removed contact');
    const customer = Number((await call('POST', 'customers', { CustomerName: 'New', Domain: 'new-domain.example' })).ActionID);
    const owned = ({ domainOwners }) => domainOwners.includes(customer);
    await until(() => ask('lookUp', { email: 'a@new-domain.example' }), owned, 'the new customer');
    const again = Number((await call('POST', 'customers', { CustomerName: 'Twin', Domain: 'new-domain.example' })).ActionID);
    await until(() => ask('lookUp', { email: 'a@new-domain.example' }), ({ domainOwners }) => domainOwners.length === 2, 'two owners');
    assert.deepEqual(await ask('resolve', { email: 'a@new-domain.example' }), { sender: 'unknown' });
    const worker = await create('worker@elsewhere.example', again);
    await until(() => ask('lookUp', { email: 'worker@elsewhere.example' }), ({ contact }) => contact?.EndUserID === worker, 'its contact');
    await call('DELETE', `customers/${again}`);
    await until(() => ask('resolve', { email: 'a@new-domain.example' }), ({ CustomerID }) => CustomerID === customer, 'one owner again');
    await until(() => ask('resolve', { email: 'worker@elsewhere.example' }), ({ sender }) => sender === 'unknown', 'its contact is gone');
  });

  test(`${dialect}: what it learns counts at once, and what it forgets is gone`, async () => {
    await ask('learn', { email: 'Fresh@acme.com', EndUserID: 4_000_000_000_000, CustomerID: 12345 });
    const { contact } = await ask('lookUp', { email: 'fresh@ACME.com' });
    assert.deepEqual([contact.EndUserID, contact.CustomerID], [4_000_000_000_000, 12345]);
    await ask('forget', { email: 'FRESH@acme.com' });
    assert.equal((await ask('lookUp', { email: 'fresh@acme.com' })).contact, undefined);
  });

  test(`${dialect}: it goes on after failures, and the mirror is whole`, async () => {
    atera.sandbox.faults([{ kind: 'status', code: 500, when: { nth: 1, times: 1 } }, { kind: 'drop_before', when: { nth: 3, times: 1 } }]);
    const made = await create('after.failure@acme.com').catch(() => create('after.failure@acme.com'));
    const known = ({ contact }) => contact !== undefined && (Number.isNaN(made) || contact.EndUserID === made);
    await until(() => ask('lookUp', { email: 'after.failure@acme.com' }), known, 'after failures');
    atera.sandbox.faults([]);
    const { contacts } = await ask('counters');
    assert.equal(contacts, (await everything('contacts')).length);
  });
}
