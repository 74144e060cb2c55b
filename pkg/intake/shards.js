// @ts-check
// Which shard holds which submission.
import { decide } from './core.js';
import { digest } from './signing.js';

/** @param {any} env @param {number} number */
export const shardNumber = (env, number) => env.SHARD.getByName(`shard-${number}`);

/** All of them, for lists and counters; also those that get nothing new. @param {any} env @param {{ shards: number, formerShards: number[] }} options @returns {any[]} */
export const shardsOf = (env, { shards, formerShards }) =>
  Array.from({ length: Math.max(shards, ...formerShards) }, (_, number) => shardNumber(env, number));

/** @param {any} env @param {number} shards @param {string} id */
export async function shardFor(env, shards, id) {
  const { shard, mark, name } = decide('shard.place', { hash: [...await digest(id)], shards });
  return { shard: shardNumber(env, shard), number: shard, mark, name };
}

/**
 * Where a submission may be if it came when there were more or fewer shards.
 * @param {any} env
 * @param {{ shards: number, formerShards: number[] }} options
 * @param {string} id
 */
export async function shardsBefore(env, { shards, formerShards }, id) {
  if (formerShards.length === 0) return [];
  const { number: now } = await shardFor(env, shards, id);
  const places = await Promise.all(formerShards.map((count) => shardFor(env, count, id)));
  return places.filter(({ number }) => number !== now).map(({ shard }) => shard);
}
