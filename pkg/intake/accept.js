// @ts-check
// A submission that the door let in: kept by its shard, and answered with its receipt.
import { log } from './log.js';
import { issueReceipt } from './receipt.js';
import { shardFor, shardsBefore } from './shards.js';

/**
 * @typedef {{ id: string, hash: string, submission: Record<string, any>, site: string, language?: string | null,
 *   nonce?: { value: string, expiresAt: number } }} Admitted
 * @typedef {{ outcome: 'accepted' | 'repeated' | 'conflict' | 'replayed', receipt: string, url: string }} Accepted
 */

/**
 * The answer comes when the submission is in durable storage.
 * @param {import('./worker.js').Call} call
 * @param {Admitted} admitted
 * @returns {Promise<Accepted>}
 */
export async function accept({ env, context, options }, admitted) {
  const { shard, mark, name } = await shardFor(env, options.shards, admitted.id);
  // A retry that comes after the number of shards has grown belongs to the shard of before.
  for (const before of await shardsBefore(env, options, admitted.id)) {
    const known = await before.recall(admitted.id, admitted.hash);
    if (known) return answer(known);
  }
  return answer(await shard.accept({ ...admitted, mark, name }));

  /** @param {{ outcome: Accepted['outcome'], acceptedAt: number }} kept @returns {Promise<Accepted>} */
  async function answer({ outcome, acceptedAt }) {
    const receipt = await issueReceipt(env, options, { outcome, name, id: admitted.id, acceptedAt });
    if (!receipt) return { outcome, receipt, url: '' };
    const url = `/receipts/${receipt}`;
    if (outcome === 'accepted' && options.onAccepted) {
      // Nobody has looked whose address it is, so the hook gets nothing that a stranger wrote but the address.
      const told = { receipt: name, url, email: String(admitted.submission.email ?? ''), verified: false };
      context.waitUntil(tell(options, 'onAccepted', told, env));
    }
    return { outcome, receipt, url };
  }
}

/** What the log calls them. */
const HOOKS = { onAccepted: 'accepted', onCreated: 'created', onParked: 'parked' };

/**
 * Calls a hook. What it throws is its own trouble, and stops nothing here.
 * @param {import('./options.js').Options} options
 * @param {'onAccepted' | 'onCreated' | 'onParked'} name
 * @param {object} event
 * @param {any} env
 */
export async function tell(options, name, event, env) {
  try {
    await options[name]?.(event, env);
  } catch {
    log(options, 'hook_failed', { hook: HOOKS[name] });
  }
}
