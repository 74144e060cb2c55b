// @ts-check
// A form made from a schema, with the same markup that the intake serves.
import { AteraErrorEvent } from './events.js';
import { make } from './make.js';
import { resolve, schemaOfIntake, schemaOfPage } from './schema.js';
import { languageOf, loadWords } from './words.js';

/**
 * @typedef {import('./schema.js').Field} Field
 * @typedef {import('./words.js').Words} Words
 * @typedef {{ form: HTMLFormElement, given: import('./schema.js').FormSchema, schema: import('./schema.js').Resolved, words: Words, update?: () => void }} Made
 * @typedef {{ id: string, words: Words, about: string | false }} Control
 */

/** How a line of text is filled in. @type {Record<string, Record<string, string>>} */
const LINES = {
  email: { type: 'email', dir: 'ltr', autocomplete: 'email' },
  tel: { type: 'tel', dir: 'ltr', autocomplete: 'tel' },
  number: { type: 'text', inputmode: 'decimal', dir: 'ltr' },
  date: { type: 'date' },
};

/**
 * @param {import('./element.js').AteraTicketForm} element
 * @param {string} prefix of the ids
 * @returns {Promise<Made>}
 */
export async function makeForm(element, prefix) {
  const language = languageOf(element);
  const [words, given] = await Promise.all([loadWords(language), schemaFor(element, language)]);
  const schema = resolve(given, words);
  const form = render(schema, words, element.action, prefix);
  // What went away only once somebody is at the form would move what is under his hands.
  const isConditional = schema.fields.some(({ showIf, dependsOn }) => showIf || dependsOn);
  const update = isConditional ? (await import('./unasked.js')).hideUnasked(form, schema.fields, prefix) : undefined;
  return { form, given, schema, words, update };
}

/** An intake that does not answer must not leave the page without a form: then it is the usual one. @param {import('./element.js').AteraTicketForm} element @param {string} language */
async function schemaFor(element, language) {
  try {
    return schemaOfPage(element) ?? await schemaOfIntake(element.action, language);
  } catch (cause) {
    element.dispatchEvent(new AteraErrorEvent({ code: 'no_schema', cause }));
    return {};
  }
}

/** @param {import('./schema.js').Resolved} schema @param {Words} words @param {string} action @param {string} prefix */
function render(schema, words, action, prefix) {
  const trap = `${prefix}-${schema.honeypot}`;
  return make('form',
    { class: 'atera-form', method: 'post', action, 'accept-charset': 'utf-8', novalidate: true, lang: words.tag, dir: words.dir, 'aria-label': schema.title },
    make('input', { type: 'hidden', name: 'token' }),
    make('input', { type: 'hidden', name: 'language', value: words.tag }),
    ...schema.fields.map((field) => fieldOf(field, words, `${prefix}-${field.name}`)),
    make('div', { class: 'atera-unseen', 'aria-hidden': 'true' },
      make('label', { for: trap }, words.form.trap),
      make('input', { id: trap, name: schema.honeypot, tabindex: '-1', autocomplete: 'off' })),
    make('button', { type: 'submit', class: 'atera-button' }, words.form.send));
}

/** One field: label, hint and control. @param {Field} field @param {Words} words @param {string} id */
function fieldOf(field, words, id) {
  const isGroup = field.type === 'radios' || field.type === 'yesno';
  const about = field.hint !== '' && `${id}-hint`;
  const named = [field.label, !field.required && make('span', { class: 'atera-optional' }, words.form.optional)];
  const hint = about && make('p', { class: 'atera-hint', id: about }, field.hint);
  const parts = isGroup
    ? [make('fieldset', { 'aria-describedby': about }, make('legend', { class: 'atera-label' }, ...named), hint, ...radios(field, words, id))]
    : [make('label', { class: 'atera-label', for: id }, ...named), hint, control(field, { id, words, about })];
  return make('div', { class: 'atera-field', 'data-field': field.name }, ...parts);
}

/** @param {Field} field @param {Control} control */
function control({ name, type, required, choices, dependsOn, min, max }, { id, words, about }) {
  // Not `required`: what is so and still empty, Firefox tells its readers, is invalid, before anybody sent anything.
  const common = { class: 'atera-input', id, name, 'aria-required': required && 'true', 'aria-describedby': about };
  if (type === 'area') return make('textarea', { ...common, rows: '7', dir: 'auto' });
  if (type === 'options' || type === 'dependent') {
    return make('select', { ...common, 'data-depends-on': dependsOn },
      make('option', { value: '' }, required ? words.form.choose : words.form.none),
      ...choices.map(({ value, label }) => make('option', { value }, label)));
  }
  const limits = type === 'date' ? { min: min?.toString(), max: max?.toString() } : {};
  return make('input', { type: 'text', dir: 'auto', autocomplete: name === 'name' && 'name', ...LINES[type], ...limits, ...common });
}

/** The first one has the field's own id: the summary leads there. @param {Field} field @param {Words} words @param {string} first */
function radios({ name, required, choices }, words, first) {
  const all = required ? choices : [...choices, { value: '', label: words.form.none }];
  return all.map(({ value, label }, index) => {
    const id = index ? `${first}-${index}` : first;
    return make('div', { class: 'atera-choice' },
      make('input', { type: 'radio', id, name, value, required }), make('label', { for: id }, label));
  });
}
