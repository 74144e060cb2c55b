// A project of somebody else: an empty folder with the packed package installed in it.
import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '../..');
export const bin = (name) => join(root, 'node_modules/.bin', name);

/** Runs a program and answers what it printed; what it complained about is in the error. */
export async function run(command, words, options = {}) {
  const env = { ...process.env, NO_COLOR: '1', DENO_NO_UPDATE_CHECK: '1', ...options.env };
  // The test runner marks its children; a Node started from here is no part of it.
  delete env.NODE_TEST_CONTEXT;
  try {
    const { stdout } = await promisify(execFile)(command, words, { maxBuffer: 1 << 26, timeout: 100_000, ...options, env });
    return stdout;
  } catch (error) {
    throw new Error(`${command} ${words.join(' ')}\n${error.message}\n${error.stdout}${error.stderr}`);
  }
}

/** Packs pkg/ and installs the tarball; `remove` takes the folder away again. */
export async function createConsumer() {
  const folder = await mkdtemp(join(tmpdir(), 'atera-wasm-consumer-'));
  await run('npm', ['pack', join(root, 'pkg'), '--pack-destination', folder, '--loglevel=error']);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  await writeFile(join(folder, 'package.json'), '{ "name": "consumer", "private": true, "type": "module" }\n');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', `./${tarball}`], { cwd: folder });
  for (const name of ['probe.mjs', 'probe.cjs', 'worker.mjs']) await cp(join(here, 'probes', name), join(folder, name));
  return {
    folder,
    tarball: join(folder, tarball),
    installed: join(folder, 'node_modules/atera-wasm'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What a probe answers where the package works: see probes/probe.mjs. */
export const EXPECTED = { title: false, address: true, statuses: 4, items: 50, total: 2847, foreign: false };
