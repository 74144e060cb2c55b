// The element in WebKitGTK: by keyboard alone, under three policies, and what a screen reader is told.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDesk } from '../../www/server/desk.mjs';
import { violations } from '../embedded/axe.mjs';
import { until } from '../embedded/until.mjs';
import { startWebKit } from './browser.mjs';
import { focused, inState, openForm, tabTo, textOf } from './embedded.mjs';

/** @type {Awaited<ReturnType<typeof startDesk>>} */
let desk;
/** @type {Awaited<ReturnType<typeof startWebKit>>} */
let webkit;
before(async () => {
  webkit = await startWebKit();
  desk = await startDesk();
});
after(async () => { await webkit?.stop(); await desk?.stop(); });

const addressOf = (name) => `${desk.address}/form/${name}.html`;
const SUMMARY = '.atera-summary h2';

async function tickets(subject) {
  const reply = await fetch(`${desk.address}/api/v3/tickets?itemsInPage=50`);
  return (await reply.json()).items.filter(({ TicketTitle }) => TicketTitle === subject);
}

/** Notes what a policy forbids, from before the page's first script on. */
const hears = (page) => page.run(() => {
  globalThis.forbidden = [];
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => globalThis.forbidden.push(`${violatedDirective} ${blockedURI}`));
});

async function toSend(page) {
  do await page.press('Tab'); while (await focused(page) !== 'Send');
}

for (const [name, hasRules] of [['no-policy', true], ['strict', false], ['plain', true], ['hostile', true], ['own', true]]) {
  test(`${name}: by keyboard alone, sent empty, corrected, sent, followed`, async () => {
    const subject = `The plotter hums, ${name}`;
    const page = await webkit.open();
    await openForm(page, addressOf(name));
    await hears(page);
    // Of the hostile page only what is out of its reach is ours.
    const within = name === 'hostile' ? 'atera-ticket-form[shadow]' : 'html';
    assert.deepEqual(await violations(page, within), []);
    await tabTo(page, 'All embedded forms');
    for (const field of ['name', 'email', 'subject', 'description']) await tabTo(page, field);
    await toSend(page);
    await page.press('Enter');
    await until(() => textOf(page, SUMMARY), (text) => text === 'There is a problem');
    assert.match(await page.title(), /^Error: /);
    assert.deepEqual(await violations(page, within), []);
    assert.match(await focused(page), /^There is a problem/);
    // The first line leads to its field, and the caret with it.
    await page.press('Tab');
    await page.press('Enter');
    await until(() => focused(page), (found) => found === 'name');
    await page.type('Ada Okafor');
    await tabTo(page, 'email');
    await page.type('ada@nobody.example');
    await tabTo(page, 'subject');
    await page.type(subject);
    await tabTo(page, 'description');
    await page.type('It hums, and nothing comes out.');
    await toSend(page);
    await page.press('Enter');
    await inState(page, 'accepted');
    assert.deepEqual(await violations(page, within), []);
    // What the rules need is asked for once, and a policy that forbids it is left in peace.
    const forbidden = await page.run(() => globalThis.forbidden);
    assert.deepEqual(forbidden.filter((one) => !(name === 'strict' && /wasm/.test(one))), []);
    assert.equal(await page.run(() => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('/form.wasm'))), hasRules);
    await until(async () => (await tickets(subject)).length, (count) => count === 1);
    await tabTo(page, 'Follow your request');
    await page.press('Enter');
    await until(() => page.url(), (url) => /\/receipts\/[\w.-]+$/.test(url));
  });
}

test('role, name, description and invalid state of each field, with errors', async () => {
  const page = await webkit.open();
  await openForm(page, addressOf('plain'));
  await (await page.find('button[type="submit"]')).click();
  await until(() => textOf(page, SUMMARY));
  const told = [];
  for (const name of ['name', 'email', 'subject', 'description']) {
    const control = await page.find(`[name="${name}"]`);
    const about = await page.run((found) => document.querySelector(`[name="${found}"]`).getAttribute('aria-describedby').split(' ')
      .map((id) => document.getElementById(id).textContent).join(' '), name);
    told.push([await control.role(), await control.name(), about, await control.attribute('aria-invalid')]);
  }
  assert.deepEqual(told, [
    ['textbox', 'Your name', 'Error: Enter your name', 'true'],
    ['textbox', 'Your email address', 'We answer to this address. Error: Enter your email address', 'true'],
    ['textbox', 'What is wrong, in a few words', 'For example: the printer on floor 2 prints blank pages. Error: Say in a few words what is wrong', 'true'],
    ['textbox', 'What happened', 'What did you do, what did you expect, and what did you see? Error: Describe what happened', 'true'],
  ]);
  assert.deepEqual([await (await page.find('.atera-summary')).role(), await (await page.find('atera-ticket-form form')).name()], ['alert', 'Ask for help']);
});

for (const name of ['hebrew', 'themed']) {
  test(`${name}: nothing is wider than 320 px, and everything can be hit`, async () => {
    const page = await webkit.open();
    await page.resize(320, 800);
    await openForm(page, addressOf(name));
    assert.equal(await page.run(() => innerWidth), 320);
    await (await page.find('button[type="submit"]')).click();
    await until(() => textOf(page, SUMMARY));
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth) <= 0);
    assert.deepEqual(await page.run(() => [...document.querySelectorAll('atera-ticket-form :is(a, button, select, textarea, input:not([type="hidden"], [tabindex="-1"]))')]
      .filter((target) => target.getClientRects().length && Math.min(target.getBoundingClientRect().width, target.getBoundingClientRect().height) < 24)
      .map((target) => target.outerHTML)), []);
  });
}

test('what nobody answers is kept, also over a reload, and goes once when the line is back', async () => {
  const subject = 'Sent when the line was back';
  const page = await webkit.open();
  await openForm(page, addressOf('plain'));
  // The line is down for the ticket alone: fetch is what it is cut at.
  await page.run(() => {
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => (new URL(input, location.href).pathname === '/tickets' ? Promise.reject(new TypeError('no line')) : fetch(input, init));
  });
  await (await page.find('[name="name"]')).click();
  await page.type('Ada Okafor');
  await tabTo(page, 'email');
  await page.type('ada@nobody.example');
  await tabTo(page, 'subject');
  await page.type(subject);
  await tabTo(page, 'description');
  await page.type('It hums, and nothing comes out.');
  await toSend(page);
  await page.press('Enter');
  await inState(page, 'queued');
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await tickets(subject), []);
  await openForm(page, addressOf('plain'));
  await until(async () => (await tickets(subject)).length, (count) => count === 1);
});
