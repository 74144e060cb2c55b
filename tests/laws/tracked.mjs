// The files git knows, or would add, as text.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** @returns {string[]} paths under the given folders, or all of them */
export function tracked(...folders) {
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...folders];
  const names = execFileSync('git', list, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).split('\0');
  return names.filter((name) => name && existsSync(root + name));
}

/** The file's text; what holds a NUL is no text and answers as empty. */
export function textOf(path) {
  const bytes = readFileSync(root + path);
  return bytes.includes(0) ? '' : bytes.toString('utf8');
}

/** Rust without its comments: a doc link may name what the code must not. */
export function codeOf(path) {
  return textOf(path).replace(/\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');
}

/** Every line of the files that the pattern matches, as `path:line: text`. */
export function linesWith(pattern, paths, read = textOf) {
  return paths.flatMap((path) =>
    read(path).split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])));
}
