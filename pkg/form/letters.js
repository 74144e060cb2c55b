// @ts-check
// How many letters a text has, as people count them: a flag is one, and so is an accent with its letter.

/** @type {Intl.Segmenter | undefined} */
let segmenter;

/** @param {string} text */
export function countLetters(text) {
  if (typeof Intl.Segmenter !== 'function') return [...text].length;
  segmenter ??= new Intl.Segmenter();
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** The text whose letters the core has said so far. */
let said = '';

/** @param {number} code */
export const letter = (code) => { said += String.fromCodePoint(code); };

/** How many letters that were. */
export function letters() {
  const text = said;
  said = '';
  return countLetters(text);
}
