// Status and priority as words with a colour. The word says everything; the colour only helps to find it.
import { html, nothing } from '/vendor/lit.js';

const KNOWN = new Map([
  ['Open', 'open'],
  ['Pending', 'pending'],
  ['Resolved', 'resolved'],
  ['Closed', 'closed'],
  ['Low', 'low'],
  ['Medium', 'medium'],
  ['High', 'high'],
  ['Critical', 'critical'],
]);

/** @param {string | null | undefined} word the service may send words of its own */
export function tag(word) {
  return word ? html`<span class="tag ${KNOWN.get(word) ?? 'other'}">${word}</span>` : nothing;
}
