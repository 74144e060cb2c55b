// The rules for axe-core that find what a host's page does wrong around the form.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, state, test } from './form-page.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const FORM = '<form class="atera-form" action="{intake}/tickets" method="post"><label for="n">Name</label><input id="n" name="name"><button class="atera-button">Send</button></form>';

test.beforeEach(({ browserName }) => {
  test.skip(browserName !== 'chromium', 'the rules read the page, which is the same in each engine');
});

/** The rules of ours that a page breaks. */
async function broken(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { HOST_RULES } = await import('/pkg/form/check-host.js');
    globalThis.axe.configure(HOST_RULES);
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: 'rule', values: HOST_RULES.rules.map(({ id }) => id) } });
    return violations.map(({ id }) => id);
  });
}

const PAGES = [
  ['a page without a fault', `<atera-ticket-form>${FORM}</atera-ticket-form>`, []],
  ['no address', `<atera-ticket-form>${FORM.replace('action="{intake}/tickets"', '')}</atera-ticket-form>`, ['atera-action']],
  ['no method', `<atera-ticket-form>${FORM.replace('method="post"', '')}</atera-ticket-form>`, ['atera-method']],
  ['a field without a label', `<atera-ticket-form>${FORM.replace('<label for="n">Name</label>', '')}</atera-ticket-form>`, ['atera-label']],
  ['an id twice', `<atera-ticket-form>${FORM}</atera-ticket-form><p id="n">n</p>`, ['atera-id']],
  ['a colour like the page\'s', `<atera-ticket-form accent="#fafafa">${FORM}</atera-ticket-form>`, ['atera-accent']],
];

for (const [name, body, expected] of PAGES) {
  test(`host rules: ${name}`, async ({ page, show }) => {
    await show(body);
    await state(page, 'ready');
    if (expected.includes('atera-accent')) await expect(page.locator('atera-ticket-form')).toHaveAttribute('data-atera-tone', /./);
    expect(await broken(page)).toEqual(expected);
  });
}

test('host rules: a form made by the element is without a fault', async ({ page, show }) => {
  await show('<atera-ticket-form action="{intake}/tickets"></atera-ticket-form>');
  await state(page, 'ready');
  expect(await broken(page)).toEqual([]);
});

test('host rules: no language, and a form around it', async ({ page, show }) => {
  await show('<form id="outer"></form>');
  await page.evaluate(() => {
    document.documentElement.removeAttribute('lang');
    const element = document.createElement('atera-ticket-form');
    element.setAttribute('action', '/tickets');
    element.setAttribute('state', 'kept');
    document.querySelector('#outer').append(element);
  });
  await expect(page.locator('atera-ticket-form form')).toHaveCount(1);
  expect((await broken(page)).sort()).toEqual(['atera-language', 'atera-nested']);
});
