// @ts-check
// A shard: submissions in durable storage, on their way to their tickets.
import { DurableObject } from 'cloudflare:workers';
import { decide } from './core.js';
import { createOutbox } from './outbox.js';
import { createStore } from './store.js';

const DAY_MS = 86_400_000;
/** A page that heard no answer sends a submission again for fourteen days (form/queue-rules.js): so long it has to be known. */
const LEAST_DAYS = 15;

/** @param {import('./options.js').Options} options */
export const createShard = (options) => class Shard extends DurableObject {
  #store;
  #outbox;

  /** @param {any} state @param {any} env */
  constructor(state, env) {
    super(state, env);
    this.#store = createStore(state.storage.sql, options);
    this.#outbox = createOutbox({ storage: state.storage, abort: (reason) => state.abort(reason), store: this.#store, env, options });
  }

  /**
   * Keeps a submission, or knows it already. The answer leaves when it is written.
   * @param {import('./accept.js').Admitted} given
   */
  accept(given) {
    return this.#begin({ ...given, kind: 'ticket' }, given.begun, Date.now()) ?? this.#again(given);
  }

  /** The signature that it came with stands in its row; each with which it comes again is remembered beside it. @param {import('./accept.js').Admitted} given */
  #again({ id, hash, nonce }) {
    const known = this.#store.known(id);
    const isUsed = nonce && (known?.nonce === nonce.value || !this.#store.nonce(nonce.value, nonce.expiresAt));
    return isUsed ? { outcome: 'replayed', acceptedAt: 0 } : this.#recalled(known, hash);
  }

  /** What was answered to this submission before. @param {string} id @param {string} hash */
  recall(id, hash) {
    return this.#recalled(this.#store.known(id), hash);
  }

  /** @param {ReturnType<import('./store.js').Store['known']>} known @param {string} hash */
  #recalled(known, hash) {
    if (!known) return undefined;
    const outcome = known.hash === hash ? 'repeated' : 'conflict';
    this.#store.count(outcome);
    return { outcome, acceptedAt: known.acceptedAt };
  }

  /** A customer's reply to the ticket of a submission. @param {{ id: string, hash: string, parent: string, text: string, mark: string, name: string }} given */
  reply({ id, hash, parent, text, mark, name }) {
    const row = this.#store.find(parent);
    if (!row?.ticket) return undefined;
    const submission = JSON.stringify({ text, ticket: row.ticket, name: row.submission.name });
    const now = Date.now();
    return this.#begin(
      { id, hash, kind: 'reply', parent, submission, site: row.site, language: null, mark, name },
      decide('shard.reply', { now, to: row.delivery.sender }), now,
    ) ?? this.recall(id, hash);
  }

  /** Nothing if it is there already. @param {import('./store.js').Given} given @param {import('./accept.js').Admitted['begun']} begun @param {number} now */
  #begin(given, begun, now) {
    if (!this.#store.insert(given, begun, now)) return undefined;
    this.#outbox.wake(now);
    return { outcome: 'accepted', acceptedAt: now };
  }

  /** @param {string} id */
  state(id) {
    const row = this.#store.find(id);
    if (!row) return undefined;
    const { name, standing, ticket, acceptedAt, language } = row;
    return { name, standing, ticket, acceptedAt, language };
  }

  /** @param {{ state: string, after?: string, limit?: number }} wanted */
  list({ state, after = '', limit = 50 }) {
    return this.#store.list(state, after, limit).map(({ id, kind, name, standing, ticket, reason, acceptedAt, submission }) =>
      ({ id, kind, receipt: name, state: standing, acceptedAt, ticket, reason, subject: submission.subject }));
  }

  /** @param {{ after?: string, limit?: number }} wanted */
  export({ after = '', limit = 200 }) {
    return this.#store.all(after, limit).map(({ told, due, ...row }) => row);
  }

  /** @param {string} id */
  resend(id) {
    return this.#decided(id, { event: 'resend' });
  }

  /** @param {string} id @param {string} why */
  discard(id, why) {
    return this.#decided(id, { event: 'discard', why });
  }

  /** A person decided. @param {string} id @param {object} event */
  #decided(id, event) {
    const row = this.#store.find(id);
    if (!row) return undefined;
    const { kept } = this.#store.take(row, event);
    this.#outbox.wake(kept.due ?? Date.now());
    return { state: kept.standing };
  }

  counters() {
    const { repeated = 0, conflict = 0, ambiguous = 0, parked = 0, forgotten_created = 0, forgotten_discarded = 0 } = this.#store.tallies();
    const standings = this.#store.standings();
    const number = (/** @type {string} */ standing) => standings[standing]?.number ?? 0;
    const kept = ['waiting', 'doubtful', 'parked', 'created', 'discarded'].reduce((sum, standing) => sum + number(standing), 0);
    const oldest = Math.min(standings.waiting?.oldest ?? Infinity, standings.doubtful?.oldest ?? Infinity);
    return {
      accepted: kept + forgotten_created + forgotten_discarded,
      created: number('created') + forgotten_created,
      repeated, conflicts: conflict, ambiguous,
      parkedTotal: parked, parked: number('parked'), waiting: number('waiting'), doubtful: number('doubtful'),
      discarded: number('discarded') + forgotten_discarded,
      oldestWaitingMs: Number.isFinite(oldest) ? Date.now() - oldest : 0,
    };
  }

  /** Every minute: an alarm that got lost is set again, and what is over for long is let go. */
  poke() {
    const now = Date.now();
    this.#store.forget(now - Math.max(options.receiptDays, LEAST_DAYS) * DAY_MS, now);
    this.#outbox.poke(now);
  }

  async alarm() {
    await this.#outbox.run();
  }
};
