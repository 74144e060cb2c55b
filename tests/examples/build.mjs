// Builds an example by the project's own build tool; a second call is quick, because cargo keeps what it compiled.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @param {string} name a folder of `examples/` */
export async function buildExample(name) {
  const words = ['run', '--quiet', '--locked', '--package', 'atera-wasm-build', '--', '--example', name];
  await promisify(execFile)('cargo', words, { cwd: ROOT, maxBuffer: 1 << 26 });
}
