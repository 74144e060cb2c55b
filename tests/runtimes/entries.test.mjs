// The entries for unusual hosts, each in a process of its own: a process has one instance, from one source.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { test } from 'node:test';
import { promisify } from 'node:util';

const pkg = new URL('../../pkg/', import.meta.url).href;

/** What a program prints, as JSON. */
async function answerOf(program) {
  const words = ['--input-type=module', '--eval', `const pkg = ${JSON.stringify(pkg)};${program}`];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  return JSON.parse(stdout);
}

const BYTES = `const { readFileSync } = await import('node:fs');
  const bytes = readFileSync(new URL('wasm/client.wasm', pkg));`;
const CHECK = "JSON.stringify(checkTicket({ TicketTitle: 'Printer on floor 3 jams', CustomerID: 1 }).ok)";

test('init takes bytes and compiled modules at once', async () => {
  for (const source of ['bytes', 'new WebAssembly.Module(bytes)']) {
    const program = `${BYTES} const { checkTicket, init } = await import(pkg + 'init.js'); init(${source}); console.log(${CHECK});`;
    assert.equal(await answerOf(program), true, source);
  }
});

test('init awaits what has to be awaited', async () => {
  const response = "new Response(bytes, { headers: { 'content-type': 'application/wasm' } })";
  for (const source of ['() => bytes', 'Promise.resolve(bytes)', response, `async () => ${response}`]) {
    const program = `${BYTES} const { checkTicket, init, ready } = await import(pkg + 'init.js'); init(${source});
      let early; try { checkTicket({}); } catch (error) { early = error.message; }
      await ready(); console.log(JSON.stringify([early, ${CHECK}]));`;
    const [early, checked] = await answerOf(program);
    assert.equal(early, 'atera-wasm is not started yet: await ready() before the first synchronous call', source);
    assert.equal(checked, 'true', source);
  }
});

test('a start that failed is tried again', async () => {
  const program = `${BYTES} const { checkTicket, init, ready } = await import(pkg + 'init.js');
    let times = 0; init(() => { times += 1; if (times === 1) throw new Error('no line'); return bytes; });
    const first = await ready().catch((error) => error.message);
    await ready(); console.log(JSON.stringify([first, times, ${CHECK}]));`;
  assert.deepEqual(await answerOf(program), ['no line', 2, 'true']);
});

test('without a source the first call says what to do', async () => {
  const program = `const { Atera } = await import(pkg + 'init.js');
    const said = await new Atera({ baseUrl: 'https://x.example' }).tickets.get(1).catch((error) => error.message);
    console.log(JSON.stringify(said));`;
  assert.match(await answerOf(program), /call init\(source\) first$/);
});

test('inline needs no second file', async () => {
  const program = `const { Atera, checkTicket } = await import(pkg + 'inline.js');
    const atera = new Atera({ baseUrl: 'https://x.example', fetch: async () => ({ status: 200, json: async () => ({ TicketID: 7 }) }) });
    console.log(JSON.stringify([${CHECK}, (await atera.tickets.get(7)).TicketID]));`;
  assert.deepEqual(await answerOf(program), ['true', 7]);
});

test('an entry without the workflows says where they are', async () => {
  const program = `${BYTES} const { Atera, init } = await import(pkg + 'init.js'); init(bytes);
    const error = await new Atera({ baseUrl: 'https://x.example' }).flows.routeByDomain({ Email: 'a@b.example' }).catch((reason) => reason);
    console.log(JSON.stringify([error.code, error.message]));`;
  assert.deepEqual(await answerOf(program), ['unsupported', 'this entry holds no workflows: import from "atera-wasm/full"']);
});

test('importing does nothing', async () => {
  const program = `let done = [];
    for (const name of ['fetch', 'setTimeout', 'setInterval', 'queueMicrotask']) globalThis[name] = () => done.push(name);
    Math.random = () => { done.push('random'); return 0; };
    const { Instance, Module } = WebAssembly;
    WebAssembly.Instance = function (...args) { done.push('instance'); return new Instance(...args); };
    WebAssembly.Module = function (...args) { done.push('module'); return new Module(...args); };
    for (const entry of ['index', 'full', 'node', 'init', 'inline', 'rules', 'rules.node', 'sandbox', 'sandbox.node']) await import(pkg + entry + '.js');
    console.log(JSON.stringify(done));`;
  assert.deepEqual(await answerOf(program), []);
});
