// @ts-check
// For hosts that no other entry knows: start from your own bytes, module or response.
import './register-client.js';
import { client } from './start-client.js';
import * as glue from './wasm/client.js';

/**
 * Says where the wasm (`atera-wasm/wasm/client.wasm`) comes from. Compiled modules and bytes serve at once; a
 * response, a promise or a function is awaited by the first call.
 * @param {BufferSource | WebAssembly.Module | Response | Promise<any> | (() => any)} source
 * @returns {void}
 */
export function init(source) {
  const waits = typeof source === 'function' || (typeof Response !== 'undefined' && source instanceof Response)
    || typeof (/** @type {any} */ (source)?.then) === 'function';
  if (waits) client.core.from({ async: async () => (typeof source === 'function' ? source() : source) }, glue);
  else client.core.from({ sync: () => /** @type {BufferSource | WebAssembly.Module} */ (source) }, glue);
}

export * from './surface.js';
