// The types of `atera-wasm/full`.
export * from './index.js';
