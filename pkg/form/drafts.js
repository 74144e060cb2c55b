// @ts-check
// What is typed and not sent yet, kept on the visitor's own disk until it is sent, undone or too old.
//
// Each page view has a draft of its own, and a lock says that it lives: so two tabs never write over each other. A draft
// whose page is gone belongs to the next page that opens the form and finds it untouched.
import { isUntouched, standsFor, write, writtenIn } from './draft-fields.js';
import { collect, leave, withdraw } from './last-words.js';
import { locksOf } from './leases.js';
import { isSent } from './sent-drafts.js';
import { openStorage } from './storage.js';

const DAY_MS = 86_400_000;
/** Somebody types several letters in that time. */
const PAUSE_MS = 400;
const CHANNEL = 'atera-form-drafts';

/**
 * @typedef {import('./draft-fields.js').Line} Line
 * @typedef {{ id: string, form: string, savedAt: number, expiresAt: number, lines: Line[] }} Draft
 *
 * @typedef {object} DraftOptions
 * @property {HTMLFormElement} form
 * @property {string} key which form it is: its action and the name of its schema
 * @property {number} [days] how long a draft is kept
 * @property {(text: string) => void} [announce] speaks to who cannot see
 * @property {(word: 'draftRestored' | 'undone') => string} [say] the sentence
 * @property {() => void} [onRestored]
 * @property {import('./storage.js').Storage} [storage]
 * @property {import('./leases.js').Locks} [locks]
 * @property {() => number} [now]
 *
 * @typedef {object} Drafts
 * @property {Promise<boolean>} restored whether a draft was put into the form; where nothing can be kept, `false`
 * @property {() => Promise<void>} undo puts back what stood there before, and forgets the draft
 * @property {() => Promise<void>} forget as soon as the submission is in the queue or accepted, and before the form is
 *   emptied: removes this page's draft, and the same text wherever else it is kept
 * @property {() => Promise<void>} keep after the submission was refused or failed: saves what stands in the form
 * @property {() => Promise<void>} detach saves, and leaves the draft to the next page
 */

/** @param {DraftOptions} options @returns {Drafts} */
export function attachDrafts(options) {
  return new FormDrafts(options).attach();
}

/** @implements {Drafts} */
class FormDrafts {
  #form;
  #key;
  #days;
  #announce;
  #say;
  #onRestored;
  #storage;
  #locks;
  #now;
  /** This page view's own. */
  #id;
  /** What the restored draft replaced. @type {Line[] | undefined} */
  #before;
  #isWriting = false;
  #isTyped = false;
  /** Typed, and not on the disk yet. */
  #isOpen = false;
  #isAttached = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {(() => void) | undefined} */
  #release;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  restored;

  /** @param {DraftOptions} options */
  constructor({ form, key, days = 7, announce = () => {}, say = (word) => word, onRestored = () => {}, storage = openStorage(), locks, now = Date.now }) {
    this.#form = form;
    this.#key = key;
    this.#days = days;
    this.#announce = announce;
    this.#say = say;
    this.#onRestored = onRestored;
    this.#storage = storage;
    this.#locks = locks ?? locksOf(storage, now);
    this.#now = now;
    this.#id = `${key} ${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;
    this.restored = Promise.resolve(false);
  }

