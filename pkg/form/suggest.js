// @ts-check
// Warnings, which never stop anybody: what an address may have been meant to be, and what a title could say. They come in
// a pause of typing, not when a field is left, and go when they no longer hold.
import { describe, forget } from './errors.js';
import { make } from './make.js';
import { say, tell } from './words.js';

const PAUSE_MS = 800;

/**
 * @typedef {{
 *   answers: import('./words.js').Answers,
 *   say: (text: string) => void,
 *   issues: () => import('./rules.js').FormIssue[],
 *   signal: AbortSignal,
 * }} Adviser
 */

/** @param {import('./fields.js').FormField} field @param {Adviser} adviser */
export function keepAdvising(field, adviser) {
  const { first } = field;
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  let spoken = '';
  const look = () => {
    const issue = adviser.issues().find(({ path, severity, suggestion }) =>
      path === field.name && (severity === 'warning' || (suggestion && first.getAttribute('aria-invalid'))));
    const text = issue && first.value ? advise(field, issue, adviser) : take(field);
    if (text !== spoken && text) adviser.say(text);
    spoken = text;
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(look, PAUSE_MS);
  };
  first.addEventListener('input', later, { signal: adviser.signal });
  // Somebody may have been faster than the rules.
  if (first.value) later();
  adviser.signal.addEventListener('abort', () => clearTimeout(timer));
  return look;
}

/** @param {import('./fields.js').FormField} field @returns {''} */
function take({ first }) {
  const id = `${first.id}-suggestion`;
  forget(first, id);
  (/** @type {Document} */ (first.getRootNode())).getElementById(id)?.remove();
  return '';
}

/** Shows it below the field. @param {import('./fields.js').FormField} field @param {import('./rules.js').FormIssue} issue @param {Adviser} adviser */
function advise(field, issue, { answers, say: speak }) {
  take(field);
  const { first } = field;
  const { suggestion } = issue;
  const text = suggestion ? say(answers, 'suggest', { suggestion }) : tell(answers, issue, field.label());
  const shown = make('p', { class: 'atera-suggestion', id: `${first.id}-suggestion`, lang: answers.tag, dir: answers.dir });
  if (suggestion) {
    const button = make('button', { type: 'button', class: 'atera-link' }, text);
    button.addEventListener('click', () => {
      first.value = suggestion;
      first.dispatchEvent(new Event('input', { bubbles: true }));
      take(field);
      first.focus();
      speak(suggestion);
    });
    shown.append(button);
  } else {
    shown.classList.add('atera-hint');
    shown.append(text);
    describe(first, shown.id);
  }
  (first.closest('label') ?? first).after(shown);
  return text;
}
