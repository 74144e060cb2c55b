// @ts-check
// The directory: who has which address, and which domain is whose. The core says what to read next; here it is read.
import { DurableObject } from 'cloudflare:workers';
import { decide } from './core.js';
import { createGated } from './gated.js';
import { codeOf, log } from './log.js';
import { createSearch } from './search.js';
import { dialectOf } from './sender.js';

/** How long a reading waits for its turn before it comes back later. */
const PATIENCE_MS = 20_000;
/** When to come back where even the core could not say. */
const TROUBLE_MS = 60_000;

/** Customers that are gone are kept, so that their contacts are known to be gone too. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS contacts (id INTEGER PRIMARY KEY, email TEXT, customer INTEGER, generation INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS contacts_by_email ON contacts (email);
  CREATE INDEX IF NOT EXISTS contacts_by_generation ON contacts (generation);
  CREATE TABLE IF NOT EXISTS customers (
    id INTEGER PRIMARY KEY, domain TEXT, name TEXT, gone INTEGER NOT NULL DEFAULT 0, generation INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS customers_by_domain ON customers (domain);
  CREATE TABLE IF NOT EXISTS progress (one INTEGER PRIMARY KEY CHECK (one = 1), json TEXT NOT NULL);`;

/** How each list is read and kept. */
const LISTS = {
  contacts: {
    id: 'EndUserID',
    missed: 'SELECT id FROM contacts WHERE generation < ? LIMIT 1',
    remove: 'DELETE FROM contacts WHERE id = ?2',
    keep: `INSERT INTO contacts (id, generation, email, customer) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (id) DO UPDATE SET generation = ?2, email = ?3, customer = ?4`,
    /** @param {any[]} items @returns {any[][]} */
    columns: (items) => {
      const { emails } = decide('directory.keys', { emails: items.map(({ Email }) => Email ?? null) });
      return items.map((item, index) => [emails[index]?.email ?? null, item.CustomerID ?? null]);
    },
  },
  customers: {
    id: 'CustomerID',
    missed: 'SELECT id FROM customers WHERE generation < ? AND gone = 0 LIMIT 1',
    remove: 'UPDATE customers SET gone = 1, generation = ?1 WHERE id = ?2',
    keep: `INSERT INTO customers (id, generation, domain, name) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (id) DO UPDATE SET generation = ?2, domain = ?3, name = ?4, gone = 0`,
    /** @param {any[]} items @returns {any[][]} */
    columns: (items) => {
      const { domains } = decide('directory.keys', { domains: items.map(({ Domain }) => Domain ?? null) });
      return items.map((item, index) => [domains[index], item.CustomerName ?? null]);
    },
  },
};

