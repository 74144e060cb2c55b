// The programs whose first answer is waited for, laid out as a project of somebody who installed the packages, and
// bundled for the hosts where people bundle.
import { copyFile, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { drafts } from './drafts.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const DRAFT = JSON.stringify(drafts.good[0]);

const ours = (entry) => `import { checkTicket, ready } from '${entry}';
export const answer = async () => { await ready(); return checkTicket(${DRAFT}).ok; };
`;

/** Peers make their schema on first use, as ours starts its wasm. */
const PROGRAMS = {
  'atera-wasm/rules': ours('atera-wasm/rules'),
  'atera-wasm': ours('atera-wasm'),
  zod: `import { createSchema } from './peers/zod-draft.mjs';
export const answer = async () => createSchema().safeParse(${DRAFT}).success;
`,
  valibot: `import { safeParse } from 'valibot';
import { createSchema } from './peers/valibot-draft.mjs';
export const answer = async () => safeParse(createSchema(), ${DRAFT}).success;
`,
  // What the host itself takes.
  nothing: 'export const answer = async () => true;\n',
};

export const names = Object.keys(PROGRAMS);
export const fileOf = (name) => `${name.replace('/', '-')}.mjs`;

/** Writes the project; `remove` takes it away again. */
export async function createProject() {
  const folder = await mkdtemp(join(tmpdir(), 'atera-wasm-bench-'));
  await mkdir(join(folder, 'node_modules'));
  await symlink(join(root, 'pkg'), join(folder, 'node_modules/atera-wasm'));
  for (const peer of ['zod', 'valibot']) await symlink(join(root, 'node_modules', peer), join(folder, 'node_modules', peer));
  // Where a bundle looks for the wasm: beside itself.
  await mkdir(join(folder, 'bundled'));
  await symlink(join(root, 'pkg/wasm'), join(folder, 'bundled/wasm'));
  await cp(join(root, 'benches/peers'), join(folder, 'peers'), { recursive: true });
  for (const name of names) await writeFile(join(folder, fileOf(name)), PROGRAMS[name]);
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Takes the wasm out of a bundle and puts it beside it. */
const wasmBeside = (folder, found) => ({
  name: 'wasm beside the script',
  setup(building) {
    building.onResolve({ filter: /\.wasm$/ }, async ({ path, resolveDir }) => {
      await copyFile(join(resolveDir, path), join(folder, basename(path)));
      found.push(basename(path));
      return { path: `./${basename(path)}`, external: true };
    });
  },
});

/**
 * Bundles one file of a project, minified; answers the names of the wasm files that it imports.
 * @param {string} entry
 * @param {string} outfile
 * @param {{ platform?: 'browser' | 'node', conditions?: string[] }} [options]
 */
export async function bundle(entry, outfile, { platform = 'browser', conditions } = {}) {
  const wasm = [];
  await mkdir(dirname(outfile), { recursive: true });
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform,
    target: 'es2022',
    ...(conditions && { conditions }),
    legalComments: 'none',
    logLevel: 'error',
    plugins: [wasmBeside(dirname(outfile), wasm)],
  });
  return wasm;
}
