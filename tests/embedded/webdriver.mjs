// What WebDriver calls things, the same over HTTP and over Marionette.

/** How a reference to an element is written. */
export const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** The keys that are no letters, as they are numbered. */
const KEYS = {
  Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Escape: '\uE00C', Space: ' ',
  ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
};

const keyboard = (actions) => ({ actions: [{ type: 'key', id: 'keyboard', actions }] });
const stroke = (value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }];

/** Presses and lets go each letter in turn, where the keyboard is. @param {string} text */
export const typed = (text) => keyboard([...text].flatMap(stroke));

/** @param {keyof typeof KEYS} name @param {{ shift?: boolean }} [held] */
export const pressed = (name, { shift = false } = {}) => {
  const [down, up] = stroke(KEYS.Shift);
  return keyboard(shift ? [down, ...stroke(KEYS[name]), up] : stroke(KEYS[name]));
};

/** An asynchronous script that runs a function and answers what it answers, also when that comes later. @param {Function} program */
export const scriptOf = (program) => `const done = arguments[arguments.length - 1];
  Promise.resolve().then(() => (${program})(...[...arguments].slice(0, -1)))
    .then((value) => done({ value }), (error) => done({ fault: String(error) }));`;

export function answerOf({ value, fault }) {
  if (fault) throw new Error(`in the page: ${fault}`);
  return value;
}
