// @ts-check
// How a submission leaves: with a token, once, and with the same id however often it is tried.
import { controlsOf } from './fields.js';
import { isWaiting, markWaiting } from './waiting.js';

/**
 * @typedef {{ token: string, id: string, proof?: { bits: number } }} Token
 * @typedef {import('./queue.js').Answer | { type: 'native' }} Sent
 * `native`: the page's policy or the intake refuses a script, and nothing was sent.
 */

const TOKEN_MS = 8_000;

/**
 * @param {HTMLFormElement} form
 * @param {(event: any) => void} onEvent what comes of submissions that waited
 */
export function createSender(form, onEvent) {
  const action = new URL(form.getAttribute('action') ?? '', document.baseURI).href;
  /** @type {Promise<Token> | undefined} */
  let asked;
  /** @type {ReturnType<typeof import('./queue.js').openQueue> | undefined} */
  let queue;
  /** @type {{ text: string, given: Token } | undefined} */
  let waiting;
  /** The id of the one whose answer is waited for. */
  let sending = '';
  /** Where the form has the one that it was served with. */
  const control = /** @type {HTMLInputElement | null} */ (controlsOf(form).namedItem('token'));

  /** The intake names its receipt by its path. @template {object} T @param {T} said @returns {T} */
  const whole = (said) => ('url' in said ? { ...said, url: new URL(String(said.url), action).href } : said);

  /** What is answered to `send` is not told twice. @param {import('./queue.js').QueueEvent} event */
  const heard = async (event) => {
    if (event.id !== sending) onEvent(whole(event));
    markWaiting(await /** @type {any} */ (queue).waiting() > 0);
  };

  const open = async () => {
    const { openQueue } = await import('./queue.js');
    queue ??= openQueue({ action, fetch: globalThis.fetch.bind(globalThis), onEvent: heard });
    return queue;
  };

  /** @returns {Promise<Token>} */
  const token = () => {
    asked ??= ask(action, idIn(control?.value)).catch((error) => {
      asked = undefined;
      throw error;
    });
    return asked;
  };

  /** The next one is another submission. */
  const renew = () => {
    asked = waiting = undefined;
    if (control) control.value = '';
  };

  return {
    /** The time that a person needs is counted from here, if the form has no token yet. */
    prepare() {
      token().catch(() => {});
      if (isWaiting()) open().then((queue) => queue.flush()).catch(() => {});
    },

    /** @param {Record<string, string>} fields @returns {Promise<Sent>} */
    async send({ token: own, ...fields }) {
      const text = JSON.stringify(fields);
      // What waits under an id is what was typed then.
      if (waiting && waiting.text !== text) renew();
      let given;
      try {
        given = await token();
      } catch (error) {
        if (await isForbidden(action, error)) return { type: 'native' };
        // Nobody answers: it waits under an id of its own, and gets its token when the line is back.
        given = waiting?.given ?? { token: own ?? '', id: idIn(own) ?? newId() };
      }
      const { proof } = /** @type {Token} */ (given);
      if (proof) fields.proof = await (await import('./proof.js')).solve({ token: given.token, bits: proof.bits });
      markWaiting(true);
      sending = given.id;
      const sent = await (await open()).send({ id: given.id, token: given.token, fields });
      sending = '';
      if (sent.type === 'queued') waiting = { text, given };
      return whole(sent);
    },

    renew,

    /** The text of one that was refused while nobody looked; from now on the form alone has it. @param {string} id */
    async takeBack(id) {
      const queue = await open();
      const kept = (await queue.kept()).find((one) => one.id === id);
      if (kept) await queue.discard(id);
      return kept?.fields;
    },

    close() {
      queue?.close();
    },
  };
}

/** The id that a token names. @param {string | undefined} token */
const idIn = (token) => token?.split('.')[1];

/** As the intake makes them: 22 letters, 132 bits. */
function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_');
}

/** @param {string} action @param {string | undefined} id of the token that the form has @returns {Promise<Token>} */
async function ask(action, id) {
  const address = new URL('/form/token', action);
  if (id) address.searchParams.set('id', id);
  const reply = await fetch(address, { credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(TOKEN_MS) });
  if (!reply.ok) throw Object.assign(new Error('no token'), { status: reply.status });
  return reply.json();
}

/**
 * Whether it is not the line: the page's policy lets no script through, or the intake does not know the page. The
 * browser tells a script the same of all three, but a request whose answer nobody reads gets through a good line.
 * @param {string} action
 * @param {any} error
 */
async function isForbidden(action, error) {
  if (error.status) return error.status < 500 && error.status !== 429;
  if (!navigator.onLine) return false;
  let isRefused = false;
  const hear = () => { isRefused = true; };
  document.addEventListener('securitypolicyviolation', hear);
  try {
    await fetch(new URL('/form/token', action), { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(TOKEN_MS) });
    return true;
  } catch {
    // The event of a refusal is a task that comes after it.
    await new Promise((resolve) => { setTimeout(resolve); });
    return isRefused;
  } finally {
    document.removeEventListener('securitypolicyviolation', hear);
  }
}
