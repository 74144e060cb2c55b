// By keyboard alone, through every way that a form can go.
import { expect, test } from './desk.mjs';
import { element, openForm, summary } from './embedded.mjs';

/** Where the keyboard is: a field's name, or what is written there. */
const focused = (page) => page.evaluate(() => {
  let { activeElement: at } = document;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at.name || at.textContent.trim();
});

async function tabTo(page, name, key = 'Tab') {
  await page.keyboard.press(key);
  await expect.poll(() => focused(page)).toBe(name);
}

for (const name of ['plain', 'own', 'hostile']) {
  test(`${name}: sent empty, corrected, sent, and a new form`, async ({ page }) => {
    await openForm(page, name);
    await tabTo(page, 'All embedded forms');
    const order = [];
    do {
      await page.keyboard.press('Tab');
      order.push(await focused(page));
    } while (order.at(-1) !== 'Send');
    expect(order.slice(0, 4)).toEqual(['name', 'email', 'subject', 'description']);
    await page.keyboard.press('Enter');
    await expect(summary(page)).toBeFocused();
    const lines = await summary(page).getByRole('link').allTextContents();
    expect(lines).toHaveLength(4);
    for (const line of lines) await tabTo(page, line);
    for (const line of lines.slice(0, -1).reverse()) await tabTo(page, line, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('name');
    // The link moved nobody's address.
    expect(new URL(page.url()).hash).toBe('');
    await page.keyboard.type('Ada Okafor');
    await tabTo(page, 'email');
    await page.keyboard.type('ada@nobody.example');
    await tabTo(page, 'subject');
    await page.keyboard.type(`By keyboard alone, ${name}`);
    await tabTo(page, 'description');
    await page.keyboard.type('It hums, and nothing comes out.');
    // A line of text sends the form, as in every form.
    await tabTo(page, 'subject', 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(element(page)).toHaveAttribute('state', 'accepted');
    await expect(element(page).locator('.atera-told')).toBeFocused();
    await tabTo(page, 'Follow your request');
    await tabTo(page, 'Open a new form');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('name');
    await expect(element(page).locator('[name="subject"]')).toHaveValue('');
  });
}
