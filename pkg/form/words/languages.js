// @ts-check
// Made from src/form/words/ by tests/generated_words.rs; UPDATE=1 cargo test --test generated_words writes it anew.

/**
 * What each language can load: the words to draw with, and those to answer with.
 * @type {Record<string, [() => Promise<{ default: import('./en.js').Words }>, () => Promise<{ default: import('./en-answers.js').Answers }>]>}
 */
export const LANGUAGES = {
  en: [() => import('./en.js'), () => import('./en-answers.js')],
};
