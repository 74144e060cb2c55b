// The workflows in Node, as people use them: against the sandbox, and through a fault half-way.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AmbiguousError, Atera, AteraError, ConflictError, NotFoundError, TransitionError, ValidationError,
} from '../../pkg/node.js';
import { createSandbox } from '../../pkg/sandbox.node.js';

const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const BASE = 'https://atera.test/api/v3';
const ACME = 12345;

function desk(options = {}, sandboxOptions = {}) {
  const sandbox = createSandbox({ apiKey: KEY, ratePerMinute: null, ...sandboxOptions });
  return { sandbox, atera: new Atera({ apiKey: KEY, baseUrl: BASE, fetch: sandbox.fetch, ratePerMinute: 5000, ...options }) };
}

const steps = (list) => list.map(({ step }) => step);

const onboarding = () => ({
  customer: { CustomerName: '<b>Ünïcødé', Domain: 'bücher.example' },
  contact: { Email: 'jane@bücher.example', FirstName: 'Jané' },
  customValues: { ContractType: 'Managed Services', 'Straße/№ 5?': '100 % ✓' },
});

test('a customer is onboarded, found, routed to, served and deactivated', async () => {
  const { atera, sandbox } = desk();
  const { flows } = atera;
  const onboarded = await flows.onboardCustomer(onboarding());
  assert.deepEqual(steps(onboarded.done), ['checkInput', 'createCustomer', 'createContact', 'setCustomValue', 'setCustomValue']);
  assert.deepEqual(steps(onboarded.manual), ['deployAgents', 'configureAlerts']);
  const { CustomerID, EndUserID } = onboarded;
  assert.equal((await atera.contacts.get(EndUserID)).IsContactPerson, true);
  assert.equal((await atera.customValues.get('customer', CustomerID)).at(1).Value, '100 % ✓');

  const found = await flows.findCustomers({ name: 'ÜNÏCØDÉ', domain: 'BÜCHER.example' });
  assert.deepEqual(found.customers.map((customer) => customer.CustomerID), [CustomerID]);
  assert.deepEqual(found.customers[0].contacts.map((contact) => contact.EndUserID), [EndUserID]);

  const routed = await flows.routeByDomain({ Email: 'somebody@bücher.example' });
  assert.equal(routed.contact, null);
  assert.equal(routed.customer.CustomerID, CustomerID);
  assert.equal(routed.reason, 'domain');

  const opened = await flows.openTicket({
    TicketTitle: 'Printer on floor 3 jams', Email: 'bob@bücher.example', createContact: { FirstName: 'Bob' },
    impact: 'single', urgency: 'high', comment: 'We are on it ✓',
    routing: [{ category: 'mail', TechnicianContactID: 1 }, { customerId: CustomerID, TechnicianContactID: 11111 }],
  });
  assert.equal(opened.TicketPriority, 'High');
  assert.equal(opened.TechnicianContactID, 11111);
  assert.deepEqual(opened.manual, []);
  const ticket = await atera.tickets.get(opened.TicketID);
  assert.equal(ticket.CustomerID, CustomerID);
  assert.equal(ticket.EndUserEmail, 'bob@xn--bcher-kva.example');

  const resolved = await flows.resolveTicket({ id: opened.TicketID, findings: 'paper <dust>', summary: 'It prints again' });
  assert.deepEqual(steps(resolved.manual), ['logTime']);
  const comments = await atera.tickets.comments(opened.TicketID).all();
  assert.deepEqual(comments.map((comment) => comment.IsInternal), [false, true, false]);

  const kept = { id: CustomerID, confirm: '<b>Ünïcødé', export: true };
  await assert.rejects(flows.deactivateCustomer(kept), (error) => {
    assert.ok(error instanceof ValidationError);
    assert.deepEqual(error.issues.map((issue) => issue.path), ['closeTickets']);
    assert.deepEqual(error.done, [{ step: 'reviewTickets', CustomerID, TicketIDs: [opened.TicketID] }]);
    return true;
  });
  const commits = sandbox.stats().commits;
  await assert.rejects(flows.deactivateCustomer({ ...kept, confirm: 'Ünïcødé', closeTickets: true }), ValidationError);
  assert.equal(sandbox.stats().commits, commits);
  const gone = await flows.deactivateCustomer({ ...kept, closeTickets: true });
  assert.deepEqual(gone.closed, [opened.TicketID]);
  assert.equal(gone.archive.contacts.length, 2);
  assert.equal(gone.archive.tickets[0].TicketStatus, 'Closed');
  assert.equal(gone.archive.customValues.length, 2);
  assert.deepEqual(steps(gone.manual), ['removeAgents']);
  await assert.rejects(atera.customers.get(CustomerID), NotFoundError);
});

