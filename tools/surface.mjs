// The types people see, in one file: every declaration that an entry of the package reaches.
// A difference from tests/types/surface.snap.d.ts fails; --update accepts it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const pkg = resolve(root, 'pkg');
const snapshot = resolve(root, 'tests/types/surface.snap.d.ts');
const { exports } = JSON.parse(readFileSync(resolve(pkg, 'package.json'), 'utf8'));

function typesOf(target) {
  if (typeof target === 'string') return target.endsWith('.d.ts') ? [target] : [];
  return Object.values(target).flatMap(typesOf);
}

// The raw exports of a wasm file are the glue's business; their names change with the compiler.
const withoutRawExports = (text) => text.replace(/export interface InitOutput \{[\s\S]*?\n\}/, 'export interface InitOutput {}');

const found = new Map();
function follow(path) {
  if (found.has(path)) return;
  if (!existsSync(path)) throw new Error(`${relative(root, path)} is missing, and an entry of the package names it`);
  const text = withoutRawExports(readFileSync(path, 'utf8'));
  found.set(path, text);
  for (const [, specifier] of text.matchAll(/(?:from|import)\s*\(?\s*['"](\.{1,2}\/[^'"]+)\.js['"]/g)) {
    follow(resolve(dirname(path), `${specifier}.d.ts`));
  }
}

function compare(now) {
  const then = existsSync(snapshot) ? readFileSync(snapshot, 'utf8') : '';
  if (then === now) return;
  const before = new Set(then.split('\n'));
  const after = new Set(now.split('\n'));
  for (const line of before) if (!after.has(line)) console.error(`- ${line}`);
  for (const line of after) if (!before.has(line)) console.error(`+ ${line}`);
  console.error('the types of the package are not the promised ones; put them back, or accept them with make types');
  process.exitCode = 1;
}

try {
  for (const target of Object.values(exports)) for (const path of typesOf(target)) follow(resolve(pkg, path));
  const files = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = files.map(([path, types]) => `// ${relative(pkg, path).split(sep).join('/')}\n${types.trim()}\n`).join('\n');
  if (process.argv.includes('--update')) writeFileSync(snapshot, text);
  else compare(text);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
