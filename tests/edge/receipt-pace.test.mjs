// What a receipt costs in calls to Atera.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { eventually, startIntake } from './intake/start.mjs';
import { submissionOf } from './intake/submission.mjs';

const PAGE = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };

let intake;
before(async () => {
  const worker = fileURLToPath(new URL('intake/receipt-worker.mjs', import.meta.url));
  intake = await startIntake({ worker, atera: { dialect: 'live' } });
});
after(() => intake?.stop());

const visit = async (path, { method = 'GET', headers = {}, body } = {}) => {
  const given = { accept: 'application/json', 'content-type': 'application/json', ...headers };
  const reply = await intake.fetch(path, { method, headers: given, body });
  const text = await reply.text();
  return { status: reply.status, text, json: () => JSON.parse(text) };
};
const reply = (url, fields) => visit(`${url}/reply`, { method: 'POST', body: JSON.stringify(fields) });

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
