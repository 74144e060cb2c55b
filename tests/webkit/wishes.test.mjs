// What a visitor asked the desktop for, as WebKitGTK tells it the form: more contrast, and no motion.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDesk } from '../../www/server/desk.mjs';
import { startWebKit } from './browser.mjs';
import { openForm, tabTo } from './embedded.mjs';
import { STATES } from './states.mjs';

/** @type {Awaited<ReturnType<typeof startDesk>>} */
let desk;
before(async () => { desk = await startDesk(); });
after(async () => { await desk?.stop(); });

const addressOf = (name) => `${desk.address}/form/${name}.html`;

/** A browser of a desktop with these wishes, for as long as `use` lasts. @param {import('./desktop.mjs').Wishes} wishes @param {(page: any) => Promise<void>} use */
async function withWishes(wishes, use) {
  const webkit = await startWebKit(wishes);
  try {
    await use(await webkit.open());
  } finally {
    await webkit.stop();
  }
}

const matches = (page, condition) => page.run((asked) => matchMedia(asked).matches, condition);

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`who wants more contrast, ${scheme}: every edge stands out from what is around it`, () => withWishes({ contrast: true, scheme }, async (page) => {
    await STATES.errors(page, addressOf('plain'));
    assert.ok(await matches(page, `(prefers-contrast: more) and (prefers-color-scheme: ${scheme})`));
    const faint = await page.run(() => {
      const light = (/** @type {string} */ colour) => {
        const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => (part / 255 <= .04045 ? part / 255 / 12.92 : ((part / 255 + .055) / 1.055) ** 2.4));
        return .2126 * red + .7152 * green + .0722 * blue;
      };
      const paper = light(getComputedStyle(document.body).backgroundColor);
      const contrast = (colour) => {
        const [dark, bright] = [light(colour), paper].sort((one, other) => one - other);
        return (bright + .05) / (dark + .05);
      };
      return [...document.querySelectorAll('.atera-input, .atera-choice input, .atera-summary, .atera-wrong, .atera-button')].flatMap((part) => {
        const { borderInlineStartColor, backgroundColor, outlineColor, outlineStyle } = getComputedStyle(part);
        // What the engine draws of a radio button by itself no style tells.
        if (part.matches('.atera-choice input') && outlineStyle === 'none') return [`${part.id} has no edge of ours`];
        const edge = part.matches('.atera-choice input') ? outlineColor : part.matches('.atera-button') ? backgroundColor : borderInlineStartColor;
        return contrast(edge) < 4.5 ? [`${part.className}: ${edge}, ${contrast(edge)}`] : [];
      });
    });
    assert.deepEqual(faint, []);
  }));
}

test('who wants more contrast sees by a ring where the keyboard is, at each stop', () => withWishes({ contrast: true }, async (page) => {
  await openForm(page, addressOf('plain'));
  const stops = [];
  await tabTo(page, 'All embedded forms');
  do {
    await page.press('Tab');
    stops.push(await page.run(() => `${document.activeElement.name || document.activeElement.type} ${getComputedStyle(document.activeElement).outline}`));
  } while (!stops.at(-1).startsWith('submit'));
  const RING = 'rgb(11, 92, 173) solid 3px';
  assert.deepEqual(stops, ['name', 'email', 'subject', 'description', 'impact', 'urgency', 'category', 'submit'].map((name) => `${name} ${RING}`));
}));

test('who wants no motion gets none, also of the host', () => withWishes({ motion: false }, async (page) => {
  await openForm(page, addressOf('themed'));
  assert.ok(await matches(page, '(prefers-reduced-motion: reduce)'));
  const moving = () => page.run(() => [...document.querySelectorAll('atera-ticket-form form *')].filter((part) => getComputedStyle(part).transitionDuration !== '0s').length);
  // As a host's own stylesheet would: a tag the page's policy forbids.
  await page.run(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { transition: all 2s }');
    document.adoptedStyleSheets.push(sheet);
  });
  assert.ok(await page.run(() => getComputedStyle(document.querySelector('h1')).transitionDuration) === '2s');
  assert.equal(await moving(), 0);
}));

for (const scheme of /** @type {const} */ (['light', 'dark'])) {
  test(`forced colours cannot be had, ${scheme}: the engine knows the question, and GTK's theme of high contrast makes it say no`, () => withWishes({ contrast: true, scheme }, async (page) => {
    await openForm(page, addressOf('plain'));
    assert.deepEqual([await matches(page, '(forced-colors: none)'), await matches(page, '(forced-colors: active)')], [true, false]);
    assert.equal(await page.run(() => CSS.supports('forced-color-adjust', 'none')), false);
  }));
}
