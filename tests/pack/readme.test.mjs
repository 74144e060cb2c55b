// The README's programs for Node and Workers, as they stand there, on the packed package.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createConsumer, root, run } from './consumer.mjs';
import { serveWorker } from './workerd.mjs';

let consumer;
let readme;
before(async () => {
  consumer = await createConsumer();
  readme = await readFile(join(root, 'README.md'), 'utf8');
});
after(() => consumer?.remove());

const program = (host) => readme.match(new RegExp(`\`\`\`js ${host}\\n([\\s\\S]*?)\`\`\``))[1];

test('the Node example runs', async () => {
  await writeFile(join(consumer.folder, 'example.mjs'), program('node'));
  const [waiting, refusal] = (await run(process.execPath, ['example.mjs'], { cwd: consumer.folder })).split('\n');
  assert.match(waiting, /^\d+ tickets wait for their customers$/);
  assert.equal(refusal, "an open ticket cannot be closed: resolve it first [ 'Pending', 'Resolved' ]");
});

test('the Worker example runs in workerd', async () => {
  await writeFile(join(consumer.folder, 'example-worker.mjs'), program('worker'));
  // Atera is the sandbox, in the same Worker: the example asks for nothing but fetch.
  await writeFile(join(consumer.folder, 'example-main.mjs'), `
    import { createSandbox } from 'atera-wasm/sandbox';
    import example from './example-worker.mjs';
    let sandbox;
    export default {
      fetch(request) {
        sandbox ??= createSandbox({ apiKey: 'key' });
        globalThis.fetch = sandbox.fetch;
        const apiKey = request.headers.get('x-test-key') ?? 'key';
        return example.fetch(request, { ATERA_API_KEY: apiKey, ATERA_URL: 'https://atera.example' });
      },
    };
  `);
  const server = await serveWorker(consumer.folder, 'example-main.mjs');
  const post = async (ticket, headers) => {
    const reply = await fetch(server.address, { method: 'POST', body: JSON.stringify(ticket), headers });
    return [reply.status, await reply.json()];
  };
  try {
    const [status, { TicketID }] = await post({ TicketTitle: 'Outlook cannot connect on floor 3', CustomerID: 12345 });
    assert.equal(status, 201);
    assert.equal(typeof TicketID, 'number');
    const [refused, { issues }] = await post({ TicketTitle: ' ' });
    assert.equal(refused, 422);
    assert.deepEqual(issues.map((issue) => issue.path), ['TicketTitle', 'CustomerID']);
    const [denied, error] = await post({ TicketTitle: 'Outlook cannot connect', CustomerID: 12345 }, { 'x-test-key': 'wrong-key' });
    assert.deepEqual([denied, error.code], [401, 'unauthorized']);
    assert.ok(!JSON.stringify(error).includes('wrong-key'));
  } finally {
    await server.stop();
  }
});

test('the intake of the README and its configuration are those of the example, which deploy.test.mjs runs', async () => {
  assert.equal(program('intake'), await readFile(join(root, 'examples/intake/src/index.js'), 'utf8'));
  const [, configuration] = /```jsonc\n([\s\S]*?)```/.exec(readme);
  assert.equal(configuration, await readFile(join(root, 'examples/intake/wrangler.jsonc'), 'utf8'));
});

test('the README names every option of an intake', async () => {
  const types = await readFile(join(root, 'pkg/intake.d.ts'), 'utf8');
  const [, inside] = /interface IntakeOptions \{([\s\S]*?)\n\}/.exec(types);
  const [, table] = /<!-- intake options -->([\s\S]*?)<!-- end/.exec(readme);
  const names = (text, pattern) => [...text.matchAll(pattern)].map(([, name]) => name).sort();
  const firstColumn = table.split('\n').map((line) => line.split('|')[1] ?? '').join('\n');
  assert.deepEqual(names(firstColumn, /`(\w+)`/g), names(inside, /^  (\w+)\??[:(]/gm));
});
