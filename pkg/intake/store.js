// @ts-check
// The shard's tables: what was accepted, how far it is, and what was counted.
import { decide } from './core.js';

/**
 * @typedef {{
 *   id: string, hash: string, kind: 'ticket' | 'reply', parent: string | null, submission: any, site: string,
 *   language: string | null, mark: string, name: string, acceptedAt: number, delivery: any, standing: string,
 *   due: number | null, ticket: number | null, reason: string | null, told: string | null,
 * }} Row
 *
 * What is written down of something new; `submission` is JSON text.
 * @typedef {{ id: string, hash: string, kind: 'ticket' | 'reply', parent?: string, submission: string, site: string,
 *   language: string | null, nonce?: { value: string } | null, mark: string, name: string }} Given
 *
 * What the core keeps of a delivery, and what it wants done.
 * @typedef {{ delivery: any, standing: string, due: number | null, isSending: boolean, ticket: number | null, reason: string | null, found: any }} Kept
 * @typedef {{ action: any, kept: Kept }} Taken
 *
 * @typedef {ReturnType<typeof createStore>} Store
 */

const TABLES = `
  CREATE TABLE IF NOT EXISTS submissions (
    id TEXT PRIMARY KEY, hash TEXT NOT NULL, kind TEXT NOT NULL, parent TEXT, submission TEXT NOT NULL,
    site TEXT NOT NULL, language TEXT, nonce TEXT, mark TEXT NOT NULL, name TEXT NOT NULL, accepted_at INTEGER NOT NULL,
    delivery TEXT NOT NULL, standing TEXT NOT NULL, due INTEGER, sending INTEGER NOT NULL DEFAULT 0, ticket INTEGER,
    reason TEXT, told TEXT
  ) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS by_standing ON submissions (standing, due, accepted_at);
  CREATE INDEX IF NOT EXISTS by_sending ON submissions (sending) WHERE sending = 1;
  CREATE TABLE IF NOT EXISTS tallies (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS nonces (value TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID;
`;

/** How often a submission came to stand somewhere: tally by standing. @type {Record<string, string>} */
const COUNTED = { doubtful: 'ambiguous', parked: 'parked' };

/**
 * Every standing, in the order in which what is due is taken. A backlog is due for longer than any look: what may be
 * there already, or there twice, would wait until it is gone, and a look costs more the more tickets were made meanwhile.
 */
const STANDINGS = ['doubtful', 'created', 'parked', 'discarded', 'waiting'];

/** One question: each that crosses to the storage costs more than what it finds. @param {string[]} standings */
const dueOf = (standings) => `SELECT id FROM (${standings.map((standing, turn) =>
  `SELECT * FROM (SELECT ${turn} AS turn, due, id FROM submissions WHERE standing = '${standing}' AND due <= ?1 ORDER BY due LIMIT ?2)`).join(' UNION ALL ')})
  ORDER BY turn, due LIMIT ?2`;
const ALL_DUE = dueOf(STANDINGS);
const SETTLED_DUE = dueOf(STANDINGS.filter((standing) => standing !== 'waiting'));

/** @param {any} row @returns {Row} */
const read = (row) => ({
  id: row.id, hash: row.hash, kind: row.kind, parent: row.parent, submission: JSON.parse(row.submission),
  site: row.site, language: row.language, mark: row.mark, name: row.name, acceptedAt: row.accepted_at,
  delivery: JSON.parse(row.delivery), standing: row.standing, due: row.due, ticket: row.ticket, reason: row.reason,
  told: row.told,
});

