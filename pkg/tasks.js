// @ts-check
// Calls under way, on this side: the core says what to do, here it is done, and the core is told what came of it.
import { client } from './start-client.js';
import { readBody } from './body.js';
import { tableText } from './checks.js';
import { header } from './header.js';
import { AteraError, toError } from './errors.js';

/**
 * What a client needs while it carries calls out.
 * @typedef {{
 *   number: number,
 *   generation: number,
 *   options: import('./index.d.ts').AteraOptions,
 *   headers: Record<string, string>,
 *   ends: number[],
 *   walks: Set<number>,
 * }} Carrier
 *
 * @typedef {{
 *   carrier: Carrier,
 *   requestId: string,
 *   resolve: (value: any) => void,
 *   reject: (reason: unknown) => void,
 *   signal: AbortSignal | undefined,
 *   timer?: ReturnType<typeof setTimeout>,
 *   controller?: AbortController,
 *   isSent?: boolean,
 *   cause?: unknown,
 * }} Task
 */

/** @type {Map<number, Task>} */
const tasks = new Map();
let lastTask = 0;
let generation = 1;

/** The longest wait that setTimeout can count; longer ones would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Longer than the core counts a call after its end. */
const MAX_COUNTED_MS = 75_000;
const MAX_REPLY_BYTES = 32 * 1024 * 1024;

/** @param {number} ms */
const timerMs = (ms) => Math.min(Math.max(ms, 0), LONGEST_TIMER_MS);

/**
 * Runs something of the core. If it throws, the instance is broken: every call under way is told so, and the next
 * one runs on a fresh instance.
 * @template T
 * @param {(core: typeof import('./wasm/client.js')) => T} run
 * @returns {T}
 */
export function enter(run) {
  const core = client.core.exports;
  try {
    return run(core);
  } catch (error) {
    if (typeof error === 'string') throw toError(JSON.parse(error));
    startAfresh(error);
    throw stopped(error);
  }
}

/** @param {unknown} cause */
const stopped = (cause) => new AteraError({
  name: 'AteraError', code: 'stopped', retryable: false, cause,
  message: 'the core stopped in the middle of this call: call again, it starts afresh; and please report it',
});

/** @param {unknown} cause */
function startAfresh(cause) {
  generation += 1;
  for (const [id, task] of tasks) {
    settle(id);
    task.controller?.abort();
    task.reject(stopped(cause));
  }
  client.core.restart();
  client.paper.forget();
}

/** Opens the client in the core, or opens it again in a fresh instance. @param {Carrier} carrier */
export function open(carrier) {
  if (carrier.generation === generation) return;
  const { transitions, apiKey, ...options } = carrier.options;
  const header = enter((core) => core.open(carrier.number, {
    ...options, apiKey: apiKey === undefined ? undefined : String(apiKey), transitions: tableText(transitions),
  }, Float64Array.from(carrier.ends)));
  const [name, value] = header;
  carrier.headers = name !== undefined && value !== undefined ? { [name]: value } : {};
  carrier.generation = generation;
  carrier.walks.clear();
}

/**
 * Starts a call and answers with its end.
 * @param {Carrier} carrier
 * @param {AbortSignal | undefined} signal
 * @param {(core: typeof import('./wasm/client.js'), task: number) => void} begin
 * @returns {Promise<any>}
 */
export function run(carrier, signal, begin) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const id = ++lastTask;
    tasks.set(id, { carrier, requestId: `${carrier.number}-${id}`, resolve, reject, signal });
    if (signal) watch(signal, id);
    resume((core) => begin(core, id));
  });
}

/** The core goes on; whoever waits for the call hears of a broken instance by his own promise. @param {(core: typeof import('./wasm/client.js')) => void} run */
function resume(run) {
  try {
    enter(run);
  } catch {
    // enter() has told every call under way.
  }
}

/** @param {number} id */
function settle(id) {
  const task = tasks.get(id);
  if (!task) return undefined;
  tasks.delete(id);
  clearTimeout(task.timer);
  rememberEnd(task);
  if (task.signal) unwatch(task.signal, id);
  return task;
}

/** If the instance breaks, the next one counts what was sent by when it ended. @param {Task} task */
function rememberEnd(task) {
  if (!task.isSent) return;
  task.isSent = false;
  const { ends } = task.carrier;
  const end = now();
  ends.push(end);
  while (Number(ends[0]) < end - MAX_COUNTED_MS) ends.shift();
}

/**
 * The calls that a signal gives up. One listener serves them all: Node warns of a leak where there are more than ten.
 * @type {WeakMap<AbortSignal, { calls: Set<number>, onAbort: () => void }>}
 */
const watched = new WeakMap();

/** @param {AbortSignal} signal @param {number} id */
function watch(signal, id) {
  let watch = watched.get(signal);
  if (!watch) {
    /** @type {Set<number>} */
    const calls = new Set();
    watch = { calls, onAbort: () => { for (const call of calls) giveUp(call, signal.reason); } };
    watched.set(signal, watch);
    signal.addEventListener('abort', watch.onAbort);
  }
  watch.calls.add(id);
}

/** @param {AbortSignal} signal @param {number} id */
function unwatch(signal, id) {
  const watch = watched.get(signal);
  watch?.calls.delete(id);
  if (!watch || watch.calls.size > 0) return;
  signal.removeEventListener('abort', watch.onAbort);
  watched.delete(signal);
}

/** @param {number} id @param {unknown} reason */
function giveUp(id, reason) {
  const task = settle(id);
  if (!task) return;
  resume((core) => core.cancel(id));
  task.controller?.abort(reason);
  task.reject(reason);
}

