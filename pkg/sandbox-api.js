// @ts-check
// An Atera in memory, used as a `fetch`. The wasm decides every reply; this file carries it: it turns a Request
// into bytes, and bytes into a Response after the delay and in the pieces that the wasm asks for.

import { createCore } from './core.js';
import * as glue from './wasm/sandbox.js';

/**
 * What goes wrong, and for which requests. The first fault that hits a request happens to it; latencies add up.
 * @typedef {{
 *   when?: {
 *     method?: string,  // which method; any if left out
 *     path?: string,    // how the path begins, with or without /api/v3: '/tickets'
 *     nth?: number,     // the first of the matching requests to hit, from 1
 *     times?: number,   // how many to hit from there on: one if nth is given, else all
 *   }
 * } & (
 *   { kind: 'latency', ms: number } |
 *   { kind: 'drop_before' } |
 *   { kind: 'drop_after' } |
 *   { kind: 'status', code: number, afterCommit?: boolean } |
 *   { kind: 'rate_limited', retryAfter?: number | string } |
 *   { kind: 'truncated', bytes?: number, reset?: boolean } |
 *   { kind: 'slow_drip', ms: number, bytes?: number } |
 *   { kind: 'html_200' } |
 *   { kind: 'empty_401' } |
 *   { kind: 'wrong_type' } |
 *   { kind: 'null_body' }
 * )} SandboxFault
 *
 * @typedef {object} SandboxOptions
 * @property {number} [seed] Which made-up world, a whole number; 1 if left out.
 * @property {string | string[]} [apiKey] The keys that may do everything. Left out, any key does; no key is 401.
 * @property {string | string[]} [readOnlyKey] Keys that may read; a write with one is 403.
 * @property {number} [ratePerMinute] Requests in any 60 seconds, 700 if left out; Infinity for no limit.
 * @property {boolean} [enforceTransitions] Whether an illegal change of status is refused; it is not unless told.
 * @property {number} [maxItemsInPage] The most items in a page, 50 if left out.
 * @property {number | [number, number]} [latencyMs] How long every reply takes, or between what and what.
 * @property {Date | string | number} [epoch] The moment the seeded data lead up to, 2024-02-15T12:00:00Z if left
 *   out (the day of the guide's example ticket). The guide's own examples keep their dates.
 * @property {SandboxFault[]} [faults] What goes wrong from the start.
 * @property {() => number} [now] The clock, in milliseconds since 1970; Date.now if left out.
 *
 * @typedef {{ requests: number, commits: number, creates: number, rateLimited: number }} SandboxStats
 * @typedef {{ number: number, atMs: number, method: string, path: string, status: number, committed: boolean,
 *             fault: boolean }} SandboxLogEntry
 *
 * @typedef {object} Sandbox
 * @property {typeof fetch} fetch The standard fetch, answered from memory; any origin will do.
 * @property {() => void} reset Everything as it was at first: data, ids, counts, rate, the options' faults.
 * @property {(faults: SandboxFault[]) => void} faults Replaces the faults; their counts start anew.
 * @property {() => SandboxStats} stats Counts since the start or the last reset.
 * @property {() => SandboxLogEntry[]} log The last thousand requests, without headers and bodies.
 * @property {() => void} free Forgets the data now rather than when nothing refers to the sandbox any more.
 *
 * @typedef {{ status: number, headers: [string, string][], delayMs: number,
 *             delivery: 'whole' | 'dropped' | 'cut' | 'drip', bytes: number, ms: number, reset: boolean }} Head
 */

const core = createCore(glue);

/** The entry says where its wasm is. @param {import('./core.js').WasmSource} source */
export const startFrom = (source) => core.from(source);

/** Resolves when the synchronous calls can be answered; `fetch` waits for it by itself. */
export const ready = () => core.start();

/** @param {string} text */
const read = (text) => {
  const answer = JSON.parse(text);
  if (answer.error) throw new Error(answer.error);
  return answer;
};

/** @type {FinalizationRegistry<number> | undefined} */
let registry;

/**
 * Frees a room when nothing refers to its holder any more. workerd has no registry before the compatibility date
 * 2025-05-05; there a sandbox lives as long as its isolate.
 * @param {{ room: number }} holder
 */
const freeLater = (holder) => {
  if (typeof FinalizationRegistry === 'undefined') return;
  registry ??= new FinalizationRegistry((room) => core.exports.sandbox_free(room));
  registry.register(holder, holder.room);
};

/**
 * An Atera in memory. It starts nothing by itself: its data are made by the first call.
 * @param {SandboxOptions} [options]
 * @returns {Sandbox}
 */
