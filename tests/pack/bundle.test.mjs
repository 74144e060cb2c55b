// What a bundler makes of the entries for browsers and for Workers.
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { build } from 'esbuild';
import { createConsumer } from './consumer.mjs';

let consumer;
before(async () => { consumer = await createConsumer(); });
after(() => consumer?.remove());

/** Bundles a one-line program for the browser and answers its text. */
async function bundled(program, options = {}) {
  const entry = join(consumer.folder, 'entry.js');
  await writeFile(entry, program);
  const { outputFiles } = await build({
    entryPoints: [entry], bundle: true, write: false, format: 'esm', platform: 'browser', target: 'es2022', logLevel: 'error', ...options,
  });
  return outputFiles[0].text;
}

const wasmNamed = (text) => [...new Set(text.match(/[\w-]+\.wasm\b/g))].sort();

test('a page that imports the client names one wasm file and nothing of Node', async () => {
  const text = await bundled("export { Atera } from 'atera-wasm';");
  assert.deepEqual(wasmNamed(text), ['client.wasm']);
  assert.doesNotMatch(text, /["']node:/);
});

test('a page that imports the rules names the small wasm file only', async () => {
  const text = await bundled("export { checkTicket } from 'atera-wasm/rules';");
  assert.deepEqual(wasmNamed(text), ['rules.wasm']);
  assert.doesNotMatch(text, /["']node:/);
});

test('the inline entry carries its wasm and names no file', async () => {
  const text = await bundled("export { Atera } from 'atera-wasm/inline';");
  assert.deepEqual(wasmNamed(text), []);
});

test('the client and the wasm address keep their names for a server without a bundler', async () => {
  const text = await bundled("export { Atera } from 'atera-wasm';", { external: ['*.wasm'] });
  assert.match(text, /new URL\(\s*["'`]\.\/wasm\/client\.wasm["'`]\s*,\s*import\.meta\.url\s*\)/);
});
