// @ts-check
// Show-if, as data. A field that is not shown has no value, so what hangs on it is judged as if it were empty.

/**
 * @typedef {import('../form.d.ts').Condition} Condition
 * @typedef {{ name: string, showIf?: Condition }} Conditional
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
 * The names of the fields that are shown.
 * @param {Conditional[]} fields
 * @param {Record<string, string | undefined>} values
 * @returns {Set<string>}
 */
export function shown(fields, values) {
  const byName = new Map(fields.map((field) => [field.name, field]));
  /** @type {Map<string, boolean>} */
  const known = new Map();
  /** @param {string} name @returns {boolean} */
  const isShown = (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    // A circle of conditions ends here: what is being asked about counts as shown.
    known.set(name, true);
    const condition = byName.get(name)?.showIf;
    const answer = !condition || holds(condition, (other) => (isShown(other) ? values[other]?.trim() ?? '' : ''));
    known.set(name, answer);
    return answer;
  };
  return new Set(fields.map(({ name }) => name).filter(isShown));
}
