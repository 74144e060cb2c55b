// Which functions make a wasm file heavy: `node tools/weight.mjs client 40` after make build.
// Reads the compiler's own result, which still has the names; the shipped file is smaller by what wasm-opt saves.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [name = 'client', most = '40'] = process.argv.slice(2);
const path = `target/wasm/${name}.compiled.wasm`;
const bytes = readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)));
let at = 8;

function number() {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
}

function text() {
  const length = number();
  return bytes.toString('utf8', at, (at += length));
}

const SECTION = { custom: 0, import: 2, code: 10, data: 11 };
let imported = 0;
let data = 0;
const sizes = [];
const names = new Map();

function readImports() {
  for (let left = number(); left > 0; left -= 1) {
    text();
    text();
    const kind = bytes[at++];
    if (kind === 0) { imported += 1; number(); continue; }
    if (kind === 1) at += 1;
    if (kind === 3) { at += 2; continue; }
    const limits = number();
    number();
    if (limits & 1) number();
  }
}

function readNames(end) {
  while (at < end) {
    const kind = bytes[at++];
    const stop = number() + at;
    if (kind === 1) for (let left = number(); left > 0; left -= 1) names.set(number(), text());
    at = stop;
  }
}

while (at < bytes.length) {
  const section = bytes[at++];
  const end = number() + at;
  if (section === SECTION.import) readImports();
  if (section === SECTION.data) data = end - at;
  if (section === SECTION.code) for (let left = number(); left > 0; left -= 1) { const size = number(); sizes.push(size); at += size; }
  if (section === SECTION.custom && text() === 'name') readNames(end);
  at = end;
}

const functions = sizes.map((size, index) => ({ size, name: names.get(index + imported) ?? `function ${index + imported}` }));
functions.sort((one, other) => other.size - one.size);
const code = sizes.reduce((sum, size) => sum + size, 0);
console.log(`${name}: ${code} bytes of code in ${sizes.length} functions, ${data} bytes of data`);
for (const { size, name: called } of functions.slice(0, Number(most))) {
  console.log(`${String(size).padStart(7)}  ${called.replace(/\[[0-9a-f]{16}\]|::h[0-9a-f]{16}$/g, '')}`);
}
