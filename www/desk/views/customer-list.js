// All customers, by page.
import { html } from '/vendor/lit.js';
import { table } from '../parts/table.js';
import { pager } from '../parts/pager.js';
import { addressOf } from '../router.js';
import { atera } from '../session.js';
import { View } from '../view.js';
import { count, counted, date } from '../words.js';

const ON_A_PAGE = 25;

const COLUMNS = [
  { label: 'Customer', kind: 'main', cell: ({ CustomerID, CustomerName }) => html`<a href=${addressOf(`/customers/${CustomerID}`)} dir="auto">${CustomerName}</a>` },
  { label: 'Domain', cell: (customer) => customer.Domain },
  { label: 'City', cell: (customer) => customer.City },
  { label: 'Country', cell: (customer) => customer.Country },
  { label: 'Phone', cell: (customer) => customer.Phone },
  { label: 'Since', kind: 'when', cell: (customer) => date(customer.CreatedOn) },
];

class DeskCustomerList extends View {
  read(signal) {
    return atera.customers.list({ page: this.#page(), itemsInPage: ON_A_PAGE, signal }).first();
  }

  #page() {
    return Math.max(1, Math.trunc(Number(this.route.query.get('page'))) || 1);
  }

  heading() {
    return 'Customers';
  }

  title() {
    return this.#page() > 1 ? `Customers, page ${count(this.#page())}` : 'Customers';
  }

  result() {
    return `${counted(this.data.totalItems, 'customer')}, page ${count(this.data.page)} of ${count(Math.max(1, this.data.totalPages))}`;
  }

  actions() {
    return html`<a class="button" href=${addressOf('/customers/new')}>New customer</a>`;
  }

  content() {
    return html`
      <p class="quiet">${counted(this.data.totalItems, 'customer')}</p>
      ${table({ caption: 'Customers', columns: COLUMNS, rows: this.data.items, empty: 'There is no customer on this page.' })}
      ${pager(this.data, (page) => addressOf('/customers', { page: page > 1 ? page : undefined }))}`;
  }
}

customElements.define('desk-customer-list', DeskCustomerList);
