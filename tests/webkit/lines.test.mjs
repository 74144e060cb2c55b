// The network is killed in the middle of a submission and the tab is closed; whoever comes back has one ticket. With the
// element in WebKitGTK, the real intake in workerd and a sandbox that counts tickets.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { startWorld } from '../browser/lines/world.mjs';
import { until } from '../embedded/until.mjs';
import { startWebKit } from './browser.mjs';
import { inState, openForm } from './embedded.mjs';
import { fill } from './states.mjs';

/** @type {Awaited<ReturnType<typeof startWorld>>} */
let world;
/** @type {Awaited<ReturnType<typeof startWebKit>>} */
let webkit;
before(async () => {
  webkit = await startWebKit();
  world = await startWorld();
});
after(async () => { await webkit?.stop(); await world?.stop(); });
beforeEach(() => world.line.reset());

const visit = (page) => openForm(page, `${world.pages}/test/element.html?door=${encodeURIComponent(world.line.address)}`);
const send = async (page) => (await page.find('button[type="submit"]')).click();
const told = (page) => page.run(() => document.querySelector('[role="status"]')?.textContent ?? '');
const isWaiting = (page) => page.run(() => localStorage.getItem('atera-waiting') !== null);
const ids = () => world.line.posts.map(({ id }) => id);

/** Back, with nobody near the form: it says that the request has arrived, keeps nothing, and there is one ticket. */
async function comesBack(page, subject) {
  await visit(page);
  await until(() => told(page), (text) => text === 'We have your request');
  await until(() => isWaiting(page), (does) => !does);
  await until(() => world.tickets(subject), (count) => count !== undefined);
  assert.equal(await world.tickets(subject), 1);
}

test('the answer is lost, the tab is closed: one ticket', async () => {
  const subject = 'The answer was lost';
  const page = await webkit.open();
  await visit(page);
  await fill(page, subject);
  world.line.mode = 'slow';
  await send(page);
  await world.line.holding();
  await inState(page, 'sending');
  await page.anotherWindow();
  world.line.release('mute');
  world.line.mode = 'open';
  await comesBack(page, subject);
  assert.deepEqual(ids(), [ids()[0], ids()[0]]);
});

test('the line breaks before anything arrives, the tab is closed: one ticket', async () => {
  const subject = 'Nothing arrived';
  const page = await webkit.open();
  await visit(page);
  await fill(page, subject);
  world.line.mode = 'dead';
  await send(page);
  await inState(page, 'queued');
  await page.anotherWindow();
  assert.deepEqual(ids(), []);
  world.line.mode = 'open';
  await comesBack(page, subject);
  assert.equal(ids().length, 1);
});

test('the intake is killed before it could answer, the tab is closed, both come back: one ticket', async () => {
  const subject = 'The power went';
  const page = await webkit.open();
  await visit(page);
  await fill(page, subject);
  world.line.mode = 'slow';
  await send(page);
  await world.line.holding();
  await world.kill();
  await page.anotherWindow();
  world.line.release('mute');
  await world.start();
  world.line.mode = 'open';
  await comesBack(page, subject);
  assert.deepEqual(ids(), [ids()[0], ids()[0]]);
});
