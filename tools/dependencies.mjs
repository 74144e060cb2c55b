// What every dependency must be, by the lists of deny.toml: a licence we accept, one version, the public registry.
// Cargo's packages, those of the examples, and npm's alike; cargo-deny itself (make deny) would take minutes to compile first.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const deny = readFileSync(`${root}deny.toml`, 'utf8').replace(/^\s*#.*$/gm, '');
const allowed = new Set(words(/^allow = \[([^\]]*)\]/m));
const twice = words(/^skip = \[([^\]]*)\]/m);
/** The Rust examples, each a workspace of its own. */
const EXAMPLES = readdirSync(`${root}examples`).filter((name) => existsSync(`${root}examples/${name}/Cargo.toml`));
const REGISTRY = 'registry+https://github.com/rust-lang/crates.io-index';

// Only tests run them, and they are not linked with anything of ours.
const ONLY_TESTS = { 'axe-core': 'MPL-2.0', argparse: 'Python-2.0', '@speed-highlight/core': 'CC0-1.0' };

function words(list) {
  return [...(deny.match(list)?.[1] ?? '').matchAll(/"([^"]+)"/g)].map(([, word]) => word);
}

/** Whether an SPDX expression offers a choice made of accepted licences only. */
function accepts(expression) {
  const tokens = expression.replaceAll('/', ' OR ').match(/\(|\)|[^\s()]+/g) ?? [];
  const peek = () => tokens[0];
  const term = () => {
    if (peek() === '(') {
      tokens.shift();
      const inside = choice();
      tokens.shift();
      return inside;
    }
    let name = tokens.shift();
    if (peek() === 'WITH') name += ` ${tokens.shift()} ${tokens.shift()}`;
    return allowed.has(name);
  };
  const both = () => {
    let all = term();
    while (peek() === 'AND') { tokens.shift(); all = term() && all; }
    return all;
  };
  const choice = () => {
    let any = both();
    while (peek() === 'OR') { tokens.shift(); any = both() || any; }
    return any;
  };
  return choice();
}

/** The packages of a workspace's lock. */
function cratesOf(manifest) {
  const asked = ['metadata', '--format-version=1', '--locked', '--all-features', '--manifest-path', manifest];
  const metadata = execFileSync('cargo', asked, {
    cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(metadata).packages;
}

const faults = [];
const crates = cratesOf('Cargo.toml');
/** The examples have locks of their own. Which versions they hold is theirs to say; licences and sources are not. */
const ofExamples = EXAMPLES.flatMap((name) => cratesOf(`examples/${name}/Cargo.toml`));
const versions = new Map();
for (const crate of crates) versions.set(crate.name, [...(versions.get(crate.name) ?? []), crate]);

for (const { name, version, license, source } of [...crates, ...ofExamples]) {
  if (!license || !accepts(license)) faults.push(`the licence of ${name} ${version} is not accepted: ${license ?? 'none'}`);
  if (source && source !== REGISTRY) faults.push(`${name} ${version} does not come from crates.io: ${source}`);
}
for (const [name, found] of versions) {
  const unexplained = found.filter(({ version }) => !twice.some((spec) => `${name}@${version}.`.startsWith(`${spec}.`)));
  if (unexplained.length > 1) {
    faults.push(`${name} is there in ${found.length} versions: ${found.map(({ version }) => version).join(', ')}`);
  }
}

const { packages } = JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8'));
let modules = 0;
for (const [path, { license, resolved, link }] of Object.entries(packages)) {
  if (!path || link) continue;
  modules += 1;
  const name = path.replace(/^.*node_modules\//, '');
  if (resolved) faults.push(`package-lock.json names a host for ${name}; write the lock anew with npm install, which reads .npmrc`);
  // Some packages name no licence in the lock when they are optional and for another machine.
  if (license && !accepts(license) && ONLY_TESTS[name] !== license) {
    faults.push(`the licence of ${name} is not accepted: ${license}`);
  }
}
const dependencies = JSON.parse(readFileSync(`${root}pkg/package.json`, 'utf8')).dependencies ?? {};
for (const name of Object.keys(dependencies)) faults.push(`the package depends on ${name}; it must depend on nothing`);

for (const fault of faults) console.error(fault);
console.log(`${crates.length} crates, ${ofExamples.length} of the examples and ${modules} npm packages, ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
