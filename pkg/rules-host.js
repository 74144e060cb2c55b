// @ts-check
// Which instance answers the rules. The client's wasm holds the rules too, so a page that has both fetches one.

/** @typedef {import('./checks.js').Started & { start: () => Promise<void> }} RulesHost */

/** Set when an entry of the client is imported. @type {{ client?: RulesHost }} */
export const rulesHost = {};
