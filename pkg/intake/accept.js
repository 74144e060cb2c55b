// @ts-check
// A submission that the door let in is kept by its shard; and whoever wants to hear of it is told.
import { log } from './log.js';
import { shardNumber, shardsBefore } from './shards.js';

/**
 * A submission that the rules allow: `Admitted` of src/intake/door/take.rs.
 * @typedef {{ id: string, shard: number, mark: string, name: string, hash: string, submission: string, email: string | null,
 *   site: string, language: string | null, nonce: { value: string, expiresAt: number } | null,
 *   begun: { delivery: string, standing: string, due: number | null } }} Admitted
 * @typedef {{ outcome: 'accepted' | 'repeated' | 'conflict' | 'replayed', acceptedAt: number }} Accepted
 */

/**
 * The answer comes when the submission is in durable storage.
 * @param {any} env
 * @param {import('./options.js').Options} options
 * @param {Admitted} admitted
 * @returns {Promise<Accepted>}
 */
export async function accept(env, options, admitted) {
  // A retry that comes after the number of shards was changed belongs to the shard of before.
  for (const before of await shardsBefore(env, options, admitted.id)) {
    const known = await before.recall(admitted);
    if (known) return known;
  }
  return shardNumber(env, admitted.shard).accept(admitted);
}

/** What the log calls them. */
const HOOKS = { onAccepted: 'accepted', onCreated: 'created', onParked: 'parked' };

/**
 * Calls a hook. What it throws is its own trouble, and stops nothing here.
 * @param {import('./options.js').Options} options
 * @param {'onAccepted' | 'onCreated' | 'onParked'} name
 * @param {any} event what the hook of that name gets
 * @param {any} env
 */
export async function tell(options, name, event, env) {
  try {
    await options[name]?.(event, env);
  } catch {
    log(options, 'hook_failed', { hook: HOOKS[name] });
  }
}