export function createSandbox(options = {}) {
  const { now = () => Date.now(), ...settings } = options;
  const holder = { room: 0 };

  const room = () => {
    if (holder.room === 0) {
      holder.room = read(core.exports.sandbox_open(JSON.stringify(settings))).room;
      freeLater(holder);
    }
    return holder.room;
  };

  /** @param {Request} request @returns {Promise<Uint8Array>} */
  const bodyOf = async (request) => (request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer()));

  /** @type {typeof fetch} */
  const fetch = async (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    // A Request that follows the signal would leave its listener there; this one is followed by hand.
    const request = new Request(input, { ...init, signal: null });
    const { pathname, search } = new URL(request.url);
    signal?.throwIfAborted();
    const body = await bodyOf(request);
    if (!core.ready) await core.start();
    signal?.throwIfAborted();
    const asked = JSON.stringify([request.method, pathname + search, [...request.headers]]);
    /** @type {Head} */
    const head = read(core.exports.sandbox_handle(room(), asked, body, now()));
    const bytes = core.exports.sandbox_body(room());
    if (head.delayMs > 0) await wait(head.delayMs, signal);
    return respond(request.url, head, bytes, signal);
  };

  return {
    fetch,
    // Before the first call there is nothing to restore.
    reset: () => { if (holder.room !== 0) core.exports.sandbox_reset(holder.room); },
    faults: (list) => void read(core.exports.sandbox_faults(room(), JSON.stringify(list))),
    stats: () => read(core.exports.sandbox_journal(room())).stats,
    log: () => read(core.exports.sandbox_journal(room())).log,
    free: () => {
      if (holder.room > 0) core.exports.sandbox_free(holder.room);
      // No room has this number: a later call is told that the sandbox is freed.
      holder.room = -1;
    },
  };
}

/** @param {number} ms @param {AbortSignal | null | undefined} signal @returns {Promise<void>} */
const wait = (ms, signal) => new Promise((resolve, reject) => {
  const stop = () => { clearTimeout(timer); reject(signal?.reason); };
  const timer = setTimeout(() => { signal?.removeEventListener('abort', stop); resolve(); }, ms);
  signal?.addEventListener('abort', stop, { once: true });
});

/** The statuses that a Response must have no body with. */
const BODILESS = [204, 205, 304];

/**
 * @param {string} url @param {Head} head @param {Uint8Array} bytes @param {AbortSignal | null | undefined} signal
 */
const respond = (url, head, bytes, signal) => {
  if (head.delivery === 'dropped') {
    // What a browser and Node do when a connection breaks.
    throw new TypeError('fetch failed', { cause: new Error('the sandbox dropped the connection') });
  }
  const body = BODILESS.includes(head.status) ? null : deliver(head, bytes, signal);
  const response = new Response(/** @type {BodyInit | null} */ (body), { status: head.status, headers: head.headers });
  // A Response made by hand has no address; one that was fetched has.
  return Object.defineProperty(response, 'url', { value: url });
};

/** @param {Head} head @param {Uint8Array} bytes @param {AbortSignal | null | undefined} signal */
const deliver = (head, bytes, signal) => {
  switch (head.delivery) {
    case 'drip': return drip(bytes, head.bytes, head.ms, signal);
    case 'cut': return head.reset ? torn(bytes.subarray(0, head.bytes)) : bytes.subarray(0, head.bytes);
    default: return bytes;
  }
};

/** The body up to where the connection breaks. @param {Uint8Array} bytes */
const torn = (bytes) => {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      // An error throws away what still waits to be read: it comes with the second pull.
      if (sent) controller.error(new TypeError('terminated'));
      else controller.enqueue(bytes);
      sent = true;
    },
  });
};

/**
 * The body piece by piece. @param {Uint8Array} bytes @param {number} size @param {number} ms
 * @param {AbortSignal | null | undefined} signal
 */
const drip = (bytes, size, ms, signal) => {
  let sent = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let stop = () => {};
  const settle = () => { clearTimeout(timer); signal?.removeEventListener('abort', stop); };
  return new ReadableStream({
    start(controller) {
      stop = () => { settle(); controller.error(signal?.reason); };
      signal?.addEventListener('abort', stop, { once: true });
    },
    pull: (controller) => new Promise((resolve) => {
      timer = setTimeout(() => {
        controller.enqueue(bytes.subarray(sent, sent + size));
        sent += size;
        if (sent >= bytes.length) { settle(); controller.close(); }
        resolve();
      }, ms);
    }),
    cancel: settle,
  });
};
