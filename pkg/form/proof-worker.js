// @ts-check
// A proof of work away from the page's own thread. It ends by being terminated.
import { hasher, search } from './proof-hash.js';

const ROUND = 10_000;

addEventListener('message', ({ data: { token, bits } }) => {
  const hash = hasher(`${token}:`);
  for (let from = 0; ; from += ROUND) {
    const found = search(hash, bits, from, ROUND);
    if (found !== undefined) return postMessage(String(found));
  }
});
