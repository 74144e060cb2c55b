// The demo from end to end: from its form through its intake to its sandbox, over a crash and over a restore.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { startDesk } from '../../www/server/desk.mjs';
import { eventually } from './intake/start.mjs';

/** A busy machine takes its time, and the intake waits a few seconds by itself. */
const LONGEST_MS = 60_000;
const HELD = fileURLToPath(new URL('demo-held-atera.mjs', import.meta.url));
const STRANGER = { name: 'Ada Okafor', email: 'ada@nobody.example' };
/** The sandbox has him from the start, and again when it is started anew. */
const JOHN = { name: 'John Smith', email: 'john.smith@acme.com' };
const ASKED = { description: 'Nothing comes out.', impact: '', urgency: '', category: 'Printer' };

/** @param {Awaited<ReturnType<typeof startDesk>>} desk */
const visitorOf = (desk) => ({
  /** As a browser does: opens the form and sends it. @param {{ name: string, email: string }} sender @param {string} subject */
  async send(sender, subject) {
    const form = await (await fetch(`${desk.address}/demo/form`)).text();
    const token = /name="token" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const reply = await fetch(`${desk.intake}/tickets`, {
      method: 'POST',
      headers: { origin: desk.intake },
      body: new URLSearchParams({ ...ASKED, ...sender, subject, token, language: 'en', website: '' }),
    });
    assert.equal(reply.status, 202, await reply.text());
  },

  /** What the desk shows of it. @param {string} subject */
  async tickets(subject) {
    const reply = await fetch(`${desk.address}/api/v3/tickets?itemsInPage=50`);
    const { items } = /** @type {any} */ (await reply.json());
    return items.filter((/** @type {any} */ ticket) => ticket.TicketTitle === subject);
  },

  /** @param {string} name */
  async count(name) {
    const reply = await fetch(`${desk.intake}/admin/metrics`, { headers: { authorization: `Bearer ${desk.adminToken}` } });
    return Number(new RegExp(`^atera_intake_${name} (\\d+)$`, 'm').exec(await reply.text())?.[1]);
  },
});

test('what was accepted while no ticket could be made outlives a crash, and is one ticket', async () => {
  const storage = await mkdtemp(join(tmpdir(), 'demo-storage-'));
  let desk = await startDesk({ storage, upstream: HELD });
  try {
    const before = visitorOf(desk);
    await before.send(JOHN, 'The printer prints blank pages');
    await eventually(async () => await before.count('doubtful') === 1, LONGEST_MS);
    assert.equal(await before.count('created_total'), 0);
    await desk.stop('SIGKILL');
    desk = await startDesk({ storage });
    const after = visitorOf(desk);
    await eventually(async () => await after.count('created_total') === 1, LONGEST_MS);
    const [ticket, ...more] = await after.tickets('The printer prints blank pages');
    assert.deepEqual(more, []);
    assert.equal(ticket.EndUserID, 67890);
    assert.equal(ticket.TechnicianFullName, 'Bjørn Sørensen');
  } finally {
    await desk.stop('SIGKILL');
    await rm(storage, { recursive: true, force: true });
  }
});

test('who sent a ticket before the data was restored can send another', async () => {
  const desk = await startDesk();
  try {
    const visitor = visitorOf(desk);
    await visitor.send(STRANGER, 'Before');
    await eventually(async () => (await visitor.tickets('Before')).length === 1, LONGEST_MS);
    assert.equal((await fetch(`${desk.address}/demo/reset`, { method: 'POST' })).status, 200);
    assert.deepEqual(await visitor.tickets('Before'), []);
    await visitor.send(STRANGER, 'After');
    await eventually(async () => (await visitor.tickets('After')).length === 1, LONGEST_MS);
    assert.equal(await visitor.count('parked'), 0);
  } finally {
    await desk.stop();
  }
});
