// @ts-check
// Which fields of a form may be kept as a draft, and what stands in them.

/** Types that hold a secret, a file, or nothing that was typed. */
const NEVER = new Set(['password', 'file', 'hidden', 'submit', 'button', 'reset', 'image']);
const SECRET = /(?:^|\s)(?:one-time-code|cc-\S+|current-password|new-password)(?:\s|$)/i;
/** What nobody sees nobody has typed: a trap for programs, for one. */
const OMITTED = '[data-atera-no-draft], [aria-hidden="true"]';

/**
 * @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field
 * @typedef {string | boolean | string[]} Value
 * @typedef {[name: string, nth: number, value: Value]} Line which of the fields of that name
 */

/** @param {Field} field */
const isKept = (field) => Boolean(field.name) && 'value' in field && !NEVER.has(field.type)
  && ['INPUT', 'TEXTAREA', 'SELECT'].includes(field.tagName)
  && !SECRET.test(field.getAttribute('autocomplete') ?? '') && !field.closest(OMITTED);

/** @param {HTMLFormElement} form @returns {[name: string, nth: number, field: Field][]} in the order of the page */
function fieldsOf(form) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  const fields = /** @type {Field[]} */ (/** @type {unknown} */ ([...form.elements]));
  return fields.filter(isKept).map((field) => {
    const nth = seen.get(field.name) ?? 0;
    seen.set(field.name, nth + 1);
    return [field.name, nth, field];
  });
}

/** @param {Field} field @returns {field is HTMLInputElement} */
const isTicked = (field) => field.type === 'checkbox' || field.type === 'radio';

/** @param {Field} field @returns {Value} */
function valueOf(field) {
  if (isTicked(field)) return field.checked;
  return field instanceof HTMLSelectElement && field.multiple ? [...field.selectedOptions].map(({ value }) => value) : field.value;
}

/** What stood there when the page came. @param {Field} field @returns {Value} */
function startOf(field) {
  if (isTicked(field)) return field.defaultChecked;
  if (!(field instanceof HTMLSelectElement)) return field.defaultValue;
  const chosen = [...field.options].filter(({ defaultSelected }) => defaultSelected).map(({ value }) => value);
  return field.multiple ? chosen : chosen.at(-1) ?? field.options[0]?.value ?? '';
}

/** @param {Value | undefined} one @param {Value | undefined} other */
const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

/** What differs from the empty form. @param {HTMLFormElement} form @returns {Line[]} */
export function writtenIn(form) {
  return fieldsOf(form).flatMap(([name, nth, field]) => {
    const value = valueOf(field);
    return isSame(value, startOf(field)) ? [] : [/** @type {Line} */ ([name, nth, value])];
  });
}

/** What stands in the fields of these lines. @param {HTMLFormElement} form @param {Line[]} lines @returns {Line[]} */
export function standsFor(form, lines) {
  return matched(form, lines).map(({ field, line: [name, nth] }) => [name, nth, valueOf(field)]);
}

/** Whether nothing was written but what the draft says too. @param {HTMLFormElement} form @param {Line[]} draft */
export function isUntouched(form, draft) {
  return writtenIn(form).every(([name, nth, value]) => isSame(value, draft.find((line) => line[0] === name && line[1] === nth)?.[2]));
}

/**
 * Puts values into the fields, and lets the page know as if somebody had typed them.
 * @param {HTMLFormElement} form
 * @param {Line[]} lines
 */
export function write(form, lines) {
  // Twice: a list that depends on another has its choices only when that one is set.
  for (let round = 0; round < 2; round += 1) {
    for (const { field, line: [, , value] } of matched(form, lines)) {
      if (isSame(valueOf(field), value)) continue;
      put(field, value);
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
}

/** @param {Field} field @param {Value} value */
function put(field, value) {
  if (isTicked(field)) field.checked = value === true;
  else if (Array.isArray(value)) for (const option of /** @type {HTMLSelectElement} */ (field).options) option.selected = value.includes(option.value);
  else field.value = String(value);
}

/** @param {HTMLFormElement} form @param {Line[]} lines */
function matched(form, lines) {
  const fields = fieldsOf(form);
  return lines.flatMap((line) => {
    const found = fields.find(([name, nth]) => name === line[0] && nth === line[1]);
    return found ? [{ line, field: found[2] }] : [];
  });
}