  attach() {
    this.#form.addEventListener('input', this.#onInput);
    this.#form.addEventListener('change', this.#onInput);
    addEventListener('pagehide', this.#onHide);
    addEventListener('pageshow', this.#onShow);
    document.addEventListener('visibilitychange', this.#onVisibility);
    if (globalThis.BroadcastChannel) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.onmessage = ({ data }) => { if (data.key === this.#key) this.#forgetSame(data.lines); };
    }
    this.restored = this.#live().then(() => this.#restore());
    return this;
  }

  async undo() {
    const before = this.#before;
    if (!before) return;
    this.#before = undefined;
    this.#write(before);
    // What was typed into other fields since stays, and stays kept.
    await this.#save();
    this.#announce(this.#say('undone'));
  }

  keep() {
    return this.#save();
  }

  async forget() {
    const lines = writtenIn(this.#form);
    this.#before = undefined;
    await this.#drop();
    const text = JSON.stringify(lines);
    for (const draft of await this.#all()) if (JSON.stringify(draft.lines) === text) await this.#storage.remove('drafts', draft.id);
    this.#channel?.postMessage({ key: this.#key, lines: text });
  }

  async detach() {
    if (!this.#isAttached) return;
    this.#form.removeEventListener('input', this.#onInput);
    this.#form.removeEventListener('change', this.#onInput);
    removeEventListener('pagehide', this.#onHide);
    removeEventListener('pageshow', this.#onShow);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    this.#channel?.close();
    await this.#flush();
    this.#isAttached = false;
    this.#release?.();
  }

  #onInput = () => {
    if (this.#isWriting) return;
    this.#isTyped = true;
    this.#isOpen = true;
    this.#timer ??= setTimeout(() => this.#save(), PAUSE_MS);
  };

  #onVisibility = () => { if (document.visibilityState === 'hidden') this.#flush(); };

  /** The page may never come back: what it holds belongs to the next one. */
  #onHide = () => { this.#flush(); this.#release?.(); };

  /** It did come back. @param {PageTransitionEvent} event */
  #onShow = ({ persisted }) => { if (persisted) this.#live().then(() => (this.#isTyped ? this.#save() : undefined), () => {}); };

  /** Only what was typed and is not saved yet. */
  async #flush() {
    if (!this.#isOpen || !this.#isAttached) return;
    leave(this.#draft());
    await this.#save();
  }

  /** @returns {Draft} */
  #draft() {
    const savedAt = this.#now();
    return { id: this.#id, form: this.#key, savedAt, expiresAt: savedAt + this.#days * DAY_MS, lines: writtenIn(this.#form) };
  }

  async #save() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#isAttached) return;
    this.#isOpen = false;
    const draft = this.#draft();
    const { ok } = await (draft.lines.length === 0 ? this.#storage.remove('drafts', draft.id) : this.#storage.put('drafts', draft));
    if (ok && !this.#isOpen) withdraw(draft.id);
  }

  async #drop() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isOpen = false;
    withdraw(this.#id);
    await this.#storage.remove('drafts', this.#id);
  }

  /** Another tab sent these very words: this page has nothing to save, until somebody types again. @param {string} lines */
  #forgetSame(lines) {
    if (JSON.stringify(writtenIn(this.#form)) === lines) this.#drop();
  }

  /** Takes the lock that says that this page lives; it is held until the page goes. @returns {Promise<void>} */
  #live() {
    return new Promise((resolve) => {
      const held = this.#locks.request(`${CHANNEL} ${this.#id}`, {}, () => {
        resolve();
        return new Promise((release) => { this.#release = () => release(undefined); });
      });
      // A frame without an origin of its own has no locks, and nothing stored either.
      held.catch(() => resolve());
    });
  }

  /** The drafts of this form that other pages left behind or still write, the newest first. @returns {Promise<Draft[]>} */
  async #all() {
    for (const left of collect()) {
      if (left.lines.length === 0) await this.#storage.remove('drafts', left.id);
      else await this.#storage.put('drafts', left);
    }
    /** @type {Draft[]} */
    const drafts = await this.#storage.all('drafts');
    const now = this.#now();
    for (const { id } of drafts.filter(({ expiresAt }) => expiresAt <= now)) await this.#storage.remove('drafts', id);
    return drafts.filter(({ id, form, expiresAt }) => form === this.#key && id !== this.#id && expiresAt > now)
      .sort((one, other) => other.savedAt - one.savedAt);
  }

  async #restore() {
    const drafts = await this.#all();
    // What waits in the queue is sent from there, and its text is kept there.
    const queued = await this.#storage.all('queue');
    for (const draft of drafts.filter(({ lines }) => !queued.some(({ fields }) => isSent(lines, fields)))) {
      if (this.#isTyped || !isUntouched(this.#form, draft.lines)) return false;
      if (await this.#claim(draft)) return this.#fill(draft);
    }
    return false;
  }

  /** @param {Draft} draft claimed */
  async #fill(draft) {
    // Somebody began to type while it was fetched: what he writes now is what counts, and the draft waits again.
    if (this.#isTyped) {
      await this.#storage.put('drafts', draft);
      return false;
    }
    const before = standsFor(this.#form, draft.lines);
    this.#write(draft.lines);
    // The browser itself had brought it back.
    if (JSON.stringify(before) === JSON.stringify(standsFor(this.#form, draft.lines))) return false;
    this.#before = before;
    this.#announce(this.#say('draftRestored'));
    this.#onRestored();
    return true;
  }

  /** Makes a draft this page's own, if its page is gone and no other was faster. @param {Draft} draft */
  async #claim({ id }) {
    try {
      return await this.#locks.request(`${CHANNEL} ${id}`, { ifAvailable: true }, async (lock) => {
        if (!lock) return false;
        const moved = await this.#storage.change('drafts', id, (draft) => draft && { ...draft, id: this.#id });
        return moved.ok && moved.before !== undefined;
      });
    } catch {
      return false;
    }
  }

  /** @param {Line[]} lines */
  #write(lines) {
    this.#isWriting = true;
    write(this.#form, lines);
    this.#isWriting = false;
  }
}
