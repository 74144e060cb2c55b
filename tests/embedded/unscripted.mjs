// The intake's own form by keyboard alone, where no script of the page runs: sent empty, corrected, sent, followed.
import assert from 'node:assert/strict';
import { violations } from './axe.mjs';
import { until } from './until.mjs';

const FIELDS = ['name', 'email', 'subject', 'description', 'impact', 'urgency', 'category', 'device', 'building', 'room'];
const LINES = ['Enter your name', 'Enter your email address', 'Say in a few words what is wrong', 'Describe what happened'];

/** A page that says whether its script ran. */
export const PROOF = 'data:text/html,<p>off</p><script>document.querySelector("p").textContent = "on"</script>';

/** Where the keyboard is: the field's name, or what it says. */
export const focused = (page) => page.run(() => document.activeElement.name || document.activeElement.textContent.trim());

export async function tabTo(page, name, held) {
  await page.press('Tab', held);
  await until(() => focused(page), (found) => found === name);
}

const heading = (page) => page.run(() => document.querySelector('h1')?.textContent ?? '');

/** How many tickets of that subject Atera has. */
export async function ticketsOf(desk, subject) {
  const reply = await fetch(`${desk.address}/api/v3/tickets?itemsInPage=50`);
  return (await reply.json()).items.filter(({ TicketTitle }) => TicketTitle === subject).length;
}

/** From the accepted page to the request's own, and to the one ticket that came of it. */
export async function follow(page, desk, subject) {
  await until(() => heading(page), (text) => text === 'We have your request');
  assert.deepEqual(await violations(page), []);
  await tabTo(page, 'Follow your request');
  await page.press('Enter');
  await until(() => page.url(), (url) => /\/receipts\/[\w.-]+$/.test(url));
  assert.deepEqual(await violations(page), []);
  await until(() => ticketsOf(desk, subject), (count) => count === 1);
}

/**
 * @param {any} page
 * @param {{ address: string, intake: string }} desk
 * @param {{ atEmpty?: () => Promise<void>, atErrors?: () => Promise<void> }} [looks] what an engine is asked beside; at the errors the keyboard is in the first field
 */
export async function sendUnscripted(page, desk, { atEmpty, atErrors } = {}) {
  const subject = 'The plotter on floor 4 hums';
  await page.goto(`${desk.intake}/form`);
  assert.deepEqual(await violations(page), []);
  await atEmpty?.();
  for (const name of [...FIELDS, 'Send']) await tabTo(page, name);
  await page.press('Enter');

  await until(() => page.title(), (title) => title === 'Error: Ask for help');
  assert.deepEqual(await violations(page), []);
  assert.match(await focused(page), /^There is a problem/);
  for (const line of LINES) await tabTo(page, line);
  for (const line of LINES.slice(0, -1).reverse()) await tabTo(page, line, { shift: true });
  await page.press('Enter');
  await until(() => focused(page), (found) => found === 'name');
  await atErrors?.();

  await page.type('Ada Okafor');
  await tabTo(page, 'email');
  await page.type('ada@nobody.example');
  await tabTo(page, 'subject');
  await page.type(subject);
  await tabTo(page, 'description');
  await page.type('It hums, and nothing comes out.');
  await tabTo(page, 'impact');
  await page.press('ArrowUp');
  for (const name of FIELDS.slice(FIELDS.indexOf('urgency'))) await tabTo(page, name);
  await tabTo(page, 'Send');
  await page.press('Enter');
  await follow(page, desk, subject);
}
