// Every state of the form in WebKitGTK, in every look: readable, within the page, big enough to be hit, and pictured.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { startDesk } from '../../www/server/desk.mjs';
import { violations } from '../embedded/axe.mjs';
import { startWebKit } from './browser.mjs';
import { STATES, statesOf } from './states.mjs';

/** To be looked at; a machine with other fonts draws another picture. */
const PICTURES = '.cache/form/webkit';

const LOOKS = [
  { name: 'plain', page: 'plain' },
  { name: 'dark', page: 'plain', wishes: { scheme: 'dark' } },
  { name: 'narrow', page: 'plain', width: 320 },
  { name: 'themed', page: 'themed' },
  { name: 'right to left', page: 'hebrew', width: 320 },
  { name: 'more contrast', page: 'plain', wishes: { contrast: true } },
];

/** @type {Awaited<ReturnType<typeof startDesk>>} */
let desk;
before(async () => { desk = await startDesk(); });
after(async () => { await desk?.stop(); });

/** Higher than any page here at its width, so that a picture has all of it: a window that is resized later loses the keyboard, and its ring. */
const HEIGHTS = { 1280: 2000, 320: 2800 };

/** A picture is of the frame before, until there is a new one. */
const painted = (page) => page.run(() => new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); }));

const overflow = (page) => page.run(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is to be pressed in the form, smaller than 24 px either way. */
const smallTargets = (page) => page.run(() => [...document.querySelectorAll('atera-ticket-form :is(a, button, select, textarea, input:not([type="hidden"], [tabindex="-1"]))')]
  .filter((target) => target.getClientRects().length && Math.min(target.getBoundingClientRect().width, target.getBoundingClientRect().height) < 24)
  .map((target) => target.outerHTML));

/** Where the keyboard is led to, and what shows it. */
const RINGED = ['errors', 'accepted', 'queued', 'failed'];
const ring = (page) => page.run(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return `${document.activeElement.className} ${outlineStyle} ${outlineWidth}`;
});

for (const { name, page: host, width = 1280, wishes } of LOOKS) {
  describe(name, () => {
    /** @type {Awaited<ReturnType<typeof startWebKit>>} */
    let webkit;
    before(async () => {
      webkit = await startWebKit(wishes);
      await mkdir(`${PICTURES}/${name}`, { recursive: true });
    });
    after(async () => { await webkit?.stop(); });

    for (const state of statesOf(host)) {
      test(`${name}, ${state}`, async () => {
        const page = await webkit.open();
        await page.resize(width, HEIGHTS[width]);
        await STATES[state](page, `${desk.address}/form/${host}.html`);
        assert.equal(await page.run(() => innerWidth), width);
        assert.deepEqual(await page.run(() => ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((wish) => matchMedia(wish).matches)), [wishes?.scheme === 'dark', wishes?.contrast === true]);
        // A host's colour is measured once its form can be typed into.
        if (host === 'themed') await page.find('[data-atera-tone]');
        await painted(page);
        await writeFile(`${PICTURES}/${name}/${state}.png`, await page.screenshot());
        assert.ok(await page.run(() => document.documentElement.scrollHeight <= innerHeight), 'the picture has all of it');
        if (RINGED.includes(state)) assert.match(await ring(page), /^atera-(summary|told) solid 3px$/);
        assert.deepEqual(await violations(page), []);
        assert.ok(await overflow(page) <= 0, 'nothing is wider than the page');
        assert.deepEqual(await smallTargets(page), []);
      });
    }
  });
}

test('a light colour of the host leaves a radio button that is not chosen as light as the page', async () => {
  const webkit = await startWebKit();
  try {
    const page = await webkit.open();
    await page.resize(1280, HEIGHTS[1280]);
    await STATES.empty(page, `${desk.address}/form/themed.html`);
    await page.find('[data-atera-tone]');
    await painted(page);
    const drawn = await page.run(async (picture) => {
      const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
      canvas.drawImage(bitmap, 0, 0);
      const { x, y, width, height } = document.querySelector('[name="impact"]').getBoundingClientRect();
      return [...canvas.getImageData(Math.round(x + width / 2), Math.round(y + height / 2), 1, 1).data];
    }, (await page.screenshot()).toString('base64'));
    assert.ok(Math.min(...drawn) > 200, `in its middle it is ${drawn}`);
  } finally {
    await webkit.stop();
  }
});
