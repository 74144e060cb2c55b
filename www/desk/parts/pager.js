// Page numbers as real links: the first, the last and those around the present one.
import { html, nothing } from '/vendor/lit.js';
import { count } from '../words.js';

const AROUND = 1;

/** The numbers to show; 0 stands for a gap. */
export function pageNumbers(page, totalPages) {
  const wanted = new Set([1, totalPages]);
  for (let number = page - AROUND; number <= page + AROUND; number += 1) wanted.add(number);
  const numbers = [...wanted].filter((number) => number >= 1 && number <= totalPages).sort((one, other) => one - other);
  return numbers.flatMap((number, index) => (index > 0 && number - numbers[index - 1] > 1 ? [0, number] : [number]));
}

/**
 * @param {{ page: number, totalPages: number }} page
 * @param {(number: number) => string} address of a page
 */
export function pager({ page, totalPages }, address) {
  if (!(totalPages > 1)) return nothing;
  return html`
    <nav class="pager" aria-label="Pages">
      <ul>
        ${step(page > 1, address(page - 1), 'Previous', 'prev')}
        ${pageNumbers(page, totalPages).map((number) => html`<li>${number === 0
          ? html`<span class="gap">…</span>`
          : html`<a href=${address(number)} aria-label=${`Page ${count(number)}`}
              aria-current=${number === page ? 'page' : nothing}>${count(number)}</a>`}</li>`)}
        ${step(page < totalPages, address(page + 1), 'Next', 'next')}
      </ul>
    </nav>`;
}

function step(isThere, address, label, rel) {
  return isThere ? html`<li><a href=${address} rel=${rel}>${label}</a></li>` : nothing;
}
