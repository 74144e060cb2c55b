// Runs every step of make test, shows what a failing one said, and counts.
// `node tools/test.mjs rust types` runs only the steps whose name holds one of the words.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const bin = (name) => join(root, 'node_modules/.bin', name);

// How each tool says what it ran; a step without a tally is one test.
const TALLY = {
  cargo: /^test result: \w+\. (?<passed>\d+) passed; (?<failed>\d+) failed/gm,
  node: /^ℹ (?:pass (?<passed>\d+)|(?:fail|cancelled) (?<failed>\d+))$/gm,
  playwright: /^ {2}(?:(?<passed>\d+) (?:passed|flaky)|(?<failed>\d+) (?:failed|interrupted|did not run))\b/gm,
};

/** Where each tool begins to say what failed. A long log is cut by whoever keeps it, so that comes first. */
const FAILURES = /^(?: {2}1\) \[|✖ failing tests:|failures:$)/m;
/** What passed only when it was tried again is told. */
const FLAKY = /^ {2}\d+ flaky\n(?: {4}.*\n)*/m;

const MINUTES = 60_000;
const MOST_LINES = 250;
const WASM = ['--target', 'wasm32-unknown-unknown', '--no-default-features'];

const cargo = (...words) => ['cargo', words];
const lint = (feature, target = '--lib') =>
  cargo('clippy', '--locked', '-p', 'atera-wasm', target, ...WASM, '--features', feature, '--', '-D', 'warnings');
const webTests = (kind) => cargo('test', '--locked', '-p', 'atera-wasm', '--features', 'web', kind, 'web::');
/** What an example needs is compiled beside what builds it, so that the lints take its macros from there. */
const example = (verb, name, ...words) => cargo(verb, '--manifest-path', `examples/${name}/Cargo.toml`, ...words);
const lintExample = (name) => example('clippy', name, '--locked', '--release', '--target', 'wasm32-unknown-unknown',
  '--target-dir', 'target/examples/cargo', '--', '-D', 'warnings');
/** The limit is that of a whole file. */
const FILE_MS = 5 * MINUTES;
const nodeTests = (folder) =>
  [process.execPath, ['--test', '--test-reporter=spec', `--test-timeout=${FILE_MS}`, ...testsIn(folder)]];

/** WebKit's browser has no mode without a display. It must not start anew, and be away, whenever a browser closes. */
const onDisplay = ([command, words]) => ['xvfb-run', ['--auto-servernum', '--server-args=-screen 0 1280x1024x24 -noreset', command, ...words]];

/**
 * The tests that are compiled to wasm. Without what debuggers want they are a tenth as large, which the runner rewrites for
 * each engine. A browser on a busy machine may take longer than the runner's own limits.
 */
const inWasm = (feature, ...tests) =>
  cargo('test', '--locked', '--config', 'profile.dev.debug=false', '--target', 'wasm32-unknown-unknown', '--features', feature, ...tests.map((name) => `--test=${name}`));
const bridge = inWasm('wasm-full,wasm-form', 'wasm');
const rustClient = inWasm('web', 'web');
const IN_NODE = { WASM_BINDGEN_USE_NODE_EXPERIMENTAL: '1' };
const inBrowser = (driver) => ({ WASM_BINDGEN_USE_BROWSER: '1', WASM_BINDGEN_TEST_TIMEOUT: '120', WASM_BINDGEN_TEST_DRIVER_TIMEOUT: '60', ...driver });
const IN_CHROMIUM = inBrowser({ CHROMEDRIVER: 'chromedriver', WASM_BINDGEN_TEST_WEBDRIVER_JSON: join(root, 'tools/test-runner/chromium.json') });
const IN_FIREFOX = inBrowser({ GECKODRIVER: join(root, 'tests/firefox/driver.mjs') });
const IN_WEBKIT = inBrowser({ SAFARIDRIVER: 'WebKitWebDriver' });

