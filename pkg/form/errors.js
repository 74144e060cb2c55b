// @ts-check
// What has to be corrected, after GOV.UK: a summary that takes the focus, a link for each error, and the same words at the
// field. Errors are shown and taken away by a submission alone, never while somebody types.
import { make } from './make.js';

/**
 * @typedef {{ field?: import('./fields.js').FormField, text: string }} Problem
 * @typedef {{ form: { error: string, problem: string }, tag: string, dir: string }} Words
 */

/** @param {{ form: HTMLFormElement, root: HTMLElement }} place @param {Words} words */
export function createErrors({ form, root }, words) {
  /** @type {(() => void)[]} */
  let undoing = [];

  /** Also what the server wrote into its page. */
  function clear() {
    for (const undo of undoing.splice(0)) undo();
    for (const old of root.querySelectorAll('.atera-summary')) old.remove();
    for (const old of form.querySelectorAll('.atera-error')) {
      forget(form, old.id);
      old.remove();
    }
    for (const old of form.querySelectorAll('.atera-wrong')) old.classList.remove('atera-wrong');
    for (const old of form.querySelectorAll('[aria-invalid]')) old.removeAttribute('aria-invalid');
    if (document.title.startsWith(words.form.error)) document.title = document.title.slice(words.form.error.length);
  }

  return {
    clear,

    /** @param {Problem[]} problems */
    show(problems) {
      clear();
      if (!problems.length) return;
      const marked = new Set();
      for (const { field, text } of problems) {
        if (field && !marked.has(field.name)) undoing.push(mark(field, text, words.form.error));
        marked.add(field?.name);
      }
      const summary = summaryOf(problems, words);
      form.insertBefore(summary, form.firstChild);
      document.title = words.form.error + document.title;
      summary.focus();
    },
  };
}

/** @param {Problem[]} problems @param {Words} words */
function summaryOf(problems, { form, tag, dir }) {
  const lines = problems.map(({ field, text }) => {
    if (!field) return make('li', {}, text);
    const link = make('a', { href: `#${field.first.id}` }, text);
    link.addEventListener('click', (event) => {
      // An address leads nowhere in a shadow root, and the page's own address is the host's.
      event.preventDefault();
      lead(field);
    });
    return make('li', {}, link);
  });
  return make('div', { class: 'atera-summary', role: 'alert', tabindex: '-1', lang: tag, dir },
    make('h2', {}, form.problem), make('ul', {}, ...lines));
}

/** To the field, with its label in sight. @param {import('./fields.js').FormField} field */
function lead({ first, group, box }) {
  (group ?? box ?? first.labels?.[0] ?? first).scrollIntoView({ block: 'nearest' });
  first.focus();
}

/** @param {import('./fields.js').FormField} field @param {string} text @param {string} word @returns {() => void} */
function mark({ first, controls, group, box }, text, word) {
  const error = make('p', { class: 'atera-error', id: `${first.id}-error` }, make('span', { class: 'atera-unseen' }, word), text);
  box?.classList.add('atera-wrong');
  const around = first.closest('label');
  const place = (group && controls[0]?.closest('.atera-choice')) || around || first;
  place.before(error);
  describe(group ?? first, error.id);
  // A radio button has no such state; the group says it in its description.
  if (!group) for (const control of controls) control.setAttribute('aria-invalid', 'true');
  return () => {
    forget(group ?? first, error.id);
    error.remove();
  };
}

/** @param {Element} control @param {string} id */
export function describe(control, id) {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((one) => one && one !== id);
  control.setAttribute('aria-describedby', [...ids, id].join(' '));
}

/** Takes an id out of every description below an element, or of its own. @param {Element} element @param {string} id */
export function forget(element, id) {
  for (const control of [element, ...element.querySelectorAll('[aria-describedby]')]) {
    const all = (control.getAttribute('aria-describedby') ?? '').split(' ');
    if (!all.includes(id)) continue;
    const ids = all.filter((one) => one && one !== id);
    if (ids.length) control.setAttribute('aria-describedby', ids.join(' '));
    else control.removeAttribute('aria-describedby');
  }
}
