// Measures beside peers, prints the tables and writes RESULTS.md.
// `node benches/run.mjs check page` runs only these; `--quick` takes few samples, to see that everything runs. Neither
// of them writes: RESULTS.md holds whole runs. A missed time does not fail, machines are noisy; a size or a leak does.
import { availableParallelism, loadavg } from 'node:os';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const COMPARISONS = ['page', 'rename', 'check', 'size', 'start', 'leak', 'intake', 'form'];
const results = fileURLToPath(new URL('RESULTS.md', import.meta.url));
const TIMES = ['ns', 'µs', 'ms'];
const KEPT = '## What was tried';

const versionOf = (name) =>
  JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url), 'utf8')).version;

/** A number as people read it: three digits tell enough of a time, a size is exact. */
function shown(value, column) {
  if (typeof value !== 'number') return value;
  if (!Number.isFinite(value)) return '';
  if (column === '±') return `${Math.round(value * 100)} %`;
  if (column.includes('×')) return value.toFixed(2);
  if (TIMES.includes(column)) return value.toLocaleString('en', { maximumSignificantDigits: 3 });
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

const withUnit = (value, unit) => `${shown(value, unit)} ${unit}`.trim();

/** Whether a bar is met, and by how much. */
function verdict({ value, limit, least }) {
  const met = least ? value >= limit : value <= limit;
  if (limit === 0 || value <= 0) return met ? 'met' : 'missed';
  const part = Math.abs(value / limit - 1) * 100;
  return met ? `met, ${part.toFixed(part < 1 ? 1 : 0)} % ${least ? 'above' : 'below'}` : `missed by ${part.toFixed(part < 1 ? 1 : 0)} %`;
}

function printTable({ title, columns, rows, notes = [] }) {
  const cells = [columns, ...rows.map((row) => row.map((value, at) => shown(value, columns[at])))];
  const widths = columns.map((_, at) => Math.max(...cells.map((row) => row[at].length)));
  const isText = columns.map((_, at) => rows.every((row) => typeof row[at] === 'string'));
  console.log(`\n${title}`);
  for (const row of cells) {
    console.log(`  ${row.map((cell, at) => (isText[at] ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ')}`.trimEnd());
  }
  for (const note of notes) console.log(`  ${note}`);
}

const line = (cells) => `| ${cells.join(' | ')} |`;

function markdownTable({ title, columns, rows, notes = [] }) {
  return [
    `## ${title}`, '',
    line(columns), line(columns.map((_, at) => (rows.every((row) => typeof row[at] === 'string') ? '---' : '---:'))),
    ...rows.map((row) => line(row.map((value, at) => shown(value, columns[at])))),
    ...notes.flatMap((note) => ['', note]), '',
  ].join('\n');
}

/** What people wrote at the end of the file stays. */
function kept() {
  const text = existsSync(results) ? readFileSync(results, 'utf8') : '';
  const at = text.indexOf(KEPT);
  return at < 0 ? `${KEPT}\n\nNothing is written here yet.\n` : text.slice(at);
}

function write(tables, bars, versions) {
  const machine = `Measured on ${new Date().toISOString().slice(0, 10)} by \`make bench\` on ${availableParallelism()} cores `
    + `(load ${loadavg()[1].toFixed(1)}) with ${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', ')}.`;
  writeFileSync(results, [
    '# Results', '',
    machine, '',
    'Every contender runs in a process of its own (or a page, or an isolate) and they take turns, so that whatever else',
    'the machine does hits all of them. Numbers are medians; half of the samples lie within ± of them. A ratio is the',
    'median of the ratios of each turn.', '',
    '## The bars', '',
    line(['bar', 'measured', 'verdict']), line(['---', '---:', '---']),
    ...bars.map((bar) => line([bar.bar, withUnit(bar.value, bar.unit), verdict(bar)])), '',
    ...tables.map(markdownTable),
    kept(),
  ].join('\n'));
}

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const asked = words.filter((word) => word !== '--quick');
const unknown = asked.filter((word) => !COMPARISONS.includes(word));
if (unknown.length) {
  console.error(`bench: there is no ${unknown.join(', ')}; choose from ${COMPARISONS.join(', ')}`);
  process.exit(1);
}

const versions = {
  Node: process.versions.node, workerd: versionOf('workerd'), zod: versionOf('zod'), valibot: versionOf('valibot'),
};
const tables = [];
for (const name of asked.length ? asked : COMPARISONS) {
  const { compare } = await import(`./${name}.mjs`);
  const table = await compare({ quick, versions });
  tables.push(table);
  printTable(table);
}
const bars = tables.flatMap((table) => table.bars);
printTable({ title: 'The bars', columns: ['bar', 'measured', 'verdict'], rows: bars.map((bar) => [bar.bar, withUnit(bar.value, bar.unit), verdict(bar)]) });
if (!quick && !asked.length) write(tables, bars, versions);
// A leak fails; a size that misses its bar is written down, and make test watches that it does not grow.
process.exitCode = bars.some(({ exact, unit, value, limit }) => exact && value > limit) ? 1 : 0;
