// @ts-check
// The gate: the one object that lets calls to Atera go.
import { DurableObject } from 'cloudflare:workers';

/** @param {import('./options.js').Options} _options */
export const createGate = (_options) => class Gate extends DurableObject {};
