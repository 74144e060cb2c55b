// One ticket: what is wrong, who asked, what was said and done, and what may happen next.
import { html, nothing } from '/vendor/lit.js';
import { nextStatuses, STATUSES } from '/pkg/index.js';
import { announce } from '../announce.js';
import { facts } from '../parts/facts.js';
import { problemNotice, refuseOffline } from '../parts/problem.js';
import { tag } from '../parts/tag.js';
import { conversation } from '../parts/conversation.js';
import { workHours } from '../parts/work-hours.js';
import '../parts/comment-form.js';
import '../parts/sla.js';
import { addressOf } from '../router.js';
import { dialect } from '../dialect.js';
import { atera } from '../session.js';
import { View } from '../view.js';
import { dateTime, list, requesterName } from '../words.js';

/** Status to move to → what the button says. */
const MOVES = new Map([
  ['Open', 'Open again'],
  ['Pending', 'Wait for the customer'],
  ['Resolved', 'Resolve'],
  ['Closed', 'Close for good'],
]);

class DeskTicket extends View {
  /** @type {unknown} */
  #failure;
  #moving = false;
  /** The move that failed, to try it again. */
  #wanted = '';

  async read(signal) {
    const { id } = this.route;
    const [ticket, comments, hours, billable] = await Promise.all([
      atera.tickets.get(id, { signal }),
      atera.tickets.comments(id, { signal }).all(),
      atera.tickets.workHours(id, { signal }).all(),
      atera.tickets.billableDuration(id, { signal }),
    ]);
    return { ticket, comments, hours, billable };
  }

  heading() {
    return this.data ? this.data.ticket.TicketTitle : `Ticket ${this.route.id}`;
  }

  title() {
    return this.data ? `#${this.route.id} ${this.data.ticket.TicketTitle}` : this.heading();
  }

  content() {
    const { ticket, comments, hours, billable } = this.data;
    return html`
      <div class="split">
        <div class="story">
          ${ticket.Description ? html`<p class="description" dir="auto">${ticket.Description}</p>` : nothing}
          ${conversation(comments)}
          <desk-comment-form .ticket=${ticket} @comment=${(event) => this.#commented(event.detail)}></desk-comment-form>
        </div>
        <aside aria-label="About this ticket">
          ${this.#status(ticket)}
          ${this.#facts(ticket)}
          ${workHours(hours, billable)}
        </aside>
      </div>`;
  }

  #status(ticket) {
    const { TicketStatus: status } = ticket;
    const next = nextStatuses(status);
    return html`
      <section class="card" aria-labelledby="status-title">
        <h2 id="status-title" tabindex="-1">Status: ${tag(status)}</h2>
        <p>First answer: <desk-sla .ticket=${ticket}></desk-sla></p>
        ${next.length > 0
          ? html`<div class="moves">${next.map((word) => html`<button type="button" class="button"
              aria-disabled=${this.#moving ? 'true' : nothing} @click=${() => this.#move(word)}>${MOVES.get(word) ?? word}</button>`)}</div>`
          : html`<p class="quiet">${this.#ending(status)}</p>`}
        ${next.length > 0 && status === 'Open' ? html`<p class="quiet">A ticket is resolved before it is closed.</p>` : nothing}
        ${this.#failure ? problemNotice(this.#failure, next.includes(this.#wanted) ? () => this.#move(this.#wanted) : undefined) : nothing}
      </section>`;
  }

  /** Why there is no move. */
  #ending(status) {
    return STATUSES.includes(status)
      ? `${status} is final: open a new ticket if there is more to do.`
      : 'This status is the account’s own: the desk does not know what may follow it, so move the ticket in Atera.';
  }

  #facts(ticket) {
    return html`
      <section class="card" aria-labelledby="facts-title">
        <h2 id="facts-title">Details</h2>
        ${facts([
          ['Number', ticket.TicketID],
          ['Priority', ticket.TicketPriority && tag(ticket.TicketPriority)],
          ['Type', ticket.TicketType],
          ['Customer', ticket.CustomerID && html`<a href=${addressOf(`/customers/${ticket.CustomerID}`)}>${ticket.CustomerName ?? ticket.CustomerID}</a>`],
          ['From', ticket.EndUserID && html`<a href=${addressOf(`/contacts/${ticket.EndUserID}`)}>${requesterName(ticket) || ticket.EndUserID}</a>`],
          ['E-mail', ticket.EndUserEmail],
          ['Technician', ticket.TechnicianFullName ?? ticket.TechnicianContactID],
          ['Technician’s e-mail', ticket.TechnicianEmail],
          ['Came by', ticket.TicketSource],
          ['Created', dateTime(ticket.TicketCreatedDate)],
          ['First answer', dateTime(ticket.FirstResponseDate)],
          [dialect.activity, dateTime(ticket.LastActivityDate)],
          ['Resolved', dateTime(ticket.TicketResolvedDate)],
          ['Due', dateTime(ticket.DueDate)],
        ])}
      </section>`;
  }

  async #move(word) {
    if (this.#moving) return;
    const { ticket } = this.data;
    this.#moving = true;
    this.#wanted = word;
    this.#failure = undefined;
    this.requestUpdate();
    try {
      refuseOffline();
      await atera.tickets.update(ticket.TicketID, { TicketStatus: word }, { from: ticket.TicketStatus });
      this.#moving = false;
      await this.reload();
      const next = nextStatuses(this.data.ticket.TicketStatus);
      announce(`The status is now ${this.data.ticket.TicketStatus}. ${next.length > 0 ? `Next: ${list(next)}.` : ''}`);
      // The button that was pressed is gone.
      this.querySelector('#status-title')?.focus({ preventScroll: true });
    } catch (error) {
      this.#failure = error;
      // Refused for good: somebody else may have moved the ticket, so it is shown where it stands.
      if (error.retryable === false) await this.reload();
    }
    this.#moving = false;
    this.requestUpdate();
  }

  async #commented(isInternal) {
    await this.reload();
    announce(isInternal ? 'The internal note was added.' : 'The public reply was added.');
  }
}

customElements.define('desk-ticket', DeskTicket);
