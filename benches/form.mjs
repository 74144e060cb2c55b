// The form beside other people's: what a page loads, when it can be typed into, and what moves meanwhile.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { inTurn, median, ratio } from './measure.mjs';
import { PAGES } from './form/pages.mjs';
import { openSite } from './form/site.mjs';
import { visit } from './form/visit.mjs';

const here = fileURLToPath(new URL('form/', import.meta.url));
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
/** Conditions of a visit → their column. */
const CONDITIONS = {
  'ms here': { slower: 1, far: false },
  'ms 4 × slower': { slower: 4, far: false },
  'ms 4 × slower, 1.6 Mbit/s': { slower: 4, far: true },
};
const SLOWEST = 'ms 4 × slower, 1.6 Mbit/s';
const OURS = 'atera-wasm/form, form of the page';
const BYTES_BEFORE = 8_000;
const CHECK_MS = 50;

/** The peers are not the project's: they are installed where they are measured, and only then. */
function install() {
  const lock = readFileSync(join(here, 'package-lock.json'), 'utf8');
  const installed = join(here, 'node_modules/.package-lock.json');
  const isThere = existsSync(installed) && Object.entries(JSON.parse(lock).packages)
    .every(([path, { version }]) => !path || JSON.parse(readFileSync(installed, 'utf8')).packages[path]?.version === version);
  if (!isThere) execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: ['ignore', 2, 2] });
}

const versionOf = (name) => JSON.parse(readFileSync(join(here, 'node_modules', name, 'package.json'), 'utf8')).version;

async function measure(site, { quick }) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: SWITCHES });
  /** @type {Record<string, Record<string, Awaited<ReturnType<typeof visit>>[]>>} */
  const visits = {};
  const plan = { rounds: quick ? 1 : 7, seconds: quick ? 1 : 200 };
  try {
    for (const [column, conditions] of Object.entries(CONDITIONS)) {
      visits[column] = {};
      await inTurn(Object.fromEntries(Object.keys(PAGES).map((name) => [name, async () => {
        const seen = await visit(browser, site, name, conditions);
        (visits[column][name] ??= []).push(seen);
        return seen.interactive;
      }])), plan);
    }
    return { visits, version: browser.version() };
  } finally {
    await browser.close();
  }
}

export async function compare({ quick, versions }) {
  install();
  const folder = await mkdtemp(join(tmpdir(), 'atera-wasm-form-'));
  const site = await openSite(folder, Object.keys(PAGES));
  try {
    const { visits, version } = await measure(site, { quick });
    versions.Chromium = version;
    for (const { packages = [] } of Object.values(PAGES)) for (const name of packages) versions[name] = versionOf(name);
    return table(visits);
  } finally {
    await site.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param {Awaited<ReturnType<typeof measure>>['visits']} visits */
function table(visits) {
  const of = (column, name, what) => visits[column][name].map((seen) => seen[what]);
  const worst = (name, what) => Math.max(...Object.keys(CONDITIONS).flatMap((column) => of(column, name, what)));
  const rows = Object.keys(PAGES).map((name) => [
    name,
    ...['before', 'total'].map((what) => median(of(SLOWEST, name, what))),
    ...Object.keys(CONDITIONS).map((column) => median(of(column, name, 'interactive'))),
    ratio(of(SLOWEST, name, 'interactive'), of(SLOWEST, OURS, 'interactive')),
    median(of(SLOWEST, name, 'typed')),
    worst(name, 'shift'),
  ]);
  const ours = Object.keys(PAGES).filter((name) => name.startsWith('atera-wasm'));
  const peers = Object.keys(PAGES).filter((name) => !name.startsWith('atera-wasm'));
  return {
    title: 'A form of six questions in Chromium',
    columns: ['', 'bytes before', 'bytes with a check', ...Object.keys(CONDITIONS), '× of ours', 'ms until typed into', 'layout shift'],
    rows,
    bars: [
      ...ours.map((name) => ({
        bar: `${name}: JavaScript and CSS before it is typed into ≤ ${BYTES_BEFORE.toLocaleString('en')} bytes gzipped`, value: worst(name, 'before'), limit: BYTES_BEFORE, unit: 'bytes',
      })),
      { bar: `form: the first check after load ≤ ${CHECK_MS} ms on a processor 4 × slower`, value: median(of('ms 4 × slower', OURS, 'check')), limit: CHECK_MS, unit: 'ms' },
      ...ours.map((name) => ({ bar: `${name}: layout shift`, value: worst(name, 'shift'), limit: 0, unit: '', exact: true })),
      ...peers.map((name) => ({
        bar: `form: done no later than ${name} (4 × slower, 1.6 Mbit/s)`, value: ratio(of(SLOWEST, OURS, 'interactive'), of(SLOWEST, name, 'interactive')), limit: 1, unit: '×',
      })),
    ],
    notes: [
      'Scripts, stylesheets, fonts and wasm, gzipped: until the form can be typed into and its own script is done (the columns in ms tell when, from'
      + ' the navigation on), and once a visitor has gone to the first field and sent nothing. ALTCHA is a challenge in a form that'
      + ' the page wrote, and checks no field; Web Awesome leaves the check to the browser. The first check is timed from the press until the'
      + ' errors are in the page, rules and words being there.',
    ],
  };
}
