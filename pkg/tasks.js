// @ts-check
// Calls under way, on this side: the core says what to do, here it is done, and the core is told what came of it.
//
// A caller's code never runs while the core is on the stack. What callers hand over is copied before (input.js), what their
// `fetch` answers is read before the core sees it (body.js, header.js), and what the core wants of them (`fetch`, the
// limiter, `onEvent`, listeners on a signal) waits for a microtask. So what they throw cannot unwind the core's frames,
// which would leave it with borrows that never end.
import { client } from './start-client.js';
import { AteraError, toError } from './errors.js';
import { exchange, failureTexts } from './exchange.js';

/**
 * What a client needs while it carries calls out.
 * @typedef {{
 *   number: number,
 *   generation: number,
 *   settings: Record<string, any>,
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
 *   creates: Create[],
 * }} Task
 *
 * A create that has left and was not refused, as far as anybody knows.
 * @typedef {{ operation: string, status?: number }} Create
 */

/** @type {Map<number, Task>} */
const tasks = new Map();
let lastTask = 0;
let generation = 1;

/** The longest wait that setTimeout can count; longer ones would end at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** Longer than the core counts a call after its end. */
const MAX_COUNTED_MS = 75_000;

/** @param {number} ms */
const timerMs = (ms) => Math.min(Math.max(ms, 0), LONGEST_TIMER_MS);

/**
 * Runs something of the core. If it traps, the instance is broken: every call under way is told so, and the next
 * one runs on a fresh instance. What else is thrown never reached the core.
 * @template T
 * @param {(core: typeof import('./wasm/client.js')) => T} run
 * @returns {T}
 */
export function enter(run) {
  const core = client.core.exports;
  try {
    return run(core);
  } catch (error) {
    if (isDetails(error)) throw toError(error);
    if (!isTrap(error)) throw error;
    startAfresh(error);
    throw stopped(error, []);
  }
}

/**
 * What the core says of an error: an object that is none itself.
 * @param {any} thrown
 * @returns {thrown is import('./errors.js').Details}
 */
const isDetails = (thrown) => typeof thrown === 'object' && thrown !== null && Object.getPrototypeOf(thrown) === Object.prototype && 'code' in thrown;

/** A trap, or a stack that the core has used up: V8 and JavaScriptCore call that a RangeError, SpiderMonkey an InternalError. @param {any} error */
const isTrap = (error) => error instanceof WebAssembly.RuntimeError
  || (error instanceof Error && /^(?:RangeError|InternalError)$/.test(error.name) && /call stack|recursion/.test(error.message));

/** Frames that the core may need below a call that people make synchronously. */
const ROOM = 500;

/** @param {number} frames @returns {number} */
const descend = (frames) => (frames === 0 ? 0 : 1 + descend(frames - 1));

/** Throws where the caller has used up the stack, before the core could trap on it and take other calls along. */
export const needRoom = () => { descend(ROOM); };

/** @param {unknown} cause @param {Create[]} creates @param {string} [requestId] */
function stopped(cause, creates, requestId) {
  const known = creates.map(({ operation, status }) => `${operation} (${status === undefined ? 'no answer' : `answered ${status}`})`);
  return toError({
    ...(known.length === 0
      ? { name: 'AteraError', code: 'stopped', message: 'the core stopped in the middle of this call: call again, it starts afresh; and please report it' }
      : {
        name: 'AmbiguousError', code: 'ambiguous',
        message: `the core stopped when this may have been carried out: ${known.join(', ')}; look whether it was before you call again, and please report it`,
      }),
    retryable: false, cause, requestId,
  });
}

/** @param {unknown} cause */
function startAfresh(cause) {
  generation += 1;
  client.core.restart();
  client.buffer.forget();
  for (const id of [...tasks.keys()]) {
    const task = settle(id);
    task?.controller?.abort();
    task?.reject(stopped(cause, task.creates, task.requestId));
  }
}

/** Opens the client in the core, or opens it again in a fresh instance. @param {Carrier} carrier */
export function open(carrier) {
  if (carrier.generation === generation) return;
  needRoom();
  const header = enter((core) => core.open(carrier.number, carrier.settings, Float64Array.from(carrier.ends)));
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
    const id = ++lastTask;
    const requestId = `${carrier.number}-${id}`;
    if (signal?.aborted) {
      reject(reasonOf(signal, requestId));
      return;
    }
    tasks.set(id, { carrier, requestId, resolve, reject, signal, creates: [] });
    try {
      if (signal) watch(signal, id);
    } catch (error) {
      settle(id);
      reject(error);
    }
    // A signal of the caller's making may have given the call up while it was being watched.
    if (tasks.has(id)) resume((core) => begin(core, id));
  });
}

/**
 * The core goes on; whoever waits for the call learns of a broken instance from its own promise. Nothing but a trap should
 * come out here. If anything does, it unwound frames of the core, which are as lost as after a trap.
 * @param {(core: typeof import('./wasm/client.js')) => void} run
 */
function resume(run) {
  try {
    run(client.core.exports);
  } catch (error) {
    startAfresh(error);
  }
}

/** Runs a caller's code when the core is off the stack. Its fault, now or later, is not the call's. @param {() => unknown} run */
const callLater = (run) => { Promise.resolve().then(run).catch(() => {}); };

