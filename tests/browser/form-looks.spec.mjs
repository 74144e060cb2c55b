// Every state of the form in every look: readable, within the page, big enough to be hit, and the same as before.
import { expect, test } from './desk.mjs';
import { STATES, element, openForm, overflow, smallTargets, statesOf, violations } from './embedded.mjs';
import { edgesNotSeen, focusNotSeen } from './edges.mjs';

/** All of them, to be looked at. Those that are kept are few: a machine with other fonts draws another picture. */
const PICTURES = '.cache/form';

/** Firefox takes no emulated scheme, colours or motion over BiDi; what its preferences can do has a project of its own. */
const SET_FIREFOX = 'firefox, by preferences';
const LOOKS = [
  { name: 'plain', page: 'plain', engines: ['chromium', 'firefox'], kept: ['errors', 'accepted'] },
  { name: 'dark', page: 'plain', scheme: 'dark', engines: ['chromium'], kept: ['queued'] },
  { name: 'narrow', page: 'plain', width: 320, kept: ['sending'], engines: ['chromium', 'firefox'] },
  { name: 'themed', page: 'themed', kept: ['restored'], engines: ['chromium', 'firefox'] },
  { name: 'right to left', page: 'hebrew', width: 320, kept: ['errors'], engines: ['chromium', 'firefox'] },
  { name: 'forced colours', page: 'plain', media: { forcedColors: 'active' }, kept: ['failed'], engines: ['chromium', SET_FIREFOX] },
  { name: 'forced colours, themed', page: 'themed', media: { forcedColors: 'active' }, states: ['errors', 'restored'], engines: ['chromium', SET_FIREFOX] },
  // 1280 × 1024 at 400 %.
  { name: 'zoomed', page: 'themed', width: 320, height: 256, engines: ['chromium'] },
  { name: 'own', page: 'own', engines: ['chromium'] },
];

for (const { name, page: host, width = 1280, height = 900, scheme = 'light', media, engines, states = statesOf(host), kept = [] } of LOOKS) {
  test.describe(name, () => {
    test.use({ isPictured: true, viewport: { width, height }, colorScheme: scheme });

    for (const state of states) {
      test(`${name}, ${state}`, async ({ page, browserName }, { project }) => {
        test.skip(!engines.includes(project.name), 'this engine cannot be asked for this look');
        if (media) await page.emulateMedia(media);
        await STATES[state](page, host);
        expect(await page.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(Boolean(media));
        expect.soft(await violations(page)).toEqual([]);
        expect.soft(await overflow(page)).toBeLessThanOrEqual(0);
        expect.soft(await smallTargets(page)).toEqual([]);
        await page.screenshot({ path: `${PICTURES}/${browserName}/${name}/${state}.png`, fullPage: true });
        if (browserName === 'chromium' && kept.includes(state)) await expect(element(page)).toHaveScreenshot(`${name}-${state}.png`);
        if (!media) return;
        expect.soft(await edgesNotSeen(page)).toEqual([]);
        expect.soft(await focusNotSeen(page)).toEqual([]);
      });
    }
  });
}

test('in the shadow root a host that styles everything changes nothing', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'one engine is enough for a picture');
  await page.setViewportSize({ width: 1280, height: 900 });
  await STATES.errors(page, 'hostile');
  expect(await violations(page, 'atera-ticket-form[shadow]')).toEqual([]);
  const looks = () => element(page).evaluate((host) => [...host.shadowRoot.querySelectorAll('label, p, input, button, legend, .atera-summary')].map((part) => {
    const { color, fontSize, fontStyle, letterSpacing, lineHeight, textTransform, display, outlineStyle } = getComputedStyle(part);
    return [part.className, color, fontSize, fontStyle, letterSpacing, lineHeight, textTransform, display, outlineStyle];
  }));
  const hostile = await looks();
  await page.evaluate(() => { for (const sheet of document.styleSheets) sheet.disabled = sheet.href.endsWith('hostile.css'); });
  expect(hostile).toEqual(await looks());
});

test('nothing moves while the form comes', async ({ page, browserName }) => {
  test.skip(browserName !== 'chromium', 'only Chromium measures it');
  for (const name of ['plain', 'own', 'themed']) {
    await openForm(page, name);
    const shift = await page.evaluate(() => new Promise((resolve) => {
      let sum = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
    }));
    expect.soft(shift, name).toBe(0);
  }
});

test('who wants no motion gets none, also of the host', async ({ page }, { project }) => {
  test.skip(!['chromium', SET_FIREFOX].includes(project.name), 'this engine cannot be asked for it');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openForm(page, 'themed');
  expect(await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches)).toBe(true);
  // As a host's own stylesheet would: a tag the page's policy forbids.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { transition: all 2s }');
    document.adoptedStyleSheets.push(sheet);
  });
  const moving = await element(page).evaluate((host) => [...host.querySelectorAll('form *')].filter((part) => getComputedStyle(part).transitionDuration !== '0s').length);
  expect(moving).toBe(0);
});
