// @ts-check
// The fields that a form has, whoever made it: what is asked, where it stands, and what is in it.

/**
 * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control
 * @typedef {{
 *   name: string,
 *   controls: Control[],
 *   first: Control,
 *   group: HTMLFieldSetElement | null,
 *   box: HTMLElement | null,
 *   label: () => string,
 * }} FormField
 */

const OWN = new Set(['token', 'language', 'id', 'proof', 'cf-turnstile-response']);
const NOT_TYPED = new Set(['hidden', 'submit', 'button', 'image', 'reset', 'file']);

/** A field may have any name, `elements` too, and then `form.elements` is that field. The same holds for `reset` and others. */
const elementsOf = Object.getOwnPropertyDescriptor(globalThis.HTMLFormElement?.prototype ?? {}, 'elements')?.get;

/** @param {HTMLFormElement} form @returns {HTMLFormControlsCollection} */
export const controlsOf = (form) => /** @type {any} */ (elementsOf).call(form);

/**
 * In the form's order.
 * @param {HTMLFormElement} form
 * @param {string} prefix for a control without an id
 * @returns {Map<string, FormField>}
 */
export function fieldsOf(form, prefix) {
  /** @type {Map<string, FormField>} */
  const fields = new Map();
  for (const control of /** @type {Iterable<any>} */ (controlsOf(form))) {
    const { name, type } = control;
    if (!name || !('value' in control) || NOT_TYPED.has(type) || OWN.has(name) || control.closest('[aria-hidden="true"]')) continue;
    const known = fields.get(name);
    if (known) known.controls.push(control);
    else fields.set(name, fieldAt(control));
    control.id ||= `${prefix}-${name}${known ? `-${known.controls.length - 1}` : ''}`;
  }
  return fields;
}

/** @param {Control} first @returns {FormField} */
function fieldAt(first) {
  const isOfGroup = first.type === 'radio' || first.type === 'checkbox';
  const group = isOfGroup ? first.closest('fieldset') : null;
  const box = /** @type {HTMLElement | null} */ (first.closest('.atera-field, [data-field]'));
  return { name: first.name, controls: [first], first, group, box, label: () => labelOf(first, group) };
}

/** What a field is called, without the word for optional. @param {Control} control @param {HTMLFieldSetElement | null} group */
function labelOf(control, group) {
  const label = group?.querySelector('legend') ?? control.labels?.[0];
  if (!label) return control.getAttribute('aria-label') ?? control.name;
  const copy = /** @type {Element} */ (label.cloneNode(true));
  for (const part of copy.querySelectorAll('.atera-optional, .atera-unseen, input, select, textarea')) part.remove();
  return (copy.textContent ?? '').trim();
}

/** As a host writes it, or as we do. @param {FormField} field */
export const isRequired = ({ first }) => first.required || first.getAttribute('aria-required') === 'true';

/**
 * What is in the form, as it would be sent; what is empty says nothing. Several of one name become one text.
 * @param {HTMLFormElement} form
 * @returns {Record<string, string>}
 */
export function valuesOf(form) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '') continue;
    values[name] = name in values ? `${values[name]}, ${value}` : value;
  }
  return values;
}
