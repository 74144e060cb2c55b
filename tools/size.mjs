// What a browser downloads, gzipped: the entry with all JavaScript it pulls in, bundled as a site would, and its wasm.
// Fails where a size grew beyond the recorded one; says by how much a size misses the bar that was set for it
// (benches/RESULTS.md says what was tried). --update records.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../', import.meta.url));
const record = `${root}tools/sizes.json`;

/** The most a compiler's own versions may move a size before someone has to look. */
const DRIFT = 1.02;

const DOWNLOADS = [
  { name: 'client', entry: 'index.js', wasm: 'client.wasm', bar: 80_000 },
  { name: 'rules', entry: 'rules.js', wasm: 'rules.wasm', bar: 27_090 },
  { name: 'form rules', entry: 'form/rules.js', wasm: 'form.wasm', bar: 20_000 },
  // With the workflows; a page takes it only if it asks for it.
  { name: 'full', entry: 'full.js', wasm: 'full.wasm', bar: Infinity },
  // Only tests and demos load it, so nothing was promised; growth is watched all the same.
  { name: 'sandbox', entry: 'sandbox.js', wasm: 'sandbox.wasm', bar: Infinity },
];

const gzipped = (bytes) => gzipSync(bytes, { level: 9 }).length;
const number = (value) => (Number.isFinite(value) ? value.toLocaleString('en') : 'none');

async function scripts(entry) {
  const { outputFiles } = await build({
    entryPoints: [`${root}pkg/${entry}`],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  return outputFiles.reduce((sum, { contents }) => sum + gzipped(contents), 0);
}

/** What the form needs before somebody touches it, in the worst case: the page made it from a schema, in the longest of its languages. */
const FORM = { name: 'form before interaction', parts: ['form/define.js', 'form/render.js'], bar: 8_000 };
const { LANGUAGES } = await import(`${root}pkg/form/words/languages.js`);
const longest = (/** @type {(tag: string) => number} */ size) => Math.max(...Object.keys(LANGUAGES).map(size));

/** The first of the parts and what the others bring, with everything that they import at once; the stylesheet is in it. */
async function formScripts() {
  const { outputFiles, metafile } = await build({
    entryPoints: [`${root}pkg/${FORM.parts[0]}`],
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: 'out',
    charset: 'utf8',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  const bytes = new Map(outputFiles.map(({ path, contents }) => [path.slice(root.length), gzipped(contents)]));
  return longest((tag) => {
    const needed = new Set();
    const take = (path) => {
      if (needed.has(path)) return;
      needed.add(path);
      for (const { path: next, kind } of metafile.outputs[path].imports) if (kind === 'import-statement') take(next);
    };
    const parts = [...FORM.parts, `form/words/${tag}.js`];
    for (const [path, { entryPoint }] of Object.entries(metafile.outputs)) if (parts.includes(entryPoint?.replace('pkg/', ''))) take(path);
    return [...needed].reduce((sum, path) => sum + bytes.get(path), 0);
  });
}

const recorded = existsSync(record) ? JSON.parse(readFileSync(record, 'utf8')) : {};
const sizes = {};
const faults = [];
const missed = [];
const rows = [['', 'wasm', 'scripts', 'together', 'recorded', 'bar']];
/** @param {{ name: string, bar: number }} download @param {number} ofWasm @param {number} ofScripts */
function judge({ name, bar }, ofWasm, ofScripts) {
  const together = ofWasm + ofScripts;
  sizes[name] = together;
  rows.push([name, number(ofWasm), number(ofScripts), number(together), number(recorded[name]), number(bar)]);
  if (together > bar) missed.push(`${name} is ${number(together - bar)} bytes over its bar of ${number(bar)}`);
  if (together > recorded[name] * DRIFT && !process.argv.includes('--update')) {
    faults.push(`${name} grew from ${number(recorded[name])} to ${number(together)} bytes gzipped; make it smaller, or accept it with make sizes`);
  }
}

for (const download of DOWNLOADS) {
  const { name, entry, wasm } = download;
  if (!existsSync(`${root}pkg/${entry}`)) faults.push(`pkg/${entry} is missing, so the size of ${name} is unknown`);
  else judge(download, gzipped(readFileSync(`${root}pkg/wasm/${wasm}`)), await scripts(entry));
}
judge(FORM, 0, await formScripts());
const TAG = { name: 'form by a script tag', files: ['atera-form.js', 'render.js'], bar: FORM.bar };
const embedded = (files) => files.reduce((sum, name) => sum + gzipped(readFileSync(`${root}pkg/embed/${name}`)), 0);
judge(TAG, 0, longest((tag) => embedded([...TAG.files, `${tag}.js`])));
for (const { name, bar } of [FORM, TAG]) if (sizes[name] > bar) faults.push(`${name} is over its bar: load a part of it later`);

const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
console.log('gzipped bytes');
for (const row of rows) {
  console.log(row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  '));
}
if (process.argv.includes('--update')) writeFileSync(record, `${JSON.stringify(sizes, null, 2)}\n`);
for (const line of missed) console.log(line);
for (const fault of faults) console.error(fault);
process.exitCode = faults.length ? 1 : 0;
