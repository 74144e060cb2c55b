// @ts-check
// The gate: the one object that lets calls to Atera go. What goes when is decided in src/intake/gate; here it is written
// down first, then told, and whoever waits is woken.
import { DurableObject } from 'cloudflare:workers';
import { Atera } from '../client.js';
import { decide } from './core.js';
import { codeOf, log } from './log.js';
import { ateraOptions } from './options.js';
import { watchedFetch } from './watched.js';

/**
 * @typedef {'interactive' | 'intake' | 'background'} Class
 * @typedef {{ waitMs: number, reason: 'busy' | 'held' | 'down' }} Refusal
 * @typedef {{ outcome: 'unused' | 'answered' | 'limited' | 'failed', retryAfterMs?: number, replied?: boolean }} Ending
 * `replied` says that a reply began: then a call that failed is not on its way any more.
 * @typedef {{ class: Class, deadline: number, resolve: (answer: { lease: number, expiresAt: number } | Refusal) => void }} Waiter
 */

/** In the order of the counters' lists. */
const CLASSES = ['interactive', 'intake', 'background'];
const TABLES = [
  `CREATE TABLE IF NOT EXISTS leases (number INTEGER PRIMARY KEY, class TEXT NOT NULL, granted_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, ended_at INTEGER)`,
  'CREATE TABLE IF NOT EXISTS kept (one INTEGER PRIMARY KEY CHECK (one = 1), text TEXT NOT NULL)',
];
const ROWS = `SELECT number, class, granted_at AS grantedAt, expires_at AS expiresAt, ended_at AS endedAt FROM leases ORDER BY number`;
const INSERT = 'INSERT OR REPLACE INTO leases VALUES (?, ?, ?, ?, ?)';
/** Rows of no use are deleted once in so many grants. */
const SWEEP = 64;
const PROBE_MS = 10_000;
/** When the storage failed. */
const RETRY_MS = 1_000;

let lastGate = 0;

/** How each change is written. @type {Record<string, (sql: any, change: any) => void>} */
const WRITE = {
  granted: (sql, { lease }) => insert(sql, lease),
  ended: (sql, { number, endedAt }) => sql.exec('UPDATE leases SET ended_at = ? WHERE number = ?', endedAt, number),
  dropped: (sql, { number }) => sql.exec('DELETE FROM leases WHERE number = ?', number),
  rewrite: (sql, { leases }) => {
    sql.exec('DELETE FROM leases');
    for (const lease of leases) insert(sql, lease);
  },
  keep: (sql, { kept }) => sql.exec('INSERT OR REPLACE INTO kept VALUES (1, ?)', JSON.stringify(kept)),
};

/** @param {any} sql @param {any} lease */
const insert = (sql, lease) => sql.exec(INSERT, lease.number, lease.class, lease.grantedAt, lease.expiresAt, lease.endedAt);

/** Rows that cannot be read are told apart from rows that are not there. @param {() => any} read */
const readable = (read) => {
  try {
    return read();
  } catch {
    return null;
  }
};

