// @ts-check
// How many letters a text has, as people count them: a flag is one, and so is an accent with its letter.

/** @type {Intl.Segmenter | undefined} */
let segmenter;

/** @param {string} text */
export function countGraphemes(text) {
  if (typeof Intl.Segmenter !== 'function') return [...text].length;
  segmenter ??= new Intl.Segmenter();
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}
