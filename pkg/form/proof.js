// @ts-check
// A proof of work: a number that makes the hash of `<token>:<number>` begin with so many zero bits. The door takes one
// hash to see that it is right; who found it took a few hundred thousand.
import { hasher, search } from './proof-hash.js';

/** How long the page may stand still where a policy refuses workers, in milliseconds. */
const SLICE_MS = 8;
/** Hashes between two looks at the clock: less than a millisecond. */
const GLANCE = 100;

/**
 * @param {object} asked
 * @param {string} asked.token
 * @param {number} asked.bits
 * @param {AbortSignal} [asked.signal]
 * @returns {Promise<string>} the value of the field `proof`
 */
export async function solve({ token, bits, signal }) {
  signal?.throwIfAborted();
  try {
    return await inWorker({ token, bits, signal });
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof NoWorker)) throw error;
    return inSlices({ token, bits, signal });
  }
}

/** A policy, another origin or an old engine refuses it. */
class NoWorker extends Error {}

/** @param {{ token: string, bits: number, signal?: AbortSignal }} asked @returns {Promise<string>} */
function inWorker({ token, bits, signal }) {
  return new Promise((resolve, reject) => {
    /** @type {Worker} */
    let worker;
    try {
      worker = new Worker(new URL('./proof-worker.js', import.meta.url), { type: 'module' });
    } catch {
      return reject(new NoWorker());
    }
    const abort = () => end(() => reject(signal?.reason));
    /** @param {() => void} answer */
    const end = (answer) => {
      signal?.removeEventListener('abort', abort);
      worker.terminate();
      answer();
    };
    signal?.addEventListener('abort', abort);
    worker.onmessage = ({ data }) => end(() => resolve(data));
    worker.onerror = (event) => { event.preventDefault(); end(() => reject(new NoWorker())); };
    worker.postMessage({ token, bits });
  });
}

/** @param {{ token: string, bits: number, signal?: AbortSignal }} asked @returns {Promise<string>} */
export async function inSlices({ token, bits, signal }) {
  const hash = hasher(`${token}:`);
  for (let from = 0; ;) {
    for (const until = performance.now() + SLICE_MS; performance.now() < until; from += GLANCE) {
      const found = search(hash, bits, from, GLANCE);
      if (found !== undefined) return String(found);
    }
    await turn();
    signal?.throwIfAborted();
  }
}

/**
 * Lets the page do what waits. Not by scheduler.yield(), which comes back before the page's timers had their turn; nor by
 * a timer, which would wait four milliseconds at least.
 * @returns {Promise<void>}
 */
function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { port1.close(); resolve(); };
    port2.postMessage(null);
  });
}
