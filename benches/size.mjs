// What a browser downloads, gzipped, as the gate in tools/size.mjs measures it, and for scale the peers' bundles.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundle, createProject, fileOf } from './programs.mjs';

const gate = fileURLToPath(new URL('../tools/size.mjs', import.meta.url));
const LIMITS = { client: 80_000, rules: 27_090 };
const AIMS = { client: 35_000, rules: 15_000 };

const number = (text) => Number(text.replaceAll(',', ''));

/** The gate's table. Whether it also failed is its own business, in make test. */
function table() {
  return new Promise((done) => {
    execFile(process.execPath, [gate], (_, stdout) => {
      done([...stdout.matchAll(/^(client|rules) +([\d,]+) +([\d,]+) +([\d,]+)/gm)].map(([, name, wasm, scripts, together]) =>
        ({ name, wasm: number(wasm), scripts: number(scripts), together: number(together) })));
    });
  });
}

async function ofPeer({ folder }, name) {
  const outfile = join(folder, 'size', fileOf(name));
  await bundle(join(folder, fileOf(name)), outfile);
  return gzipSync(await readFile(outfile), { level: 9 }).length;
}

export async function compare() {
  const project = await createProject();
  try {
    const ours = await table();
    if (ours.length !== 2) throw new Error('tools/size.mjs told no sizes; run it to see why');
    const rows = ours.map(({ name, wasm, scripts, together }) => [`${name}, aim ${AIMS[name].toLocaleString('en')}`, wasm, scripts, together]);
    for (const peer of ['zod', 'valibot']) {
      const scripts = await ofPeer(project, peer);
      rows.push([`${peer} with the schema of a new ticket`, '', scripts, scripts]);
    }
    return {
      title: 'Downloads, gzipped',
      columns: ['', 'wasm', 'JavaScript', 'together'],
      rows,
      bars: ours.map(({ name, together }) =>
        ({ bar: `${name}: wasm and JavaScript ≤ ${LIMITS[name].toLocaleString('en')} bytes gzipped`, value: together, limit: LIMITS[name], unit: 'bytes' })),
      notes: ['The peers check new tickets alone; rules also holds every other check, e-mail, SLA, transitions and wording.'],
    };
  } finally {
    await project.remove();
  }
}
