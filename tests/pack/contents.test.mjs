// What is in the tarball, and what is not.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { bin, createConsumer, root, run } from './consumer.mjs';

let consumer;
before(async () => { consumer = await createConsumer(); });
after(() => consumer?.remove());

function targetsOf(exports) {
  return typeof exports === 'string' ? [exports] : Object.values(exports).flatMap(targetsOf);
}

test('every file that an entry names is packed', async () => {
  const { exports } = JSON.parse(await readFile(join(consumer.installed, 'package.json'), 'utf8'));
  const named = targetsOf(exports).filter((path) => !path.includes('*'));
  assert.deepEqual(named.filter((path) => !existsSync(join(consumer.installed, path))), []);
});

test('each command starts from where npm puts it', async () => {
  const { bin: commands } = JSON.parse(await readFile(join(consumer.installed, 'package.json'), 'utf8'));
  assert.deepEqual(Object.keys(commands), ['atera-wasm', 'atera-wasm-sandbox']);
  for (const name of Object.keys(commands)) {
    assert.match(await run(join(consumer.folder, 'node_modules/.bin', name), ['--help']), new RegExp(`^${name}[ :]`));
  }
});

test('there is one wasm file per job', async () => {
  const wasm = (await readdir(join(consumer.installed, 'wasm'))).filter((name) => name.endsWith('.wasm'));
  assert.deepEqual(wasm.sort(), ['client.wasm', 'form.wasm', 'full.wasm', 'intake.wasm', 'rules.wasm', 'sandbox.wasm']);
});

test('the package depends on nothing and runs nothing when it is installed', async () => {
  const manifest = JSON.parse(await readFile(join(consumer.installed, 'package.json'), 'utf8'));
  assert.deepEqual([manifest.dependencies, manifest.optionalDependencies, manifest.scripts], [undefined, undefined, undefined]);
  // Only atera-wasm/intake/access needs it, and who does not import that need not install it.
  assert.deepEqual(Object.keys(manifest.peerDependencies), ['jose']);
  assert.deepEqual(manifest.peerDependenciesMeta, { jose: { optional: true } });
});

test('nothing in it names a folder of the machine it was built on', async () => {
  const files = (await readdir(consumer.installed, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const told = [];
  for (const { parentPath, path, name } of files) {
    const text = await readFile(join(parentPath ?? path, name), 'latin1');
    if ([`${homedir()}/`, root, '.cargo/', '.rustup/'].some((folder) => text.includes(folder))) told.push(name);
  }
  assert.deepEqual(told, []);
});

test('publint finds nothing', async () => {
  const said = await run(bin('publint'), [consumer.installed, '--strict']);
  assert.match(said, /All good!/);
});

test('the types resolve for every way to import', async () => {
  // init and inline are ES modules alone, so a CommonJS project imports them dynamically.
  await run(bin('attw'), [consumer.tarball, '--no-emoji', '--exclude-entrypoints', './wasm/*.wasm', './init', './inline', './intake', './intake/access']);
  await run(bin('attw'), [consumer.tarball, '--no-emoji', '--entrypoints', './init', './inline', './intake', './intake/access', '--profile', 'esm-only']);
});
