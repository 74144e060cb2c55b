// The directory in real workerd, with the sandbox as Atera: filled, killed, refreshed.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
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
    await turn();
  }
}

for (const dialect of ['guide', 'live']) {
  const folder = mkdtempSync(join(tmpdir(), 'directory-'));
  let atera;
  let intake;
  let worker;

  before(async () => {
    atera = await serve({ apiKey: 'key', dialect, ratePerMinute: Infinity });
    const env = { ATERA_API_KEY: 'key', ATERA_URL: atera.url, DIALECT: dialect };
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
    atera.sandbox.faults([]);
    assert.equal(contacts, (await everything('contacts')).length);
    assert.equal(customers, (await everything('customers')).length);
    // Ten pages of contacts and three of customers; the one that was under way when it was killed may come twice.
    const reads = atera.sandbox.log().map(({ path }) => path);
    const calls = reads.findIndex((path) => path.includes('/customers?page=3')) + 1;
    const fill = reads.slice(0, calls);
    assert.ok(calls >= 13 && calls <= 14, `${calls} calls:\n${fill.join('\n')}`);
    assert.equal(fill.filter((path) => path.includes('/contacts?page=1&')).length, 1, 'it did not begin anew');
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

  test(`${dialect}: a contact is made once, whatever the directory knew`, async () => {
    const submission = { name: 'Ann Bo Cee', email: 'Ann@acme.com', phone: '555 7', subject: 's', description: 'd', CustomerID: 12345 };
    const first = await ask('make', submission);
    assert.deepEqual([first.CustomerID, first.made], [12345, true]);
    const contact = await call('GET', `contacts/${first.EndUserID}`);
    assert.deepEqual([contact[names.FirstName], contact[names.LastName], contact.Email, contact.Phone], ['Ann Bo', 'Cee', 'Ann@acme.com', '555 7']);
    assert.deepEqual(await ask('resolve', { email: 'ann@acme.com' }), { sender: 'known', EndUserID: first.EndUserID, CustomerID: 12345 });
    assert.deepEqual(await ask('make', { ...submission, email: 'ANN@acme.com' }), { ...first, made: false });
    // The reply is lost, and the contact is there.
    atera.sandbox.faults([{ kind: 'drop_after', when: { method: 'POST', path: '/contacts', nth: 1, times: 1 } }]);
    const lost = await ask('make', { ...submission, email: 'lost.reply@acme.com' });
    assert.equal(lost.made, false);
    atera.sandbox.faults([]);
    assert.equal((await call('GET', `contacts/${lost.EndUserID}`)).Email, 'lost.reply@acme.com');
    // No such customer: that is for a person.
    const { code } = await ask('make', { ...submission, email: 'other@acme.com', CustomerID: 999_999 });
    assert.ok(['invalid_customer_id', 'not_found', 'refused'].includes(code), code);
  });

  test(`${dialect}: options that do not fit are told in one sentence`, async () => {
    for (const [given, message] of [
      [{ technicians: [{ categroy: 'a', TechnicianContactID: 1 }] }, /^createIntake: technicians, .* do not fit: unknown field `categroy`/],
      [{ technicians: [{ priority: 'Urgent', TechnicianContactID: 1 }] }, /do not fit: unknown variant `Urgent`/],
      [{ technicians: [{ TechnicianContactID: 0 }] }, /do not fit: an id is a whole number/],
      [{ priorities: { outage: {} } }, /do not fit: missing field/],
      [{ ticketType: 'Bug' }, /do not fit: unknown variant `Bug`/],
      [{ access: true }, /^createIntake: access is no check/],
      [{ freshness: { changesMs: 1 } }, /^createIntake: freshness does not fit/],
    ]) {
      assert.match((await ask('options', given)).message, message, JSON.stringify(given));
    }
    const technicians = [{ category: 'Network', priority: 'High', site: 'Berlin', CustomerID: 1, TechnicianContactID: 2 }];
    assert.ok(await ask('options', { technicians, ticketType: 'Request' }) > 10);
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
    const made = await create('after.failure@acme.com');
    const reads = (nth) => ({ method: 'GET', nth, times: 1 });
    atera.sandbox.faults([{ kind: 'status', code: 500, when: reads(1) }, { kind: 'drop_before', when: reads(2) }]);
    await until(() => ask('lookUp', { email: 'after.failure@acme.com' }), ({ contact }) => contact?.EndUserID === made, 'after failures');
    atera.sandbox.faults([]);
    const held = (await everything('contacts')).length;
    await until(() => ask('counters'), ({ contacts }) => contacts === held, `${held} contacts`);
  });
}
