// @ts-check
// What a form keeps in the browser: one IndexedDB database, opened when it is first needed.
// Where a browser refuses it (a private window, a full disk, a policy) every call says so, and none throws.

const NAME = 'atera-form';
const VERSION = 1;
/** Store → what its records are found by. */
const STORES = { queue: 'id', drafts: 'id', leases: 'id' };
/** An open that nobody answers: another tab holds an old version, or the browser never says no. */
const OPEN_MS = 3_000;

/**
 * @typedef {keyof typeof STORES} StoreName
 * @typedef {{ id: string, [key: string]: any }} Item
 * @typedef {'absent' | 'full' | 'failed'} Trouble why nothing is kept
 * @typedef {{ ok: true, before?: any, after?: any } | { ok: false, trouble: Trouble }} Kept
 * @typedef {ReturnType<typeof openStorage>} Storage
 */

/**
 * @param {IDBFactory | undefined} [factory]
 * @param {{ openMs?: number }} [options]
 */
export function openStorage(factory = factoryOfPage(), { openMs = OPEN_MS } = {}) {
  /** @type {Promise<IDBDatabase> | undefined} */
  let opening;

  /** One connection for all, and a new one after it was lost. */
  function database() {
    opening ??= connect(factory, openMs).then((database) => {
      const lost = () => { opening = undefined; };
      // Another tab has a newer version of this script: whoever stays in its way blocks it.
      database.onversionchange = () => { lost(); database.close(); };
      database.onclose = lost;
      return database;
    });
    opening.catch(() => { opening = undefined; });
    return opening;
  }

  /**
   * One transaction, at an end on the disk when this answers.
   * @param {StoreName} store
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore, keep: (value: { before?: any, after?: any }) => void) => void} work
   * @param {boolean} [again] whether a connection that was just lost may be replaced
   * @returns {Promise<Kept>}
   */
  async function run(store, mode, work, again = true) {
    /** @type {IDBDatabase} */
    let connection;
    try {
      connection = await database();
    } catch {
      return { ok: false, trouble: 'absent' };
    }
    try {
      return { ok: true, ...await transact(connection, store, mode, work) };
    } catch (error) {
      const { name } = /** @type {DOMException} */ (error) ?? {};
      if (name === 'InvalidStateError' && again) {
        opening = undefined;
        return run(store, mode, work, false);
      }
      return { ok: false, trouble: name === 'QuotaExceededError' ? 'full' : 'failed' };
    }
  }

  return {
    /** @param {StoreName} store @returns {Promise<any[]>} all records; none where nothing can be kept */
    async all(store) {
      const kept = await run(store, 'readonly', (records, keep) => {
        const asked = records.getAll();
        asked.onsuccess = () => keep({ after: asked.result });
      });
      return kept.ok ? kept.after : [];
    },

    /** @param {StoreName} store @param {string} id @returns {Promise<any>} */
    async get(store, id) {
      const kept = await run(store, 'readonly', (records, keep) => {
        const asked = records.get(id);
        asked.onsuccess = () => keep({ after: asked.result });
      });
      return kept.ok ? kept.after : undefined;
    },

    /** @param {StoreName} store @param {Item} record */
    put: (store, record) => run(store, 'readwrite', (records) => { records.put(record); commit(records); }),

    /** @param {StoreName} store @param {string} id */
    remove: (store, id) => run(store, 'readwrite', (records) => { records.delete(id); commit(records); }),

    /**
     * Reads and writes with nobody in between. What `decide` answers takes the record's place, under its own id;
     * `undefined` leaves everything as it is.
     * @param {StoreName} store
     * @param {string} id
     * @param {(before: any) => Item | undefined} decide
     */
    change: (store, id, decide) => run(store, 'readwrite', (records, keep) => {
      const asked = records.get(id);
      asked.onsuccess = () => {
        const before = asked.result;
        const after = decide(before);
        keep({ before, after });
        if (after === undefined) return;
        if (before !== undefined && after.id !== id) records.delete(id);
        records.put(after);
      };
    }),

    /** Gives the connection back. The next call opens another. */
    async close() {
      const closing = opening;
      opening = undefined;
      (await closing?.catch(() => undefined))?.close();
    },
  };
}

/**
 * Says that nothing follows. Otherwise the browser waits for the page to say so, which a page that is being left does not
 * live to do.
 * @param {IDBObjectStore} records
 */
const commit = (records) => records.transaction.commit?.();

/** Some browsers throw where they are asked in a frame that may keep nothing. @returns {IDBFactory | undefined} */
function factoryOfPage() {
  try {
    return globalThis.indexedDB;
  } catch {
    return undefined;
  }
}

/** @param {IDBFactory | undefined} factory @param {number} openMs @returns {Promise<IDBDatabase>} */
function connect(factory, openMs) {
  return new Promise((resolve, reject) => {
    if (!factory) throw new TypeError('there is no IndexedDB here');
    let isLate = false;
    const timer = setTimeout(() => { isLate = true; reject(new DOMException('nobody opens it', 'TimeoutError')); }, openMs);
    const asked = factory.open(NAME, VERSION);
    asked.onupgradeneeded = () => {
      for (const [store, keyPath] of Object.entries(STORES)) {
        if (!asked.result.objectStoreNames.contains(store)) asked.result.createObjectStore(store, { keyPath });
      }
    };
    asked.onsuccess = () => {
      clearTimeout(timer);
      if (isLate) asked.result.close();
      else resolve(asked.result);
    };
    asked.onerror = () => { clearTimeout(timer); reject(asked.error); };
  });
}

/**
 * @param {IDBDatabase} database
 * @param {StoreName} store
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore, keep: (value: { before?: any, after?: any }) => void) => void} work
 * @returns {Promise<{ before?: any, after?: any }>}
 */
function transact(database, store, mode, work) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(store, mode, { durability: 'strict' });
    let kept = {};
    transaction.oncomplete = () => resolve(kept);
    transaction.onabort = () => reject(transaction.error ?? new DOMException('given up', 'AbortError'));
    work(transaction.objectStore(store), (value) => { kept = value; });
  });
}
