// One program, both dialects, one set of data: what it sees is the same, up to what only the live service adds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Atera, isAteraError } from '../../pkg/node.js';
import { createSandbox } from '../../pkg/sandbox.node.js';

const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const DIALECTS = ['guide', 'live'];

/** A sandbox whose path says which dialect is spoken, and a client for each. */
function desk() {
  const sandbox = createSandbox({ apiKey: KEY, ratePerMinute: null, now: () => Date.parse('2024-02-15T12:00:01Z') });
  const client = (dialect) => new Atera({ apiKey: KEY, baseUrl: `https://atera.test/${dialect}/api/v3`, dialect, fetch: sandbox.fetch });
  return { sandbox, clients: Object.fromEntries(DIALECTS.map((dialect) => [dialect, client(dialect)])) };
}

const refusal = (promise) => promise.then(() => 'none', (error) => [error.name, error.code, error.status, error.message]);

/** The one program. `author` is what live adds to a comment. */
async function program(atera, author) {
  const seen = {};
  const { CustomerID } = await atera.customers.create({ CustomerName: 'Straße & Söhne', Domain: 'strasse.example', Website: 'https://strasse.example' });
  await atera.customers.update(CustomerID, { Notes: 'line one\nline two ✓', Website: 'https://x.example' });
  seen.customer = await atera.customers.get(CustomerID);
  seen.customers = await atera.customers.list({ itemsInPage: 40 }).all();
  const { EndUserID } = await atera.contacts.create({ CustomerID, Email: 'Jürgen@strasse.example', FirstName: 'Jürgen', LastName: 'Ü' });
  await atera.contacts.update(EndUserID, { JobTitle: 'CFO', IsContactPerson: true, LastName: 'Ö' });
  seen.contact = await atera.contacts.get(EndUserID);
  seen.contacts = await atera.contacts.list().first();
  seen.found = await atera.contacts.findByEmail('JÜRGEN@STRASSE.example'.replace('Ü', 'ü'));
  seen.partly = await atera.contacts.findByEmail('ürgen@strasse.example');
  seen.ofCustomer = await atera.contacts.ofCustomer(12345).all();
  seen.taken = await refusal(atera.contacts.create({ CustomerID, Email: 'JOHN.smith@acme.com' }));
  const ticket = { TicketTitle: 'Printer jams on floor 2', Description: 'since nine ✓', EndUserID, CustomerID, TicketPriority: 'High', TicketType: 'Incident', TechnicianContactID: 11111 };
  const { TicketID } = await atera.tickets.create(ticket);
  await atera.tickets.update(TicketID, { TicketStatus: 'Pending' }, { from: 'Open' });
  await atera.tickets.update(TicketID, { TicketStatus: 'Resolved', TicketPriority: 'Low' });
  seen.wrongMove = await refusal(atera.tickets.update(TicketID, { TicketStatus: 'Pending' }));
  const { CommentID } = await atera.tickets.addComment(TicketID, { CommentText: 'Erneuert ✓', IsInternal: false, ...author });
  assert.equal(typeof CommentID, 'number');
  seen.ticket = await atera.tickets.get(TicketID);
  seen.noTicket = await refusal(atera.tickets.get(5));
  seen.open = await atera.tickets.list({ customerId: 12345, ticketStatus: 'Open' }).all();
  const pages = atera.tickets.list({ customerId: 12345, itemsInPage: 20 });
  seen.first = await pages.first();
  seen.rest = await atera.tickets.list({ cursor: pages.cursor }).all();
  seen.changed = await atera.tickets.modifiedAfter(new Date('2024-02-15T12:00:00Z')).all();
  seen.comments = await atera.tickets.comments(TicketID).all();
  seen.billed = await atera.tickets.billableDuration(54321);
  seen.billedOfSome = await atera.tickets.billableDurations([TicketID, 54321]);
  seen.work = await atera.tickets.workHours(54321).all();
  for (const [target, id, field] of [['customer', CustomerID, 'Größe / Size'], ['contact', EndUserID, 'Floor']]) {
    await atera.customValues.set(target, id, field, '100 % ✓');
    seen[target] = await atera.customValues.get(target, id);
  }
  await atera.contacts.delete(EndUserID);
  assert.equal(await atera.customers.delete(CustomerID), undefined);
  seen.gone = await refusal(atera.customers.get(CustomerID));
  return seen;
}

/** What the guide's observation has and live's has not, or otherwise. */
function differences(guide, live, path = '') {
  if (Array.isArray(guide) && Array.isArray(live) && guide.length === live.length) {
    return guide.flatMap((value, index) => differences(value, live[index], `${path}[]`));
  }
  if (guide !== null && live !== null && typeof guide === 'object' && typeof live === 'object') {
    return Object.keys(guide).flatMap((name) => differences(guide[name], live[name], `${path}.${name}`));
  }
  return Object.is(guide, live) || (guide === null && live === undefined) ? [] : [`${path}: ${JSON.stringify(guide)} / ${JSON.stringify(live)}`];
}

test('one program sees the same in both dialects', async () => {
  const { clients, sandbox } = desk();
  const guide = await program(clients.guide, {});
  sandbox.reset();
  const live = await program(clients.live, { TechnicianContactID: 12345 });
  assert.equal(guide.ofCustomer.length > 1 && guide.open.length > 0 && guide.rest.length > 0, true);
  // A comment that is read has no id in live, and does not name its ticket.
  const documented = /^\.comments\[\]\.(CommentID|TicketID): \d+ \/ undefined$/;
  assert.deepEqual(differences(guide, live).filter((difference) => !documented.test(difference)), []);
});

test('both dialects speak of the same data', async () => {
  const { clients: { guide, live } } = desk();
  const { TicketID } = await live.tickets.create({ TicketTitle: 'Printer jams on floor 2', Description: 'x', EndUserFirstName: 'Zoë', EndUserLastName: 'Ng', EndUserEmail: 'zoe@acme.com' });
  const ticket = await guide.tickets.get(TicketID);
  assert.deepEqual([ticket.EndUserFirstName, ticket.CustomerID, ticket.Description], ['Zoë', 12345, 'x']);
  assert.equal((await guide.contacts.findByEmail('ZOE@acme.com')).EndUserID, ticket.EndUserID);
  await guide.tickets.addComment(TicketID, { CommentText: 'seen', IsInternal: true });
  const [comment] = await live.tickets.comments(TicketID).all();
  assert.deepEqual([comment.CommentText, comment.IsInternal, comment.CreatorContactID], ['seen', true, 12345]);
  await live.tickets.delete(TicketID);
  assert.ok(isAteraError(await guide.tickets.get(TicketID).catch((error) => error), 'not_found'));
});
