// A view that is filled in and sent. The package decides what is right; this decides when it is said:
// a field's issues appear after it was left, all of them after a try to send, and no text is ever cleared.
import { html, nothing } from '/vendor/lit.js';
import { field } from './parts/field.js';
import { problemNotice, refuseOffline } from './parts/problem.js';
import { addressOf, navigate } from './router.js';
import { View } from './view.js';
import { sentence } from './words.js';

/** What the service alone can know, and the field it is about. */
const REFUSED_FIELD = new Map([
  ['duplicate_email', ['Email', 'another contact has this e-mail address; use a different one, or open that contact instead']],
  ['invalid_customer_id', ['CustomerID', 'this customer does not exist any more; choose another']],
]);

export class FormView extends View {
  /** What was typed, by the guide's field names. @type {Record<string, any>} */
  values = {};
  /** Names of the fields that were left. */
  #left = new Set();
  /** Whether sending was tried: from then on everything is said. */
  #tried = false;
  #sending = false;
  /** What the service said about single fields. @type {object[]} */
  #refusals = [];
  /** @type {unknown} */
  #failure;

  /** The fields in the order of the page; see `parts/field.js`. @returns {object[]} */
  fields() {
    return [];
  }

  /** Draws one of the fields by its name. */
  field(name) {
    const description = this.fields().find((one) => one.name === name);
    return field(description, this.values[name], this.#shownIssues().filter((issue) => issue.path === name), {
      onInput: (value) => this.set(name, value),
      onLeave: (event) => this.#leave(name, event.relatedTarget),
    });
  }

  /** @param {string} name @param {unknown} value */
  set(name, value) {
    this.values = { ...this.values, [name]: value };
    this.#refusals = this.#refusals.filter((issue) => issue.path !== name);
    this.requestUpdate();
  }

  /** Left for the buttons, nothing is said yet: the text would push the button from under the pointer. @param {string} name @param {Element | null} next */
  #leave(name, next) {
    if (this.#left.has(name) || next?.closest('.send')) return;
    this.#left.add(name);
    this.requestUpdate();
  }

  /** In the order of the page: the summary leads from the top down. */
  #issues() {
    const order = this.fields().map((one) => one.name);
    return [...this.#checked(), ...this.#refusals].map((issue) => this.#inWordsOfTheForm(issue)).sort((one, other) => order.indexOf(one.path) - order.indexOf(other.path));
  }

  /** What the package says, and what the form itself asks for beyond that. */
  #checked() {
    const { issues } = this.check();
    const isLacking = ({ name, missing }) => missing && isBlank(this.values[name]) && !issues.some((issue) => issue.path === name);
    return [...issues, ...this.fields().filter(isLacking).map(({ name, missing }) => ({ path: name, code: 'required', severity: 'error', message: missing }))];
  }

  /** A form asks for a choice where the package asks for a field by the guide's name. */
  #inWordsOfTheForm(issue) {
    const { missing } = this.fields().find((one) => one.name === issue.path) ?? {};
    return missing && issue.code === 'required' ? { ...issue, message: missing } : issue;
  }

  #shownIssues() {
    return this.#issues().filter((issue) => this.#tried || this.#left.has(issue.path));
  }

  #errors() {
    return this.#tried ? this.#issues().filter((issue) => issue.severity === 'error') : [];
  }

  async #submit() {
    if (this.#sending) return;
    this.#tried = true;
    this.#failure = undefined;
    if (this.#errors().length > 0) return this.#toSummary();
    this.#sending = true;
    this.requestUpdate();
    try {
      refuseOffline();
      const { address, notice } = await this.send();
      if (this.isConnected) navigate(address, { notice });
    } catch (error) {
      this.#take(error);
    }
    this.#sending = false;
    this.requestUpdate();
    return this.#errors().length > 0 ? this.#toSummary() : undefined;
  }

  /** An error about a field is said at the field. */
  #take(error) {
    const refused = REFUSED_FIELD.get(error.code);
    if (refused) this.#refusals = [{ path: refused[0], severity: 'error', message: refused[1] }];
    else if (Array.isArray(error.issues)) this.#refusals = error.issues;
    else this.#failure = error;
  }

  async #toSummary() {
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector('.summary')?.focus();
  }

  title() {
    return this.#errors().length > 0 ? `Error: ${this.heading()}` : this.heading();
  }

  /** @param {unknown} inside the fields @param {string} label of the button @param {string} back where "Cancel" leads */
  form(inside, label, back) {
    return html`
      ${this.#summary()}
      <form class="sheet" novalidate @submit=${(event) => { event.preventDefault(); this.#submit(); }}>
        ${inside}
        ${this.#failure ? problemNotice(this.#failure, () => this.#submit()) : nothing}
        <div class="send">
          <button class="button primary" aria-disabled=${this.#sending ? 'true' : nothing}>${this.#sending ? 'Sending…' : label}</button>
          <a class="button" href=${addressOf(back)}>Cancel</a>
        </div>
      </form>`;
  }

  #summary() {
    const errors = this.#errors();
    if (errors.length === 0) return nothing;
    return html`
      <section class="summary notice bad" tabindex="-1" aria-labelledby="summary-title">
        <h2 id="summary-title">There is a problem</h2>
        <ul>${errors.map((issue) => html`<li>${this.#has(issue.path)
          ? html`<a href="#field-${issue.path}" @click=${toField}>${sentence(issue.message)}</a>`
          : sentence(issue.message)}</li>`)}</ul>
      </section>`;
  }

  #has(name) {
    return this.fields().some((one) => one.name === name);
  }
}

/** The address stays as it is: a fragment in the history would be one more step back. */
function toField(event) {
  event.preventDefault();
  document.querySelector(event.currentTarget.hash)?.focus();
}

const isBlank = (value) => value === undefined || value === null || String(value).trim() === '';

/** What was filled in, with nothing for what was left empty. @param {Record<string, any>} values */
export function filled(values) {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined && value !== null));
}

/** What differs from the record; a field that was emptied is sent empty. */
export function changed(record, values) {
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => value !== (record[name] ?? (typeof value === 'boolean' ? false : ''))));
}

/** The record's values for these fields, ready to be edited. */
export function valuesOf(record, names) {
  return Object.fromEntries(names.map((name) => [name, record[name] ?? '']));
}
