// A Worker for each program in workerd itself: started anew, asked once, ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, fileOf } from './programs.mjs';

const workerd = fileURLToPath(new URL('../node_modules/.bin/workerd', import.meta.url));
/** The newest date that this workerd knows without a warning. */
const COMPATIBILITY_DATE = '2026-10-01';

const script = (program) => `import { answer } from './${program}';
export default {
  async fetch() {
    const from = performance.now();
    const fine = await answer();
    return Response.json({ fine, answering: performance.now() - from });
  },
};
`;

const configuration = (wasm) => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")${wasm.map((name) => `, (name = "${name}", wasm = embed "${name}")`).join('')}],
  compatibilityDate = "${COMPATIBILITY_DATE}",
);
`;

/** @param {string} folder @param {string} name a program; answers what starts it and asks it once */
export async function prepareWorker(folder, name) {
  const entry = join(folder, `worker-${fileOf(name)}`);
  const served = join(folder, 'served', fileOf(name));
  await writeFile(entry, script(fileOf(name)));
  const wasm = await bundle(entry, join(served, 'worker.js'), { conditions: ['workerd', 'worker', 'browser'] });
  await writeFile(join(served, 'config.capnp'), configuration(wasm));
  return async () => {
    const from = performance.now();
    const child = spawn(workerd, ['serve', '--control-fd=3', 'config.capnp'], { cwd: served, stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
    try {
      const reply = await fetch(`http://127.0.0.1:${await portOf(child)}/`);
      const { fine, answering } = await reply.json();
      if (!fine) throw new Error('a good draft was refused');
      return { total: performance.now() - from, answering };
    } finally {
      child.kill('SIGKILL');
      await once(child, 'close');
    }
  };
}

/** workerd tells the port it took as a line of JSON on the control channel. */
function portOf(child) {
  return new Promise((found, failed) => {
    let heard = '';
    child.stdio[3].setEncoding('utf8').on('data', (text) => {
      heard += text;
      const port = heard.match(/"event":"listen".*?"port":(\d+)/)?.[1];
      if (port) found(Number(port));
    });
    child.once('exit', () => failed(new Error('workerd stopped before it listened; see the lines above')));
  });
}
