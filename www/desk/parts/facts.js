// A record's fields as a list of names and values; what is not filled in is left out.
import { html } from '/vendor/lit.js';

/** @param {[string, unknown][]} facts */
export function facts(pairs) {
  const filled = pairs.filter(([, value]) => value !== undefined && value !== null && value !== '');
  return html`<dl class="facts">${filled.map(([name, value]) => html`<div><dt>${name}</dt><dd dir="auto">${value}</dd></div>`)}</dl>`;
}
