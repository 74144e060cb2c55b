// @ts-check
// Shows what is asked now: fields with a condition, and the choices that go with a parent's.
import { shown } from './conditions.js';
import { valuesOf } from './fields.js';

/**
 * @param {HTMLFormElement} form
 * @param {Map<string, import('./fields.js').FormField>} fields
 * @param {import('./schema.js').Field[]} schema
 */
export function keepShowing(form, fields, schema) {
  const conditional = schema.filter(({ showIf, dependsOn, name }) => (showIf || dependsOn) && fields.has(name));
  const lists = schema.filter(({ type, name }) => type === 'dependent' && fields.get(name)?.first instanceof HTMLSelectElement)
    .map((field) => dependentList(field, /** @type {any} */ (fields.get(field.name))));
  /** Also what is hidden: it has its value again when it comes back. */
  const remembered = new Map();

  function update() {
    const values = { ...Object.fromEntries(remembered), ...valuesOf(form) };
    const visible = shown(schema, values);
    for (const { name } of conditional) {
      const field = /** @type {import('./fields.js').FormField} */ (fields.get(name));
      const isHidden = !visible.has(name);
      if (isHidden && values[name] !== undefined) remembered.set(name, values[name]);
      show(field, !isHidden);
    }
    for (const follow of lists) follow(visible.has(follow.parent) ? valuesOf(form)[follow.parent] ?? '' : '');
  }

  update();
  return update;
}

/** What is not shown is not sent, and keeps what was typed. @param {import('./fields.js').FormField} field @param {boolean} isShown */
function show({ controls, box, first }, isShown) {
  const parts = box ? [box] : [...(first.labels ?? []), ...controls];
  for (const part of parts) part.hidden = !isShown;
  for (const control of controls) control.disabled = !isShown;
}

/**
 * A list that holds only what goes with its parent's choice. What was chosen comes back with the parent's choice.
 * @param {import('./schema.js').Field} field
 * @param {{ first: HTMLSelectElement }} place
 */
function dependentList({ choices, dependsOn = '' }, { first: list }) {
  const parents = new Map(choices.map(({ value, for: those }) => [value, those]));
  // The server groups them by their parent; where only one group is left its name tells nothing.
  const options = [...list.options];
  let chosen = list.value;
  let before = '\n';
  list.addEventListener('change', () => { chosen = list.value; });

  return Object.assign((/** @type {string} */ parent) => {
    if (parent === before) return;
    before = parent;
    const seen = new Set();
    list.replaceChildren(...options.filter(({ value }) => {
      const fits = value === '' || (goesWith(parents.get(value), parent));
      const isFirst = !seen.has(value);
      seen.add(value);
      return fits && isFirst;
    }));
    list.value = chosen;
    if (list.selectedIndex < 0) list.value = '';
  }, { parent: dependsOn });
}

/** @param {string[] | undefined} those @param {string} parent */
const goesWith = (those, parent) => !those?.length || those.includes(parent);
