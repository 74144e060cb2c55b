// For require(): every Node entry as one CommonJS file, and the types it reaches as .d.cts twins.
// TypeScript reads a .d.ts of this package as an ES module, and refuses to require one.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const pkg = fileURLToPath(new URL('../pkg/', import.meta.url));
const { exports } = JSON.parse(await readFile(join(pkg, 'package.json'), 'utf8'));

const twin = (path) => path.replace(/\.d\.ts$/, '.d.cts');

/** Writes the twin of one declaration file and of all it imports. */
async function writeTwin(path, seen) {
  if (seen.has(path) || !existsSync(path)) return;
  seen.add(path);
  const text = await readFile(path, 'utf8');
  const relative = /((?:from|import)\s*\(?\s*['"])(\.{1,2}\/[^'"]+)\.js(['"])/g;
  for (const [, , specifier] of text.matchAll(relative)) {
    await writeTwin(resolve(dirname(path), `${specifier}.d.ts`), seen);
  }
  await writeFile(twin(path), text.replace(relative, '$1$2.cjs$3'));
}

const seen = new Set();
for (const target of Object.values(exports)) {
  const { require, import: module } = target.node ?? {};
  if (!require) continue;
  await writeTwin(join(pkg, module.types), seen);
  const source = join(pkg, module.default);
  if (!existsSync(source)) {
    console.log(`build: ${module.default} is not there yet`);
    continue;
  }
  await build({
    entryPoints: [source],
    outfile: join(pkg, require.default),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    // CommonJS has no import.meta; the wasm lies beside the file all the same.
    define: { 'import.meta.url': 'here' },
    banner: { js: "const here = require('node:url').pathToFileURL(__filename).href;" },
    legalComments: 'none',
    logLevel: 'silent',
  }).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
