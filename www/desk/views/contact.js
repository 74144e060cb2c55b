// One contact: the record and its own fields.
import { html } from '/vendor/lit.js';
import { facts } from '../parts/facts.js';
import '../parts/custom-values.js';
import { addressOf } from '../router.js';
import { atera } from '../session.js';
import { View } from '../view.js';
import { contactName, date } from '../words.js';

class DeskContact extends View {
  read(signal) {
    return atera.contacts.get(this.route.id, { signal });
  }

  heading() {
    return this.data ? contactName(this.data) : `Contact ${this.route.id}`;
  }

  actions() {
    return html`<a class="button" href=${addressOf(`/contacts/${this.route.id}/edit`)}>Edit</a>`;
  }

  content() {
    const contact = this.data;
    return html`
      <div class="halves">
        <section class="card" aria-labelledby="facts-title">
          <h2 id="facts-title">Details</h2>
          ${facts([
            ['Number', contact.EndUserID],
            ['Customer', html`<a href=${addressOf(`/customers/${contact.CustomerID}`)}>${contact.CustomerName ?? contact.CustomerID}</a>`],
            ['First name', contact.FirstName],
            ['Last name', contact.LastName],
            ['E-mail', contact.Email && html`<a href="mailto:${contact.Email}">${contact.Email}</a>`],
            ['Phone', contact.Phone],
            ['Job title', contact.JobTitle],
            ['Main contact', contact.IsContactPerson ? 'Yes' : 'No'],
            ['Mail from them', contact.InIgnoreMode ? 'Ignored' : 'Becomes tickets'],
            ['Since', date(contact.CreatedOn)],
          ])}
        </section>
        <desk-custom-values class="card" .target=${'contact'} .record=${contact.EndUserID}></desk-custom-values>
      </div>`;
  }
}

customElements.define('desk-contact', DeskContact);
