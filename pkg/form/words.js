// @ts-check
// The words of the element: which language, its modules, and a sentence with its values in it.
//
// Every language is two modules. `words/<tag>.js` holds what is drawn: `form`, `fields`, `choices`, `count`.
// `words/<tag>-answers.js` holds what may have to be said once somebody typed: `issues`, `emails`, `suggest`, `states`,
// `refusals`. Both are made from src/form/words/<tag>.json.
import { LANGUAGES } from './words/languages.js';

/**
 * @typedef {import('./words/en.js').Words} Words
 * @typedef {import('./words/en-answers.js').Answers} Answers
 * @typedef {{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>} Plural one sentence for each plural form
 * @typedef {{ path: string, code: string, reason?: string | null, message?: string, params?: Record<string, string | number> }} Issue
 */

/** Languages that are written otherwise here. @type {Record<string, string>} */
const ALSO = { iw: 'he' };

/** Our tag for a language tag; nothing if it is none of ours. @param {string | null | undefined} tag */
export function known(tag) {
  const first = (tag ?? '').trim().toLowerCase().split(/[-_]/)[0] ?? '';
  const ours = ALSO[first] ?? first;
  return Object.hasOwn(LANGUAGES, ours) ? ours : undefined;
}

/** The language of an element: its attribute, else that of the page around it, else English. @param {Element} element */
export function languageOf(element) {
  return known(element.getAttribute('language')) ?? known(surrounding(element)) ?? 'en';
}

/** The nearest `lang`, also outside of a shadow root. @param {Element} element @returns {string | null | undefined} */
function surrounding(element) {
  const found = element.closest('[lang]');
  if (found) return found.getAttribute('lang');
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? surrounding(root.host) : undefined;
}

/** The words to draw with. @param {string} language @returns {Promise<Words>} */
export const loadWords = async (language) => (await of(language)[0]()).default;

/** The words to answer with. @param {string} language @returns {Promise<Answers>} */
export const loadAnswers = async (language) => (await of(language)[1]()).default;

/** @param {string} language */
const of = (language) => /** @type {(typeof LANGUAGES)[string]} */ (LANGUAGES[known(language) ?? 'en']);

/**
 * A sentence, by its place: `say(words, 'count.left', { n: 3 })`. What has plural forms is chosen by `n`.
 * @param {Words | Answers} words
 * @param {string} key
 * @param {Record<string, string | number>} [params]
 * @returns {string}
 */
export function say(words, key, params = {}) {
  /** @type {any} */
  const found = key.split('.').reduce((/** @type {any} */ part, name) => part?.[name], words);
  return fill(typeof found === 'object' ? plural(words.tag, found, Number(params.n)) : found ?? '', words.tag, params);
}

/** @param {string} tag @param {Plural} forms @param {number} n */
const plural = (tag, forms, n) => forms[new Intl.PluralRules(tag).select(n)] ?? forms.other;

/** @param {string} text @param {string} tag @param {Record<string, string | number>} params */
function fill(text, tag, params) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => {
    const value = params[name];
    return typeof value === 'number' ? new Intl.NumberFormat(tag).format(value) : value ?? whole;
  });
}

/** What a table says under a name that may be anybody's. @param {object} table @param {string} name */
const at = (table, name) => (Object.hasOwn(table, name) ? /** @type {any} */ (table)[name] : undefined);

/**
 * What to tell of an issue, the same words in the summary and at the field.
 * @param {Answers} answers
 * @param {Issue} issue
 * @param {string} label what the field is called on this form
 */
export function tell(answers, issue, label) {
  const own = at(answers.issues, issue.code) ?? answers.issues.other;
  const text = at(answers.emails, issue.reason ?? '') ?? at(own, issue.path) ?? at(own, '');
  return fill(text, answers.tag, { label, ...issue.params });
}
