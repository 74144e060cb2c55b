// @ts-check
// An Atera in memory, used as a `fetch`. The wasm decides every reply; this file carries it: it turns a Request
// into bytes, and bytes into a Response after the delay and in the pieces that the wasm asks for.

import { createCore } from './core.js';
import * as glue from './wasm/sandbox.js';

/**
 * The types of the surface are in sandbox.d.ts, which every entry shares.
 * @import { Sandbox, SandboxOptions } from './sandbox.js'
 *
 * How the wasm describes a reply.
 * @typedef {{ status: number, headers: [string, string][], delayMs: number,
 *             delivery: 'whole' | 'dropped' | 'cut' | 'drip', bytes: number, ms: number, reset: boolean }} Head
 */

const core = createCore(glue);

/** The entry says where its wasm is. @param {import('./core.js').WasmSource} source */
export const startFrom = (source) => core.from(source);

/** Resolves when the synchronous calls can be answered; `fetch` waits for it by itself. */
export const ready = () => core.start();

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
      holder.room = core.exports.sandbox_open(settings);
      freeLater(holder);
    }
    return holder.room;
  };

  /** @param {Request} request @returns {Promise<Uint8Array>} */
  const bodyOf = async (request) => (request.body === null ? new Uint8Array() : new Uint8Array(await request.arrayBuffer()));

  /** @type {typeof globalThis.fetch} */
  const fetch = async (input, init) => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    // A Request that follows the signal would leave its listener there; this one is followed by hand.
    const request = new Request(/** @type {RequestInfo} */ (input), { ...init, signal: null });
    const { origin, pathname, search } = new URL(request.url);
    const body = await bodyOf(request);
    if (!core.ready) await core.start();
    signal?.throwIfAborted();
    const asked = [request.method, origin, pathname + search, [...request.headers]];
    /** @type {Head} */
    const head = core.exports.sandbox_handle(room(), asked, body, now());
    const bytes = core.exports.sandbox_body(room());
    if (head.delayMs > 0) await wait(head.delayMs, signal);
    return respond(request.url, head, bytes, signal);
  };

  return {
    fetch,
    // Before the first call there is nothing to restore.
    reset: () => { if (holder.room !== 0) core.exports.sandbox_reset(holder.room); },
    faults: (list) => core.exports.sandbox_faults(room(), list),
    stats: () => core.exports.sandbox_journal(room()).stats,
    log: () => core.exports.sandbox_journal(room()).log,
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
