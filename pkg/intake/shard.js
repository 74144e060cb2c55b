// @ts-check
// A shard: submissions in durable storage, on their way to their tickets.
import { DurableObject } from 'cloudflare:workers';

/** @param {any} _env @param {import('./options.js').Options} _options @returns {any[]} */
export const shardsOf = (_env, _options) => [];

/** @param {import('./options.js').Options} _options */
export const createShard = (_options) => class Shard extends DurableObject {};
