// @ts-check
// Cloudflare Turnstile: a script of others, so it is loaded only where the form asks for it, and where the page's policy
// lets it in.
import { controlsOf } from './fields.js';
import { make } from './make.js';

const SCRIPT = 'https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit';
const LOAD_MS = 10_000;
const PASS_MS = 30_000;
const LOOK_MS = 250;

/** @type {Promise<any> | undefined} */
let loading;

/** @returns {Promise<any>} */
function load() {
  const { turnstile } = /** @type {any} */ (globalThis);
  if (turnstile) return Promise.resolve(turnstile);
  loading ??= new Promise((resolve, reject) => {
    const script = make('script', { src: SCRIPT, async: true });
    script.onload = () => resolve(/** @type {any} */ (globalThis).turnstile);
    script.onerror = () => reject(new Error('the policy of the page or the line keeps Turnstile out'));
    setTimeout(script.onerror, LOAD_MS);
    document.head.append(script);
  }).catch((error) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

/**
 * Shows it before the button.
 * @param {HTMLFormElement} form
 * @param {{ siteKey: string, action?: string }} challenge
 * @param {string} language
 */
export function showChallenge(form, { siteKey, action }, language) {
  let isOut = false;
  /** @type {any} */
  let turnstile;
  /** @type {string} */
  let widget;
  const found = form.querySelector('.cf-turnstile');
  const place = found ?? make('div', { class: 'atera-field' });
  if (!found) form.querySelector('button:not([type=button]), input[type=submit]')?.before(place);
  // What the intake served has the script beside it, and renders itself.
  if (!found) load().then((loaded) => {
    turnstile = loaded;
    widget = turnstile.render(place, { sitekey: siteKey, action, language, theme: 'auto' });
  }).catch(() => { isOut = true; });

  const control = () => controlsOf(form).namedItem('cf-turnstile-response');
  return {
    /** Whether there is a response. If not, the intake's own page shows the challenge. @returns {Promise<boolean>} */
    async passed() {
      const isWritten = () => Boolean(/** @type {HTMLInputElement | null} */ (control())?.value);
      for (const end = Date.now() + PASS_MS; Date.now() < end && !isWritten() && !isOut;) {
        await new Promise((resolve) => { setTimeout(resolve, LOOK_MS); });
      }
      return isWritten();
    },

    /** A response is good once. */
    reset() {
      turnstile ??= /** @type {any} */ (globalThis).turnstile;
      turnstile?.reset(widget);
    },
  };
}
