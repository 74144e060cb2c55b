// Where the form ends, which field is wrong and where the keyboard is, when colours are forced: edges say it, grounds no longer do.
import { element } from './embedded.mjs';

/** The parts that an edge tells from the page. */
const EDGED = '.atera-input, .atera-button, .atera-summary, .atera-told, .atera-wrong';
const LEAST_FOCUS_PX = 2;
const MOST_STOPS = 40;

/** What an edge must differ from: the ground that the person chose. */
const groundOf = (page) => page.evaluate(() => {
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'Canvas';
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
});

/** Each of those parts that has an edge on no side, or one in the ground's colour. */
export const edgesNotSeen = async (page) => element(page).evaluate((host, [selector, ground]) => {
  const isSeen = (style, side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0
    && ![ground, 'rgba(0, 0, 0, 0)'].includes(style[`border${side}Color`]);
  return [...(host.shadowRoot ?? host).querySelectorAll(selector)]
    .filter((part) => part.getClientRects().length && !['Top', 'Right', 'Bottom', 'Left'].some((side) => isSeen(getComputedStyle(part), side)))
    .map((part) => `${part.outerHTML.slice(0, 80)}: ${getComputedStyle(part).border}`);
}, [EDGED, await groundOf(page)]);

/** Each stop of the keyboard in the form that does not look like one. */
export async function focusNotSeen(page) {
  const ground = await groundOf(page);
  await page.getByRole('link', { name: 'All embedded forms' }).focus();
  const unseen = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const at = await element(page).evaluate((host) => {
      const part = (host.shadowRoot ?? document).activeElement;
      if (!part || !(host.shadowRoot ?? host).contains(part)) return null;
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part);
      return { part: part.outerHTML.slice(0, 80), outlineStyle, outlineWidth, outlineColor };
    });
    if (!at && stop === 0) throw new Error('the keyboard did not come into the form');
    if (!at) return unseen;
    const isSeen = at.outlineStyle !== 'none' && parseFloat(at.outlineWidth) >= LEAST_FOCUS_PX && at.outlineColor !== ground;
    if (!isSeen) unseen.push(`${at.part}: ${at.outlineWidth} ${at.outlineStyle} ${at.outlineColor}`);
  }
  throw new Error(`the keyboard did not leave the form in ${MOST_STOPS} stops`);
}
