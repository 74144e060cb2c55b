// What a receipt costs in calls to Atera, and how often it is answered.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, startIntake } from './intake/start.mjs';
import { submissionOf } from './intake/submission.mjs';

const MINUTE = 60_000;
const ORIGIN = 'https://www.example.com';
const PAGE = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };

let intake;
before(async () => {
  const worker = fileURLToPath(new URL('intake/receipt-worker.mjs', import.meta.url));
  intake = await startIntake({ worker, atera: { dialect: 'live' } });
});
after(() => intake?.stop());

/** An address that nobody had before. */
let visitors = 0;
const someone = () => `198.51.100.${(visitors += 1)}`;

/** What was counted in a test is long ago in the next one. */
let minutes = 0;
const strictly = () => ({ 'x-test-door': 'strict', 'x-test-later': String((minutes += 10) * MINUTE) });

const visit = async (path, { from = someone(), method = 'GET', headers = {}, body } = {}) => {
  const given = { accept: 'application/json', 'content-type': 'application/json', 'cf-connecting-ip': from, ...headers };
  const reply = await intake.fetch(path, { method, headers: given, body });
  const text = await reply.text();
  return { status: reply.status, wait: reply.headers.get('retry-after'), headers: reply.headers, text, json: () => JSON.parse(text) };
};
const reply = (url, fields, more = {}) => visit(`${url}/reply`, { method: 'POST', body: JSON.stringify(fields), ...more });

/** A submission that has its ticket. */
async function created(id) {
  const { status, url } = await intake.submit(submissionOf(id));
  assert.equal(status, 202);
  const { ticketId } = await eventually(async () => { const seen = (await visit(url)).json(); return seen.state === 'created' && seen; });
  return { url, ticketId };
}

/** How often Atera is asked about a ticket meanwhile. */
async function callsAbout(ticketId, run) {
  const { requests } = intake.atera.stats();
  await run();
  const isAbout = new RegExp(`/tickets/${ticketId}(/comments)?([?]|$)`);
  return intake.atera.log().filter(({ number, path }) => number > requests && isAbout.test(path)).length;
}

test('what an answer does not show is not read', async () => {
  const { url, ticketId } = await created('receipt-calls-0000000000000001');
  const visits = [
    [2, 'a receipt', () => visit(url)],
    [0, 'its headers', () => visit(url, { method: 'HEAD' })],
    [1, 'what may not be done, for a program', () => visit(`${url}/confirm`, { method: 'POST' })],
    [3, 'what may not be done, for a person', () => visit(`${url}/confirm`, { method: 'POST', headers: PAGE })],
    [0, 'a method that is not taken', () => visit(url, { method: 'DELETE' })],
    [0, 'a deed that there is not', () => visit(`${url}/delete`, { method: 'POST' })],
    [0, 'an empty reply', () => reply(url, { id: 'x', text: ' ' })],
  ];
  for (const [calls, what, ask] of visits) assert.equal(await callsAbout(ticketId, ask), calls, what);
  await intake.ask(`/guide/api/v3/tickets/${ticketId}`, { method: 'POST', body: JSON.stringify({ TicketStatus: 'Resolved' }) });
  assert.equal(await callsAbout(ticketId, () => visit(`${url}/reopen`, { method: 'POST', headers: PAGE })), 2, 'what is done');
});

test('a long conversation costs eleven calls at most', async () => {
  const { url, ticketId } = await created('receipt-long-00000000000000001');
  const comment = { method: 'POST', body: JSON.stringify({ CommentText: 'one of many', IsInternal: false }) };
  for (let number = 0; number < 560; number += 1) await intake.ask(`/guide/api/v3/tickets/${ticketId}/comments`, comment);
  const calls = await callsAbout(ticketId, async () => assert.equal((await visit(url)).json().ticket.comments.length, 500));
  assert.equal(calls, 11);
});

/** Asked of nobody: what a held visitor is told comes from the shard. @param {{ ticketId: number }} about @param {() => Promise<any>} ask */
async function held({ ticketId }, ask) {
  let answer;
  assert.equal(await callsAbout(ticketId, async () => { answer = await ask(); }), 0);
  assert.equal(answer.status, 429, answer.text);
  assert.ok(Number(answer.wait) >= 1 && Number(answer.wait) <= 120, answer.wait);
  return answer;
}

