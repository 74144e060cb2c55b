// The form under three policies, and before a script comes: each time it is filled in, corrected and sent.
import { expect, test } from './desk.mjs';
import { element, field, fill, openForm, retype, send, summary } from './embedded.mjs';

/** Page, and whether the rules of the core run on it. */
const POLICIES = [
  ['no-policy', true],
  ['strict', false],
  ['plain', true],
];

/** What the desk shows of it. */
async function tickets(desk, subject) {
  const reply = await fetch(`${desk}/api/v3/tickets?itemsInPage=50`);
  return (await reply.json()).items.filter(({ TicketTitle }) => TicketTitle === subject);
}

const isOneTicket = (desk, subject) => expect.poll(async () => (await tickets(desk, subject)).length).toBe(1);

for (const [name, hasRules] of POLICIES) {
  test.describe(name, () => {
    // No page can ask its policy what it allows, and Firefox writes down that it was tried, once.
    test.use({ forgiven: hasRules ? '' : 'blocked WebAssembly' });

    test(`corrected, sent, followed`, async ({ page, desk }) => {
      const subject = `The plotter hums, ${name}`;
      const asked = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await openForm(page, name);
      // Nothing that only a visitor needs comes before one.
      expect(asked.filter((path) => path.endsWith('.wasm'))).toEqual([]);
      await send(page).click();
      await expect(summary(page)).toBeFocused();
      await expect(summary(page).getByRole('link')).toHaveCount(4);
      await expect(page).toHaveTitle(/^Error: /);
      // The rules alone know that a domain has a dot.
      await fill(page, subject);
      await retype(field(page, 'email'), 'ada@nobody');
      await send(page).click();
      await expect(page.locator('.atera-error')).toHaveCount(1);
      expect(asked.some((path) => path.endsWith('/form.wasm'))).toBe(hasRules);
      await retype(field(page, 'email'), 'ada@nobody.example');
      await send(page).click();
      await expect(element(page)).toHaveAttribute('state', 'accepted');
      await expect(page).not.toHaveTitle(/^Error: /);
      await isOneTicket(desk, subject);
      await element(page).getByRole('link').click();
      await expect(page).toHaveURL(/\/receipts\/[\w.-]+$/);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  });
}

test('without a script a form of the page\'s own is sent, and once more from the intake, which gave it a token', async ({ page, desk, browser, browserName }) => {
  const subject = 'Sent without a script';
  // Firefox cannot be told over BiDi to run none; there the script does not come.
  const context = await browser.newContext({ baseURL: desk, javaScriptEnabled: browserName !== 'chromium' });
  const bare = await context.newPage();
  await bare.route((url) => url.pathname.endsWith('.js'), (route) => route.abort());
  await bare.goto('/form/own.html');
  await fill(bare, subject);
  const button = bare.getByRole('button', { name: 'Send' });
  await button.click();
  await expect(bare).toHaveTitle('Error: Ask for help');
  expect(new URL(bare.url()).origin).not.toBe(desk);
  // A page that is a file has no token; what was typed came along.
  await expect(bare.getByLabel(/^What is wrong/)).toHaveValue(subject);
  await button.click();
  await expect(bare.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  await context.close();
  await isOneTicket(desk, subject);
});

test('it is typed into, and keeps what was typed, while the wasm is still on its way', async ({ page }) => {
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  await page.route((url) => url.pathname.endsWith('.wasm'), async (route) => {
    await arrived;
    await route.continue();
  });
  await openForm(page, 'plain');
  const asked = page.waitForRequest((request) => request.url().endsWith('/form.wasm'));
  await field(page, 'email').focus();
  await asked;
  await page.keyboard.type('ada@nobody');
  await expect(field(page, 'email')).toHaveValue('ada@nobody');
  arrive();
  await send(page).click();
  await expect(summary(page)).toBeFocused();
  await expect(field(page, 'email')).toHaveValue('ada@nobody');
});
