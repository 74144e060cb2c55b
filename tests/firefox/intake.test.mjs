// Firefox where no script of any page runs: the intake's own form, and one that somebody else's page wrote.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDesk } from '../../www/server/desk.mjs';
import { FIRST, text } from '../embedded/told.mjs';
import { PROOF, focused, follow, sendUnscripted, tabTo, ticketsOf } from '../embedded/unscripted.mjs';
import { until } from '../embedded/until.mjs';
import { openFirefox } from './browser.mjs';
import { firstAreTold } from './told.mjs';

/** @type {Awaited<ReturnType<typeof startDesk>>} */
let desk;
/** @type {Awaited<ReturnType<typeof openFirefox>>} */
let page;
before(async () => {
  desk = await startDesk();
  page = await openFirefox({ scripts: false });
});
after(async () => { await page?.close(); await desk?.stop(); });

const valueOf = async (selector) => (await page.find(selector)).property('value');

test('scripts of pages can be turned off', async () => {
  const scripted = await openFirefox();
  try {
    for (const [one, said] of [[scripted, 'on'], [page, 'off']]) {
      await one.goto(PROOF);
      assert.equal(await (await one.find('p')).text(), said);
    }
  } finally {
    await scripted.close();
  }
});

test('by keyboard alone: sent empty, corrected, sent, followed; and what a reader is told', async () => {
  await sendUnscripted(page, desk, {
    atEmpty: () => firstAreTold(page, FIRST.map(({ name, hint }) => ({ name, description: hint, invalid: false }))),
    atErrors: () => firstAreTold(page, FIRST.map(({ name, hint, error }) => ({
      name, description: text(`${hint} ${name === 'Your email address' ? 'Error: Enter your email address' : error}`), invalid: true,
    }))),
  });
});

test('a page that wrote its form: with a fault, corrected on the intake\'s page, sent, one ticket', async () => {
  const subject = 'Sent without a script';
  await page.goto(`${desk.address}/form/own.html`);
  await tabTo(page, 'All embedded forms');
  for (const [name, typed] of [['name', 'Ada Okafor'], ['email', 'ada@nobody'], ['subject', subject], ['description', 'It hums, and nothing comes out.']]) {
    await tabTo(page, name);
    await page.type(typed);
  }
  await page.press('Tab');
  await page.press('Enter');
  // A page that is a file has no token, and nothing is judged without one; what was typed came along.
  await until(() => focused(page), (found) => /^There is a problem/.test(found));
  assert.equal(new URL(await page.url()).origin, desk.intake);
  await tabTo(page, 'The form was not complete when it was sent. Send it again.');
  await page.press('Enter');
  await until(() => focused(page), (found) => found === 'name');
  await page.press('Enter');
  await until(() => page.run(() => document.querySelectorAll('.atera-error').length), (count) => count === 1);
  assert.equal(await page.title(), 'Error: Ask for help');
  assert.deepEqual([await valueOf('#name'), await valueOf('#email'), await valueOf('#subject')], ['Ada Okafor', 'ada@nobody', subject]);
  assert.equal(await ticketsOf(desk, subject), 0);
  await tabTo(page, 'Enter the whole domain after the @, like example.com');
  await page.press('Enter');
  await until(() => focused(page), (found) => found === 'email');
  // Its whole text, typed anew: where the caret is after a link is an engine's own matter.
  await page.run(() => document.activeElement.select());
  await page.type('ada@nobody.example');
  await page.press('Enter');
  await follow(page, desk, subject);
});
