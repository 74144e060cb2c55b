// What is in the tarball, and what is not.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
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

test('the form for one script tag is whole, and each hash that is published is that of its file', async () => {
  const folder = join(consumer.installed, 'embed');
  const published = JSON.parse(await readFile(join(folder, 'integrity.json'), 'utf8'));
  const files = (await readdir(folder)).filter((name) => name !== 'integrity.json').sort();
  assert.deepEqual(Object.keys(published), files);
  const texts = new Map();
  const inner = new Map();
  for (const name of files) {
    const bytes = await readFile(join(folder, name));
    assert.equal(published[name], `sha384-${createHash('sha384').update(bytes).digest('base64')}`, name);
    inner.set(name, `sha256-${createHash('sha256').update(bytes).digest('base64')}`);
    if (name.endsWith('.js')) texts.set(name, bytes.toString());
  }
  // Whatever is loaded later is named with its hash by the one that loads it, and the tag names the first of them.
  const reached = new Set(['atera-form.js', 'style.css', 'proof-worker.js']);
  for (const name of reached) {
    for (const other of files) if (texts.get(name)?.includes(inner.get(other)) || texts.get(name)?.includes(published[other])) reached.add(other);
  }
  assert.deepEqual([...reached].sort(), files);
  for (const [name, text] of texts) assert.doesNotMatch(text, /\bimport\(["']|\bfrom ?["']/, name);
});

test('publint finds nothing', async () => {
  const said = await run(bin('publint'), [consumer.installed, '--strict']);
  assert.match(said, /All good!/);
});

/** ES modules alone, so a CommonJS project imports them dynamically. */
const MODULES = ['./form', './form/define', './form/check-host', './init', './inline', './intake', './intake/access'];

test('the types resolve for every way to import', async () => {
  await run(bin('attw'), [consumer.tarball, '--no-emoji', '--exclude-entrypoints', './wasm/*.wasm', './embed/*', './form/style.css', ...MODULES]);
  await run(bin('attw'), [consumer.tarball, '--no-emoji', '--entrypoints', ...MODULES, '--profile', 'esm-only']);
});
