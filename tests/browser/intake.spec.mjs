// The customer's side of the demo: its form, by keyboard and without JavaScript, and the ticket that comes of it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, open, test } from './desk.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = '.cache/intake';
const FORM = '/demo/form';

const heading = (page) => page.getByRole('heading', { level: 1 });
const problems = (page) => page.getByRole('heading', { name: 'There is a problem' }).locator('xpath=ancestor::*[@tabindex]');
const send = (page) => page.getByRole('button', { name: 'Send' });

async function violations(page) {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function fill(page, subject) {
  await page.getByLabel('Your name').fill('Ada Okafor');
  await page.getByLabel('Your email address').fill('ada@nobody.example');
  await page.getByLabel(/^What is wrong/).fill(subject);
  await page.getByLabel('What happened').fill('It hums, and nothing comes out.');
}

/** The ticket's row in the desk's list, read again until it is there. */
async function rowOf(page, subject) {
  const row = page.getByRole('row').filter({ hasText: subject });
  await expect(async () => {
    await open(page, '/tickets');
    await expect(row).toHaveCount(1, { timeout: 500 });
  }).toPass();
  return row;
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('by keyboard alone: sent empty, corrected, sent, followed', async ({ page, desk, browser, browserName }) => {
    const subject = 'The plotter on floor 4 hums';
    /** Where the keyboard is: the field's name, or what it says. */
    const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim());
    const tabTo = async (name) => {
      await page.keyboard.press('Tab');
      await expect.poll(focused).toBe(name);
    };
    await page.goto('data:text/html,<p>off</p><script>document.querySelector("p").textContent = "on"</script>');
    // Firefox cannot be told over BiDi to run none; there the form's policy alone forbids it, and tests/firefox turns them off.
    await expect(page.locator('p')).toHaveText(browserName === 'chromium' ? 'off' : 'on');
    await page.goto(FORM);
    expect(new URL(page.url()).origin).not.toBe(desk);
    for (const name of ['name', 'email', 'subject', 'description', 'impact', 'urgency', 'category', 'device', 'building', 'room', 'Send']) await tabTo(name);
    await page.keyboard.press('Enter');

    await expect(page).toHaveTitle('Error: Ask for help');
    await expect(problems(page)).toBeFocused();
    for (const text of ['Enter your name', 'Enter your email address', 'Say in a few words what is wrong', 'Describe what happened']) await tabTo(text);
    // A line of the summary leads to its field.
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('name');
    await page.keyboard.type('Ada Okafor');
    await tabTo('email');
    await page.keyboard.type('ada@nobody.example');
    await tabTo('subject');
    await page.keyboard.type(subject);
    await tabTo('description');
    await page.keyboard.type('It hums, and nothing comes out.');
    await tabTo('impact');
    await page.keyboard.press('ArrowUp');
    await tabTo('urgency');
    await tabTo('category');
    await page.keyboard.type('Pr');
    for (const name of ['device', 'building', 'room']) await tabTo(name);
    await tabTo('Send');
    await page.keyboard.press('Enter');

    await expect(heading(page)).toHaveText('We have your request');
    await tabTo('Follow your request');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/receipts\/[\w.-]+$/);

    // The desk is a program: it is looked at in a browser that runs it.
    const context = await browser.newContext({ baseURL: desk, javaScriptEnabled: true });
    const shown = await context.newPage();
    await (await rowOf(shown, subject)).getByRole('link', { name: subject }).click();
    await expect(heading(shown)).toHaveText(subject);
    await expect(shown.locator('main')).toContainText('ada@nobody.example');
    // Who works on printers; so the list was chosen from, too.
    await expect(shown.locator('main')).toContainText('Bjørn Sørensen');
    await context.close();
  });
});

test('the desk leads to the form, and what is sent twice by a double click is one ticket', async ({ page, context }) => {
  const subject = 'Sent by a double click';
  await open(page, '/tickets');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: /^Send a ticket as a customer/ }).click();
  const form = await opened;
  await expect(heading(form)).toHaveText('Ask for help');
  await fill(form, subject);
  await send(form).dblclick();
  await expect(heading(form)).toHaveText('We have your request');
  await rowOf(page, subject);
});

/** Firefox takes no emulated scheme over BiDi: dark is looked at in Chromium. */
const LOOKS = [
  { name: 'light', width: 1280, scheme: 'light', engines: ['chromium', 'firefox'] },
  { name: 'dark', width: 1280, scheme: 'dark', engines: ['chromium'] },
  { name: 'narrow', width: 320, scheme: 'light', engines: ['chromium', 'firefox'] },
  { name: 'right to left', width: 320, scheme: 'light', dir: 'rtl', engines: ['chromium', 'firefox'] },
];

for (const { name, width, scheme, dir = 'ltr', engines } of LOOKS) {
  test.describe(name, () => {
    test.use({ isPictured: true, viewport: { width, height: 900 }, colorScheme: scheme });

    test(`form, errors and the accepted page, ${name}, are readable by everybody`, async ({ page, browserName }) => {
      test.skip(!engines.includes(browserName), 'this engine cannot be asked for this look');
      const inspect = async (picture) => {
        await page.evaluate((dir) => { document.documentElement.dir = dir; }, dir);
        expect.soft(await violations(page), picture).toEqual([]);
        expect.soft(await overflow(page), picture).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `${PICTURES}/${browserName}/${name}/${picture}.png`, fullPage: true });
      };
      await page.goto(FORM);
      await inspect('form');
      await page.getByLabel(/^What is wrong/).fill('Kept, although the rest is missing');
      await send(page).click();
      await expect(problems(page)).toBeFocused();
      await inspect('errors');
      await fill(page, `Looked at, ${name}`);
      await send(page).click();
      await expect(heading(page)).toHaveText('We have your request');
      await inspect('accepted');
    });
  });
}