/** @param {import('./options.js').Options} options */
export const createDirectory = (options) => class Directory extends DurableObject {
  /** @type {ReturnType<typeof createGated> | undefined} */
  #gated;
  /** @type {ReturnType<typeof createSearch> | undefined} */
  #search;

  /** @param {any} state @param {any} env */
  constructor(state, env) {
    super(state, env);
    this.ctx.storage.sql.exec(TABLES);
  }

  /** What is known of an address, as `sender.resolve` takes it. @param {string} email */
  async lookUp(email) {
    const { emails: [key] } = decide('directory.keys', { emails: [email] });
    const filled = this.#filled();
    if (!filled) await this.poke();
    const [contact] = key ? this.#rows(
      `SELECT contacts.id, customer, gone FROM contacts LEFT JOIN customers ON customers.id = customer
       WHERE email = ? ORDER BY contacts.id LIMIT 1`, key.email) : [];
    const owners = key?.domain ? this.#rows('SELECT id FROM customers WHERE domain = ? AND gone = 0 LIMIT 2', key.domain) : [];
    return {
      ...(contact && { contact: { EndUserID: contact.id, CustomerID: contact.customer, customerGone: contact.gone === 1 } }),
      domainOwners: owners.map(({ id }) => id),
      filled,
    };
  }

  /** Somebody was found or made. @param {{ email: string, EndUserID: number, CustomerID?: number }} contact */
  async learn({ email, EndUserID, CustomerID }) {
    const { emails: [key] } = decide('directory.keys', { emails: [email] });
    if (!key) return;
    const generation = this.#progress()?.generation ?? 1;
    this.ctx.storage.transactionSync(() => {
      this.#rows('DELETE FROM contacts WHERE email = ? AND id <> ?', key.email, EndUserID);
      this.#rows(LISTS.contacts.keep, EndUserID, generation, key.email, CustomerID ?? null);
      // Atera has a contact of this customer, so it is there, whatever the directory thought.
      if (CustomerID) {
        this.#rows(`INSERT INTO customers (id, generation) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET gone = 0`, CustomerID, generation);
      }
    });
  }

  /** Nobody has this address any more. @param {string} email */
  async forget(email) {
    const { emails: [key] } = decide('directory.keys', { emails: [email] });
    if (key) this.#rows('DELETE FROM contacts WHERE email = ?', key.email);
  }

  /**
   * The tickets with these marks. A reading is one call at a time, hundreds while a backlog drains: behind the creates in
   * the gate's queue it would take minutes, and what is in doubt with it.
   * @param {import('./search.js').Wanted} wanted
   */
  search(wanted) {
    this.#search ??= createSearch(createGated(this.env, options, 'interactive').atera, options);
    return this.#search(wanted);
  }

  /** Sets an alarm where none is set. */
  async poke() {
    if (await this.ctx.storage.getAlarm() === null) await this.ctx.storage.setAlarm(Date.now());
  }

  async counters() {
    const [{ contacts, customers } = {}] = this.#rows(
      'SELECT (SELECT count(*) FROM contacts) AS contacts, (SELECT count(*) FROM customers WHERE gone = 0) AS customers');
    const scanned = this.#progress()?.scanned;
    return { contacts, customers, filled: this.#filled(), ...(scanned && { scanAgeMs: Math.max(0, Date.now() - scanned[1]) }) };
  }

  /** One reading, and the alarm for the next. */
  async alarm() {
    let until = Date.now() + TROUBLE_MS;
    try {
      const reading = this.#take({ event: 'due' }, () => {});
      until = reading.action === 'wait' ? reading.until : await this.#read(reading);
    } catch (error) {
      log(options, 'failed', { part: 'directory', code: codeOf(error), waitMs: TROUBLE_MS });
    } finally {
      await this.ctx.storage.setAlarm(until);
    }
  }

  /** Reads what is to be read, and answers when to come back. @param {any} reading @returns {Promise<number>} */
  async #read(reading) {
    this.#gated ??= createGated(this.env, options, 'background');
    const gated = this.#gated;
    const refused = await gated.hold(PATIENCE_MS);
    // Others go first: that is no failure, and no line of the log.
    if (refused) return this.#take({ event: 'failed', wait: refused.waitMs }, () => {}).until;
    try {
      const next = reading.action === 'read' ? await this.#page(reading, gated.atera) : await this.#missed(reading, gated.atera);
      return next.action === 'wait' ? next.until : Date.now();
    } catch (error) {
      return this.#failed(codeOf(error), /** @type {any} */ (error)?.retryAfterMs);
    } finally {
      await gated.release();
    }
  }

  /** @param {any} reading @param {any} atera */
  async #page({ list, page, changed_from: from, generation }, atera) {
    const pages = atera[list].list({ page, ...(from && { FromLastModifiedDate: from }) });
    const read = await pages.first();
    const event = { event: 'page', last: pages.cursor === undefined, total: read.totalItems || null, size: read.itemsInPage };
    return this.#take(event, () => this.#keep(list, generation, read.items));
  }

  /** @param {any} reading @param {any} atera */
  async #missed({ list, generation }, atera) {
    const { missed, remove } = LISTS[/** @type {keyof typeof LISTS} */ (list)];
    const [row] = this.#rows(missed, generation);
    if (!row) return this.#take({ event: 'none_missed' }, () => {});
    try {
      const thing = await atera[list].get(row.id);
      return this.#take({ event: 'asked' }, () => this.#keep(list, generation, [thing]));
    } catch (error) {
      const fate = decide('directory.fate', { code: codeOf(error) });
      if (fate === 'later') throw error;
      const seen = `UPDATE ${list} SET generation = ?1 WHERE id = ?2`;
      return this.#take({ event: 'asked' }, () => this.#rows(fate === 'gone' ? remove : seen, generation, row.id));
    }
  }

  /** @param {string} list @param {number} generation @param {any[]} items */
  #keep(list, generation, items) {
    const { id, keep, columns } = LISTS[/** @type {keyof typeof LISTS} */ (list)];
    const named = items.filter((item) => Number.isSafeInteger(item?.[id]));
    const values = columns(named);
    for (const [index, item] of named.entries()) this.#rows(keep, item[id], generation, ...(values[index] ?? []));
  }

  /** @param {string} code @param {number | undefined} wait */
  #failed(code, wait) {
    const { until } = this.#take({ event: 'failed', wait: wait ?? null }, () => {});
    log(options, 'directory_failed', { code, waitMs: until - Date.now() });
    return until;
  }

  /** Rows and progress are stored together: whoever starts anew goes on exactly where this ended. @param {object} event @param {() => void} keep */
  #take(event, keep) {
    const before = this.#progress();
    const now = Date.now();
    const freshness = options.freshness ?? null;
    const next = decide('directory.next', { progress: before, ...event, now, live: dialectOf(this.env, options) === 'live', freshness });
    this.ctx.storage.transactionSync(() => {
      keep();
      this.#rows('INSERT INTO progress (one, json) VALUES (1, ?1) ON CONFLICT (one) DO UPDATE SET json = ?1', JSON.stringify(next.progress));
    });
    if (next.filled && !before?.scanned) this.#tellFilled(next.progress.scanned);
    return next;
  }

  /** @param {[number, number]} scanned */
  #tellFilled([began, ended]) {
    const [{ contacts } = {}] = this.#rows('SELECT count(*) AS contacts FROM contacts');
    const [{ customers } = {}] = this.#rows('SELECT count(*) AS customers FROM customers WHERE gone = 0');
    log(options, 'directory_filled', { contacts, customers, ms: ended - began });
  }

  #progress() {
    const [row] = this.#rows('SELECT json FROM progress');
    return row && JSON.parse(row.json);
  }

  #filled() {
    return Boolean(this.#progress()?.scanned);
  }

  /** @param {string} query @param {any[]} values @returns {any[]} */
  #rows(query, ...values) {
    return this.ctx.storage.sql.exec(query, ...values).toArray();
  }
};
