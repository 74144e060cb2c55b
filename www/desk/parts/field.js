// One labelled input with its hint and its issues, all tied together for those who cannot see them.
import { html, live, nothing } from '/vendor/lit.js';
import { sentence } from '../words.js';

/**
 * @typedef {object} Field
 * @property {string} name the guide's
 * @property {string} label
 * @property {string} [kind] `text` when left out; `area`, `choice`, `flag`, or the keyboard to show: `email`, `tel`, `url`
 * @property {boolean} [required]
 * @property {string} [missing] what to say when it is not there, where the form itself asks for it
 * @property {boolean} [fixed] shown, and not to be changed
 * @property {string} [hint]
 * @property {string} [autocomplete]
 * @property {[unknown, string][]} [options] of a choice: value, text
 * @property {(value: string) => unknown} [read] what a choice's text means
 *
 * @typedef {{ onInput: (value: any) => void, onLeave: (event: FocusEvent) => void }} Hooks
 */

/** @param {Field} field @param {any} value @param {any[]} issues @param {Hooks} hooks */
export function field(field, value, issues, hooks) {
  const id = `field-${field.name}`;
  const isWrong = issues.some((issue) => issue.severity === 'error');
  const describedBy = [field.hint && `${id}-hint`, issues.length > 0 && `${id}-issues`].filter(Boolean).join(' ');
  const state = { id, isWrong, describedBy: describedBy || nothing };
  const label = html`<label for=${id}>${field.label}${field.required || field.fixed ? nothing : html` <span class="quiet">(optional)</span>`}</label>`;
  const control = (CONTROLS[field.kind] ?? input)(field, value ?? '', hooks, state);
  return html`
    <div class="field ${field.kind ?? 'text'} ${isWrong ? 'wrong' : ''}">
      ${field.kind === 'flag' ? html`<div class="flagline">${control}<label for=${id}>${field.label}</label></div>` : label}
      ${field.hint ? html`<p class="hint" id="${id}-hint">${field.hint}</p>` : nothing}
      ${issues.length > 0 ? issueList(issues, id, hooks) : nothing}
      ${field.kind === 'flag' ? nothing : control}
    </div>`;
}

function issueList(issues, id, hooks) {
  return html`<div class="issues" id="${id}-issues">${issues.map((issue) => html`
    <p class="issue ${issue.severity}"><span class="unseen">${issue.severity === 'error' ? 'Error:' : 'Hint:'}</span>
      <span dir="auto">${sentence(issue.message)}</span>
      ${issue.suggestion ? html`<button type="button" class="button small" @click=${() => hooks.onInput(issue.suggestion)}>Use “<bdi>${issue.suggestion}</bdi>”</button>` : nothing}
    </p>`)}</div>`;
}

const CONTROLS = { area, choice, flag };

function input(field, value, hooks, state) {
  // Always text: an e-mail input trims and rewrites what was typed before our own checks see it.
  return html`<input id=${state.id} name=${field.name} type="text" inputmode=${field.kind ?? 'text'} dir="auto"
    autocomplete=${field.autocomplete ?? 'off'} autocapitalize=${field.kind ? 'none' : nothing} ?required=${field.required} ?readonly=${field.fixed}
    aria-invalid=${state.isWrong ? 'true' : nothing} aria-describedby=${state.describedBy}
    .value=${live(String(value))} @input=${(event) => hooks.onInput(event.target.value)} @blur=${hooks.onLeave}>`;
}

function area(field, value, hooks, state) {
  return html`<textarea id=${state.id} name=${field.name} rows="5" dir="auto" ?required=${field.required}
    aria-invalid=${state.isWrong ? 'true' : nothing} aria-describedby=${state.describedBy}
    .value=${live(String(value))} @input=${(event) => hooks.onInput(event.target.value)} @blur=${hooks.onLeave}></textarea>`;
}

function choice(field, value, hooks, state) {
  const read = field.read ?? String;
  return html`<select id=${state.id} name=${field.name} ?required=${field.required}
    aria-invalid=${state.isWrong ? 'true' : nothing} aria-describedby=${state.describedBy}
    @change=${(event) => hooks.onInput(event.target.value === '' ? '' : read(event.target.value))} @blur=${hooks.onLeave}>
    ${field.options.map(([option, text]) => html`<option value=${String(option)} .selected=${live(String(option) === String(value))}>${text}</option>`)}
  </select>`;
}

function flag(field, value, hooks, state) {
  return html`<input type="checkbox" id=${state.id} name=${field.name}
    aria-describedby=${state.describedBy} .checked=${live(value === true)}
    @change=${(event) => hooks.onInput(event.target.checked)} @blur=${hooks.onLeave}>`;
}
