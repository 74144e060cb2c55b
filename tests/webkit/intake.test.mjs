// The intake's own form in WebKitGTK, with no script of the page, by keyboard alone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startDesk } from '../../www/server/desk.mjs';
import { PROOF, sendUnscripted, tabTo } from '../embedded/unscripted.mjs';
import { startWebKit } from './browser.mjs';

/** @type {Awaited<ReturnType<typeof startDesk>>} */
let desk;
/** @type {Awaited<ReturnType<typeof startWebKit>>} */
let webkit;
before(async () => {
  webkit = await startWebKit();
  desk = await startDesk();
});
after(async () => { await webkit?.stop(); await desk?.stop(); });

test('scripts of pages can be turned off', async () => {
  for (const scripts of [true, false]) {
    const page = await webkit.open({ scripts });
    await page.goto(PROOF);
    assert.equal(await (await page.find('p')).text(), scripts ? 'on' : 'off');
  }
});

test('by keyboard alone, without a script: sent empty, corrected, sent, followed', async () => {
  const page = await webkit.open({ scripts: false });
  await sendUnscripted(page, desk, {
    async atErrors() {
      const name = await page.find('#name');
      assert.deepEqual([await name.role(), await name.name()], ['textbox', 'Your name']);
      assert.equal(await name.attribute('aria-invalid'), 'true');
      assert.match(await page.run(() => document.getElementById(document.activeElement.getAttribute('aria-describedby')).textContent), /Error: Enter your name/);
      // WebKit gives the field of a link the focus, yet no caret: what is typed at once goes nowhere.
      await tabTo(page, 'email');
      await tabTo(page, 'name', { shift: true });
    },
  });
});