const STEPS = [
  { name: 'rust: format', run: cargo('fmt', '--all', '--check') },
  { name: 'rust: lints', run: cargo('clippy', '--workspace', '--all-targets', '--locked', '--', '-D', 'warnings') },
  { name: 'rust: lints, rules in wasm', run: lint('wasm-rules') },
  { name: 'rust: lints, form in wasm', run: lint('wasm-form') },
  { name: 'rust: lints, client in wasm', run: lint('wasm-full') },
  { name: 'rust: lints, intake in wasm', run: lint('wasm-intake') },
  { name: 'rust: lints, sandbox in wasm', run: lint('wasm-sandbox') },
  { name: 'rust: lints, client for Rust in wasm', run: lint('web') },
  { name: 'rust: lints, all features', run: cargo('clippy', '--locked', '-p', 'atera-wasm', '--lib', '--all-features', '--', '-D', 'warnings') },
  { name: 'rust: lints, tests of src/wasm', run: lint('wasm-full,wasm-form', '--test=wasm') },
  { name: 'rust: lints, tests of the client for Rust', run: lint('web', '--test=web') },
  { name: 'rust: tests', run: cargo('test', '--workspace', '--locked', '--no-fail-fast'), tally: TALLY.cargo },
  { name: 'rust: client for Rust, natively', run: webTests('--lib'), tally: TALLY.cargo },
  { name: 'rust: client for Rust, examples in its documents', run: webTests('--doc'), tally: TALLY.cargo },
  { name: 'rust: src/wasm in Node', run: bridge, env: IN_NODE, tally: TALLY.cargo },
  { name: 'rust: src/wasm in Chromium', run: bridge, env: IN_CHROMIUM, tally: TALLY.cargo },
  { name: 'rust: src/wasm in Firefox', run: bridge, env: IN_FIREFOX, tally: TALLY.cargo },
  { name: 'rust: src/wasm in WebKitGTK', run: onDisplay(bridge), env: IN_WEBKIT, tally: TALLY.cargo },
  { name: 'rust: client for Rust in Node', run: rustClient, env: IN_NODE, tally: TALLY.cargo },
  { name: 'rust: client for Rust in Chromium', run: rustClient, env: IN_CHROMIUM, tally: TALLY.cargo },
  { name: 'rust: client for Rust in Firefox', run: rustClient, env: IN_FIREFOX, tally: TALLY.cargo },
  { name: 'rust: client for Rust in WebKitGTK', run: onDisplay(rustClient), env: IN_WEBKIT, tally: TALLY.cargo },
  {
    name: 'rust: documentation',
    run: cargo('doc', '--workspace', '--no-deps', '--locked', '--all-features'),
    env: { RUSTDOCFLAGS: '-D warnings' },
  },
  { name: 'dependencies: licences, versions, sources', run: [process.execPath, ['tools/dependencies.mjs']] },
  { name: 'laws of the house', run: nodeTests('tests/laws'), tally: TALLY.node },
  { name: 'package: build', run: ['bash', ['tools/build.sh']] },
  { name: 'package: types of its JavaScript', run: [bin('tsc'), ['--project', 'tsconfig.json']] },
  { name: 'package: types as promised', run: [process.execPath, ['tools/surface.mjs']] },
  { name: 'package: documents', run: [bin('typedoc'), ['--emit', 'none']] },
  { name: 'package: sizes', run: [process.execPath, ['tools/size.mjs']], show: true },
  { name: 'package: packed and used', run: nodeTests('tests/pack'), tally: TALLY.node },
  { name: 'form: its parts that need no browser', run: nodeTests('tests/form'), tally: TALLY.node },
  { name: 'package: in each runtime', run: nodeTests('tests/runtimes'), tally: TALLY.node },
  { name: 'edge: in workerd', run: nodeTests('tests/edge'), tally: TALLY.node },
  { name: 'examples: format of the page in Rust', run: example('fmt', 'yew-desk', '--check') },
  { name: 'examples: format of the Worker in Rust', run: example('fmt', 'rust-worker', '--check') },
  {
    name: 'examples: build of both',
    run: cargo('run', '--quiet', '--locked', '--package', 'atera-wasm-build', '--', '--example', 'yew-desk', 'rust-worker'),
  },
  { name: 'examples: in Rust', run: nodeTests('tests/examples'), tally: TALLY.node },
  { name: 'examples: lints of the page in Rust', run: lintExample('yew-desk') },
  { name: 'examples: lints of the Worker in Rust', run: lintExample('rust-worker') },
  { name: 'browsers: Chromium and Firefox', run: [bin('playwright'), ['test', '--reporter=list']], tally: TALLY.playwright },
  { name: 'browsers: Firefox, its accessibility tree and no scripts', run: nodeTests('tests/firefox'), tally: TALLY.node },
  { name: 'browsers: WebKitGTK', run: onDisplay(nodeTests('tests/webkit')), tally: TALLY.node },
];

