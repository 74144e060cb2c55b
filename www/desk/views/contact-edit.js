// A contact's record as a form, new or existing.
import { html } from '/vendor/lit.js';
import { checkContact, checkContactUpdate } from '/pkg/index.js';
import { changed, filled, FormView, valuesOf } from '../form-view.js';
import { dialect } from '../dialect.js';
import { atera, customersByName } from '../session.js';
import { contactName } from '../words.js';

const FIELDS = [
  { name: 'FirstName', label: 'First name' },
  { name: 'LastName', label: 'Last name' },
  { name: 'Email', label: 'E-mail', kind: 'email', required: true, hint: 'Each address belongs to one contact only.' },
  { name: 'Phone', label: 'Phone', kind: 'tel' },
  { name: 'JobTitle', label: 'Job title' },
  { name: 'IsContactPerson', label: 'Main contact of the customer', kind: 'flag' },
  { name: 'InIgnoreMode', label: 'Ignore mail from this contact', kind: 'flag' },
];

/** A field of an existing contact, which the dialect may not let change. */
function kept(field) {
  const reason = dialect.contactKeeps[field.name];
  return reason ? { ...field, fixed: true, required: false, hint: reason } : field;
}

class DeskContactEdit extends FormView {
  async read(signal) {
    const { id, query } = this.route;
    const [customers, contact] = await Promise.all([
      customersByName(),
      id ? atera.contacts.get(id, { signal }) : { CustomerID: Number(query.get('customer')) || '' },
    ]);
    this.values = {
      ...valuesOf(contact, ['CustomerID', 'FirstName', 'LastName', 'Email', 'Phone', 'JobTitle']),
      IsContactPerson: contact.IsContactPerson === true,
      InIgnoreMode: contact.InIgnoreMode === true,
    };
    return { customers, contact };
  }

  fields() {
    const customers = this.data?.customers ?? [];
    return [
      { name: 'CustomerID', label: 'Customer', kind: 'choice', required: true, missing: 'choose the customer this contact belongs to', read: Number, options: [['', 'Choose a customer'], ...customers.map(({ CustomerID, CustomerName }) => [CustomerID, CustomerName])] },
      ...(this.route.id ? FIELDS.map(kept) : FIELDS),
    ];
  }

  heading() {
    if (!this.route.id) return 'New contact';
    return this.data ? `Edit ${contactName(this.data.contact)}` : `Edit contact ${this.route.id}`;
  }

  #patch() {
    return changed(this.data.contact, this.values);
  }

  /** A record that is not touched needs no check. */
  check() {
    if (!this.route.id) return checkContact(filled(this.values));
    const patch = this.#patch();
    return Object.keys(patch).length > 0 ? checkContactUpdate(patch) : { ok: true, issues: [] };
  }

  async send() {
    const { id } = this.route;
    if (!id) {
      const { EndUserID } = await atera.contacts.create(filled(this.values));
      return { address: `/contacts/${EndUserID}`, notice: 'The contact was created.' };
    }
    const patch = this.#patch();
    if (Object.keys(patch).length === 0) return { address: `/contacts/${id}`, notice: 'Nothing was changed.' };
    await atera.contacts.update(id, patch);
    return { address: `/contacts/${id}`, notice: 'The changes are saved.' };
  }

  content() {
    const { id } = this.route;
    return this.form(html`
      ${this.field('CustomerID')}
      <div class="pair">${this.field('FirstName')}${this.field('LastName')}</div>
      ${this.field('Email')}
      <div class="pair">${this.field('Phone')}${this.field('JobTitle')}</div>
      ${this.field('IsContactPerson')}
      ${this.field('InIgnoreMode')}`, id ? 'Save the changes' : 'Create the contact', id ? `/contacts/${id}` : '/contacts');
  }
}

customElements.define('desk-contact-edit', DeskContactEdit);
