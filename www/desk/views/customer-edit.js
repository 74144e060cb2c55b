// A customer's record as a form, new or existing.
import { html } from '/vendor/lit.js';
import { checkCustomer, checkCustomerUpdate } from '/pkg/index.js';
import { changed, filled, FormView, valuesOf } from '../form-view.js';
import { atera, forgetNames } from '../session.js';

const FIELDS = [
  { name: 'CustomerName', label: 'Company name', required: true },
  { name: 'Domain', label: 'E-mail domain', hint: 'Mail from this domain is matched to the customer. For example acme.com.' },
  { name: 'BusinessNumber', label: 'Business number', hint: 'Tax number or registration.' },
  { name: 'Phone', label: 'Phone', kind: 'tel' },
  { name: 'Fax', label: 'Fax', kind: 'tel' },
  { name: 'Website', label: 'Website', kind: 'url' },
  { name: 'Address', label: 'Street address' },
  { name: 'City', label: 'City' },
  { name: 'State', label: 'State or province' },
  { name: 'ZipCodeStr', label: 'Postal code' },
  { name: 'Country', label: 'Country' },
  { name: 'Notes', label: 'Internal notes', kind: 'area' },
];

class DeskCustomerEdit extends FormView {
  async read(signal) {
    if (!this.route.id) return {};
    const customer = await atera.customers.get(this.route.id, { signal });
    this.values = valuesOf(customer, FIELDS.map((field) => field.name));
    return customer;
  }

  fields() {
    return FIELDS;
  }

  heading() {
    if (!this.route.id) return 'New customer';
    return this.data ? `Edit ${this.data.CustomerName}` : `Edit customer ${this.route.id}`;
  }

  #patch() {
    return changed(this.data, this.values);
  }

  /** A record that is not touched needs no check. */
  check() {
    if (!this.route.id) return checkCustomer(filled(this.values));
    const patch = this.#patch();
    return Object.keys(patch).length > 0 ? checkCustomerUpdate(patch) : { ok: true, issues: [] };
  }

  async send() {
    const { id } = this.route;
    if (!id) {
      const { CustomerID } = await atera.customers.create(filled(this.values));
      forgetNames();
      return { address: `/customers/${CustomerID}`, notice: 'The customer was created.' };
    }
    const patch = this.#patch();
    if (Object.keys(patch).length === 0) return { address: `/customers/${id}`, notice: 'Nothing was changed.' };
    await atera.customers.update(id, patch);
    forgetNames();
    return { address: `/customers/${id}`, notice: 'The changes are saved.' };
  }

  content() {
    const { id } = this.route;
    return this.form(html`
      ${this.field('CustomerName')}
      <div class="pair">${this.field('Domain')}${this.field('BusinessNumber')}</div>
      <div class="pair">${this.field('Phone')}${this.field('Fax')}</div>
      ${this.field('Website')}
      ${this.field('Address')}
      <div class="pair">${this.field('City')}${this.field('ZipCodeStr')}</div>
      <div class="pair">${this.field('State')}${this.field('Country')}</div>
      ${this.field('Notes')}`, id ? 'Save the changes' : 'Create the customer', id ? `/customers/${id}` : '/customers');
  }
}

customElements.define('desk-customer-edit', DeskCustomerEdit);
