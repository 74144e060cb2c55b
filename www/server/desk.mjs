// One origin from real workerd: the gateway in front, the sandbox Atera and three folders of files behind it.
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
    const running = await serve(config, { wanted: options.port });
    await fetch(`${running.address}/`).then((reply) => reply.arrayBuffer());
    const stop = async () => {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    };
    return { address: running.address, exited: running.exited, stop };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
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
