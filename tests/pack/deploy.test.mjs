// What a user would deploy who follows the README, step by step, with the packed package, as wrangler bundles it, and that
// very bundle at work.
import assert from 'node:assert/strict';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, test } from 'node:test';
import { serve } from '../../pkg/sandbox-server.js';
import { prepareBundled } from '../../www/server/intake.mjs';
import { SECRET } from '../edge/intake/start.mjs';
import { KEYS, signed, submissionOf } from '../edge/intake/submission.mjs';
import { createConsumer, root, run } from './consumer.mjs';
import { wrangler } from './wrangler.mjs';

/** What Cloudflare's free plan takes, gzipped. */
const MOST_KIB = 3 * 1024;

/** A part of the README by what begins it. @param {RegExp} pattern */
const told = (pattern) => pattern.exec(README)?.[1] ?? assert.fail(`the README does not have ${pattern}`);
const README = await readFile(join(root, 'README.md'), 'utf8');
const STEPS = told(/### From an empty folder[\s\S]*?```sh\n([\s\S]*?)```/).split('\n');

let folder;
let project;
let said;
before(async () => {
  const consumer = await createConsumer();
  folder = await mkdtemp(join(tmpdir(), 'intake-deploy-'));
  // It was packed in the repository, beside which the project begins.
  await mkdir(join(folder, 'atera-wasm'));
  await copyFile(consumer.tarball, join(folder, 'atera-wasm', basename(consumer.tarball)));
  await consumer.remove();
  const [begin, name, install] = STEPS;
  // The workshop's wrangler stands in for the project's own, which would have to be downloaded.
  const [own] = install.split(' && npm install --save-dev wrangler@');
  await run('bash', ['-ec', [begin, name, own].join('\n')], { cwd: folder, env: { npm_config_offline: 'true' } });
  project = join(folder, 'ticket-intake');
  await writeFile(join(project, 'src/index.js'), told(/```js intake\n([\s\S]*?)```/));
  await writeFile(join(project, 'wrangler.jsonc'), told(/```jsonc\n([\s\S]*?)```/));
  said = await wrangler(['deploy', '--dry-run', '--outdir', 'dist'], project);
});
after(() => folder && rm(folder, { recursive: true, force: true }));

test('the README and the example ask for the wrangler that is tested here', async () => {
  const versionIn = async (path) => JSON.parse(await readFile(join(root, path), 'utf8')).devDependencies.wrangler;
  const tested = await versionIn('package.json');
  assert.equal(await versionIn('examples/intake/package.json'), tested);
  assert.ok(STEPS.some((step) => step.includes(`wrangler@${tested}`)));
  assert.ok(STEPS.some((step) => step.startsWith('npx wrangler deploy --dry-run')));
});

test('wrangler binds the three objects, the four counters and nothing else', () => {
  const bound = [...said.matchAll(/^env\.(\w+) \((.+?)\)\s+(.+?)\s*$/gm)].map(([, name, what, kind]) => [name, what, kind]);
  assert.deepEqual(bound, [
    ['SHARD', 'Shard', 'Durable Object'], ['GATE', 'Gate', 'Durable Object'], ['DIRECTORY', 'Directory', 'Durable Object'],
    ['ADDRESS_LIMITER', '20 requests/60s', 'Rate Limit'], ['SITE_LIMITER', '600 requests/60s', 'Rate Limit'],
    ['VISITOR_LIMITER', '120 requests/60s', 'Rate Limit'], ['RECEIPT_LIMITER', '24 requests/60s', 'Rate Limit'],
  ], said);
});

test('Cloudflare keeps the log of the intake, and none of the requests', async () => {
  const text = await readFile(join(project, 'wrangler.jsonc'), 'utf8');
  const { observability } = JSON.parse(text.replace(/^\s*\/\/.*$/gm, ''));
  assert.deepEqual([observability.enabled, observability.logs, observability.traces], [true, { invocation_logs: false }, { enabled: false }]);
});

test('it uploads one wasm, and less than the free plan takes', async (t) => {
  const wasm = (await readdir(join(project, 'dist'))).filter((name) => name.endsWith('.wasm'));
  assert.equal(wasm.length, 1, `${wasm}`);
  assert.match(wasm[0], /intake\.wasm$/);
  const [, kib] = /gzip: ([\d.]+) KiB/.exec(said) ?? [];
  assert.ok(Number(kib) > 0, said);
  t.diagnostic(`uploads ${kib} KiB gzipped of ${MOST_KIB}`);
  assert.ok(Number(kib) < MOST_KIB, `${kib} KiB`);
});

test('what it would upload takes a ticket to Atera', async () => {
  const atera = await serve({ apiKey: 'key', ratePerMinute: Infinity });
  const modules = [];
  await mkdir(join(folder, 'intake'));
  for (const name of await readdir(join(project, 'dist'))) {
    if (!/\.(js|wasm)$/.test(name)) continue;
    const module = `intake/${name === 'index.js' ? 'main.mjs' : name}`;
    await copyFile(join(project, 'dist', name), join(folder, module));
    modules.push(module);
  }
  const { start } = await prepareBundled({
    modules, folder, env: { ATERA_API_KEY: 'key', ATERA_URL: atera.url, INTAKE_SECRET: SECRET, SIGNING_KEYS: JSON.stringify(KEYS) },
  });
  const intake = await start({ quiet: true });
  try {
    // The example holds back whom nobody knows.
    const known = await atera.sandbox.fetch(new Request(`${atera.url}/api/v3/contacts?itemsInPage=1`, { headers: { 'x-api-key': 'key' } }));
    const submission = { ...submissionOf('deploy-aaaaaaaaaaaaaaaaaaaaaaaa'), email: (await known.json()).items[0].Email };
    const reply = await fetch(`${intake.address}/tickets`, await signed(submission));
    assert.equal(reply.status, 202, await reply.clone().text());
    const { url } = await reply.json();
    for (const until = Date.now() + 30_000; ;) {
      const seen = await (await fetch(`${intake.address}${url}`)).json();
      if (seen.ticketId) break;
      assert.ok(Date.now() < until, JSON.stringify(seen));
    }
  } finally {
    await intake.stop('SIGKILL');
    await atera.close();
  }
});
