// @ts-check
// Submissions on their way. Each is on the disk before its first byte leaves, and leaves it when the door has answered;
// whatever dies in between, the same one goes again, under the same id, which the door takes once.
//
// JavaScript and not Rust: this has to work where the page's policy refuses WebAssembly.
import { locksOf } from './leases.js';
import { post, renew, timeOf } from './queue-post.js';
import { begin, next } from './queue-rules.js';
import { forgetSent } from './sent-drafts.js';
import { openStorage } from './storage.js';

/** Between two looks at what somebody else is sending. */
const LOOK_MS = 1_000;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const CHANNEL = 'atera-form-queue';

/**
 * @typedef {import('./queue-post.js').Entry} Entry
 * @typedef {Entry & { action: string, state: import('./queue-rules.js').State }} Waiting what is stored
 * @typedef {{ type: 'accepted', id: string, receipt: string, url: string }
 *   | { type: 'queued', id: string, code: string | null }
 *   | { type: 'refused', id: string, code: string, issues: { path: string, code: string }[] }
 *   | { type: 'failed', id: string, code: string }} QueueEvent nothing personal is in it
 * @typedef {QueueEvent & { message?: string, retryAfterMs?: number | null, issues?: import('./queue-post.js').Issue[] }} Answer
 *   for the page that sent it, with the door's words
 *
 * @typedef {object} QueueOptions
 * @property {string} action where submissions are posted
 * @property {typeof globalThis.fetch} [fetch]
 * @property {() => number} [now]
 * @property {() => number} [random]
 * @property {import('./storage.js').Storage} [storage]
 * @property {import('./leases.js').Locks} [locks]
 * @property {(event: QueueEvent) => void} [onEvent] also hears of submissions of an earlier page view, and of those
 *   that another tab sent for this one
 * @property {(asked: { token: string, bits: number }) => Promise<string>} [solve] the proof of work for a fresh token
 */

/** Opens the queue of a door, and sends what waits in it. @param {QueueOptions} options */
export function openQueue(options) {
  const queue = new Queue(options);
  queue.open();
  return queue;
}

class Queue {
  #action;
  #fetch;
  #now;
  #random;
  #storage;
  #locks;
  #onEvent;
  #solve;
  /** @type {BroadcastChannel | undefined} */
  #channel;
  /** Given to send() by this page, and not answered yet. @type {Map<string, Promise<Answer>>} */
  #heard = new Map();
  /** Of which this page knows that they wait. @type {Set<string>} */
  #told = new Set();
  /** @type {Promise<void> | undefined} */
  #round;
  /** Whether another round has to follow the one under way, and why. @type {{ line: boolean } | undefined} */
  #wanted;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #isClosed = false;

  /** @param {QueueOptions} options */
  constructor({ action, fetch = globalThis.fetch, now = Date.now, random = Math.random, storage = openStorage(), locks, onEvent, solve = solveLazily }) {
    this.#action = new URL(action, globalThis.document?.baseURI).href;
    this.#fetch = fetch;
    this.#now = now;
    this.#random = random;
    this.#storage = storage;
    this.#locks = locks ?? locksOf(storage, now);
    this.#onEvent = onEvent;
    this.#solve = solve;
  }

