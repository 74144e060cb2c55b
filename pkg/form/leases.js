// @ts-check
// Who may do something alone among all tabs. Web Locks where there are any; a page without https has none, and there a
// lease in IndexedDB does what can be done: it lapses when its holder has died.

const LEASE_MS = 60_000;
const RENEW_MS = 20_000;
const LOOK_MS = 500;

/**
 * The part of Web Locks that is used here.
 * @typedef {{ request<T>(name: string, options: { ifAvailable?: boolean }, work: (lock: object | null) => Promise<T>): Promise<T> }} Locks
 */

/** @param {import('./storage.js').Storage} storage @param {() => number} [now] @returns {Locks} */
export const locksOf = (storage, now) => globalThis.navigator?.locks ?? leases(storage, now);

/** @param {import('./storage.js').Storage} storage @param {() => number} [now] @returns {Locks} */
export function leases(storage, now = Date.now) {
  const holder = crypto.getRandomValues(new Uint32Array(4)).join('-');
  /** Where nothing is stored there is still this page. @type {Set<string>} */
  const ours = new Set();
  /** @param {string} id */
  const take = async (id) => {
    if (ours.has(id)) return false;
    ours.add(id);
    const isFree = (/** @type {any} */ lease) => !lease || lease.until <= now() || lease.until > now() + LEASE_MS;
    const taken = await storage.change('leases', id, (lease) => (isFree(lease) ? { id, holder, until: now() + LEASE_MS } : undefined));
    if (!taken.ok || taken.after) return true;
    ours.delete(id);
    return false;
  };
  /** @param {string} id */
  const renew = (id) => storage.change('leases', id, (lease) => (lease?.holder === holder ? { ...lease, until: now() + LEASE_MS } : undefined));
  /** @param {string} id */
  const release = (id) => { ours.delete(id); return storage.remove('leases', id); };

  return {
    async request(name, { ifAvailable }, work) {
      while (!await take(name)) {
        if (ifAvailable) return work(null);
        await new Promise((resolve) => { setTimeout(resolve, LOOK_MS); });
      }
      const timer = setInterval(() => renew(name), RENEW_MS);
      const leave = () => { release(name); };
      globalThis.addEventListener?.('pagehide', leave);
      try {
        return await work({ name });
      } finally {
        clearInterval(timer);
        globalThis.removeEventListener?.('pagehide', leave);
        await release(name);
      }
    },
  };
}
