// The time spent on a ticket, and how much of it is billed.
import { html, nothing } from '/vendor/lit.js';
import { dateTime, duration } from '../words.js';

/** @param {object[]} hours @param {{ TotalBillableDuration?: number, TotalBillableHours?: number }} billable the duration in seconds */
export function workHours(hours, billable) {
  return html`
    <section class="card" aria-labelledby="work-title">
      <h2 id="work-title">Work hours</h2>
      <p>Billable: <strong>${duration((billable.TotalBillableDuration ?? 0) * 1000)}</strong>
        (${billable.TotalBillableHours ?? 0} h)</p>
      ${hours.length === 0 ? html`<p class="quiet">No time was logged.</p>` : html`
        <ul class="work">${hours.map((entry) => html`<li>
          <strong><bdi>${duration((entry.Duration ?? 0) * 1000)}</bdi></strong>
          <span class="tag ${entry.IsBillable ? 'resolved' : 'other'}">${entry.IsBillable ? 'Billable' : 'Not billable'}</span>
          <br><span class="quiet">${dateTime(entry.StartDate)}</span>
          ${entry.Notes ? html`<p dir="auto">${entry.Notes}</p>` : nothing}</li>`)}</ul>`}
    </section>`;
}