/** @param {import('./options.js').Options} options */
export const createGate = (options) => class Gate extends DurableObject {
  /** The gate's number in the core, and whether it is known there. */
  #number = ++lastGate;
  #isOpen = false;
  #lastWaiter = 0;
  /** @type {Map<number, Waiter>} */
  #waiters = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * Resolves when a call may go, or says when to ask again.
   * @param {Class} kind @param {number} patienceMs how long the answer may take
   * @returns {Promise<{ lease: number, expiresAt: number } | Refusal>}
   */
  acquire(kind, patienceMs) {
    return new Promise((resolve, reject) => {
      const waiter = ++this.#lastWaiter;
      this.#waiters.set(waiter, { class: kind, deadline: Date.now() + patienceMs, resolve });
      try {
        this.#happens('ask', { class: kind, waiter, patienceMs: Math.round(patienceMs) });
      } catch (error) {
        this.#waiters.delete(waiter);
        reject(error);
      }
    });
  }

  /** A call is over, or was never made. @param {number} lease @param {Ending} ending */
  finish(lease, ending) {
    this.#happens('finish', { lease, ...ending });
  }

  /** How it stands. */
  counters() {
    this.#happens('wake', {});
    const counters = decide('gate.counters', { gate: this.#number, now: Date.now() });
    const named = (/** @type {number[]} */ list) => Object.fromEntries(CLASSES.map((kind, index) => [kind, list[index]]));
    return { ...counters, granted: named(counters.granted), waiting: named(counters.waiting) };
  }

  /** @param {string} verb @param {object} input */
  #happens(verb, input) {
    const tell = () => {
      if (!this.#isOpen) this.#open(input);
      this.#take(decide(`gate.${verb}`, { gate: this.#number, now: Date.now(), ...input }));
    };
    try {
      tell();
    } catch (error) {
      // Whatever the core knew, what is written counts.
      this.#isOpen = false;
      if (/** @type {any} */ (error).code !== 'stopped') throw error;
      tell();
    }
  }

  /** Time passed. */
  #wake() {
    try {
      this.#happens('wake', {});
    } catch (error) {
      log(options, 'failed', { part: 'gate', code: codeOf(error), waitMs: RETRY_MS });
      this.#wakeIn(RETRY_MS);
    }
  }

  /** @param {number} ms */
  #wakeIn(ms) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#wake(), ms);
  }

  /** Opens the gate as it is written down, with those who wait here; the one of this event asks for himself. @param {{ waiter?: number }} input */
  #open(input) {
    const { sql } = this.ctx.storage;
    const rows = readable(() => {
      for (const table of TABLES) sql.exec(table);
      return sql.exec(ROWS).toArray();
    });
    const kept = readable(() => JSON.parse(sql.exec('SELECT text FROM kept').one().text));
    const limit = options.ratePerMinute - options.reserve;
    const gate = this.#number;
    this.#take(decide('gate.open', { gate, options: { limit, leaseMs: options.leaseMs }, rows, kept, now: Date.now() }));
    this.#isOpen = true;
    for (const [waiter, { class: kind, deadline }] of [...this.#waiters]) {
      if (waiter === input.waiter) continue;
      const patienceMs = Math.round(deadline - Date.now());
      this.#take(decide('gate.ask', { gate, now: Date.now(), class: kind, waiter, patienceMs }));
    }
  }

  /** First it is written, then told: the runtime holds what leaves the object until what was written is on the disk. @param {any} step */
  #take(step) {
    const { storage } = this.ctx;
    if (step.changes.length > 0) {
      storage.transactionSync(() => {
        for (const change of step.changes) {
          WRITE[change.change]?.(storage.sql, change);
          if (change.lease?.number % SWEEP === 0) storage.sql.exec('DELETE FROM leases WHERE number < ?', step.oldest);
        }
      });
    }
    for (const act of step.acts) this.#act(act);
    if (step.wakeAt === null) clearTimeout(this.#timer);
    else this.#wakeIn(Math.max(step.wakeAt - Date.now(), 0));
  }

  /** @param {any} act */
  #act({ act, waiter, ...said }) {
    if (act === 'probe') {
      this.ctx.waitUntil(this.#probe(said.lease));
      return;
    }
    this.#waiters.get(waiter)?.resolve(said);
    this.#waiters.delete(waiter);
  }

  /** A harmless call that asks whether Atera is there. @param {number} lease */
  async #probe(lease) {
    const finish = (/** @type {number} */ number, /** @type {Ending} */ ending) => this.finish(number, ending);
    const fetch = watchedFetch(() => lease, finish);
    const atera = new Atera({ ...ateraOptions(this.env, options), timeoutMs: PROBE_MS, fetch });
    try {
      await atera.tickets.list({ itemsInPage: 1 }).first();
    } catch {
      // The gate was told by the call itself.
    } finally {
      atera.free();
      // If it never left; after an end this says nothing.
      finish(lease, { outcome: 'unused' });
    }
  }
};
