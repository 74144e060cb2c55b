// A Worker bundled the way wrangler does it, wasm beside the script, and served by workerd itself.
import { spawn } from 'node:child_process';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { bin } from './consumer.mjs';

// The newest date this workerd knows without a warning.
const COMPATIBILITY_DATE = '2026-10-01';

/** Bundles `entry` into `folder`/dist; answers the names of the wasm files it imports. */
async function bundle(folder, entry) {
  const wasm = new Set();
  const dist = join(folder, 'dist');
  await mkdir(dist, { recursive: true });
  await build({
    entryPoints: [join(folder, entry)],
    outfile: join(dist, 'worker.js'),
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['workerd', 'worker', 'browser'],
    define: { 'import.meta.main': 'false' },
    logLevel: 'error',
    plugins: [{
      name: 'wasm beside the script',
      setup(building) {
        building.onResolve({ filter: /\.wasm$/ }, async ({ path, resolveDir }) => {
          await copyFile(join(resolveDir, path), join(dist, basename(path)));
          wasm.add(basename(path));
          return { path: `./${basename(path)}`, external: true };
        });
      },
    }],
  });
  return [...wasm].sort();
}

/** Starts workerd on a free port; `stop` ends it. */
export async function serveWorker(folder, entry) {
  const wasm = await bundle(folder, entry);
  const modules = ['(name = "worker.js", esModule = embed "worker.js")',
    ...wasm.map((name) => `(name = "${name}", wasm = embed "${name}")`)];
  await writeFile(join(folder, 'dist/config.capnp'), `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (modules = [${modules.join(', ')}], compatibilityDate = "${COMPATIBILITY_DATE}");
`);
  const child = spawn(bin('workerd'), ['serve', '--control-fd=3', 'config.capnp'], {
    cwd: join(folder, 'dist'),
    stdio: ['ignore', 'inherit', 'pipe', 'pipe'],
  });
  const closed = new Promise((done) => child.once('close', done));
  const stop = () => { child.kill('SIGKILL'); return closed; };
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text) => { said += text; });
  try {
    return { address: `http://127.0.0.1:${await portOf(child, closed, () => said)}/`, wasm, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** workerd tells the port it took as a line of JSON on the control channel. */
function portOf(child, closed, said) {
  return new Promise((found, failed) => {
    let heard = '';
    child.stdio[3].setEncoding('utf8').on('data', (text) => {
      heard += text;
      const port = heard.match(/"event":"listen".*?"port":(\d+)/)?.[1];
      if (port) found(Number(port));
    });
    closed.then(() => failed(new Error(`workerd stopped before it listened:\n${said()}`)));
  });
}
