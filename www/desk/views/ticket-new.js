// A new ticket: who asks, what is wrong, how much it hurts.
import { html, nothing } from '/vendor/lit.js';
import { checkTicket, priorityFor, PRIORITIES, TICKET_TYPES } from '/pkg/index.js';
import { dialect } from '../dialect.js';
import { filled, FormView } from '../form-view.js';
import { problemNotice } from '../parts/problem.js';
import { addressOf } from '../router.js';
import { atera, customersByName } from '../session.js';
import { contactName } from '../words.js';

/** The guide's four descriptions and three urgencies, as the package's table names them. */
const IMPACTS = [
  ['outage', 'Complete business outage'],
  ['major', 'Major loss of productivity'],
  ['single', 'One person, or there is a workaround'],
  ['minor', 'Minor issue or a wish'],
];
const URGENCIES = [
  ['high', 'High: work stands still'],
  ['medium', 'Medium: work is slower'],
  ['low', 'Low: it can wait'],
];

const FIELDS = [
  { name: 'TicketTitle', label: 'Title', required: true, hint: 'Which system, and what does it do? “Outlook disconnected, sales team” is found again, “help” is not.' },
  { name: 'Description', label: 'Description', kind: 'area' },
  { name: 'TicketType', label: 'Type', kind: 'choice', options: [['', 'Not chosen'], ...TICKET_TYPES.map((word) => [word, word])] },
  { name: 'TicketPriority', label: 'Priority', kind: 'choice', options: [['', 'Not chosen'], ...PRIORITIES.map((word) => [word, word])] },
];

/** A field of the form, which the dialect may ask for. */
function needed(field) {
  const missing = dialect.ticketNeeds[field.name];
  return missing ? { ...field, required: true, missing } : field;
}

class DeskTicketNew extends FormView {
  #impact = '';
  #urgency = '';
  /** Whether the priority was chosen by hand: a proposal does not change it then. */
  #isOwnPriority = false;
  /** @type {object[] | undefined} those of the chosen customer */
  #contacts;
  /** @type {unknown} */
  #contactsFailure;

  async read() {
    const customers = await customersByName();
    const customer = Number(this.route.query.get('customer'));
    if (customers.some(({ CustomerID }) => CustomerID === customer)) this.#chooseCustomer(customer);
    return { customers };
  }

  heading() {
    return 'New ticket';
  }

  fields() {
    const customers = this.data?.customers ?? [];
    return [
      { name: 'CustomerID', label: 'Customer', kind: 'choice', required: true, missing: 'choose the customer who asks', read: Number, options: [['', 'Choose a customer'], ...customers.map(({ CustomerID, CustomerName }) => [CustomerID, CustomerName])] },
      { name: 'EndUserID', label: 'Contact', kind: 'choice', read: Number, hint: this.#contactsHint(), options: [['', dialect.ticketNeeds.EndUserID ? 'Choose a contact' : 'Nobody in particular'], ...(this.#contacts ?? []).map((contact) => [contact.EndUserID, contactName(contact)])] },
      ...FIELDS,
    ].map(needed);
  }

  #contactsHint() {
    if (!this.values.CustomerID) return 'Choose the customer first.';
    if (this.#contacts) return this.#contacts.length > 0 ? undefined : this.#noContacts();
    return this.#contactsFailure ? undefined : 'Loading the contacts…';
  }

  #noContacts() {
    return html`This customer has no contacts. <a href=${addressOf('/contacts/new', { customer: this.values.CustomerID })}>Add a contact</a>`;
  }

  /** The customer and the contact decide together who asks, so a change of one touches the other. */
  set(name, value) {
    super.set(name, value);
    if (name === 'CustomerID') this.#chooseCustomer(value);
    if (name === 'TicketPriority') this.#isOwnPriority = value !== '';
  }

  async #chooseCustomer(customer) {
    this.values = { ...this.values, CustomerID: customer, EndUserID: '' };
    this.#contacts = undefined;
    this.#contactsFailure = undefined;
    this.requestUpdate();
    if (!customer) return;
    try {
      const contacts = await atera.contacts.ofCustomer(customer).all();
      if (this.values.CustomerID === customer) this.#contacts = contacts;
    } catch (error) {
      if (this.values.CustomerID === customer) this.#contactsFailure = error;
    }
    this.requestUpdate();
  }

  #weigh(impact, urgency) {
    this.#impact = impact;
    this.#urgency = urgency;
    const proposal = this.#proposal();
    if (proposal && !this.#isOwnPriority) super.set('TicketPriority', proposal);
    this.requestUpdate();
  }

  #proposal() {
    return this.#impact && this.#urgency ? priorityFor(this.#impact, this.#urgency) : undefined;
  }

  check() {
    return checkTicket(filled(this.values));
  }

  async send() {
    const { TicketID } = await atera.tickets.create(filled(this.values));
    return { address: `/tickets/${TicketID}`, notice: `Ticket ${TicketID} was created.` };
  }

  content() {
    const proposal = this.#proposal();
    return this.form(html`
      <div class="pair">${this.field('CustomerID')}${this.field('EndUserID')}</div>
      ${this.#contactsFailure ? problemNotice(this.#contactsFailure, () => this.#chooseCustomer(this.values.CustomerID)) : nothing}
      ${this.field('TicketTitle')}
      ${this.field('Description')}
      <fieldset class="weigh">
        <legend>How much does it hurt?</legend>
        <div class="pair">
          ${choice('impact', 'Impact', IMPACTS, this.#impact, (value) => this.#weigh(value, this.#urgency))}
          ${choice('urgency', 'Urgency', URGENCIES, this.#urgency, (value) => this.#weigh(this.#impact, value))}
        </div>
        <p><output for="impact urgency">${proposal
          ? html`Proposed priority: <strong>${proposal}</strong>`
          : 'Impact and urgency propose a priority.'}</output></p>
      </fieldset>
      <div class="pair">${this.field('TicketPriority')}${this.field('TicketType')}</div>`, 'Create the ticket', '/tickets');
  }
}

/** Impact and urgency are no fields of a ticket: they only propose one. */
function choice(id, label, options, value, onChange) {
  return html`<div class="field"><label for=${id}>${label}</label>
    <select id=${id} @change=${(event) => onChange(event.target.value)}>
      <option value="" .selected=${value === ''}>Not chosen</option>
      ${options.map(([word, text]) => html`<option value=${word} .selected=${word === value}>${text}</option>`)}
    </select></div>`;
}

customElements.define('desk-ticket-new', DeskTicketNew);
