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
    return this.#begin({ ...given, kind: 'ticket' }, given.begun, Date.now()) ?? this.recall(given);
  }

  /**
   * What was answered to this submission before. The signature that it came with stands in its row; each with which it
   * comes again is remembered beside it.
   * @param {{ id: string, hash: string, nonce?: import('./accept.js').Admitted['nonce'] }} given
   */
  recall({ id, hash, nonce }) {
    const known = this.#store.known(id);
    if (!known) return undefined;
    const isUsed = nonce && (known.nonce === nonce.value || !this.#store.nonce(nonce.value, nonce.expiresAt));
    if (isUsed) return { outcome: 'replayed', acceptedAt: 0 };
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
    ) ?? this.recall({ id, hash });
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
    const before = row.standing;
    const { kept } = this.#store.take(row, event);
    // It may come to the same end again, of which somebody wants to hear again.
    if (kept.standing !== before) this.#store.wasTold(row, null);
    this.#outbox.wake(kept.due ?? Date.now());
    return { id, state: kept.standing };
  }

  counters() {
    const { repeated = 0, conflict = 0, ambiguous = 0, parked = 0, forgotten_created = 0, forgotten_discarded = 0 } = this.#store.tallies();
    const standings = this.#store.standings();
    const number = (/** @type {string} */ standing, kind = 'ticket') => standings[`${kind} ${standing}`]?.number ?? 0;
    const kept = ['waiting', 'doubtful', 'parked', 'created', 'discarded'].reduce((sum, standing) => sum + number(standing), 0);
    const underWay = ['ticket waiting', 'ticket doubtful', 'reply waiting', 'reply doubtful'];
    const oldest = Math.min(...underWay.map((kept) => standings[kept]?.oldest ?? Infinity));
    return {
      accepted: kept + forgotten_created + forgotten_discarded,
      created: number('created') + forgotten_created,
      repeated, conflicts: conflict, ambiguous,
      parkedTotal: parked, parked: number('parked'), waiting: number('waiting'), doubtful: number('doubtful'),
      discarded: number('discarded') + forgotten_discarded,
      repliesWaiting: number('waiting', 'reply') + number('doubtful', 'reply'), repliesParked: number('parked', 'reply'),
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
