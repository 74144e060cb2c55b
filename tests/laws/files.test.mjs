// How files are called, how long they are, and what they must not tell about the machine they were written on.
import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { linesWith, textOf, tracked } from './tracked.mjs';

const here = 'tests/laws/files.test.mjs';
const ours = tracked('src', 'pkg', 'www');

test('a file is called after a thing or a verb of the domain', () => {
  const vague = /(^|[/._-])(utils?|helpers?|common|misc|managers?)([/._-]|$)/i;
  assert.deepEqual(ours.filter((path) => vague.test(path)), []);
});

test('no file of the source is longer than 400 lines', () => {
  const code = [...ours, ...tracked('tools')].filter((path) => /\.(rs|js|mjs|ts|sh)$/.test(path));
  const long = code.map((path) => [path, textOf(path).split('\n').length - 1]).filter(([, lines]) => lines > 400);
  assert.deepEqual(long, []);
});

test('no tracked file names a folder of a machine', () => {
  const paths = tracked().filter((path) => path !== here);
  assert.deepEqual(linesWith(/(^|[\s"'`(=:])\/(root|home|work|tmp|Users|private|var\/folders)\//, paths), []);
});

test('no tracked file names the host of a package registry', () => {
  const paths = tracked().filter((path) => path !== here && path !== 'Cargo.lock');
  assert.deepEqual(linesWith(/registry\.(npmjs|yarnpkg)\.|static\.crates\.io|deb\.debian\.org|files\.pythonhosted/, paths), []);
});

test('a link from one paper to another file leads there', () => {
  const links = tracked().filter((path) => path.endsWith('.md')).flatMap((path) =>
    [...textOf(path).matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, target]) => [path, join(dirname(path), target)]));
  assert.deepEqual(links.filter(([, target]) => tracked(target).length === 0), []);
});