function testsIn(folder) {
  try {
    return readdirSync(join(root, folder)).filter((name) => name.endsWith('.test.mjs')).map((name) => `${folder}/${name}`);
  } catch {
    return [];
  }
}

// A step runs in a process group of its own, so that nothing it started outlives it; the keyboard does not reach it.
let endStep = () => {};
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    endStep();
    console.log('stopped before the end\n0 passed, 1 failed');
    process.exit(1);
  });
}

function execute({ run: [command, words], env }) {
  return new Promise((done) => {
    const started = Date.now();
    const child = spawn(command, words, {
      cwd: root,
      env: { ...process.env, CARGO_TERM_COLOR: 'never', NO_COLOR: '1', FORCE_COLOR: undefined, CI: 'true', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => { output += text; });
    const end = () => { try { process.kill(-child.pid, 'SIGKILL'); } catch { /* the group has ended by itself */ } };
    endStep = end;
    const timer = setTimeout(() => { output += '\nstopped: it ran longer than 20 minutes\n'; end(); }, 20 * MINUTES);
    const finish = (code) => { clearTimeout(timer); end(); done({ code, output, seconds: (Date.now() - started) / 1000 }); };
    child.on('error', (error) => finish(`${command} cannot be started: ${error.message}`));
    child.on('close', finish);
  });
}

/** What a failing tool said of it; or else the end of what it said. */
function shown(output) {
  const at = output.search(FAILURES);
  const lines = output.slice(Math.max(at, 0)).trimEnd().split('\n');
  const kept = at < 0 ? lines.slice(-MOST_LINES) : lines.slice(0, MOST_LINES);
  if (kept.length < lines.length) kept.push(`… ${lines.length - kept.length} lines more`);
  return kept.map((line) => `    ${line}`).join('\n');
}

function count({ tally }, { code, output }) {
  const sum = { passed: 0, failed: 0 };
  if (!tally) sum.passed = code === 0 ? 1 : 0;
  else for (const { groups } of output.matchAll(tally)) {
    sum.passed += Number(groups.passed ?? 0);
    sum.failed += Number(groups.failed ?? 0);
  }
  // A step that ran nothing has proven nothing, whatever it says.
  if (sum.failed === 0 && (code !== 0 || sum.passed === 0)) sum.failed = 1;
  return sum;
}

const words = process.argv.slice(2);
const steps = words.length ? STEPS.filter(({ name }) => words.some((word) => name.includes(word))) : STEPS;
const total = { passed: 0, failed: 0 };
const failing = [];
for (const step of steps) {
  if (process.stdout.isTTY) process.stdout.write(`       ${step.name} …\r`);
  const nothing = step.run[1].includes('--test') && !step.run[1].some((word) => word.endsWith('.test.mjs'));
  const result = nothing ? { code: 1, output: 'there is no test to run\n', seconds: 0 } : await execute(step);
  const { passed, failed } = count(step, result);
  total.passed += passed;
  total.failed += failed;
  if (failed) failing.push(step.name);
  console.log(`${failed ? 'FAILED' : 'ok    '} ${step.name}: ${passed} passed, ${failed} failed (${result.seconds.toFixed(1)} s)`);
  if (failed || step.show) console.log(shown(result.output));
  const [flaky] = FLAKY.exec(result.output) ?? [];
  if (flaky && !failed) console.log(shown(flaky));
  if (typeof result.code === 'string') console.log(`    ${result.code}`);
}
for (const name of failing) console.log(`failed: ${name}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
