// Every view in every look: axe finds nothing, nothing is cut off, and a picture is left to be looked at.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, open, test, VIEWS } from './desk.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PICTURES = '.cache/desk';

test.use({ isPictured: true });

/** Firefox takes no emulated scheme over BiDi: dark is looked at in Chromium. */
const LOOKS = [
  { name: 'light', width: 1280, scheme: 'light', engines: ['chromium', 'firefox'] },
  { name: 'dark', width: 1280, scheme: 'dark', engines: ['chromium'] },
  { name: 'narrow', width: 320, scheme: 'light', engines: ['chromium', 'firefox'] },
];

async function violations(page) {
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

const takePicture = (page, name) => page.screenshot({ path: `${PICTURES}/${name}.png`, fullPage: true });

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

async function inspect(page, picture) {
  expect.soft(await violations(page), picture).toEqual([]);
  expect.soft(await overflow(page), picture).toBeLessThanOrEqual(0);
  await takePicture(page, picture);
}

for (const { name, width, scheme, engines } of LOOKS) {
  test.describe(name, () => {
    test.use({ viewport: { width, height: 900 }, colorScheme: scheme });

    test(`every view, ${name}, is readable by everybody`, async ({ page, browserName }) => {
      test.skip(!engines.includes(browserName), 'this engine cannot be asked for this look');
      // Every view is searched by axe: minutes on a busy machine.
      test.setTimeout(5 * 60_000);
      for (const [view, address] of VIEWS) {
        await open(page, address);
        await inspect(page, `${browserName}/${name}/${view}`);
      }
      await open(page, '/tickets/new');
      await page.getByRole('button', { name: 'Create the ticket' }).click();
      await expect(page.getByRole('region', { name: 'There is a problem' })).toBeFocused();
      await inspect(page, `${browserName}/${name}/errors`);
      await open(page, '/tickets/54326?dialect=live');
      await page.getByRole('button', { name: 'Add the internal note' }).click();
      await expect(page.getByLabel('Written by')).toBeFocused();
      await inspect(page, `${browserName}/${name}/live, errors`);
    });
  });
}

test('text that runs from right to left keeps its direction, and the page can run that way too', async ({ page, browserName }) => {
  await open(page, '/tickets/54321');
  await page.getByLabel(/^Public reply/).check();
  await page.getByLabel('Comment', { exact: true }).fill('الطابعة في الطابق 2 لا تعمل (HP 400).');
  await page.getByRole('button', { name: 'Send the public reply' }).click();
  const said = page.getByText('الطابعة في الطابق');
  await expect(said).toBeVisible();
  expect(await said.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await takePicture(page, `${browserName}/rtl text`);
  for (const [name, address] of [['ticket', '/tickets/54321'], ['tickets', '/tickets'], ['new ticket', '/tickets/new']]) {
    await open(page, address);
    await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await takePicture(page, `${browserName}/rtl page ${name}`);
  }
});

test('no table is wider than its place, whatever the width of the window', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'the arithmetic is the same everywhere');
  for (const address of ['/tickets', '/customers/12345', '/contacts']) {
    await open(page, address);
    for (const width of [320, 480, 640, 800, 960, 1008, 1040, 1184, 1200, 1280, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const tooWide = await page.locator('.rows').evaluateAll((tables) => tables
        .filter((table) => table.getBoundingClientRect().width > table.parentElement.getBoundingClientRect().width + 1).length);
      expect.soft(tooWide, `${address} at ${width}`).toBe(0);
    }
  }
});

test('every control is large enough to be hit and shows its focus', async ({ page }) => {
  for (const [, address] of VIEWS) {
    await open(page, address);
    const small = await page.locator('button:visible, select:visible, input:visible, textarea:visible, nav a:visible, .button:visible').evaluateAll((controls) => controls
      .map((control) => ({ text: control.outerHTML.slice(0, 80), box: control.getBoundingClientRect(), isLabelled: control.matches('input[type=radio], input[type=checkbox]') }))
      .filter(({ box, isLabelled }) => !isLabelled && (box.width < 24 || box.height < 24))
      .map(({ text }) => text));
    expect(small).toEqual([]);
  }
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineWidth);
  expect(parseFloat(outline)).toBeGreaterThanOrEqual(2);
});

test('colours forced by the system leave every border in place', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'this engine cannot be asked for this look');
  await page.emulateMedia({ forcedColors: 'active' });
  await open(page, '/tickets/54321');
  const border = await page.locator('.tag').first().evaluate((tag) => getComputedStyle(tag).borderTopColor);
  expect(border).not.toBe('rgba(0, 0, 0, 0)');
  await takePicture(page, `${browserName}/forced colours`);
});
