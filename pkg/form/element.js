// @ts-check
// The element: it finds its form, or has one made, and waits until a person comes near. The rest is loaded then.
import { placeVoice } from './announce.js';
import { dress } from './looks.js';
import { isWaiting } from './waiting.js';

/**
 * What the parts know of where they are.
 * @typedef {{
 *   element: AteraTicketForm,
 *   form: HTMLFormElement,
 *   root: HTMLElement,
 *   say: (text: string) => void,
 *   prefix: string,
 *   made?: import('./render.js').Made,
 * }} Place
 */

/** What tells that somebody is about to fill in the form. */
const NEAR = ['focusin', 'pointerdown', 'input'];
/** How long the parts may take to arrive before the form is sent as any form is. */
const PARTS_MS = 10_000;

/** A server that renders the host's page has no elements; there the class is only a name. */
const Base = globalThis.HTMLElement ?? class {};

let count = 0;

export class AteraTicketForm extends Base {
  static observedAttributes = ['accent', 'action'];

  /** @type {Place | undefined} */
  #place;
  /** @type {Promise<import('./visit.js').Started> | undefined} */
  #visit;
  /** @type {HTMLElement | undefined} */
  #root;
  /** @type {((text: string) => void) | undefined} */
  #say;
  #schema = /** @type {any} */ (undefined);
  #listening = new AbortController();
  #isSubmitting = false;
  /** Which rendering is the last one that was asked for. */
  #asked = 0;

  connectedCallback() {
    // A framework may have set it before the class was known.
    if (Object.hasOwn(this, 'schema')) {
      const { schema } = this;
      delete (/** @type {any} */ (this).schema);
      this.#schema = schema;
    }
    // The parser may not have come to the form yet.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.#open(), { once: true });
    else this.#open();
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.#visit?.then((visit) => visit.close(), () => {});
    this.#visit = undefined;
  }

  /** @param {string} name @param {string | null} before */
  attributeChangedCallback(name, before) {
    // Those that the markup has are read when the element is connected, which comes after.
    if (!this.#root || !this.isConnected) return;
    if (name === 'accent') this.#tone();
    else if (before === null && !this.#place) this.#open();
  }

  get state() { return this.getAttribute('state') ?? ''; }
  set state(value) { this.setAttribute('state', value); }

  get action() { return this.getAttribute('action') ?? ''; }
  set action(value) { this.setAttribute('action', value); }

  get language() { return this.getAttribute('language') ?? ''; }
  set language(value) { this.setAttribute('language', value); }

  get drafts() { return this.getAttribute('drafts') ?? ''; }
  set drafts(value) { this.setAttribute('drafts', value); }

  get accent() { return this.getAttribute('accent') ?? ''; }
  set accent(value) { this.setAttribute('accent', value); }

  get shadow() { return this.hasAttribute('shadow'); }
  set shadow(value) { this.toggleAttribute('shadow', value); }

  get schema() { return this.#schema; }
  set schema(value) {
    this.#schema = value;
    // A form that was made from another schema gives way, unless somebody is at it.
    if (!this.isConnected || this.#visit || (this.#place && !this.#place.made)) return;
    this.#place?.form.parentNode?.removeChild(this.#place.form);
    this.#place = undefined;
    this.#open();
  }

  /** Sends the form as its button does. */
  submit() {
    this.#place?.form.requestSubmit();
  }

  #open() {
    if (!this.isConnected) return;
    const root = (this.#root ??= this.#ground());
    dress(/** @type {Document | ShadowRoot} */ (root.getRootNode()), this);
    const form = this.#place?.form ?? this.querySelector('form') ?? root.querySelector('form');
    if (form) this.#attend(form);
    else if (this.action) this.#make(root);
  }

  /** Where the form is: this element, or a ground in its shadow that inherits nothing of the host's. */
  #ground() {
    if (!this.shadow) return this;
    const ground = document.createElement('div');
    ground.className = 'atera-ground';
    (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).append(ground);
    return ground;
  }

  /** @param {HTMLElement} root */
  async #make(root) {
    const asked = (this.#asked += 1);
    try {
      const { makeForm } = await import('./render.js');
      const made = await makeForm(this, this.#prefix());
      if (asked !== this.#asked || !this.isConnected || this.#place) return;
      root.prepend(made.form);
      this.#attend(made.form, made);
    } catch (error) {
      this.state = 'failed';
      const { AteraErrorEvent } = await import('./events.js');
      this.dispatchEvent(new AteraErrorEvent({ code: 'not_loaded', cause: error }));
    }
  }

  /** @param {HTMLFormElement} form @param {import('./render.js').Made} [made] */
  #attend(form, made) {
    const root = /** @type {HTMLElement} */ (this.#root);
    if (root !== this && !root.contains(form)) root.prepend(form);
    this.#say ??= placeVoice(root);
    this.#place ??= { element: this, form, root, say: this.#say, prefix: this.#prefix(), made };
    // The browser's own bubbles come one at a time, in other words, and in its own language.
    form.noValidate = true;
    this.state ||= 'ready';
    this.#tone();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const begin = () => { this.#begin().catch(() => {}); };
    for (const type of NEAR) form.addEventListener(type, begin, { signal, once: true });
    form.addEventListener('submit', (event) => this.#submit(event), { signal });
    // A draft is put back before somebody types, and what waits is sent without anybody near.
    if (this.hasAttribute('drafts') || isWaiting()) begin();
  }

  /** Loads what a person at the form needs. A failed loading is tried again by the next call. */
  #begin() {
    const place = /** @type {Place} */ (this.#place);
    return this.#visit ??= import('./visit.js').then(({ startVisit }) => startVisit(place)).catch((error) => {
      this.#visit = undefined;
      throw error;
    });
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    // The host's own page may have taken it.
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (this.#isSubmitting) return;
    this.#isSubmitting = true;
    const form = /** @type {HTMLFormElement} */ (event.target);
    try {
      const visit = await within(this.#begin(), PARTS_MS);
      if (visit) await visit.submit();
      // Nothing was sent, so the browser may send it.
      else if (form.reportValidity()) HTMLFormElement.prototype.submit.call(form);
    } finally {
      this.#isSubmitting = false;
    }
  }

  /** Only a host that has a colour of its own needs it. */
  #tone() {
    if (!this.accent && !getComputedStyle(this).getPropertyValue('--atera-accent')) return;
    import('./contrast.js').then(({ tone }) => tone(this, /** @type {HTMLElement} */ (this.#root)), () => {});
  }

  #prefix() {
    return this.#place?.prefix ?? (this.id || `atera-${(count += 1)}`);
  }
}

/** What was promised; nothing if it fails or takes too long. @template T @param {Promise<T>} promise @param {number} ms @returns {Promise<T | undefined>} */
function within(promise, ms) {
  return Promise.race([promise.catch(() => undefined), new Promise((resolve) => { setTimeout(resolve, ms); })]);
}
