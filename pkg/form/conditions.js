// @ts-check
// Show-if, as data. A field that is not shown has no value, so what hangs on it is judged as if it were empty.

/**
 * @typedef {import('../form.d.ts').Condition} Condition
 * @typedef {{ name: string, showIf?: Condition, dependsOn?: string }} Conditional
 */

/** @param {string | string[]} words @param {string} value */
const among = (words, value) => (Array.isArray(words) ? words.includes(value) : words === value);

/**
 * Whether a condition holds.
 * @param {any} condition
 * @param {(name: string) => string} valueOf empty for what has none
 * @returns {boolean}
 */
export function holds(condition, valueOf) {
  if (condition.all) return condition.all.every((/** @type {Condition} */ part) => holds(part, valueOf));
  if (condition.any) return condition.any.some((/** @type {Condition} */ part) => holds(part, valueOf));
  const value = valueOf(condition.field);
  return 'is' in condition ? among(condition.is, value) : !among(condition.not, value);
}

/**
 * The names of the fields that are shown. A list that hangs on a hidden field is hidden with it; who asks in a circle
 * sees nothing there.
 * @param {Conditional[]} fields
 * @param {Record<string, string | undefined>} values
 * @returns {Set<string>}
 */
export function shown(fields, values) {
  const byName = new Map(fields.map((field) => [field.name, field]));

  /** A chain of fields is no longer than the form. @param {Conditional | undefined} field @param {number} left @returns {boolean} */
  const shows = (field, left) => {
    if (!field) return true;
    if (left === 0) return false;
    const valueOf = (/** @type {string} */ name) => (shows(byName.get(name), left - 1) ? values[name]?.trim() ?? '' : '');
    return shows(byName.get(field.dependsOn ?? ''), left - 1) && (!field.showIf || holds(field.showIf, valueOf));
  };
  return new Set(fields.filter((field) => shows(field, fields.length)).map(({ name }) => name));
}
