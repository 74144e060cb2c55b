// The form in a page of another origin, and how it comes into each of its states.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from './desk.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The first one; the hostile page has two. */
export const element = (page) => page.locator('atera-ticket-form').first();
export const field = (page, name) => element(page).locator(`[name="${name}"]`);
export const send = (page) => element(page).locator('button[type="submit"]');
export const summary = (page) => element(page).locator('.atera-summary');

const isTicket = (url) => url.pathname === '/tickets';

/** Opens a page and waits until its form is there. */
export async function openForm(page, name) {
  await page.goto(`/form/${name}.html`);
  await expect(element(page)).toHaveAttribute('state', 'ready');
}

/** As a person does: over BiDi Firefox leaves what an e-mail field holds where it is, and adds to it. */
export async function retype(locator, text) {
  await locator.press('ControlOrMeta+A');
  await locator.pressSequentially(text);
}

export async function fill(page, subject) {
  await field(page, 'name').fill('Ada Okafor');
  await field(page, 'email').fill('ada@nobody.example');
  await field(page, 'subject').fill(subject);
  await field(page, 'description').fill('It hums, and nothing comes out.');
}

async function fillAndSend(page, name) {
  await openForm(page, name);
  await fill(page, 'The plotter hums');
  await send(page).click();
}

const inState = (page, state) => expect(element(page)).toHaveAttribute('state', state);

/** Every state, and the way there on a page by its name. @type {Record<string, (page: any, name: string) => Promise<void>>} */
export const STATES = {
  empty: openForm,

  async errors(page, name) {
    await openForm(page, name);
    await field(page, 'email').fill('ada@nobody');
    await send(page).click();
    await expect(summary(page)).toBeFocused();
  },

  async sending(page, name) {
    // Nobody answers it.
    await page.route(isTicket, () => {});
    await fillAndSend(page, name);
    await inState(page, 'sending');
  },

  async accepted(page, name) {
    await fillAndSend(page, name);
    await inState(page, 'accepted');
  },

  async queued(page, name) {
    await page.route(isTicket, (route) => route.abort());
    await fillAndSend(page, name);
    await inState(page, 'queued');
  },

  async failed(page, name) {
    await page.route(isTicket, (route) => route.fulfill({
      status: 403,
      contentType: 'application/json',
      headers: { 'access-control-allow-origin': '*' },
      body: JSON.stringify({ code: 'challenge_failed', message: 'the challenge was not passed' }),
    }));
    await fillAndSend(page, name);
    await inState(page, 'failed');
  },

  async restored(page, name) {
    await openForm(page, name);
    // What was typed before the part that keeps drafts was there is kept from its next pause on.
    await page.waitForLoadState('networkidle');
    await fill(page, 'The plotter hums');
    // A draft is written when the page goes.
    await page.reload();
    await expect(field(page, 'subject')).toHaveValue('The plotter hums');
    await expect(element(page).locator('.atera-told')).toBeVisible();
  },
};

/** Which of them a page can be in. */
export const statesOf = (page) => Object.keys(STATES).filter((state) => state !== 'restored' || page === 'themed');

/** What axe finds in the page as it stands, one line for each rule. Letters in the very colour of their ground it leaves to people. */
export async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations: found, incomplete } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    // Forced colours axe does not know.
    const unseen = matchMedia('(forced-colors: active)').matches ? [] : incomplete.map(({ id, nodes }) => ({ id, nodes: nodes.filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio')) }));
    return [...found, ...unseen].filter(({ nodes }) => nodes.length).map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
}

export const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is to be pressed in the form, smaller than 24 px either way: a radio button counts with its label. */
export const smallTargets = (page) => page.evaluate(() => {
  const host = document.querySelector('atera-ticket-form');
  const targets = (host.shadowRoot ?? host).querySelectorAll('a, button, select, textarea, summary, input:not([type="hidden"], [tabindex="-1"])');
  return [...targets].filter((target) => target.getClientRects().length).flatMap((target) => {
    const { width, height } = target.getBoundingClientRect();
    return Math.min(width, height) < 24 ? [`${target.outerHTML.slice(0, 80)}: ${width} × ${height}`] : [];
  });
});
