// The installed package does the same in every runtime: import, require, deno, bun, workerd.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { EXPECTED, bin, createConsumer, run } from './consumer.mjs';
import { serveWorker } from './workerd.mjs';

let consumer;
before(async () => { consumer = await createConsumer(); });
after(() => consumer?.remove());

const answerOf = async (command, ...words) => JSON.parse(await run(command, words, { cwd: consumer.folder }));

test('Node imports it', async () => {
  assert.deepEqual(await answerOf(process.execPath, 'probe.mjs'), EXPECTED);
});

test('Node requires it', async () => {
  assert.deepEqual(await answerOf(process.execPath, 'probe.cjs'), EXPECTED);
});

test('Deno imports it', async () => {
  assert.deepEqual(await answerOf(bin('deno'), 'run', '--allow-read', '--no-lock', 'probe.mjs'), EXPECTED);
});

test('Bun imports it', async () => {
  assert.deepEqual(await answerOf(bin('bun'), 'probe.mjs'), EXPECTED);
});

test('workerd imports it', async () => {
  const server = await serveWorker(consumer.folder, 'worker.mjs');
  try {
    assert.deepEqual(await (await fetch(server.address)).json(), EXPECTED);
  } finally {
    await server.stop();
  }
});
