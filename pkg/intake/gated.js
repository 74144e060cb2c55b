// @ts-check
// A client whose every call goes through the gate.
import { waitUntil } from 'cloudflare:workers';
import { Atera } from '../client.js';
import { ateraOptions } from './options.js';
import { watchedFetch } from './watched.js';

/**
 * @typedef {import('./gate.js').Class} Class
 * @typedef {import('./gate.js').Ending} Ending
 * @typedef {import('./gate.js').Refusal} Refusal
 * @typedef {{ lease: number, until: number }} Held until when a call with it may begin
 */

/** A lease is good for a call that begins soon after its grant: what is left then is the call's own time. */
const BEGIN_MS = 5_000;
/** How long a call waits for its lease, if none was taken in advance. */
const PATIENCE_MS = 20_000;
/** When the gate itself cannot be reached. @type {Refusal} */
const UNREACHABLE = { waitMs: 1_000, reason: 'busy' };
/** The gate counts. The client's own pacer would count the calls that the gate refused, too. */
const OWN_PACER = 10;

/** The gate said no; the client reports it as a call that was never sent. */
class Refused extends Error {
  /** @param {Refusal} refusal */
  constructor(refusal) {
    super(`the gate lets no call go now (${refusal.reason}): come back in ${refusal.waitMs} ms`);
    this.refusal = refusal;
  }
}

/**
 * Leases are all alike: a call uses whichever was taken first.
 * @param {any} env @param {import('./options.js').Options} options @param {Class} kind
 */
export function createGated(env, options, kind) {
  const gate = () => env.GATE.getByName('gate');
  /** Taken in advance. @type {Held[]} */
  let held = [];
  /** Given to calls that are about to leave. @type {Held[]} */
  let ready = [];

  /**
   * Nobody waits for it, and the request may be over before it arrives: the runtime would drop it. If the gate does not
   * hear of an end, the lease runs out.
   * @param {number} lease @param {Ending} ending
   */
  const finish = (lease, ending) => {
    const told = Promise.resolve(gate().finish(lease, ending)).catch(() => {});
    waitUntil(told);
    return told;
  };

  /** @param {Held[]} leases @returns {Held | undefined} */
  const fresh = (leases) => {
    for (let next = leases.shift(); next; next = leases.shift()) {
      if (Date.now() < next.until) return next;
      void finish(next.lease, { outcome: 'unused' });
    }
    return undefined;
  };

  /** @param {number} patienceMs @returns {Promise<Held | Refusal>} */
  const acquire = async (patienceMs) => {
    try {
      const answer = await gate().acquire(kind, patienceMs);
      if (!('lease' in answer)) return answer;
      // Whichever clock is ahead, the lease is not used too late.
      const until = Math.min(Date.now(), answer.expiresAt - options.leaseMs) + BEGIN_MS;
      return { lease: answer.lease, until };
    } catch {
      return UNREACHABLE;
    }
  };

  /** @returns {Promise<Held>} */
  const mine = async () => {
    const found = fresh(held) ?? await acquire(PATIENCE_MS);
    if ('lease' in found) return found;
    throw new Refused(found);
  };

  const limiter = {
    /** @param {{ signal: AbortSignal }} call */
    async acquire({ signal }) {
      ready.push(await mine());
      // Nobody waits for it any more: the next call takes it.
      if (signal.aborted) held.push(...ready.splice(-1));
    },
  };

  const atera = new Atera({
    ...ateraOptions(env, options),
    timeoutMs: options.leaseMs - BEGIN_MS,
    attemptTimeoutMs: options.leaseMs - BEGIN_MS,
    ratePerMinute: options.ratePerMinute * OWN_PACER,
    limiter,
    fetch: watchedFetch(async () => (fresh(ready) ?? await mine()).lease, (lease, ending) => void finish(lease, ending)),
  });

  return {
    atera,

    /**
     * Takes a lease in advance, so that a create which may not go now is not begun.
     * @param {number} patienceMs
     * @returns {Promise<Refusal | undefined>} nothing if it is held
     */
    async hold(patienceMs) {
      const answer = await acquire(patienceMs);
      if (!('lease' in answer)) return answer;
      held.push(answer);
      return undefined;
    },

    /** Gives back what is held and was not used. */
    async release() {
      const unused = [...held, ...ready];
      held = [];
      ready = [];
      await Promise.all(unused.map(({ lease }) => finish(lease, { outcome: 'unused' })));
    },

    free() {
      atera.free();
    },
  };
}
