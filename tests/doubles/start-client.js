// Stands in for pkg/start-client.js: the instance is the test's own, which `useInstance` hands over.
import { createPaper } from './values.js';

let exports;

export const client = { paper: createPaper(() => exports) };

export const useInstance = (instance) => { exports = instance; };
