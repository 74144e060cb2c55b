// @ts-check
// Where the wasm of the rules is, and what it has to hash to. The build of pkg/embed puts its own in this place.

/** @type {{ url?: URL, integrity?: string }} */
export const RULES = {};
