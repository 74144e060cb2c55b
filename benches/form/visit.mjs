// One visit to a form in Chromium, the first of a new browser context: when it can be typed into, and when all is done.
import { SEND } from './questions.mjs';

/** 1.6 Mbit a second, and 150 ms there and back. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** How long a visitor is at the form before the button is pressed, at least. */
const TYPING_MS = 1_500;

/** Runs in the page before anything else. */
function watch() {
  /** The first line of the form, wherever a contender keeps it. */
  const find = (root) => {
    for (const element of root.querySelectorAll('input:not([type="hidden"]), wa-input, atera-ticket-form')) {
      const found = element.localName === 'input' ? element : element.shadowRoot && find(element.shadowRoot);
      if (found && !found.disabled && found.getClientRects().length) return found;
    }
    return undefined;
  };
  const seen = {};
  const look = () => (find(document) ? seen.typed = performance.now() : requestAnimationFrame(look));
  requestAnimationFrame(look);
  seen.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
  // The mark is made by the contender's own program; what it still has to do comes before the next frame is over.
  new PerformanceObserver((list, observer) => {
    if (!list.getEntriesByName('done').length) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => { seen.done = performance.now(); }));
  }).observe({ type: 'mark', buffered: true });
  globalThis.seen = seen;
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {Awaited<ReturnType<typeof import('./site.mjs').openSite>>} site
 * @param {string} name
 * @param {{ slower: number, far: boolean }} conditions
 */
export async function visit(browser, site, name, { slower, far }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower });
    if (far) {
      await devtools.send('Network.enable');
      await devtools.send('Network.emulateNetworkConditions', SLOW);
    }
    await page.addInitScript(watch);
    site.taken();
    await page.goto(site.addressOf(name));
    await page.waitForFunction(() => globalThis.seen.done && globalThis.seen.typed);
    const before = site.taken();
    const seen = await page.evaluate(() => globalThis.seen);
    const check = await firstCheck(page);
    if (faults.length) throw new Error(`${name}: ${faults.join('; ')}`);
    return { typed: seen.typed, interactive: Math.max(seen.typed, seen.done), shift: seen.shift, before, total: before + site.taken(), check };
  } finally {
    await context.close();
  }
}

/** What a visitor meets who goes to the first field and sends nothing. In milliseconds, where a summary tells the end. */
async function firstCheck(page) {
  await page.getByRole('textbox').first().focus();
  await page.waitForLoadState('networkidle');
  // What came is compiled while the visitor types.
  await page.waitForTimeout(TYPING_MS);
  if (!await page.locator('atera-ticket-form').count()) {
    await page.getByRole('button', { name: SEND }).click();
    await page.waitForLoadState('networkidle');
    return undefined;
  }
  return page.evaluate(() => new Promise((done) => {
    const form = document.querySelector('atera-ticket-form');
    const from = performance.now();
    new MutationObserver((_, observer) => {
      const summary = form.querySelector('.atera-summary');
      if (!summary || summary.hidden) return;
      observer.disconnect();
      done(performance.now() - from);
    }).observe(form, { childList: true, subtree: true, attributes: true });
    form.querySelector('button[type="submit"]').click();
  }));
}
