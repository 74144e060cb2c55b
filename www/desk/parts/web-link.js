// A customer's website. Other people typed it, so only http and https become a link.
import { html } from '/vendor/lit.js';

/** @param {string | null | undefined} text */
export function webLink(text) {
  if (!text || !URL.canParse(text)) return text;
  const { protocol, href } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return text;
  return html`<a href=${href} rel="noopener noreferrer external" target="_blank">${text}<span class="unseen"> (opens in a new tab)</span></a>`;
}
