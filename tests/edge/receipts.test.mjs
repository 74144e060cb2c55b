// Receipts in real workerd: what a customer sees of his ticket, what he may do, and what nobody may see.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { eventually, startIntake } from './intake/start.mjs';
import { submissionOf } from './intake/submission.mjs';

let intake;
before(async () => { intake = await startIntake(); });
after(() => intake?.stop());

const read = async (url) => {
  const reply = await intake.fetch(url, { headers: { accept: 'application/json' } });
  return { status: reply.status, ...await reply.json() };
};
const post = async (url, body = {}) => {
  const init = { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/json' }, body: JSON.stringify(body) };
  const reply = await intake.fetch(url, init);
  return { status: reply.status, ...await reply.json() };
};

/** A submission that has its ticket. */
async function created(id) {
  const { status, url } = await intake.submit(submissionOf(id));
  assert.equal(status, 202);
  const receipt = await eventually(async () => { const seen = await read(url); return seen.state === 'created' && seen; });
  return { url, ...receipt };
}

test('a receipt tells how far the submission is, and then shows the ticket', async () => {
  const submission = submissionOf('receipt-shows-the-ticket-0001');
  const { url } = await created(submission.id);
  const { ticketId, ticket, reference } = await read(url);
  assert.ok(Number.isInteger(ticketId));
  assert.match(reference, /^[0-9a-z]{12}$/);
  assert.equal(ticket.title, submission.subject);
  assert.equal(ticket.status, 'Open');
  assert.deepEqual(ticket.allowed, ['reply']);
  assert.match(ticket.dueAt, /^\d{4}-\d\d-\d\dT/);
});

test('two customers see their own tickets, and internal comments never leave', async () => {
  const [one, two] = [await created('receipt-of-customer-one-000001'), await created('receipt-of-customer-two-000002')];
  const comment = (id, CommentText, IsInternal) =>
    intake.ask(`/api/v3/tickets/${id}/comments`, { method: 'POST', body: JSON.stringify({ CommentText, IsInternal }) });
  for (const { ticketId } of [one, two]) {
    await comment(ticketId, `public of ${ticketId}`, false);
    await comment(ticketId, `SECRET of ${ticketId}`, true);
  }
  for (const [{ url, ticketId }, other] of [[one, two], [two, one]]) {
    const text = await (await intake.fetch(url, { headers: { accept: 'application/json' } })).text();
    assert.ok(text.includes(`public of ${ticketId}`));
    assert.ok(!text.includes('SECRET'));
    assert.ok(!text.includes(String(other.ticketId)));
  }
});

test('what is forged, cut, swapped or another purpose\'s opens nothing, and always in the same words', async () => {
  const [one, two] = [await created('receipt-forged-one-00000000001'), await created('receipt-forged-two-00000000002')];
  const [id, until, signature] = one.url.slice('/receipts/'.length).split('.');
  const [otherId, , otherSignature] = two.url.slice('/receipts/'.length).split('.');
  const later = (Number.parseInt(until, 16) + 1).toString(16);
  const forged = [
    `${id}.${until}`, `${id}.${until}.`, `${id}.${until}.${otherSignature}`, `${otherId}.${until}.${signature}`,
    `${id}.${later}.${signature}`, `${id}.${until}.${signature.slice(0, -2)}`, `${id}.${until}.${signature}A`,
    `${id}.1.${signature}`, 'x', `${id}.${until}.${signature}/reply/again`,
  ];
  const said = new Set();
  for (const receipt of forged) {
    const reply = await intake.fetch(`/receipts/${receipt}`, { headers: { accept: 'application/json' } });
    assert.equal(reply.status, 404, receipt);
    said.add(await reply.text());
  }
  assert.equal(said.size, 1);
  assert.equal((await post(`/receipts/${id}.${until}.${otherSignature}/reply`, { text: 'hello' })).status, 404);
});

test('a reply becomes one public comment, however often it is sent', async () => {
  const { url, ticketId } = await created('receipt-reply-0000000000000001');
  const reply = { id: 'reply-1', text: 'It is <b>still</b> broken, Ünïcødé' };
  for (let n = 0; n < 3; n += 1) assert.equal((await post(`${url}/reply`, reply)).status, 202);
  await eventually(async () => (await read(url)).ticket.comments.length > 0);
  // Another one, so that a second copy of the first would have come before it.
  assert.equal((await post(`${url}/reply`, { id: 'reply-2', text: 'and the fax too' })).status, 202);
  const comments = await eventually(async () => {
    const found = (await read(url)).ticket.comments.map(({ text }) => text);
    return found.length > 1 && found;
  });
  assert.equal(comments.filter((text) => text.includes('still')).length, 1);
  assert.equal((await intake.ask(`/api/v3/tickets/${ticketId}/comments`)).items.length, 2);
  assert.equal((await post(`${url}/reply`, { id: 'reply-1', text: 'something else' })).status, 422);
  assert.equal((await post(`${url}/reply`, { id: 'reply-3', text: '  ' })).status, 422);
  assert.equal((await post(`${url}/reply`, { id: 'reply-3', text: 'x'.repeat(10_001) })).status, 422);
});

test('a reply without an id is a new one each time, and one with an id that is none is refused', async () => {
  const { url, ticketId } = await created('receipt-reply-ids-0000000000001');
  const said = ['first, without an id', 'second, without an id', 'second, without an id', 'third', 'fourth'];
  const ids = [undefined, undefined, undefined, 'ab', 'a_b'];
  for (const [place, text] of said.entries()) assert.equal((await post(`${url}/reply`, { id: ids[place], text })).status, 202, text);
  const plain = { method: 'POST', headers: { accept: 'application/json' }, body: new URLSearchParams({ text: 'fifth, from a form without an id' }) };
  assert.equal((await intake.fetch(`${url}/reply`, plain)).status, 202);
  for (const id of ['a.b', 'a b', '', 'ä', 'x'.repeat(65), 7, {}, ['ab'], '../x']) {
    const { status, code, message } = await post(`${url}/reply`, { id, text: 'never told' });
    assert.deepEqual([status, code], [400, 'invalid_id'], JSON.stringify(id));
    assert.ok(message);
  }
  const texts = await eventually(async () => {
    const { items } = await intake.ask(`/api/v3/tickets/${ticketId}/comments`);
    return items.length > said.length && items.map(({ CommentText }) => CommentText.split('\n\n')[1]);
  });
  assert.deepEqual(texts.sort(), [...said, 'fifth, from a form without an id'].sort());
  assert.equal((await post(`${url}/reply`, { id: 'x'.repeat(64), text: 'the longest id' })).status, 202);
});

test('a customer confirms or reopens what is resolved, and nothing else', async () => {
  const { url, ticketId } = await created('receipt-confirm-00000000000001');
  const set = (TicketStatus) => intake.ask(`/api/v3/tickets/${ticketId}`, { method: 'POST', body: JSON.stringify({ TicketStatus }) });
  const status = async () => (await intake.ask(`/api/v3/tickets/${ticketId}`)).TicketStatus;
  const early = await post(`${url}/confirm`);
  assert.deepEqual([early.status, early.code, await status()], [409, 'illegal_transition', 'Open']);
  await set('Resolved');
  assert.equal((await post(`${url}/reopen`)).status, 202);
  assert.equal(await status(), 'Open');
  await set('Resolved');
  assert.equal((await post(`${url}/confirm`)).status, 202);
  assert.equal(await status(), 'Closed');
  for (const deed of ['reopen', 'confirm', 'reply']) assert.equal((await post(`${url}/${deed}`, { id: 'x', text: 'hello' })).status, 409, deed);
  assert.equal((await post(`${url}/delete`)).status, 404);
  assert.equal((await intake.fetch(url, { method: 'DELETE' })).status, 405);
});

test('a receipt outlives a crash', async () => {
  const { url, ticketId } = await created('receipt-crash-000000000000001');
  await intake.crash();
  assert.equal((await read(url)).ticketId, ticketId);
});

test('a person without JavaScript reads, replies and confirms on pages', async () => {
  const { url, ticketId } = await created('receipt-page-0000000000000001');
  const page = async (path, init) => {
    const reply = await intake.fetch(path, { headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' }, ...init });
    return { status: reply.status, location: reply.headers.get('location'), policy: reply.headers.get('content-security-policy'), html: await reply.text() };
  };
  const first = await page(url);
  assert.equal(first.status, 200);
  assert.match(first.policy, /default-src 'none'/);
  assert.match(first.html, new RegExp(`<dd><bdi>${ticketId}</bdi></dd>`));
  assert.match(first.html, /<time dir="ltr" datetime="[\d-]{10}T[^"]+">[\d-]{10} \d\d:\d\d UTC<\/time>/);
  const [, action] = first.html.match(/<form method="post" action="([^"]+)"/);
  const [, replyId] = first.html.match(/name="id" value="([^"]+)"/);
  const post = (path, fields) => page(path, { method: 'POST', body: new URLSearchParams(fields).toString() });

  const empty = await post(action, { id: replyId, text: ' ' });
  assert.equal(empty.status, 422);
  assert.match(empty.html, /<title>Error: /);
  const long = await post(action, { id: replyId, text: '<script>' + 'x'.repeat(10_000) });
  assert.match(long.html, /&lt;script&gt;x+/);

  const sent = await post(action, { id: replyId, text: '<b>Ünïcødé</b>\r\nsecond line' });
  assert.deepEqual([sent.status, sent.location], [303, `${url}?done`]);
  const shown = await eventually(async () => { const seen = await page(url); return seen.html.includes('second line') && seen; });
  assert.match(shown.html, /&lt;b&gt;Ünïcødé&lt;\/b&gt;/);
  assert.doesNotMatch(shown.html, /<b>|\[ref /);

  await intake.ask(`/api/v3/tickets/${ticketId}`, { method: 'POST', body: JSON.stringify({ TicketStatus: 'Resolved' }) });
  assert.match((await page(url)).html, /\/confirm"/);
  assert.equal((await post(`${url}/confirm`, {})).status, 303);
  assert.doesNotMatch((await page(url)).html, /<form/);
  assert.match((await page('/receipts/none')).html, /opens nothing/);
  const german = await page(`${url}?language=de`);
  assert.match(german.html, /<html lang="de" dir="ltr">[^]*<dt>Status<\/dt>\s*<dd><bdi>Geschlossen<\/bdi><\/dd>/);
  const hebrew = await page('/receipts/none', { headers: { accept: 'text/html', 'accept-language': 'he' } });
  assert.match(hebrew.html, /<html lang="he" dir="rtl">/);
});

test('while Atera is away, what was typed stays on the page', async () => {
  const { url, ticketId } = await created('receipt-away-00000000000000001');
  intake.atera.faults([{ when: { path: `/tickets/${ticketId}` }, kind: 'status', code: 503 }]);
  const init = { method: 'POST', headers: { accept: 'text/html' }, body: new URLSearchParams({ id: 'reply-1', text: 'a long & careful reply' }) };
  const reply = await intake.fetch(`${url}/reply`, init);
  intake.atera.faults([]);
  assert.equal(reply.status, 503);
  assert.match(await reply.text(), />\s*a long &amp; careful reply<\/textarea>/);
  assert.equal((await intake.fetch(`${url}/reply`, init)).status, 303);
});

test('only a listed page may read a receipt from elsewhere', async () => {
  const { url } = await created('receipt-origin-00000000000001');
  const allowed = async (origin, method = 'GET') =>
    (await intake.fetch(url, { method, headers: { origin, accept: 'application/json' } })).headers.get('access-control-allow-origin');
  for (const method of ['GET', 'OPTIONS']) {
    assert.equal(await allowed('https://www.example.com', method), 'https://www.example.com');
    assert.equal(await allowed('https://evil.example', method), null);
  }
});

test('there is nothing at any other address', async () => {
  for (const path of ['/', '/constructor', '/__proto__', '/toString/x', '/Tickets', '//tickets', '/receipts']) {
    const reply = await intake.fetch(path);
    assert.equal(reply.status, 404, path);
    assert.match((await reply.json()).message, /nothing/, path);
  }
});

test('without its secret an intake opens no receipt, whoever signed it', async () => {
  const { createHmac } = await import('node:crypto');
  const bare = await startIntake({ env: { INTAKE_SECRET: '' } });
  try {
    const signed = `some-submission-0000000001.${(Date.now() + 60_000).toString(16)}`;
    for (const secret of ['receipt\n', 'receipt\nundefined']) {
      const signature = createHmac('sha256', secret).update(signed).digest('base64url');
      assert.equal((await bare.fetch(`/receipts/${signed}.${signature}`)).status, 404);
    }
    assert.notEqual((await bare.submit(submissionOf('bare-0000000000000000000001'))).status, 202);
  } finally {
    await bare.stop();
  }
});
