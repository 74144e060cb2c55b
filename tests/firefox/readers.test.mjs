// What a screen reader is told of the form in Firefox, out of the engine's own tree.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDesk } from '../../www/server/desk.mjs';
import { FIRST, text } from '../embedded/told.mjs';
import { until } from '../embedded/until.mjs';
import { openFirefox } from './browser.mjs';
import { fieldsOf, firstAreTold } from './told.mjs';

/** @type {Awaited<ReturnType<typeof startDesk>>} */
let desk;
/** @type {Awaited<ReturnType<typeof openFirefox>>} */
let page;
before(async () => {
  desk = await startDesk();
  page = await openFirefox();
});
after(async () => { await page?.close(); await desk?.stop(); });

for (const name of ['plain', 'hostile']) {
  test(`${name}: name, description and invalid state of each field, empty and with errors`, async () => {
    await page.goto(`${desk.address}/form/${name}.html`);
    await until(() => page.run(() => document.querySelector('atera-ticket-form').getAttribute('state')), (state) => state === 'ready');
    await firstAreTold(page, FIRST.map(({ name, hint }) => ({ name, description: hint, invalid: false })));
    const others = (await fieldsOf(page)).slice(FIRST.length);
    assert.deepEqual(others.filter(({ role }) => role === 'grouping').slice(0, 2).map((group) => group.name), ['Who is affected (optional)', 'How soon do you need help (optional)']);
    assert.deepEqual(others.filter(({ invalid }) => invalid), []);
    await page.run(() => {
      const host = document.querySelector('atera-ticket-form');
      (host.shadowRoot ?? host).querySelector('[name="email"]').focus();
    });
    await page.type('ada@nobody');
    await page.press('Enter');
    await firstAreTold(page, FIRST.map(({ name, hint, error }) => ({ name, description: text(`${hint} ${error}`), invalid: true })));
    assert.deepEqual((await fieldsOf(page)).slice(FIRST.length), others);
    assert.equal((await page.tree()).filter(({ role }) => role === 'alert').length, 1);
  });
}
