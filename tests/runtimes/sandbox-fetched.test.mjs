// The sandbox where the wasm must be fetched first, with a stand-in for the page's own fetch.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

let answers = [];
const asked = [];
globalThis.fetch = async (url) => {
  asked.push(String(url));
  const answer = answers.shift();
  if (answer instanceof Error) throw answer;
  return answer;
};

const { createSandbox, ready } = await import('../../pkg/sandbox.js');

const wasm = () => new Response(readFileSync(new URL('../../pkg/wasm/sandbox.wasm', import.meta.url)), {
  headers: { 'content-type': 'application/wasm' },
});
const get = (sandbox) => sandbox.fetch('https://atera.example/api/v3/customers/12345', { headers: { 'X-API-KEY': 'key' } });

test('the first call fetches the wasm, once, and tries again after a failure', async () => {
  const sandbox = createSandbox();
  sandbox.reset();
  assert.deepEqual(asked, [], 'nothing at import, nothing at creation');
  assert.throws(() => sandbox.stats(), /not started yet: await ready\(\)/);

  answers = [new TypeError('offline')];
  await assert.rejects(() => get(sandbox), /offline/);

  answers = [wasm()];
  const replies = await Promise.all([get(sandbox), get(sandbox)]);
  assert.deepEqual(replies.map((reply) => reply.status), [200, 200]);
  assert.equal(asked.length, 2, 'one failure and one start');
  assert.ok(asked[1].endsWith('/pkg/wasm/sandbox.wasm'));
  assert.equal(sandbox.stats().requests, 2);
  await ready();
  assert.equal(asked.length, 2);
});