/** @param {any} sql the storage's SQLite @param {import('./options.js').Options} options */
export function createStore(sql, options) {
  sql.exec(TABLES);
  const { blindMs, mostTries } = options;

  /** @param {string} query @param {any[]} values @returns {Row[]} */
  const rows = (query, ...values) => sql.exec(query, ...values).toArray().map(read);

  /** @param {string} query @param {any[]} values @returns {string[]} */
  const ids = (query, ...values) => sql.exec(query, ...values).toArray().map((/** @type {any} */ row) => row.id);

  const store = {
    /** @param {string} id @returns {Row | undefined} */
    find: (id) => rows('SELECT * FROM submissions WHERE id = ?', id)[0],

    /** Whether it is there already, without reading all of it. @param {string} id @returns {{ hash: string, nonce: string | null, acceptedAt: number } | undefined} */
    known(id) {
      const [row] = sql.exec('SELECT hash, nonce, accepted_at FROM submissions WHERE id = ?', id).toArray();
      return row && { hash: row.hash, nonce: row.nonce, acceptedAt: row.accepted_at };
    },

    /** Whether it is new; what has its id is left alone. @param {Given} given @param {{ delivery: string, standing: string, due: number | null }} begun @param {number} now */
    insert(given, begun, now) {
      const { rowsWritten } = sql.exec(
        `INSERT INTO submissions (id, hash, kind, parent, submission, site, language, nonce, mark, name, accepted_at,
           delivery, standing, due) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
        given.id, given.hash, given.kind, given.parent ?? null, given.submission, given.site,
        given.language, given.nonce?.value ?? null, given.mark, given.name, now, begun.delivery, begun.standing, begun.due,
      );
      return rowsWritten > 0;
    },

    /** Hands an event to the core and stores what came of it. @param {Row} row @param {object} event @returns {Taken} */
    take: (row, event) => store.keep(row, store.preview(row, event)),

    /** What the core would say, without storing it. @param {Row} row @param {object} event @returns {Taken} */
    preview: (row, event) =>
      decide('shard.take', { delivery: row.delivery, event, now: Date.now(), blindMs, mostTries }),

    /**
     * Stores what the core said of this row, which is then as it is stored. The storage holds back whatever leaves this
     * object until that is written.
     * @param {Row} row
     * @param {Taken} taken
     */
    keep(row, taken) {
      const { delivery, standing, due, isSending, ticket, reason } = taken.kept;
      const text = JSON.stringify(delivery);
      // Whoever is only asked about has not changed; a row that is written costs more than the rules do.
      if (text === JSON.stringify(row.delivery)) return taken;
      sql.exec(
        'UPDATE submissions SET delivery = ?, standing = ?, due = ?, sending = ?, ticket = ?, reason = ? WHERE id = ?',
        text, standing, due, Number(isSending), ticket, reason, row.id,
      );
      const counted = row.standing === standing ? undefined : COUNTED[standing];
      if (counted) store.count(counted);
      Object.assign(row, { delivery, standing, due, ticket, reason });
      return taken;
    },

    /** The ids of what is due, what is looked for first, the longest first. @param {number} now @param {number} limit @returns {string[]} */
    due: (now, limit) => ids(ALL_DUE, now, limit),

    /** The same without what waits for its turn. @param {number} now @param {number} limit @returns {string[]} */
    settledDue: (now, limit) => ids(SETTLED_DUE, now, limit),

    /** @returns {number | null} when something is due next */
    nextDue() {
      const next = STANDINGS.map((standing) => sql.exec('SELECT min(due) AS due FROM submissions WHERE standing = ? AND due IS NOT NULL', standing).one().due);
      const times = next.filter((due) => due !== null);
      return times.length > 0 ? Math.min(...times) : null;
    },

    /** What was on its way when the object fell over. */
    interrupted: () => rows('SELECT * FROM submissions WHERE sending = 1'),

    /** What came to an end that no hook was told of. */
    untold: () => rows("SELECT * FROM submissions WHERE (standing = 'parked' OR standing = 'created' AND kind = 'ticket') AND told IS NOT standing LIMIT 100"),

    /** @param {Row} row @param {string | null} standing of which somebody was told */
    wasTold: (row, standing) => sql.exec('UPDATE submissions SET told = ? WHERE id = ?', standing, row.id),

    /** @param {string} standing @param {string} after the id where the last page ended @param {number} limit */
    list: (standing, after, limit) =>
      rows('SELECT * FROM submissions WHERE standing = ? AND id > ? ORDER BY id LIMIT ?', standing, after, limit),

    /** @param {string} after @param {number} limit */
    all: (after, limit) => rows('SELECT * FROM submissions WHERE id > ? ORDER BY id LIMIT ?', after, limit),

    /** @param {string} name @param {number} [by] */
    count: (name, by = 1) =>
      sql.exec('INSERT INTO tallies VALUES (?, ?) ON CONFLICT DO UPDATE SET value = value + excluded.value', name, by),

    /** @returns {Record<string, number>} */
    tallies: () => Object.fromEntries(sql.exec('SELECT name, value FROM tallies').toArray().map((/** @type {any} */ row) => [row.name, row.value])),

    /** By kind and standing. @returns {Record<string, { number: number, oldest: number }>} */
    standings: () =>
      Object.fromEntries(sql.exec('SELECT kind, standing, count(*) AS number, min(accepted_at) AS oldest FROM submissions GROUP BY kind, standing')
        .toArray().map((/** @type {any} */ row) => [`${row.kind} ${row.standing}`, { number: row.number, oldest: row.oldest }])),

    /** Whether the nonce of one who sends again is new; it is not the next time. @param {string} value @param {number} expiresAt */
    nonce: (value, expiresAt) => sql.exec('INSERT OR IGNORE INTO nonces VALUES (?, ?)', value, expiresAt).rowsWritten > 0,

    /** Lets go what is over and whose receipt opens nothing any more, and the nonces of signatures that are too old. @param {number} before @param {number} now */
    forget(before, now) {
      sql.exec('DELETE FROM nonces WHERE expires_at < ?', now);
      const over = "standing IN ('created', 'discarded') AND due IS NULL AND accepted_at < ?";
      for (const standing of ['created', 'discarded']) {
        const { number } = sql.exec(`SELECT count(*) AS number FROM submissions WHERE kind = 'ticket' AND standing = ? AND ${over}`, standing, before).one();
        if (number > 0) store.count(`forgotten_${standing}`, number);
      }
      sql.exec(`DELETE FROM submissions WHERE ${over}`, before);
    },
  };
  return store;
}
