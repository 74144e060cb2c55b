// Stands in for pkg/start-client.js: the instance is the test's own, which `useInstance` hands over.
import { createRecordBuffer } from './record-buffer.js';

let exports;

export const client = { buffer: createRecordBuffer(() => exports) };

export const useInstance = (instance) => { exports = instance; };
