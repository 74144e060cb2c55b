// Bundles every contender as a page would, and serves it from loopback with gzip, counting what a visit fetches.
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { PAGES, pageOf } from './pages.mjs';

const here = fileURLToPath(new URL('./', import.meta.url));
const wasm = fileURLToPath(new URL('../../pkg/wasm/', import.meta.url));
const TYPES = {
  '.css': 'text/css', '.js': 'text/javascript', '.wasm': 'application/wasm', '.json': 'application/json',
  '.woff2': 'font/woff2', '.woff': 'font/woff', '.ttf': 'font/ttf', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8',
};
/** What an intake answers, and ALTCHA's server; no visit sends anything but an empty form. */
const ANSWERS = {
  '/form/token': { token: '1.bench.bench', id: 'bench' },
  '/challenge': {},
};

/** @param {string} folder */
async function bundle(folder, { entry }) {
  await build({
    entryPoints: { main: join(here, 'peers', `${entry}.mjs`) },
    bundle: true, minify: true, splitting: true, format: 'esm', target: 'es2022', platform: 'browser',
    outdir: join(folder, entry),
    loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.svg': 'file', '.eot': 'file' },
    mainFields: ['browser', 'module', 'main'],
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    logLevel: 'error',
  });
}

/** Answers a file as gzip, made once. */
function createShelf() {
  const shelf = new Map();
  return async (path) => {
    if (!shelf.has(path)) shelf.set(path, gzipSync(await readFile(path), { level: 9 }));
    return shelf.get(path);
  };
}

/** @param {string} folder an empty one @param {string[]} names */
export async function openSite(folder, names) {
  const pages = new Map();
  for (const name of names) {
    const page = PAGES[name];
    await bundle(folder, page);
    const sheets = (await readdir(join(folder, page.entry))).filter((file) => file === 'main.css').map((file) => `/${page.entry}/${file}`);
    const html = pageOf(name, [...page.sheets ?? [], ...sheets], `/${page.entry}/main.js`);
    pages.set(`/${page.entry}/`, gzipSync(html, { level: 9 }));
  }
  const shelf = createShelf();
  let fetched = 0;
  const fileOf = (path) => {
    if (path.endsWith('.wasm')) return join(wasm, basename(path));
    return path.startsWith('/pkg/') ? join(here, '../..', path) : join(folder, path);
  };
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, 'http://bench.test');
    const answer = ANSWERS[pathname];
    const type = pages.has(pathname) ? TYPES['.html'] : TYPES[answer ? '.json' : extname(pathname)];
    const file = fileOf(pathname);
    if (!type || (!answer && !pages.has(pathname) && !existsSync(file))) return response.writeHead(404).end();
    const body = pages.get(pathname) ?? (answer ? gzipSync(JSON.stringify(answer)) : await shelf(file));
    // The page itself and what a server says are no part of a form's code.
    if (!pages.has(pathname) && !answer) fetched += body.length;
    return response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    /** @param {string} name */
    addressOf: (name) => `http://127.0.0.1:${server.address().port}/${PAGES[name].entry}/`,
    /** Bytes since it was asked last. */
    taken() {
      const bytes = fetched;
      fetched = 0;
      return bytes;
    },
    close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
  };
}