test('a receipt that is visited too often is held, whoever visits it, and no other one is', async () => {
  const [one, other] = [await created('receipt-pace-one-0000000000001'), await created('receipt-pace-other-000000000002')];
  const headers = strictly();
  for (const method of ['GET', 'HEAD', 'POST']) {
    assert.notEqual((await visit(method === 'POST' ? `${one.url}/confirm` : one.url, { method, headers })).status, 429, method);
  }
  const { wait, ...answer } = await held(one, () => visit(one.url, { headers }));
  const { code, message, retryAfterMs, reference, ...told } = answer.json();
  assert.deepEqual(told, { state: 'created', ticketId: one.ticketId });
  assert.equal(code, 'rate_limited');
  assert.ok(message && reference && retryAfterMs > 0 && Math.ceil(retryAfterMs / 1_000) === Number(wait));
  await held(one, () => visit(one.url, { method: 'HEAD', headers }));
  await held(one, () => reply(one.url, { id: 'held', text: 'hello' }, { headers }));
  assert.equal((await visit(other.url, { headers })).status, 200);
  const later = String(Number(headers['x-test-later']) + Number(wait) * 1_000);
  assert.equal((await visit(one.url, { headers: { ...headers, 'x-test-later': later } })).status, 200, 'the wait that was told is enough');
});

test('who visits many receipts from one address is held alone, and may still post', async () => {
  const [one, two] = [await created('receipt-many-one-0000000000001'), await created('receipt-many-two-0000000000002')];
  const visitor = { from: someone(), headers: strictly() };
  for (const { url } of [one, one, one, two, two]) assert.equal((await visit(url, visitor)).status, 200);
  await held(two, () => visit(two.url, visitor));
  assert.equal((await visit(two.url, { headers: visitor.headers })).status, 200, 'what is refused is not counted');
  const post = { ...visitor, method: 'POST', headers: { ...visitor.headers, origin: ORIGIN }, body: '[]' };
  assert.equal((await visit('/tickets', post)).status, 400);
});

test('a person who is held sees how far it is, and keeps what was typed', async () => {
  const { url, ticketId } = await created('receipt-held-00000000000000001');
  const headers = { ...strictly(), ...PAGE };
  const send = (text) => visit(`${url}/reply`, { method: 'POST', headers, body: new URLSearchParams({ id: 'typed', text }).toString() });
  for (let turn = 0; turn < 3; turn += 1) assert.equal((await visit(url, { headers })).status, 200);
  const { text: page } = await held({ ticketId }, () => visit(url, { headers }));
  for (const seen of ['<title>Error: ', 'This was done too often', 'is a ticket at our help desk', `<dd><bdi>${ticketId}</bdi></dd>`]) assert.ok(page.includes(seen), seen);
  assert.doesNotMatch(page, /cannot be reached/);
  const { text: form } = await held({ ticketId }, () => send('as <long> as it took me'));
  assert.match(form, />\s*as &lt;long&gt; as it took me<\/textarea>/);
  await held({ ticketId }, () => send(' '));
});

test('what opens nothing holds nobody', async () => {
  const { url } = await created('receipt-forged-000000000000001');
  const visitor = { from: someone(), headers: strictly() };
  for (let turn = 0; turn < 7; turn += 1) assert.equal((await visit(`${url}x`, visitor)).status, 404);
  assert.equal((await visit(url, visitor)).status, 200);
});

test('whom a counter of Cloudflare holds is held, and it learns neither address nor receipt', async () => {
  const { url, ticketId } = await created('receipt-counter-00000000000001');
  for (const limited of ['visitor', 'receipt']) {
    const { wait } = await held({ ticketId }, () => visit(url, { from: '203.0.113.77', headers: { 'x-test-limited': limited } }));
    assert.equal(wait, '60');
  }
  assert.equal((await visit(url, { headers: { 'x-test-limited': 'address' } })).status, 200, 'those of the door count posts');
  const post = { method: 'POST', from: '203.0.113.77', headers: { origin: ORIGIN, 'x-test-limited': 'address' }, body: '{}' };
  assert.equal((await visit('/tickets', post)).status, 429);
  const [visitor, receipt, poster] = (await visit('/limited')).json();
  assert.match(visitor, /^[\w-]{43}$/);
  assert.notEqual(visitor, poster, 'visits and posts are counted apart');
  assert.equal(receipt, 'receipts/receipt-counter-00000000000001');
});
