// A program that has the client and the rules fetches one wasm, whichever way their files come to it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const pkg = new URL('../../pkg/', import.meta.url);
let folder;
before(async () => { folder = await mkdtemp(join(tmpdir(), 'atera-wasm-one-')); });
after(() => rm(folder, { recursive: true, force: true }));

/** Serves the wasm files as a server would, whatever the address of the script is, and prints which were asked for. */
const FETCH = `const { readFileSync } = await import('node:fs');
  const asked = [];
  globalThis.fetch = async (url) => {
    const name = String(url).split('/').pop();
    asked.push(name);
    return new Response(readFileSync(new URL('wasm/' + name, ${JSON.stringify(pkg.href)})), { headers: { 'content-type': 'application/wasm' } });
  };
  const say = (answer) => console.log(JSON.stringify([asked, answer]));`;
const GOOD = "{ TicketTitle: 'Printer on floor 3 jams', CustomerID: 1 }";

async function outcomeOf(program) {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', `${FETCH}\n${program}`]);
  return JSON.parse(stdout);
}

const plain = (...entries) => entries.map((name) => `await import(${JSON.stringify(new URL(`${name}.js`, pkg).href)})`);
const USE = `await rules.ready(); await client.ready();
  say([rules.checkTicket(${GOOD}).ok, client.checkTicket({}).ok, (await new client.Atera({ baseUrl: 'https://x.example', fetch: async () => ({ status: 200, json: async () => ({ TicketID: 7 }) }) }).tickets.get(7)).TicketID]);`;

for (const entry of ['index', 'full']) {
  test(`plain modules: ${entry}.js and rules.js`, async () => {
    const wasm = entry === 'index' ? 'client.wasm' : 'full.wasm';
    for (const names of [[entry, 'rules'], ['rules', entry]]) {
      const [first, second] = plain(...names);
      const order = names[0] === 'rules' ? `const rules = ${first}, client = ${second};` : `const client = ${first}, rules = ${second};`;
      assert.deepEqual(await outcomeOf(`${order} ${USE}`), [[wasm], [true, false, 7]], names.join());
    }
  });
}

test('a source that was handed over, and the inline entry, serve the rules too', async () => {
  const [init, inline, rules] = plain('init', 'inline', 'rules');
  const bytes = `readFileSync(new URL('wasm/client.wasm', ${JSON.stringify(pkg.href)}))`;
  assert.deepEqual(await outcomeOf(`const client = ${init}, rules = ${rules}; client.init(${bytes}); ${USE}`), [[], [true, false, 7]]);
  assert.deepEqual(await outcomeOf(`const client = ${inline}, rules = ${rules}; ${USE}`), [[], [true, false, 7]]);
});

test('rules that began before the client came go on, and answer the same', async () => {
  const [client, rules] = plain('index', 'rules');
  const program = `const rules = ${rules}; await rules.ready(); const client = ${client}; ${USE}`;
  assert.deepEqual(await outcomeOf(program), [['rules.wasm', 'client.wasm'], [true, false, 7]]);
});

test('the rules alone, and constants alone', async () => {
  const [client, rules] = plain('index', 'rules');
  assert.deepEqual(await outcomeOf(`const rules = ${rules}; await rules.ready(); say(rules.checkTicket(${GOOD}).ok);`), [['rules.wasm'], true]);
  assert.deepEqual(await outcomeOf(`const [a, b] = [${rules}, ${client}]; say(a.STATUSES.length + b.STATUSES.length);`), [[], 8]);
});

/** Two programs of one page, bundled. */
async function bundled(splitting) {
  const path = (name) => JSON.stringify(fileURLToPath(new URL(`${name}.js`, pkg)));
  const both = join(folder, 'both.js'), first = join(folder, 'first.js'), second = join(folder, 'second.js');
  await writeFile(both, `export * as client from ${path('index')}; export * as rules from ${path('rules')};`);
  await writeFile(first, `export * as client from ${path('index')};`);
  await writeFile(second, `export { checkTicket, ready } from ${path('rules')};`);
  await build({
    entryPoints: splitting ? [first, second] : [both], bundle: true, splitting, minify: true, format: 'esm', platform: 'browser',
    target: 'es2022', outdir: join(folder, String(splitting)), outExtension: { '.js': '.mjs' }, logLevel: 'error',
  });
  return (name) => JSON.stringify(pathToFileURL(join(folder, String(splitting), `${name}.mjs`)).href);
}

test('both in one bundle', async () => {
  const at = await bundled(false);
  assert.deepEqual(await outcomeOf(`const { client, rules } = await import(${at('both')}); ${USE}`), [['client.wasm'], [true, false, 7]]);
});

test('each in a bundle, with what they share in a third', async () => {
  const at = await bundled(true);
  const program = `const { client } = await import(${at('first')}), rules = await import(${at('second')}); ${USE}`;
  assert.deepEqual(await outcomeOf(program), [['client.wasm'], [true, false, 7]]);
});
