// All contacts, by page.
import { html } from '/vendor/lit.js';
import { contactColumns } from '../parts/contact-columns.js';
import { table } from '../parts/table.js';
import { pager } from '../parts/pager.js';
import { addressOf } from '../router.js';
import { atera } from '../session.js';
import { View } from '../view.js';
import { count, counted } from '../words.js';

const ON_A_PAGE = 25;

class DeskContactList extends View {
  read(signal) {
    return atera.contacts.list({ page: this.#page(), itemsInPage: ON_A_PAGE, signal }).first();
  }

  #page() {
    return Math.max(1, Math.trunc(Number(this.route.query.get('page'))) || 1);
  }

  heading() {
    return 'Contacts';
  }

  title() {
    return this.#page() > 1 ? `Contacts, page ${count(this.#page())}` : 'Contacts';
  }

  result() {
    return `${counted(this.data.totalItems, 'contact')}, page ${count(this.data.page)} of ${count(Math.max(1, this.data.totalPages))}`;
  }

  actions() {
    return html`<a class="button" href=${addressOf('/contacts/new')}>New contact</a>`;
  }

  content() {
    return html`
      <p class="quiet">${counted(this.data.totalItems, 'contact')}</p>
      ${table({
        caption: 'Contacts',
        columns: contactColumns({ isOfOneCustomer: false }),
        rows: this.data.items,
        empty: 'There is no contact on this page.',
      })}
      ${pager(this.data, (page) => addressOf('/contacts', { page: page > 1 ? page : undefined }))}`;
  }
}

customElements.define('desk-contact-list', DeskContactList);
