// How many leases one gate grants and takes back in a second, in real workerd with its storage on disk.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareIntake } from '../www/server/intake.mjs';

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const PARALLEL = [1, 8, 64];
const WARM_MS = 1_000;
const MS = 8_000;

const folder = await mkdtemp(join(tmpdir(), 'gate-bench-'));
const env = { ATERA_API_KEY: 'key', ATERA_URL: 'http://127.0.0.1:9' };
const intake = await prepareIntake({ worker: file('gate-worker.mjs'), packageFolder: file('../pkg'), folder, env });
try {
  for (const parallel of PARALLEL) {
    const workerd = await intake.start();
    const ask = async (input) => (await fetch(workerd.address, { method: 'POST', body: JSON.stringify(input) })).json();
    if (parallel === PARALLEL[0]) await ask({ fill: true });
    await ask({ parallel, ms: WARM_MS });
    const { pairs, perSecond, p50, p99 } = await ask({ parallel, ms: MS });
    console.log(`${parallel} at once: ${Math.round(perSecond)} pairs of acquire and finish a second (${pairs} in ${MS / 1_000} s), acquire p50 ${p50} ms, p99 ${p99} ms`);
    await workerd.stop();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