test('a workflow that stops goes on from its token and makes nothing twice', async () => {
  const faults = [{ when: { method: 'POST', path: '/contacts' }, kind: 'drop_after' }];
  const { atera, sandbox } = desk();
  await sandbox.fetch(`${BASE}/customers/1`, { headers: { 'X-API-KEY': KEY } });
  sandbox.faults(faults);
  const error = await atera.flows.onboardCustomer(onboarding()).catch((reason) => reason);
  assert.ok(error instanceof AmbiguousError, String(error));
  assert.match(error.message, /`confirmed: \{ createContact: id \}`/);
  assert.deepEqual(error.left, ['createContact', 'setCustomValue']);
  assert.deepEqual(error.done.at(-1), { step: 'createCustomer', CustomerID: 67890 });
  assert.equal(error.resume, 'onboardCustomer;createCustomer=67890;createContact=?');
  assert.equal(JSON.stringify(error).includes(KEY), false);
  sandbox.faults([]);
  const { resume } = error;
  const creates = sandbox.stats().creates;
  await assert.rejects(atera.flows.onboardCustomer({ ...onboarding(), resume }), AmbiguousError);
  assert.equal(sandbox.stats().creates, creates);
  // It was carried out, so a second try is refused by Atera itself …
  await assert.rejects(atera.flows.onboardCustomer({ ...onboarding(), resume, repeat: true }), ConflictError);
  // … and the caller looks.
  const { EndUserID } = await atera.contacts.findByEmail('jane@xn--bcher-kva.example');
  const answer = await atera.flows.onboardCustomer({ ...onboarding(), resume, confirmed: { createContact: EndUserID } });
  assert.deepEqual([answer.CustomerID, answer.EndUserID], [67890, EndUserID]);
  assert.equal(sandbox.stats().creates, 2);
});

test('an audit knows the present by itself', async () => {
  const { atera } = desk();
  const { customers, checked } = await atera.flows.auditCustomers({ customFields: ['ContractType'] });
  assert.equal(checked, 150);
  const acme = customers.find(({ CustomerID }) => CustomerID === ACME);
  assert.ok(acme.findings.some(({ code, LastModified }) => code === 'stale' && LastModified === '2024-02-01T14:30:00Z'));
  const calm = await atera.flows.auditCustomers({ now: new Date('2024-02-15T12:00:00Z'), staleDays: 10_000 });
  assert.ok(calm.customers.every(({ findings }) => findings.every(({ code }) => code !== 'stale')));
});

test('what is wrong is said before anything is written', async () => {
  const { atera, sandbox } = desk();
  const { flows } = atera;
  await assert.rejects(flows.openTicket({ TicketTitle: 'Printer jams' }), ValidationError);
  await assert.rejects(flows.openTicket({ TicketTitle: 'Printer jams', CustomerID: ACME, closeTicket: true }), ValidationError);
  await assert.rejects(flows.openTicket(), ValidationError);
  await assert.rejects(flows.findCustomers({}), ValidationError);
  await assert.rejects(flows.routeByDomain({ Email: 'nobody' }), ValidationError);
  await assert.rejects(flows.resolveTicket({ id: 1 }), NotFoundError);
  await assert.rejects(flows.onboardCustomer({ ...onboarding(), contact: { Email: 'john.smith@acme.com' } }), ConflictError);
  await assert.rejects(flows.onboardCustomer({ ...onboarding(), resume: 'openTicket' }), ValidationError);
  await atera.tickets.update(54321, { TicketStatus: 'Resolved' });
  await atera.tickets.update(54321, { TicketStatus: 'Closed' });
  await assert.rejects(flows.resolveTicket({ id: 54321, findings: 'x' }), TransitionError);
  assert.equal(sandbox.stats().commits, 2);
});

test('a workflow can be given up, and has one time for all of it', async () => {
  const { atera } = desk({}, { latencyMs: 20 });
  const reason = new Error('never mind');
  const controller = new AbortController();
  const given = atera.flows.auditCustomers({}, { signal: controller.signal });
  controller.abort(reason);
  await assert.rejects(given, (error) => error === reason);
  const late = await atera.flows.auditCustomers({}, { timeoutMs: 60 }).catch((error) => error);
  assert.ok(late instanceof AteraError && late.code === 'timeout', String(late));
  assert.deepEqual(late.left, ['readCustomers', 'readContacts', 'checkCustomers']);
});

test('what the caller changes meanwhile does not count', async () => {
  const { atera } = desk();
  const input = onboarding();
  const answer = atera.flows.onboardCustomer(input);
  input.customer.CustomerName = 'Another';
  input.contact.FirstName = 'Another';
  const { CustomerID, EndUserID } = await answer;
  assert.equal((await atera.customers.get(CustomerID)).CustomerName, '<b>Ünïcødé');
  assert.equal((await atera.contacts.get(EndUserID)).FirstName, 'Jané');
});
