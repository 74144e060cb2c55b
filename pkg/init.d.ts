// The types of `atera-wasm/init`.
export * from './index.js';

/**
 * Says where the wasm (`atera-wasm/wasm/client.wasm`) comes from. Compiled modules and bytes serve at once; a
 * response, a promise or a function is awaited by the first call.
 */
export declare function init(
  source: BufferSource | WebAssembly.Module | Response | Promise<BufferSource | WebAssembly.Module | Response>
    | (() => BufferSource | WebAssembly.Module | Response | Promise<BufferSource | WebAssembly.Module | Response>),
): void;
