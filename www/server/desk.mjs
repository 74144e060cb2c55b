// One origin from real workerd: the gateway in front, the sandbox Atera and three folders of files behind it.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import workerd from 'workerd';
import { configure } from './config.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');
/** Node's side of the pipe on which workerd tells which port it got. */
const CONTROL_FD = 3;

/**
 * Starts the desk and resolves when it answers. `stop()` leaves nothing behind.
 * @param {object} [options]
 * @param {number} [options.port] 0 takes a free one
 * @param {string} [options.packageFolder] the built package; default `pkg/`
 * @param {string} [options.upstream] the Worker that plays Atera; default the sandbox
 * @param {string} [options.apiKey] what the gateway signs with; default a new one each time
 */
export async function startDesk(options = {}) {
  const packageFolder = options.packageFolder ?? join(ROOT, 'pkg');
  refuseUnbuilt(packageFolder);
  const folder = await mkdtemp(join(tmpdir(), 'atera-desk-'));
  try {
    const gateway = await bundleWorker(join(HERE, 'gateway.mjs'), 'gateway', packageFolder, folder);
    const atera = await bundleWorker(options.upstream ?? join(HERE, 'sandbox.mjs'), 'atera', packageFolder, folder);
    const vendor = await bundleLit(folder);
    const config = join(folder, 'desk.capnp');
    const text = configure({
      port: options.port ?? 0,
      apiKey: options.apiKey ?? randomUUID(),
      workers: { gateway, atera },
      folders: { SITE: join(ROOT, 'www', 'desk'), PACKAGE: packageFolder, VENDOR: vendor },
    });
    // The configuration holds the key.
    await writeFile(config, text, { mode: 0o600 });
    const { child, port } = await run(config, options.port ?? 0);
    const address = `http://127.0.0.1:${port}`;
    await fetch(`${address}/`).then((reply) => reply.arrayBuffer());
    return { address, exited: ended(child), stop: () => stop(child, folder) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** @param {string} packageFolder */
function refuseUnbuilt(packageFolder) {
  const missing = ['wasm', 'index.js'].find((name) => !existsSync(join(packageFolder, name)));
  if (missing) throw new Error('the package is not built yet: run `make build` first, or `make demo`, which does it for you');
}

/** workerd takes modules, not packages, from beside its configuration: one module, and each .wasm with it. */
async function bundleWorker(entry, name, packageFolder, folder) {
  const outdir = join(folder, name);
  await build({
    entryPoints: { main: entry },
    bundle: true,
    format: 'esm',
    outdir,
    outExtension: { '.js': '.mjs' },
    loader: { '.wasm': 'copy' },
    conditions: ['workerd'],
    alias: { 'atera-wasm/sandbox': join(packageFolder, 'sandbox.workerd.js') },
    logLevel: 'error',
  });
  return (await readdir(outdir)).map((file) => `${name}/${file}`);
}

/** lit names its parts by package, which a browser cannot resolve: one file of it. */
async function bundleLit(folder) {
  const outdir = join(folder, 'vendor');
  await mkdir(outdir);
  await build({
    stdin: {
      contents: "export * from 'lit'; export { repeat } from 'lit/directives/repeat.js'; export { live } from 'lit/directives/live.js';",
      resolveDir: ROOT,
    },
    bundle: true,
    minify: true,
    format: 'esm',
    outfile: join(outdir, 'lit.js'),
    legalComments: 'inline',
    logLevel: 'error',
  });
  return outdir;
}

/** Starts workerd and waits until it says that it listens. */
async function run(config, wanted) {
  const child = spawn(workerd.default, ['serve', config, `--control-fd=${CONTROL_FD}`], {
    stdio: ['ignore', 'inherit', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints = (complaints + text).slice(-4000);
    process.stderr.write(text);
  });
  const lines = createInterface({ input: child.stdio[CONTROL_FD] });
  const listening = new Promise((resolve) => {
    lines.on('line', (line) => {
      const event = JSON.parse(line);
      if (event.event === 'listen') resolve(event.port);
    });
  });
  const failed = ended(child).then(() => {
    const reason = complaints.includes('in use')
      ? `port ${wanted} is taken: stop what uses it, or choose another with --port`
      : 'workerd stopped before it answered; its own words are above';
    throw new Error(reason);
  });
  const port = await Promise.race([listening, failed]);
  failed.catch(() => {});
  return { child, port };
}

/** @param {import('node:child_process').ChildProcess} child */
function ended(child) {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
    child.once('exit', resolve);
    child.once('error', reject);
  });
}

async function stop(child, folder) {
  const gone = ended(child);
  child.kill('SIGTERM');
  await gone;
  await rm(folder, { recursive: true, force: true });
}
