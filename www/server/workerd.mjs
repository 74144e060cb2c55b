// Starts workerd: bundles a Worker to the modules that it takes, and waits until every socket listens.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import workerd from 'workerd';

/** workerd refuses a date past its own release. */
export const COMPATIBILITY_DATE = '2026-10-01';
/** Node's side of the pipe on which workerd tells which ports it got. */
const CONTROL_FD = 3;

/** @param {string} packageFolder */
export function refuseUnbuilt(packageFolder) {
  const missing = ['wasm', 'index.js'].find((name) => !existsSync(join(packageFolder, name)));
  if (missing) throw new Error('the package is not built yet: run `make build` first, or `make demo`, which does it for you');
}

/**
 * workerd takes modules, not packages, from beside its configuration: one module, and each .wasm with it.
 * @param {string} entry the Worker's source
 * @param {string} name the folder below `folder` that takes the modules
 * @param {string} packageFolder the built package
 * @param {string} folder where the configuration will be
 * @returns {Promise<string[]>} the modules, relative to `folder`
 */
export async function bundleWorker(entry, name, packageFolder, folder) {
  const outdir = join(folder, name);
  await build({
    entryPoints: { main: entry },
    bundle: true,
    format: 'esm',
    outdir,
    outExtension: { '.js': '.mjs' },
    loader: { '.wasm': 'copy' },
    conditions: ['workerd'],
    external: ['cloudflare:workers'],
    alias: {
      'atera-wasm/intake': join(packageFolder, 'intake.js'),
      'atera-wasm/intake/access': join(packageFolder, 'intake-access.js'),
      'atera-wasm/sandbox': join(packageFolder, 'sandbox.workerd.js'),
      'atera-wasm': join(packageFolder, 'workerd.js'),
    },
    logLevel: 'error',
  });
  return (await readdir(outdir)).map((file) => `${name}/${file}`);
}

/** The modules of a Worker in its configuration; the first one is the entry. @param {string[]} paths */
export function modulesOf(paths) {
  return [...paths].sort((one, other) => Number(other.endsWith('/main.mjs')) - Number(one.endsWith('/main.mjs')))
    .map((path) => {
      const kind = path.endsWith('.wasm') ? 'wasm' : 'esModule';
      return `(name = ${quoted(path.slice(path.indexOf('/') + 1))}, ${kind} = embed ${quoted(path)})`;
    })
    .join(', ');
}

/** Cap'n Proto text takes the escapes JSON writes. @param {string} text */
export const quoted = (text) => JSON.stringify(text);

/**
 * A socket of the configuration: its name, the port that it asks for (0 for any), and how a person asks for another.
 * @typedef {{ name: string, port: number, option: string }} Wanted
 */

/**
 * Starts workerd and waits until it says that it listens.
 * @param {string} config the configuration's path
 * @param {object} [options]
 * @param {Wanted[]} [options.sockets] the configuration's, the first one being the address
 * @param {boolean} [options.quiet] keeps what it says on standard error for `complaints()` alone
 */
export async function serve(config, { sockets = [{ name: 'http', port: 0, option: '--port' }], quiet = false } = {}) {
  const child = spawn(workerd.default, ['serve', config, `--control-fd=${CONTROL_FD}`], {
    stdio: ['ignore', 'inherit', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    complaints = (complaints + text).slice(-4000);
    if (!quiet) process.stderr.write(text);
  });
  const lines = createInterface({ input: child.stdio[CONTROL_FD] });
  /** @type {Map<string, number>} */
  const ports = new Map();
  const listening = new Promise((resolve) => {
    lines.on('line', (line) => {
      const event = JSON.parse(line);
      if (event.event === 'listen') ports.set(event.socket, event.port);
      if (sockets.every(({ name }) => ports.has(name))) resolve(undefined);
    });
  });
  const failed = ended(child).then(() => {
    const taken = complaints.includes('in use') && sockets.find(({ name }) => complaints.includes(`Socket "${name}"`));
    const reason = taken
      ? `port ${taken.port} is taken: stop what uses it, or choose another with ${taken.option}`
      : `workerd stopped before it answered${quiet ? `: ${complaints}` : '; its own words are above'}`;
    throw new Error(reason);
  });
  await Promise.race([listening, failed]);
  failed.catch(() => {});
  const addresses = sockets.map(({ name }) => `http://127.0.0.1:${ports.get(name)}`);
  return {
    port: /** @type {number} */ (ports.get(sockets[0]?.name ?? '')),
    addresses,
    address: /** @type {string} */ (addresses[0]),
    exited: ended(child),
    complaints: () => complaints,
    /** @param {NodeJS.Signals} [signal] SIGKILL is a crash */
    async stop(signal = 'SIGTERM') {
      const gone = ended(child);
      child.kill(signal);
      await gone;
    },
  };
}

/** @param {import('node:child_process').ChildProcess} child */
function ended(child) {
  return new Promise((resolve, reject) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(undefined);
    child.once('exit', resolve);
    child.once('error', reject);
  });
}
