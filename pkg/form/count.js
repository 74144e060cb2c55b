// @ts-check
// How many characters are left, as people count them: a family emoji is one.
import { describe } from './errors.js';
import { countGraphemes } from './graphemes.js';
import { make } from './make.js';
import { say } from './words.js';

/** How long somebody does not type before the count is spoken. */
const PAUSE_MS = 1_000;

/** @param {import('./words.js').Words} words @param {string} text @param {number} limit */
export function sentence(words, text, limit) {
  const left = limit - countGraphemes(text);
  return left < 0 ? say(words, 'count.over', { n: -left }) : say(words, 'count.left', { n: left });
}

/**
 * Shows the count below a field, and speaks it in a pause. Nothing is cut off.
 * @param {import('./fields.js').FormField} field
 * @param {number} limit
 * @param {{ words: import('./words.js').Words, say: (text: string) => void, signal: AbortSignal }} with_
 */
export function keepCount({ first }, limit, { words, say: speak, signal }) {
  const id = `${first.id}-count`;
  // One of before, where a framework took the element out of the page and put it back.
  const shown = (/** @type {Document} */ (first.getRootNode())).getElementById(id)
    ?? make('p', { class: 'atera-count', id, lang: words.tag, dir: words.dir });
  (first.closest('label') ?? first).after(shown);
  describe(first, shown.id);
  const update = () => { shown.textContent = sentence(words, first.value, limit); };
  let timer = /** @type {ReturnType<typeof setTimeout> | undefined} */ (undefined);
  first.addEventListener('input', () => {
    update();
    clearTimeout(timer);
    timer = setTimeout(() => speak(/** @type {string} */ (shown.textContent)), PAUSE_MS);
  }, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  update();
}
