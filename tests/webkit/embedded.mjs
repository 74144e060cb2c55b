// The form in a page of another origin, in WebKit.
import { until } from '../embedded/until.mjs';

/** The form, the control with a name, or whatever a selector finds, also in a shadow root. @param {any} page @param {string} selector */
const inForm = (page, selector) => page.run((found) => {
  const host = document.querySelector('atera-ticket-form');
  return (host?.shadowRoot ?? host)?.querySelector(found)?.textContent ?? null;
}, selector);

export const state = (page) => page.run(() => document.querySelector('atera-ticket-form')?.getAttribute('state') ?? '');
export const inState = (page, wanted) => until(() => state(page), (found) => found === wanted);
export const textOf = inForm;

export async function openForm(page, address) {
  await page.goto(address);
  await inState(page, 'ready');
}

/** Where the keyboard is: a field's name, or what is written there. */
export const focused = (page) => page.run(() => {
  let { activeElement: at } = document;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at.name || at.textContent.trim();
});

export async function tabTo(page, name, held) {
  await page.press('Tab', held);
  await until(() => focused(page), (found) => found === name);
}
