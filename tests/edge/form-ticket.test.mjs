// From the form to the ticket: custom answers arrive, in the description or in custom fields, and each submission once.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, startIntake } from './intake/start.mjs';

const ORIGIN = 'https://www.example.com';
const SENDER = { name: 'John Smith', email: 'John.Smith@acme.com' };
let intake;

before(async () => {
  intake = await startIntake({ worker: fileURLToPath(new URL('intake/form-worker.mjs', import.meta.url)), atera: { dialect: 'live' } });
});
after(() => intake?.stop());

const tokenFor = async (id) => (await intake.fetch(`/form/token${id ? `?id=${id}` : ''}`, { headers: { origin: ORIGIN } })).json();

async function send(values, { token, id }) {
  const body = JSON.stringify({ ...SENDER, ...values, token, id });
  const reply = await intake.fetch('/tickets', { method: 'POST', headers: { origin: ORIGIN, 'content-type': 'application/json' }, body });
  return { status: reply.status, ...await reply.json() };
}

const ended = (url) => eventually(async () => {
  const seen = await (await intake.fetch(url, { headers: { accept: 'application/json' } })).json();
  return seen.ticketId && seen;
});

const tickets = async (subject) =>
  (await intake.ask('/guide/api/v3/tickets?page=1&itemsInPage=50')).items.filter(({ TicketTitle }) => TicketTitle === subject);

const valueOf = async (target, id, name) =>
  (await intake.ask(`/api/v3/customvalues/${target}field/${id}/${encodeURIComponent(name)}`))[0]?.ValueAsString;

test('answers become lines of the description, or values of custom fields', async () => {
  const given = {
    subject: 'The screen of seat four is dark', description: 'Since nine', urgent: true, device: 'pc', model: 'x1',
    cost_center: 'CC/7 & more', is_vip: 'yes', language_spoken: 'עברית', size: 'XL',
  };
  const { status, url, issues } = await send(given, await tokenFor());
  assert.equal(status, 202, JSON.stringify(issues));
  const { ticketId } = await ended(url);
  const [{ Description }] = await tickets(given.subject);
  for (const line of ['Is it urgent: Yes', 'Device: A computer', 'model: x1']) assert.ok(Description.split('\n').includes(line), `${line} is not in ${Description}`);
  for (const word of ['CC/7', 'עברית', 'XL']) assert.ok(!Description.includes(word), word);
  await eventually(async () => await valueOf('ticket', ticketId, 'Cost Center') === 'CC/7 & more');
  await eventually(async () => await valueOf('contact', 67890, 'Language') === 'עברית');
  await eventually(async () => await valueOf('customer', 12345, 'Größe / Size') === 'XL');
  // Atera's word for a yes.
  await eventually(async () => await valueOf('contact', 67890, 'VIP') === 'true');
});

test('who answers nothing, or is not asked, clears nothing', async () => {
  const given = { subject: 'The printer on floor two jams', description: 'Again', urgent: 'no', size: 'S', cost_center: 'CC/8' };
  const { url } = await send(given, await tokenFor());
  const { ticketId } = await ended(url);
  await eventually(async () => await valueOf('ticket', ticketId, 'Cost Center') === 'CC/8');
  assert.equal(await valueOf('contact', 67890, 'Language'), 'עברית');
  assert.equal(await valueOf('customer', 12345, 'Größe / Size'), 'XL');
  const [{ Description }] = await tickets(given.subject);
  assert.match(Description, /^Is it urgent: No$/m);
  assert.doesNotMatch(Description, /size|Device/);
});

test('a queued submission that is sent twice, each time with a new token, is one ticket', async () => {
  const given = { subject: 'The network of the shop is slow', description: 'From the queue', model: undefined };
  const first = await tokenFor();
  const one = await send(given, first);
  const again = await tokenFor(first.id);
  assert.equal(again.id, first.id);
  const other = await send(given, again);
  assert.deepEqual([one.status, other.status, other.receipt], [202, 202, one.receipt]);
  await ended(one.url);
  assert.equal((await tickets(given.subject)).length, 1);
});
