// @ts-check
// The stylesheet, in the one way that no policy against inline styles forbids.
import text from './style.js';

/** @type {CSSStyleSheet | undefined} */
let sheet;

/**
 * Puts it on the page or into the shadow root, once.
 * @param {Document | ShadowRoot} root
 * @param {HTMLElement} element
 */
export function dress(root, element) {
  if (!('adoptedStyleSheets' in root)) return dressOld(root, element);
  sheet ??= new CSSStyleSheet();
  if (!sheet.cssRules.length) sheet.replaceSync(text);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/**
 * An engine of before 2023: inline if the host gave a nonce for it, else from the file beside this one.
 * @param {any} root
 * @param {HTMLElement} element
 */
function dressOld(root, element) {
  const at = root.head ?? root;
  if (at.querySelector('[data-atera-style]')) return;
  const tag = document.createElement(element.nonce ? 'style' : 'link');
  tag.dataset.ateraStyle = '';
  if (tag instanceof HTMLLinkElement) Object.assign(tag, { rel: 'stylesheet', href: new URL('./style.css', import.meta.url).href });
  else Object.assign(tag, { nonce: element.nonce, textContent: text });
  at.append(tag);
}
