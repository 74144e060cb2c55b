// @ts-check
// What an intake may be told, and what it does when nothing is said.

import { readDoorOptions } from './door-options.js';

/**
 * @typedef {ReturnType<typeof readOptions>} Options
 */

/** @param {import('../intake.d.ts').IntakeOptions} given */
export function readOptions(given) {
  return {
    ...readDoorOptions(given),
    /** @type {string[]} */ origins: given.origins,
    baseUrl: given.baseUrl,
    dialect: given.dialect,
    timeZone: given.timeZone,
    shards: given.shards ?? 8,
    ratePerMinute: given.ratePerMinute ?? 700,
    reserve: given.reserve ?? 0,
    blindMs: given.blindMs ?? 600_000,
    mostTries: given.mostTries ?? 3,
    unknownSender: given.unknownSender ?? { policy: 'hold' },
    receiptDays: given.receiptDays ?? 30,
    onAccepted: given.onAccepted,
    onCreated: given.onCreated,
    onParked: given.onParked,
    log: given.log ?? ((/** @type {object} */ line) => console.log(JSON.stringify(line))),
  };
}