/** @param {number} id */
function settle(id) {
  const task = tasks.get(id);
  if (!task) return undefined;
  tasks.delete(id);
  clearTimeout(task.timer);
  rememberEnd(task);
  const { signal } = task;
  if (signal) callLater(() => unwatch(signal, id));
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
  const watch = watched.get(signal);
  if (watch) {
    watch.calls.add(id);
  } else {
    const calls = new Set([id]);
    const onAbort = () => { for (const call of calls) giveUp(call, reasonOf(signal, tasks.get(call)?.requestId)); };
    watched.set(signal, { calls, onAbort });
    signal.addEventListener('abort', onAbort);
  }
}

/** @param {AbortSignal} signal @param {number} id */
function unwatch(signal, id) {
  const watch = watched.get(signal);
  watch?.calls.delete(id);
  if (!watch || watch.calls.size > 0) return;
  signal.removeEventListener('abort', watch.onAbort);
  watched.delete(signal);
}

/** @param {string} message @param {string} [requestId] */
const aborted = (message, requestId) => new AteraError({ name: 'AteraError', code: 'aborted', retryable: false, requestId, message });

/** Why a signal gave up, from whatever is passed for one. @param {AbortSignal} signal @param {string} [requestId] */
function reasonOf(signal, requestId) {
  try {
    return signal.reason ?? aborted('the call was given up: call again if it is still wanted', requestId);
  } catch (error) {
    return error;
  }
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
    giveUp(id, aborted('the client was freed while this call was under way: keep it until its calls are over', task.requestId));
  }
}

export const now = () => performance.now();
export const random = () => Math.random();

/** Milliseconds until an HTTP date, NaN if it is none. @param {string} date */
export const until = (date) => Date.parse(date) - Date.now();

/** @param {number} id @param {number} ms */
export function sleep(id, ms) {
  const task = tasks.get(id);
  if (!task) return;
  forgetRefusedCreate(task);
  task.timer = setTimeout(() => resume((core) => core.woken(id)), timerMs(ms));
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
  if (!task) return;
  const { options } = task.carrier;
  const event = /** @type {any} */ ({
    type: kind, requestId: task.requestId, operation, attempt,
    ...(status === undefined ? {} : { status }), ...(ms === undefined ? {} : { ms }),
  });
  callLater(() => options.onEvent?.(event));
}

/**
 * @param {number} id
 * @param {string} method
 * @param {string} url
 * @param {any} body
 * @param {number} timeoutMs
 * @param {string} [creates] the operation, if it makes one more each time
 */
export function send(id, method, url, body, timeoutMs, creates) {
  const task = tasks.get(id);
  if (!task) return;
  forgetRefusedCreate(task);
  const { carrier } = task;
  task.isSent = true;
  const controller = new AbortController();
  task.controller = controller;
  /** @type {Create | undefined} */
  const create = creates === undefined ? undefined : { operation: creates };
  const underWay = () => tasks.get(id) === task && task.controller === controller;
  /** The first of answer, failure and time-out counts. @param {(core: typeof import('./wasm/client.js')) => void} tellCore */
  const end = (tellCore) => {
    if (!underWay()) return;
    clearTimeout(task.timer);
    task.controller = undefined;
    rememberEnd(task);
    resume(tellCore);
  };
  task.timer = setTimeout(() => {
    end((core) => core.failed(id, 'timeout', ''));
    controller.abort();
  }, timerMs(timeoutMs));
  Promise.resolve().then(() => {
    // Given up, or broken off by a trap, before it left.
    if (!underWay()) return undefined;
    if (create) task.creates.push(create);
    return exchange(carrier, method, url, body, controller.signal);
  }).then(
    (answer) => {
      if (!answer) return;
      const { status, contentType, retryAfter, body: read } = answer;
      task.cause = read.cause;
      if (create) create.status = status;
      end((core) => core.replied(id, status, contentType, retryAfter, read.kind, read.value));
    },
    (error) => {
      task.cause = error;
      const [code, reason] = failureTexts(error);
      end((core) => core.failed(id, code, reason));
    },
  );
}

/** The core waits or sends again after a create only if that was carried out for sure, or for sure was not. @param {Task} task */
function forgetRefusedCreate(task) {
  const { status } = task.creates.at(-1) ?? { status: 200 };
  if (status === undefined || status < 200 || status > 299) task.creates.pop();
}

/** @param {number} id @param {any} value */
export const done = (id, value) => settle(id)?.resolve(value);

/** @param {number} id @param {import('./errors.js').Details} error @param {object} [progress] how far a workflow came */
export function fail(id, error, progress) {
  const task = settle(id);
  task?.reject(toError({ ...error, ...progress, requestId: task.requestId, cause: task.cause }));
}

/** @param {number} id @param {any[]} items @param {number} page @param {number} itemsInPage @param {number} totalPages @param {number} totalItems @param {number} next 0 when the list is over @param {any} raw the whole reply, for a caller who asked for it */
export function page(id, items, page, itemsInPage, totalPages, totalItems, next, raw) {
  const read = { items, page, itemsInPage, totalPages, totalItems };
  settle(id)?.resolve({ page: raw === undefined ? read : { ...read, raw }, next });
}
