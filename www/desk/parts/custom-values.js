// The fields a customer or a contact has beyond Atera's own: read, set, delete.
import { LitElement, html, live, nothing } from '/vendor/lit.js';
import { checkCustomValue } from '/pkg/index.js';
import { announce } from '../announce.js';
import { atera } from '../session.js';
import { sentence } from '../words.js';
import { problemNotice, refuseOffline } from './problem.js';

class DeskCustomValues extends LitElement {
  static properties = {
    target: { attribute: false },
    record: { attribute: false },
    entries: { state: true },
    name: { state: true },
    value: { state: true },
    isTried: { state: true },
    isBusy: { state: true },
    failure: { state: true },
  };

  /** What failed, to try it again. @type {(() => void) | undefined} */
  #again;

  constructor() {
    super();
    this.name = '';
    this.value = '';
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('record')) this.#do(() => this.#read());
  }

  async #read() {
    this.entries = await atera.customValues.get(this.target, this.record);
  }

  async #do(work) {
    if (this.isBusy) return;
    this.isBusy = true;
    this.failure = undefined;
    this.#again = () => this.#do(work);
    try {
      await work();
    } catch (error) {
      this.failure = error;
    }
    this.isBusy = false;
  }

  render() {
    return html`
      <h2 tabindex="-1">Custom values</h2>
      ${this.entries?.length === 0 ? html`<p class="quiet">There are none yet.</p>` : nothing}
      ${this.entries?.length > 0 ? html`<ul class="values">${this.entries.map((entry) => this.#entry(entry))}</ul>` : nothing}
      ${this.failure ? problemNotice(this.failure, this.#again) : nothing}
      ${this.#form()}`;
  }

  #entry({ FieldName, Value }) {
    return html`<li>
      <span class="pairing"><strong dir="auto">${FieldName}</strong> <span dir="auto">${Value}</span></span>
      <span class="buttons">
        <button type="button" class="button small" @click=${() => this.#edit(FieldName, Value)}>Change<span class="unseen"> ${FieldName}</span></button>
        <button type="button" class="button small" @click=${() => this.#delete(FieldName)}>Delete<span class="unseen"> ${FieldName}</span></button>
      </span></li>`;
  }

  #form() {
    const issues = this.isTried ? checkCustomValue({ FieldName: this.name, Value: this.value }).issues : [];
    return html`
      <form novalidate @submit=${(event) => { event.preventDefault(); this.#set(); }}>
        ${this.#input('name', 'Field name', issues.filter((issue) => issue.path === 'FieldName'))}
        ${this.#input('value', 'Value', issues.filter((issue) => issue.path !== 'FieldName'))}
        <button class="button" aria-disabled=${this.isBusy ? 'true' : nothing}>Save the value</button>
      </form>`;
  }

  #input(property, label, issues) {
    const id = `custom-${property}`;
    const isWrong = issues.some((issue) => issue.severity === 'error');
    return html`
      <div class="field ${isWrong ? 'wrong' : ''}">
        <label for=${id}>${label}</label>
        ${issues.length > 0 ? html`<p class="issues" id="${id}-issues">${issues.map((issue) => html`<span class="issue ${issue.severity}"><span class="unseen">Error:</span> ${sentence(issue.message)}</span>`)}</p>` : nothing}
        <input id=${id} dir="auto" autocomplete="off" aria-invalid=${isWrong ? 'true' : nothing}
          aria-describedby=${issues.length > 0 ? `${id}-issues` : nothing}
          .value=${live(this[property])} @input=${(event) => { this[property] = event.target.value; }}>
      </div>`;
  }

  #edit(name, value) {
    this.name = name;
    this.value = value ?? '';
    this.querySelector('#custom-value').focus();
  }

  async #set() {
    this.isTried = true;
    if (!checkCustomValue({ FieldName: this.name, Value: this.value }).ok) {
      await this.updateComplete;
      this.querySelector('[aria-invalid]')?.focus();
      return;
    }
    await this.#do(async () => {
      refuseOffline();
      await atera.customValues.set(this.target, this.record, this.name, this.value);
      await this.#read();
      announce(`${this.name} is saved.`);
      this.name = '';
      this.value = '';
      this.isTried = false;
    });
  }

  #delete(name) {
    return this.#do(async () => {
      refuseOffline();
      await atera.customValues.delete(this.target, this.record, name);
      await this.#read();
      announce(`${name} is deleted.`);
      // The button that was pressed is gone.
      this.querySelector('h2').focus();
    });
  }
}

customElements.define('desk-custom-values', DeskCustomValues);
