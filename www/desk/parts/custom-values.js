// The fields a customer or a contact has beyond Atera's own: read, set, and removed as far as the dialect can.
import { LitElement, html, live, nothing } from '/vendor/lit.js';
import { checkCustomValue } from '/pkg/index.js';
import { announce } from '../announce.js';
import { dialect } from '../dialect.js';
import { atera, definedFields } from '../session.js';
import { sentence } from '../words.js';
import { problemNotice, refuseOffline } from './problem.js';

/** What a field takes, by its type; any text if it is none of these. */
const TAKES = new Map([
  ['Boolean', () => 'true or false.'],
  ['Numeric', () => 'A number.'],
  ['Date', () => 'A day, as in 2026-06-30.'],
  ['Options', optionsOf],
  ['OptionsWithDependencies', optionsOf],
]);

/** The contract does not show what a possible value looks like. */
function optionsOf({ PossibleValues: options }) {
  const words = (options ?? []).map((option) => option?.Value ?? option).filter((word) => typeof word === 'string');
  return words.length > 0 ? `One of: ${words.join(', ')}.` : undefined;
}

class DeskCustomValues extends LitElement {
  static properties = {
    target: { attribute: false },
    record: { attribute: false },
    entries: { state: true },
    fields: { state: true },
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
    /** Those the account has defined for this kind of record; not known where any name will do. @type {object[]} */
    this.fields = [];
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    if (changed.has('record')) this.#do(() => this.#read());
  }

  async #read() {
    const [entries, fields] = await Promise.all([
      atera.customValues.get(this.target, this.record),
      dialect.definesFields ? definedFields() : [],
    ]);
    this.entries = entries;
    this.fields = fields.filter((field) => field.Target?.toLowerCase() === this.target);
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
    const { hint } = dialect.removal;
    return html`
      <h2 tabindex="-1">Custom values</h2>
      ${this.entries?.length === 0 ? html`<p class="quiet">There are none yet.</p>` : nothing}
      ${this.entries?.length > 0 ? html`<ul class="values">${this.entries.map((entry) => this.#entry(entry))}</ul>` : nothing}
      ${hint && this.entries?.length > 0 ? html`<p class="hint">${hint}</p>` : nothing}
      ${this.failure ? problemNotice(this.failure, this.#again) : nothing}
      ${this.#form()}`;
  }

  #entry({ FieldName, Value }) {
    return html`<li>
      <span class="pairing"><strong dir="auto">${FieldName}</strong> ${Value ? html`<span dir="auto">${Value}</span>` : html`<span class="quiet">empty</span>`}</span>
      <span class="buttons">
        <button type="button" class="button small" @click=${() => this.#edit(FieldName, Value)}>Change<span class="unseen"> ${FieldName}</span></button>
        ${Value || !dialect.removal.leavesEmpty ? html`<button type="button" class="button small" @click=${() => this.#remove(FieldName)}>${dialect.removal.verb}<span class="unseen"> ${FieldName}</span></button>` : nothing}
      </span></li>`;
  }

  #form() {
    const issues = this.isTried ? checkCustomValue({ FieldName: this.name, Value: this.value }).issues : [];
    return html`
      <form novalidate @submit=${(event) => { event.preventDefault(); this.#set(); }}>
        ${this.#control('name', 'Field name', issues.filter((issue) => issue.path === 'FieldName'), dialect.definesFields ? this.#choice : input)}
        ${this.#control('value', 'Value', issues.filter((issue) => issue.path !== 'FieldName'), input, this.#taken())}
        <button class="button" aria-disabled=${this.isBusy ? 'true' : nothing}>Save the value</button>
      </form>`;
  }

  /** What the chosen field takes. */
  #taken() {
    const field = this.fields.find((one) => one.Name === this.name);
    return field && TAKES.get(field.DataType)?.(field);
  }

  /** The defined fields, and those of other names that have a value already. */
  #choice = (state, value, onInput) => {
    const names = new Set([...this.fields.map((field) => field.Name), ...(this.entries ?? []).map((entry) => entry.FieldName)]);
    return html`<select id=${state.id} aria-invalid=${state.invalid} aria-describedby=${state.describedBy} @change=${onInput}>
      ${['', ...names].map((name) => html`<option value=${name} .selected=${live(name === value)}>${name || 'Choose a field'}</option>`)}
    </select>`;
  };

  #control(property, label, issues, control, hint) {
    const id = `custom-${property}`;
    const isWrong = issues.some((issue) => issue.severity === 'error');
    const describedBy = [hint && `${id}-hint`, issues.length > 0 && `${id}-issues`].filter(Boolean).join(' ');
    const state = { id, invalid: isWrong ? 'true' : nothing, describedBy: describedBy || nothing };
    return html`
      <div class="field ${isWrong ? 'wrong' : ''}">
        <label for=${id}>${label}</label>
        ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
        ${issues.length > 0 ? html`<p class="issues" id="${id}-issues">${issues.map((issue) => html`<span class="issue ${issue.severity}"><span class="unseen">Error:</span> ${sentence(issue.message)}</span>`)}</p>` : nothing}
        ${control(state, this[property], (event) => { this[property] = event.target.value; })}
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

  #remove(name) {
    return this.#do(async () => {
      refuseOffline();
      await dialect.removal.run(atera.customValues, this.target, this.record, name);
      await this.#read();
      announce(`${name} ${dialect.removal.done}.`);
      // The button that was pressed is gone.
      this.querySelector('h2').focus();
    });
  }
}

function input(state, value, onInput) {
  return html`<input id=${state.id} dir="auto" autocomplete="off" aria-invalid=${state.invalid} aria-describedby=${state.describedBy}
    .value=${live(value)} @input=${onInput}>`;
}

customElements.define('desk-custom-values', DeskCustomValues);
