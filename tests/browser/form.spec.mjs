// The form in pages of another origin than its intake's: filled in, corrected, sent.
import { expect, test } from './desk.mjs';

const summary = (page) => page.locator('.atera-summary');
const element = (page) => page.locator('atera-ticket-form');
const send = (page) => page.getByRole('button', { name: 'Send' });

async function fill(page, subject) {
  await page.getByLabel('Your name').fill('Ada Okafor');
  await page.getByLabel('Your email address').fill('ada@nobody.example');
  await page.getByLabel(/^What is wrong/).fill(subject);
  await page.getByLabel('What happened').fill('It hums, and nothing comes out.');
}

test('a form of the page\'s own is checked, sent, and answered on the page', async ({ page }) => {
  await page.goto('/form/own.html');
  await expect(element(page)).toHaveAttribute('state', 'ready');
  await send(page).click();
  await expect(summary(page)).toBeFocused();
  await fill(page, 'The plotter hums');
  await send(page).click();
  await expect(element(page)).toHaveAttribute('state', 'accepted');
  await page.screenshot({ path: '.cache/own.png' });
});

test('a form made from a schema', async ({ page }) => {
  await page.goto('/form/plain.html');
  await expect(element(page)).toHaveAttribute('state', 'ready');
  await send(page).click();
  await expect(summary(page)).toBeFocused();
  await page.screenshot({ path: '.cache/plain.png', fullPage: true });
  await fill(page, 'The plotter hums');
  await send(page).click();
  await expect(element(page)).toHaveAttribute('state', 'accepted');
});
