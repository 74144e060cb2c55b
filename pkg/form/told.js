// @ts-check
// What a person is told once the form was sent. What was typed stays in the form until it is accepted.
import { make } from './make.js';

/**
 * @typedef {import('./words.js').Answers} Answers
 * @typedef {{ form: HTMLFormElement, root: HTMLElement }} Place
 */

/** In the place of the form: the way to the receipt, and to a new form. @param {Place} place @param {Answers} answers @param {string} url @param {() => void} again */
export function tellAccepted({ form, root }, answers, url, again) {
  const { states } = answers;
  const button = make('button', { type: 'button', class: 'atera-link' }, states.again);
  const told = panel(root, answers, states.accepted,
    make('p', {}, states.acceptedText),
    make('p', {}, make('a', { class: 'atera-button', href: url }, states.receipt)),
    make('p', {}, states.receiptText),
    make('p', {}, button));
  button.addEventListener('click', () => {
    told.remove();
    form.removeAttribute('hidden');
    again();
  });
  form.setAttribute('hidden', '');
  put(form, told).focus();
}

/** Above the form, whose text is kept. @param {Place} place @param {Answers} answers */
export function tellQueued({ form, root }, answers) {
  put(form, panel(root, answers, answers.states.queued, make('p', {}, answers.states.queuedText))).focus();
}

/** Above the form, with the way back. @param {Place} place @param {Answers} answers @param {() => void} undo */
export function tellRestored({ form, root }, answers, undo) {
  const button = make('button', { type: 'button', class: 'atera-link' }, answers.states.undo);
  button.addEventListener('click', undo);
  put(form, panel(root, answers, answers.states.draftRestored, make('p', {}, button)));
}

/** Above the form. A field named `before` would be in the way of the short way. @param {HTMLFormElement} form @param {HTMLElement} told */
function put(form, told) {
  form.parentNode?.insertBefore(told, form);
  return told;
}

/** @param {HTMLElement} root */
export function takeTold(root) {
  root.querySelector('.atera-told')?.remove();
}

/** @param {HTMLElement} root @param {Answers} answers @param {string} heading @param {...Node} inside */
function panel(root, { tag, dir }, heading, ...inside) {
  takeTold(root);
  return make('div', { class: 'atera-told', tabindex: '-1', role: 'group', 'aria-label': heading, lang: tag, dir },
    make('h2', {}, heading), ...inside);
}
