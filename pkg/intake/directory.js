// @ts-check
// The directory: who has which address, and which domain is whose.
import { DurableObject } from 'cloudflare:workers';

/** @param {import('./options.js').Options} _options */
export const createDirectory = (_options) => class Directory extends DurableObject {};
