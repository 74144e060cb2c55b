// The types of `atera-wasm/inline`.
export * from './index.js';
