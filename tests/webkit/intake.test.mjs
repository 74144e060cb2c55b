// The intake's own form in WebKitGTK, with no script of the page, by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDesk } from '../../www/server/desk.mjs';
import { violations } from './axe.mjs';
import { startWebKit, until } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof startDesk>>} */
let desk;
/** @type {Awaited<ReturnType<typeof startWebKit>>} */
let webkit;
before(async () => {
  webkit = await startWebKit();
  desk = await startDesk();
});
after(async () => { await webkit?.stop(); await desk?.stop(); });

/** Where the keyboard is: the field's name, or what it says. */
const focused = (page) => page.run(() => document.activeElement.name || document.activeElement.textContent.trim());

async function tabTo(page, name, held) {
  await page.press('Tab', held);
  await until(() => focused(page), (found) => found === name);
}

const heading = async (page) => (await page.find('h1')).text();

test('scripts of pages can be turned off', async () => {
  const proof = 'data:text/html,<p>off</p><script>document.querySelector("p").textContent = "on"</script>';
  for (const scripts of [true, false]) {
    const page = await webkit.open({ scripts });
    await page.goto(proof);
    assert.equal(await (await page.find('p')).text(), scripts ? 'on' : 'off');
  }
});

test('by keyboard alone, without a script: sent empty, corrected, sent, followed', async () => {
  const subject = 'The plotter on floor 4 hums';
  const page = await webkit.open({ scripts: false });
  await page.goto(`${desk.intake}/form`);
  assert.deepEqual(await violations(page), []);
  for (const name of ['name', 'email', 'subject', 'description', 'impact', 'urgency', 'category', 'device', 'building', 'room', 'Send']) await tabTo(page, name);
  await page.press('Enter');

  await until(() => page.title(), (title) => title === 'Error: Ask for help');
  assert.deepEqual(await violations(page), []);
  assert.match(await focused(page), /^There is a problem/);
  for (const line of ['Enter your name', 'Enter your email address', 'Say in a few words what is wrong', 'Describe what happened']) await tabTo(page, line);
  for (const line of ['Say in a few words what is wrong', 'Enter your email address', 'Enter your name']) await tabTo(page, line, { shift: true });
  await page.press('Enter');
  await until(() => focused(page), (found) => found === 'name');

  const name = await page.find('#name');
  assert.deepEqual([await name.role(), await name.name()], ['textbox', 'Your name']);
  assert.equal(await name.attribute('aria-invalid'), 'true');
  assert.match(await page.run(() => document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent), /Error: Enter your name/);

  // WebKit gives the field of a link the focus, yet no caret: what is typed at once goes nowhere.
  await tabTo(page, 'email');
  await tabTo(page, 'name', { shift: true });
  await page.type('Ada Okafor');
  await tabTo(page, 'email');
  await page.type('ada@nobody.example');
  await tabTo(page, 'subject');
  await page.type(subject);
  await tabTo(page, 'description');
  await page.type('It hums, and nothing comes out.');
  await tabTo(page, 'impact');
  await page.press('ArrowUp');
  await tabTo(page, 'urgency');
  for (const name of ['category', 'device', 'building', 'room']) await tabTo(page, name);
  await tabTo(page, 'Send');
  await page.press('Enter');

  await until(() => heading(page), (text) => text === 'We have your request');
  assert.deepEqual(await violations(page), []);
  await tabTo(page, 'Follow your request');
  await page.press('Enter');
  await until(() => page.url(), (url) => /\/receipts\/[\w.-]+$/.test(url));
  assert.deepEqual(await violations(page), []);
  await until(async () => {
    const reply = await fetch(`${desk.address}/api/v3/tickets?itemsInPage=50`);
    return (await reply.json()).items.filter(({ TicketTitle }) => TicketTitle === subject).length;
  }, (count) => count === 1);
});
