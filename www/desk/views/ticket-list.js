// All tickets, by page, by status and by customer.
import { html, nothing } from '/vendor/lit.js';
import { STATUSES } from '/pkg/index.js';
import { pager } from '../parts/pager.js';
import { table } from '../parts/table.js';
import { ticketColumns } from '../parts/ticket-columns.js';
import { addressOf, navigate } from '../router.js';
import { atera, customersByName } from '../session.js';
import { View } from '../view.js';
import { count, counted } from '../words.js';

const ON_A_PAGE = 20;

class DeskTicketList extends View {
  async read(signal) {
    const { page, status, customer } = this.#filter();
    const [found, customers] = await Promise.all([
      atera.tickets.list({ page, itemsInPage: ON_A_PAGE, ticketStatus: status, customerId: customer, signal }).first(),
      customersByName(),
    ]);
    return { ...found, customers };
  }

  #filter() {
    const { query } = this.route;
    return {
      page: Math.max(1, Math.trunc(Number(query.get('page'))) || 1),
      status: STATUSES.find((status) => status === query.get('status')),
      customer: Math.trunc(Number(query.get('customer'))) || undefined,
    };
  }

  heading() {
    return 'Tickets';
  }

  title() {
    const { page } = this.#filter();
    return page > 1 ? `Tickets, page ${count(page)}` : 'Tickets';
  }

  result() {
    const { page, totalPages, totalItems } = this.data;
    return `${counted(totalItems, 'ticket')}, page ${count(page)} of ${count(Math.max(1, totalPages))}`;
  }

  content() {
    const { items, totalItems } = this.data;
    return html`
      ${this.#filters()}
      <p class="quiet">${counted(totalItems, 'ticket')}</p>
      ${table({
        caption: 'Tickets',
        columns: ticketColumns({ isOfOneCustomer: false }),
        rows: items,
        empty: 'No ticket matches. Choose another status or customer, or show all.',
      })}
      ${pager(this.data, (page) => this.#address({ page }))}`;
  }

  #filters() {
    const { status, customer } = this.#filter();
    return html`
      <form class="filters" role="search" aria-label="Tickets" @submit=${(event) => event.preventDefault()}>
        <div class="field"><label for="filter-status">Status</label>
          <select id="filter-status" @change=${(event) => this.#choose({ status: event.target.value })}>
            <option value="" .selected=${!status}>All</option>
            ${STATUSES.map((word) => html`<option .selected=${word === status}>${word}</option>`)}
          </select></div>
        <div class="field"><label for="filter-customer">Customer</label>
          <select id="filter-customer" @change=${(event) => this.#choose({ customer: event.target.value })}>
            <option value="" .selected=${!customer}>All</option>
            ${this.data.customers.map(({ CustomerID, CustomerName }) => html`
              <option value=${CustomerID} .selected=${CustomerID === customer}>${CustomerName}</option>`)}
          </select></div>
        ${status || customer ? html`<a class="button" href=${addressOf('/tickets')}>Show all</a>` : nothing}
      </form>`;
  }

  /** The focus stays on the choice: the next one may follow. */
  #choose(change) {
    navigate(this.#address({ page: 1, ...change }), { keepFocus: true });
  }

  #address(change) {
    const { page, ...rest } = { ...this.#filter(), ...change };
    return addressOf('/tickets', { ...rest, page: page > 1 ? page : undefined });
  }
}

customElements.define('desk-ticket-list', DeskTicketList);
