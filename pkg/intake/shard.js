// @ts-check
// A shard: submissions in durable storage, on their way to their tickets.
import { DurableObject } from 'cloudflare:workers';

/** Every shard. @param {any} env @param {import('./options.js').Options} options @returns {any[]} */
export const shardsOf = (env, options) =>
  Array.from({ length: options.shards }, (_, number) => env.SHARD.getByName(`shard-${number}`));

/** @param {import('./options.js').Options} _options */
export const createShard = (_options) => class Shard extends DurableObject {};
