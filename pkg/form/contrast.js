// @ts-check
// A host's own colours, made readable: what stands on its brand colour is black or white, whichever can be read, and links
// and errors get as much more contrast as they lack (WCAG 2.2, 1.4.3). The host's properties stay as they are.

/** Red, green and blue from 0 to 1. @typedef {[number, number, number]} Colour */

/** What text needs. */
const LEAST = 4.5;
const STEPS = 20;

/** @param {number} part */
const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** @param {Colour} colour */
export const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** From 1 to 21. @param {Colour} one @param {Colour} other */
export function contrast(one, other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (/** @type {number} */ (lighter) + 0.05) / (/** @type {number} */ (darker) + 0.05);
}

/** @type {Colour} */
const BLACK = [0, 0, 0];
/** @type {Colour} */
const WHITE = [1, 1, 1];

/** Black or white: one of them always has 4.5. @param {Colour} background @returns {Colour} */
export const readableOn = (background) => (contrast(WHITE, background) >= LEAST ? WHITE : BLACK);

/** The colour, or the nearest on its way to black or white that can be read. @param {Colour} colour @param {Colour} background @returns {Colour} */
export function readable(colour, background) {
  const end = contrast(WHITE, background) > contrast(BLACK, background) ? WHITE : BLACK;
  for (let step = 0; step < STEPS; step += 1) {
    const mixed = /** @type {Colour} */ (colour.map((part, at) => part + ((/** @type {number} */ (end[at])) - part) * (step / STEPS)));
    if (contrast(mixed, background) >= LEAST) return mixed;
  }
  return end;
}

/** A colour as browsers write computed ones: `rgb(…)` and `color(srgb …)`. @param {string} text @returns {Colour | undefined} */
export function parse(text) {
  const [, kind, parts = ''] = /^(rgba?|color)\(\s*(?:srgb\s)?([^)]*)\)$/.exec(text.trim()) ?? [];
  if (!kind) return undefined;
  const numbers = parts.split(/[\s,/]+/).filter(Boolean).map(Number);
  if (numbers.length < 3 || numbers.some(Number.isNaN)) return undefined;
  return /** @type {Colour} */ (numbers.slice(0, 3).map((part) => (kind === 'color' ? Math.min(Math.max(part, 0), 1) : part / 255)));
}

/** @param {Colour} colour */
const written = (colour) => `rgb(${colour.map((part) => Math.round(part * 255)).join(' ')})`;

/** Whether it hides what is below it. @param {string} text */
const isClear = (text) => text === 'transparent' || /[,/]\s*0\)$/.test(text);

/** What an element stands on: the first background that is not clear. @param {Element} element @returns {Colour} */
export function groundOf(element) {
  for (let node = /** @type {any} */ (element); node; node = node.parentNode ?? node.host) {
    if (!(node instanceof Element)) continue;
    const { backgroundColor } = getComputedStyle(node);
    if (!isClear(backgroundColor)) return parse(backgroundColor) ?? WHITE;
  }
  // The browser's own canvas.
  return isDark(element) ? [0.07, 0.07, 0.07] : WHITE;
}

/** @param {Element} element */
function isDark(element) {
  const { colorScheme } = getComputedStyle(element);
  return colorScheme.includes('dark') && (!colorScheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches);
}

/** A colour of any notation, as it computes there. @param {HTMLElement} place @param {string} value */
function computed(place, value) {
  const probe = document.createElement('span');
  probe.hidden = true;
  place.append(probe);
  const rule = sheetOf(probe);
  rule.replaceSync(`[data-atera-probe] { color: color-mix(in srgb, ${value}, ${value}) !important }`);
  probe.dataset.ateraProbe = '';
  const colour = parse(getComputedStyle(probe).color);
  probe.remove();
  rule.replaceSync('');
  return colour;
}

/** @type {WeakMap<Node, CSSStyleSheet>} */
const sheets = new WeakMap();

/** A sheet of our own beside those of the page: inline styles may be forbidden. @param {Node} node */
function sheetOf(node) {
  const root = /** @type {Document | ShadowRoot} */ (node.getRootNode());
  const known = sheets.get(root);
  if (known) return known;
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  sheets.set(root, sheet);
  return sheet;
}

/** @type {WeakMap<Element, { sheet: CSSStyleSheet, name: string }>} */
const tones = new WeakMap();
let count = 0;

/**
 * Looks at the host's colours, and sets what can be read; again when light becomes dark.
 * @param {import('./element.js').AteraTicketForm} element
 * @param {HTMLElement} place
 */
export function tone(element, place) {
  if (!('adoptedStyleSheets' in document)) return;
  if (!tones.has(element)) {
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => { if (element.isConnected) tone(element, place); });
  }
  const { sheet, name } = tones.get(element) ?? open(element);
  element.setAttribute('data-atera-tone', name);
  // A sheet in the shadow does not reach the host element; properties are inherited, so the page's sheet serves both.
  const chosen = element.accent && CSS.supports('color', element.accent) ? `--atera-accent: ${element.accent};` : '';
  const selector = `atera-ticket-form[data-atera-tone="${name}"]`;
  sheet.replaceSync(chosen && `${selector} { ${chosen} }`);
  const accent = computed(place, 'var(--atera-accent)');
  if (!accent) return;
  const ground = groundOf(element);
  const error = computed(place, 'var(--atera-error, light-dark(#b3261e, #ff9a91))') ?? BLACK;
  const link = computed(place, 'var(--atera-link, var(--atera-accent))') ?? accent;
  sheet.replaceSync(`${selector} {
    ${chosen}
    --atera-sure-on-accent: ${written(readableOn(accent))};
    --atera-sure-link: ${written(readable(link, ground))};
    --atera-sure-error: ${written(readable(error, ground))};
  }`);
}

/** @param {Element} element */
function open(element) {
  const tone = { sheet: new CSSStyleSheet(), name: String(count += 1) };
  const root = /** @type {Document | ShadowRoot} */ (element.getRootNode());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, tone.sheet];
  tones.set(element, tone);
  return tone;
}
