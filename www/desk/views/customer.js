// One customer: the record, its own fields, its people and its tickets.
import { html, nothing } from '/vendor/lit.js';
import { contactColumns } from '../parts/contact-columns.js';
import { facts } from '../parts/facts.js';
import { table } from '../parts/table.js';
import { ticketColumns } from '../parts/ticket-columns.js';
import '../parts/custom-values.js';
import { addressOf } from '../router.js';
import { atera } from '../session.js';
import { View } from '../view.js';
import { count, date } from '../words.js';
import { webLink } from '../parts/web-link.js';

const TICKETS_SHOWN = 10;

class DeskCustomer extends View {
  async read(signal) {
    const { id } = this.route;
    const [customer, contacts, tickets] = await Promise.all([
      atera.customers.get(id, { signal }),
      atera.contacts.ofCustomer(id, { signal }).all(),
      atera.tickets.list({ customerId: id, itemsInPage: TICKETS_SHOWN, signal }).first(),
    ]);
    return { customer, contacts, tickets };
  }

  heading() {
    return this.data ? this.data.customer.CustomerName : `Customer ${this.route.id}`;
  }

  actions() {
    return html`<a class="button" href=${addressOf(`/customers/${this.route.id}/edit`)}>Edit</a>
      <a class="button" href=${addressOf(`/tickets/new?customer=${this.route.id}`)}>New ticket for this customer</a>`;
  }

  content() {
    const { customer, contacts, tickets } = this.data;
    return html`
      <div class="split">
        <div class="story">
          <section aria-labelledby="tickets-title">
            <div class="heading"><h2 id="tickets-title">Tickets <span class="quiet">${count(tickets.totalItems)}</span></h2>
              ${tickets.totalItems > tickets.items.length ? html`<a href=${addressOf(`/tickets?customer=${customer.CustomerID}`)}>All ${count(tickets.totalItems)} tickets</a>` : nothing}</div>
            ${table({ caption: 'Tickets', columns: ticketColumns({ isOfOneCustomer: true }), rows: tickets.items, empty: 'This customer has no tickets.' })}
          </section>
          <section aria-labelledby="contacts-title">
            <div class="heading"><h2 id="contacts-title">Contacts <span class="quiet">${count(contacts.length)}</span></h2>
              <a class="button" href=${addressOf(`/contacts/new?customer=${customer.CustomerID}`)}>Add a contact</a></div>
            ${table({ caption: 'Contacts', columns: contactColumns({ isOfOneCustomer: true }), rows: contacts, empty: 'This customer has no contacts.' })}
          </section>
        </div>
        <aside aria-label="About this customer">
          ${this.#facts(customer)}
          <desk-custom-values class="card" .target=${'customer'} .record=${customer.CustomerID}></desk-custom-values>
        </aside>
      </div>`;
  }

  #facts(customer) {
    return html`
      <section class="card" aria-labelledby="facts-title">
        <h2 id="facts-title">Details</h2>
        ${facts([
          ['Number', customer.CustomerID],
          ['Business number', customer.BusinessNumber],
          ['Domain', customer.Domain],
          ['Address', customer.Address],
          ['City', customer.City],
          ['State', customer.State],
          ['Postal code', customer.ZipCodeStr],
          ['Country', customer.Country],
          ['Phone', customer.Phone],
          ['Fax', customer.Fax],
          ['Website', webLink(customer.Website)],
          ['Notes', customer.Notes],
          ['Since', date(customer.CreatedOn)],
          ['Last changed', date(customer.LastModified)],
        ])}
      </section>`;
  }
}

customElements.define('desk-customer', DeskCustomer);
