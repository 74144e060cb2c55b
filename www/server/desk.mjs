// Two origins from one real workerd: the gateway with the desk's files, and the intake; behind both, the sandbox Atera.
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { configure } from './config.mjs';
import { bundleWorker, refuseUnbuilt, serve } from './workerd.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');

/** How often who has a cron would wake the intake. */
const MINUTE_MS = 60_000;

/**
 * Starts the desk, with the intake beside it, and resolves when both answer. `stop()` leaves nothing behind.
 * @param {object} [options]
 * @param {number} [options.port] 0 takes a free one
 * @param {number} [options.intakePort] 0 takes a free one
 * @param {string} [options.packageFolder] the built package; default `pkg/`
 * @param {string} [options.upstream] the Worker that plays Atera; default the sandbox
 * @param {string} [options.apiKey] what the gateway and the intake sign with; default a new one each time
 * @param {string} [options.storage] a folder that is there, for what the intake keeps; default one that goes with the desk
 */
export async function startDesk(options = {}) {
  const packageFolder = options.packageFolder ?? join(ROOT, 'pkg');
  refuseUnbuilt(packageFolder);
  const folder = await mkdtemp(join(tmpdir(), 'atera-desk-'));
  try {
    const adminToken = randomUUID();
    const config = await writeConfig(folder, packageFolder, adminToken, options);
    const running = await serve(config, {
      sockets: [
        { name: 'desk', port: options.port ?? 0, option: '--port' },
        { name: 'intake', port: options.intakePort ?? 0, option: '--intake-port' },
      ],
    });
    const [address, intake] = /** @type {[string, string]} */ (running.addresses);
    // Which ports they got is known only now.
    await writeFile(join(folder, 'demo', 'intake.txt'), `${intake}/form`);
    await writeFile(join(folder, 'demo', 'desk.txt'), address);
    await fetch(`${address}/`).then((reply) => reply.arrayBuffer());
    const stopMinutes = await everyMinute(`${intake}/demo/minute`);
    /** @param {NodeJS.Signals} [signal] */
    const stop = async (signal) => {
      stopMinutes();
      await running.stop(signal);
      await rm(folder, { recursive: true, force: true });
    };
    return { address, intake, adminToken, exited: running.exited, stop };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** @param {string} folder @param {string} packageFolder @param {string} adminToken @param {NonNullable<Parameters<typeof startDesk>[0]>} options */
async function writeConfig(folder, packageFolder, adminToken, options) {
  const bundled = (/** @type {string} */ entry, /** @type {string} */ name) => bundleWorker(entry, name, packageFolder, folder);
  const storage = options.storage ?? join(folder, 'storage');
  await Promise.all([storage, join(folder, 'demo')].map((path) => mkdir(path, { recursive: true })));
  const text = configure({
    port: options.port ?? 0,
    apiKey: options.apiKey ?? randomUUID(),
    intake: { port: options.intakePort ?? 0, storage, secrets: { INTAKE_SECRET: randomUUID(), ADMIN_TOKEN: adminToken } },
    workers: {
      gateway: await bundled(join(HERE, 'gateway.mjs'), 'gateway'),
      atera: await bundled(options.upstream ?? join(HERE, 'sandbox.mjs'), 'atera'),
      intake: await bundled(join(ROOT, 'www', 'intake', 'worker.mjs'), 'intake'),
    },
    folders: {
      SITE: join(ROOT, 'www', 'desk'),
      FORM: join(ROOT, 'www', 'form'),
      PACKAGE: packageFolder,
      VENDOR: await bundleLit(folder),
      DEMO: join(folder, 'demo'),
    },
  });
  const config = join(folder, 'desk.capnp');
  // The configuration holds the secrets.
  await writeFile(config, text, { mode: 0o600 });
  return config;
}

/** Asks at once, so that the intake has read who is who before anybody asks, and then each minute. @param {string} address */
async function everyMinute(address) {
  const ask = () => fetch(address).then((reply) => reply.arrayBuffer());
  await ask();
  // While workerd stops, nobody answers: that is no fault.
  const timer = setInterval(() => ask().catch(() => {}), MINUTE_MS);
  return () => clearInterval(timer);
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