/** Ends every call of a client. @param {Carrier} carrier */
export function giveUpAll(carrier) {
  for (const [id, task] of tasks) {
    if (task.carrier !== carrier) continue;
    giveUp(id, new AteraError({
      name: 'AteraError', code: 'aborted', retryable: false, requestId: task.requestId,
      message: 'the client was freed while this call was under way: keep it until its calls are over',
    }));
  }
}

export const now = () => performance.now();
export const random = () => Math.random();

/** Milliseconds until an HTTP date, NaN if it is none. @param {string} date */
export const until = (date) => Date.parse(date) - Date.now();

/** @param {number} id @param {number} ms */
export function sleep(id, ms) {
  const task = tasks.get(id);
  if (task) task.timer = setTimeout(() => resume((core) => core.woken(id)), timerMs(ms));
}

/** @param {number} id @param {boolean} bulk @param {number} timeoutMs */
export function admit(id, bulk, timeoutMs) {
  const task = tasks.get(id);
  if (!task) return;
  const controller = new AbortController();
  task.controller = controller;
  const { limiter } = task.carrier.options;
  /** @param {string | undefined} refusal */
  const answer = (refusal) => {
    clearTimeout(task.timer);
    if (tasks.get(id) === task && task.controller === controller) {
      task.controller = undefined;
      resume((core) => core.admitted(id, refusal));
    }
  };
  task.timer = setTimeout(() => { answer('timeout'); controller.abort(); }, timerMs(timeoutMs));
  Promise.resolve()
    .then(() => limiter?.acquire({ priority: bulk ? 'bulk' : 'interactive', signal: controller.signal }))
    .then(() => answer(undefined), (error) => { task.cause = error; answer('the limiter refused'); });
}

/** @param {number} id @param {string} kind @param {string} operation @param {number} attempt @param {number} [status] @param {number} [ms] */
export function tell(id, kind, operation, attempt, status, ms) {
  const task = tasks.get(id);
  try {
    task?.carrier.options.onEvent?.(/** @type {any} */ ({
      type: kind, requestId: task.requestId, operation, attempt,
      ...(status === undefined ? {} : { status }), ...(ms === undefined ? {} : { ms }),
    }));
  } catch {
    // A listener's fault is not the call's.
  }
}

/** @param {number} id @param {string} method @param {string} url @param {any} body @param {number} timeoutMs */
export function send(id, method, url, body, timeoutMs) {
  const task = tasks.get(id);
  if (!task) return;
  const { carrier } = task;
  task.isSent = true;
  const controller = new AbortController();
  task.controller = controller;
  /** The first of answer, failure and time-out counts. @param {(core: typeof import('./wasm/client.js')) => void} tellCore */
  const end = (tellCore) => {
    if (tasks.get(id) !== task || task.controller !== controller) return;
    clearTimeout(task.timer);
    task.controller = undefined;
    rememberEnd(task);
    resume(tellCore);
  };
  task.timer = setTimeout(() => {
    end((core) => core.failed(id, 'timeout', ''));
    controller.abort();
  }, timerMs(timeoutMs));
  exchange(carrier, method, url, body, controller.signal).then(
    ({ status, contentType, retryAfter, body: read }) => {
      task.cause = read.cause;
      end((core) => core.replied(id, status, contentType, retryAfter, read.kind, read.value));
    },
    (error) => {
      task.cause = error;
      end((core) => core.failed(id, codeOf(error), reasonOf(error)));
    },
  );
}

/** @param {Carrier} carrier @param {string} method @param {string} url @param {any} body @param {AbortSignal} signal */
async function exchange(carrier, method, url, body, signal) {
  const { options } = carrier;
  const fetchNow = options.fetch ?? globalThis.fetch;
  /** @type {Record<string, string>} */
  const headers = { Accept: 'application/json', ...carrier.headers };
  /** @type {RequestInit} */
  const init = { method, headers, signal, redirect: 'manual' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  const response = await fetchNow(url, init);
  if (response === null || typeof response !== 'object' || typeof response.status !== 'number') {
    throw new TypeError('fetch answered something that is no response');
  }
  return {
    status: response.status,
    contentType: header(response, 'content-type'),
    retryAfter: header(response, 'retry-after'),
    body: await readBody(response, options.maxReplyBytes ?? MAX_REPLY_BYTES),
  };
}

/** What Node says of a connection that was never made; browsers say nothing. @param {any} error @returns {string} */
const codeOf = (error) => String(error?.cause?.code ?? error?.code ?? '');

/** @param {any} error @returns {string} */
const reasonOf = (error) => String(error?.cause?.message || error?.message || error || '');

/** @param {number} id @param {any} value */
export const done = (id, value) => settle(id)?.resolve(value);

/** @param {number} id @param {string} error @param {object} [progress] how far a workflow came */
export function fail(id, error, progress) {
  const task = settle(id);
  task?.reject(toError({ ...JSON.parse(error), ...progress, requestId: task.requestId, cause: task.cause }));
}

/** @param {number} id @param {any[]} items @param {number} page @param {number} itemsInPage @param {number} totalPages @param {number} totalItems @param {number} next 0 when the list is over @param {any} raw the whole reply, for a caller who asked for it */
export function page(id, items, page, itemsInPage, totalPages, totalItems, next, raw) {
  const read = { items, page, itemsInPage, totalPages, totalItems };
  settle(id)?.resolve({ page: raw === undefined ? read : { ...read, raw }, next });
}
