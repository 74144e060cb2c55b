// A table that reads as cards where the window is narrow. The roles are written out because
// another `display` takes a table's own meaning away.
import { html, nothing } from '/vendor/lit.js';

/**
 * @template T
 * @param {object} table
 * @param {string} table.caption said to those who cannot see the table
 * @param {{ label: string, cell: (row: T) => unknown, kind?: string }[]} table.columns the first one names the row
 * @param {T[]} table.rows
 * @param {string} table.empty what to say when there is no row
 */
export function table({ caption, columns, rows, empty }) {
  if (rows.length === 0) return html`<p class="empty">${empty}</p>`;
  return html`
    <table role="table" class="rows">
      <caption class="unseen">${caption}</caption>
      <thead role="rowgroup"><tr role="row">
        ${columns.map(({ label, kind }) => html`<th role="columnheader" scope="col" class=${kind ?? nothing}>${label}</th>`)}
      </tr></thead>
      <tbody role="rowgroup">${rows.map((row) => html`<tr role="row">
        ${columns.map((column, index) => (index === 0 ? headCell(column, row) : cell(column, row)))}
      </tr>`)}</tbody>
    </table>`;
}

function headCell(column, row) {
  return html`<th role="rowheader" scope="row" class=${column.kind ?? nothing}>${column.cell(row)}</th>`;
}

function cell(column, row) {
  return html`<td role="cell" data-label=${column.label} class=${column.kind ?? nothing}><bdi>${column.cell(row)}</bdi></td>`;
}
