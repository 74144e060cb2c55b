// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.

/**
 * What each language can load: the words to draw with, and those to answer with.
 * @type {Record<string, [() => Promise<{ default: import('./en.js').Words }>, () => Promise<{ default: import('./en-answers.js').Answers }>]>}
 */
export const LANGUAGES = {
  en: [() => import('./en.js'), () => import('./en-answers.js')],
  de: [() => import('./de.js'), () => import('./de-answers.js')],
  fr: [() => import('./fr.js'), () => import('./fr-answers.js')],
  es: [() => import('./es.js'), () => import('./es-answers.js')],
  pt: [() => import('./pt.js'), () => import('./pt-answers.js')],
  it: [() => import('./it.js'), () => import('./it-answers.js')],
  nl: [() => import('./nl.js'), () => import('./nl-answers.js')],
  pl: [() => import('./pl.js'), () => import('./pl-answers.js')],
  he: [() => import('./he.js'), () => import('./he-answers.js')],
  ar: [() => import('./ar.js'), () => import('./ar-answers.js')],
  ja: [() => import('./ja.js'), () => import('./ja-answers.js')],
  zh: [() => import('./zh.js'), () => import('./zh-answers.js')],
};