  open() {
    globalThis.addEventListener?.('online', this.#onLine);
    globalThis.addEventListener?.('pageshow', this.#onLine);
    globalThis.document?.addEventListener('visibilitychange', this.#onLine);
    if (globalThis.BroadcastChannel) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.onmessage = ({ data }) => { if (data.action === this.#action && this.#told.has(data.event.id)) this.#tell(data.event); };
    }
    this.#recall().then(() => this.#start(true));
  }

  /**
   * Sends a submission. What the promise answers is also told to `onEvent`, without the door's words.
   * @param {Entry} entry
   * @param {{ onStored?: () => void }} [options] `onStored` is called when it is on the disk: from here on the queue
   *   answers for its text
   * @returns {Promise<Answer>}
   */
  send(entry, { onStored } = {}) {
    const { id } = entry;
    // A double click is one submission.
    const running = this.#heard.get(id);
    if (running) return running;
    const answer = this.#take(entry, onStored).finally(() => { this.#heard.delete(id); this.#schedule(); });
    this.#heard.set(id, answer);
    return answer;
  }

  /** Sends what waits, as if the line had just come back. */
  flush() {
    return this.#start(true);
  }

  /** What was refused or given up while nobody looked, with its text, until it is discarded. */
  async kept() {
    const entries = (await this.#all()).filter(({ state }) => state.phase === 'refused' || state.phase === 'failed');
    return entries.map(({ id, fields, state }) => ({ id, fields, type: state.phase, code: state.code, createdAt: state.createdAt }));
  }

  /** How many wait to be sent. */
  async waiting() {
    return (await this.#all()).filter(({ state }) => state.phase === 'waiting').length;
  }

  /** Removes a submission and its text, whatever its state. @param {string} id */
  async discard(id) {
    this.#told.delete(id);
    await this.#storage.remove('queue', id);
  }

  /** Ends all waiting here; what is stored goes with the next page that opens the queue. */
  close() {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#channel?.close();
    globalThis.removeEventListener?.('online', this.#onLine);
    globalThis.removeEventListener?.('pageshow', this.#onLine);
    globalThis.document?.removeEventListener('visibilitychange', this.#onLine);
  }

  #onLine = () => { if (globalThis.document?.visibilityState !== 'hidden') this.#start(true); };

  /** @returns {Promise<Waiting[]>} */
  async #all() {
    return (await this.#storage.all('queue')).filter(({ action }) => action === this.#action);
  }

  /** @param {Entry} entry @param {(() => void) | undefined} onStored @returns {Promise<Answer>} */
  async #take({ id, token, fields }, onStored) {
    /** @type {Waiting} */
    const entry = { id, token, fields, action: this.#action, state: begin(this.#now(), true) };
    const { ok } = await this.#storage.put('queue', entry);
    if (ok) onStored?.();
    else entry.state = begin(this.#now(), false);
    const answer = await this.#alone(id, false, () => this.#advance(entry, true));
    return answer ?? { type: 'failed', id, code: 'discarded' };
  }

  /**
   * @param {string} id
   * @param {boolean} ifAvailable
   * @param {() => Promise<Answer | undefined>} work
   */
  async #alone(id, ifAvailable, work) {
    let isIn = false;
    try {
      return await this.#locks.request(`${CHANNEL} ${id}`, { ifAvailable }, async (lock) => {
        isIn = true;
        return lock ? work() : undefined;
      });
    } catch (error) {
      if (isIn) throw error;
      // A frame without an origin of its own has no locks, and nothing stored that two could send.
      return work();
    }
  }

  /**
   * Follows the rules until there is nothing to do now.
   * @param {Waiting} entry
   * @param {boolean} isHeard
   * @returns {Promise<Answer | undefined>}
   */
  async #advance(entry, isHeard) {
    const turn = () => ({ type: /** @type {const} */ ('turn'), tokenAt: timeOf(entry.token) });
    /** @type {import('./queue-rules.js').Happening} */
    let event = turn();
    /** @type {import('./queue-post.js').Said} */
    let said = {};
    /** A timer may fire a moment before its time. */
    let atLeast = 0;
    for (;;) {
      const { state, step } = next(entry.state, event, Math.max(this.#now(), atLeast), this.#random());
      entry.state = state;
      if (step === 'send') {
        const posted = await post(this.#fetch, this.#action, entry);
        said = posted.said;
        event = posted.event.type === 'answer' ? { ...posted.event, isHeard } : posted.event;
      } else if (step === 'renew') {
        event = await this.#renew(entry);
      } else if (step === 'early' && isHeard) {
        atLeast = state.dueAt;
        await new Promise((resolve) => { setTimeout(resolve, atLeast - this.#now()); });
        event = turn();
      } else {
        // Before the submission itself: who finds neither has nothing to put back.
        if (step === 'accept') await forgetSent(this.#storage, entry.fields);
        await this.#settle(entry);
        return this.#answer(entry, step, said);
      }
    }
  }

  /** @param {Waiting} entry @returns {Promise<import('./queue-rules.js').Happening>} */
  async #renew(entry) {
    const { event, token, bits } = await renew(this.#fetch, this.#action, entry.id);
    if (event.type !== 'renewed' || !token) return event;
    try {
      const proof = bits ? { proof: await this.#solve({ token, bits }) } : {};
      Object.assign(entry, { token, fields: { ...entry.fields, ...proof } });
    } catch {
      // The script that finds proofs comes over the same line.
      return { type: 'lost', code: 'network' };
    }
    await this.#settle(entry);
    return event;
  }

  /** Makes what is stored what is known; what was discarded meanwhile stays so. @param {Waiting} entry */
  async #settle(entry) {
    if (!entry.state.isStored) return;
    if (entry.state.phase === 'gone') await this.#storage.remove('queue', entry.id);
    else await this.#storage.change('queue', entry.id, (before) => before && entry);
  }

  /**
   * @param {Waiting} entry
   * @param {import('./queue-rules.js').Step} step
   * @param {import('./queue-post.js').Said} said
   * @returns {Answer | undefined}
   */
  #answer({ id, state }, step, { receipt = '', url = '', message, issues = [], retryAfterMs }) {
    const code = state.code ?? '';
    switch (step) {
      // The door names its own page; here it is another's.
      case 'accept': return this.#announce({ type: 'accepted', id, receipt, url: new URL(url, this.#action).href });
      case 'wait': return this.#announce({ type: 'queued', id, code: state.code });
      case 'fail': return this.#announce({ type: 'failed', id, code });
      case 'refuse':
        this.#announce({ type: 'refused', id, code, issues: issues.map(({ path, code }) => ({ path, code })) });
        return { type: 'refused', id, code, message, issues, retryAfterMs };
      default: return undefined;
    }
  }

  /** @param {QueueEvent} event */
  #announce(event) {
    if (event.type !== 'queued') this.#channel?.postMessage({ action: this.#action, event });
    return this.#tell(event);
  }

  /** Once for each state. @param {QueueEvent} event */
  #tell(event) {
    const isKnown = event.type === 'queued' && this.#told.has(event.id);
    if (event.type === 'queued') this.#told.add(event.id);
    else this.#told.delete(event.id);
    if (isKnown || this.#isClosed) return event;
    try {
      this.#onEvent?.(event);
    } catch (error) {
      // Whoever listens throws for himself; the submission goes its way.
      globalThis.reportError?.(error);
    }
    return event;
  }

  /** What an earlier page view left behind is told once. */
  async #recall() {
    for (const { id, type, code } of await this.kept()) {
      this.#tell(type === 'refused' ? { type, id, code: code ?? '', issues: [] } : { type: 'failed', id, code: code ?? '' });
    }
  }

  /** @param {boolean} line whether there is news of the line @returns {Promise<void>} */
  #start(line) {
    if (this.#isClosed) return Promise.resolve();
    this.#wanted = { line: line || (this.#wanted?.line ?? false) };
    this.#round ??= this.#rounds().finally(() => { this.#round = undefined; });
    return this.#round;
  }

  async #rounds() {
    while (this.#wanted && !this.#isClosed) {
      const { line } = this.#wanted;
      this.#wanted = undefined;
      for (const { id, state } of await this.#all()) {
        if (state.phase === 'waiting' && !this.#heard.has(id)) await this.#alone(id, true, () => this.#again(id, line));
      }
    }
    await this.#schedule();
  }

  /** Within the lock: another tab may have sent it since. @param {string} id @param {boolean} line */
  async #again(id, line) {
    /** @type {Waiting | undefined} */
    const entry = await this.#storage.get('queue', id);
    if (!entry || entry.state.phase !== 'waiting') return undefined;
    if (line) entry.state = next(entry.state, { type: 'line' }, this.#now(), this.#random()).state;
    return this.#advance(entry, false);
  }

  /** Wakes when the next one is due. */
  async #schedule() {
    const times = (await this.#all()).flatMap(({ id, state }) => (state.phase === 'waiting' && !this.#heard.has(id) ? [state.dueAt] : []));
    clearTimeout(this.#timer);
    if (this.#isClosed || times.length === 0) return;
    const wait = Math.max(Math.min(...times) - this.#now(), LOOK_MS);
    this.#timer = setTimeout(() => this.#start(false), Math.min(wait, LONGEST_TIMER_MS));
  }
}

/** @param {{ token: string, bits: number }} asked */
const solveLazily = async (asked) => (await import('./proof.js')).solve(asked);
