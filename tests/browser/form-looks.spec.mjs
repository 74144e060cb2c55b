// Every state of the form in every look: readable, within the page, big enough to be hit, and the same as before.
import { expect, test } from './desk.mjs';
import { STATES, element, overflow, smallTargets, statesOf, summary, violations } from './embedded.mjs';

const PICTURES = '.cache/form';

/** Firefox takes no emulated scheme or colours over BiDi. */
const LOOKS = [
  { name: 'plain', page: 'plain', engines: ['chromium', 'firefox'] },
  { name: 'dark', page: 'plain', scheme: 'dark', engines: ['chromium'] },
  { name: 'narrow', page: 'plain', width: 320, engines: ['chromium', 'firefox'] },
  { name: 'themed', page: 'themed', engines: ['chromium', 'firefox'] },
  { name: 'right to left', page: 'hebrew', width: 320, engines: ['chromium', 'firefox'] },
  { name: 'forced colours', page: 'plain', media: { forcedColors: 'active' }, engines: ['chromium'] },
  // 1280 × 1024 at 400 %.
  { name: 'zoomed', page: 'themed', width: 320, height: 256, engines: ['chromium'] },
  { name: 'own', page: 'own', engines: ['chromium'] },
];

for (const { name, page: host, width = 1280, height = 900, scheme = 'light', media, engines } of LOOKS) {
  test.describe(name, () => {
    test.use({ isPictured: true, viewport: { width, height }, colorScheme: scheme });

    test(`each state, ${name}`, async ({ page, browserName }) => {
      test.skip(!engines.includes(browserName), 'this engine cannot be asked for this look');
      if (media) await page.emulateMedia(media);
      for (const state of statesOf(host)) {
        await STATES[state](page, host);
        expect.soft(await violations(page), state).toEqual([]);
        expect.soft(await overflow(page), state).toBeLessThanOrEqual(0);
        expect.soft(await smallTargets(page), state).toEqual([]);
        await page.screenshot({ path: `${PICTURES}/${browserName}/${name}/${state}.png`, fullPage: true });
        await page.unrouteAll();
        await page.evaluate(() => localStorage.clear());
      }
    });
  });
}
