// Chromium with a page for each program, served from loopback; every visit is the first of a new browser context.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { bundle, fileOf } from './programs.mjs';

const wasm = fileURLToPath(new URL('../pkg/wasm/', import.meta.url));
const TYPES = { '.mjs': 'text/javascript', '.wasm': 'application/wasm' };
const SWITCHES = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];

/** Scripts from the project's own folder, the wasm from beside them, and an empty page for every other address. */
function createSite(scripts) {
  return createServer(async ({ url }, response) => {
    const type = TYPES[extname(url)];
    if (!type) return response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>first answer</title>');
    const body = await readFile(type === TYPES['.wasm'] ? join(wasm, url.split('/').pop()) : join(scripts, url)).catch(() => undefined);
    if (!body) return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': type, 'Content-Length': body.length }).end(body);
  });
}

/** What runs in the page. */
async function firstAnswer(script) {
  const from = performance.now();
  const { answer } = await import(script);
  const fine = await answer();
  return { fine, took: performance.now() - from };
}

export async function openBrowser(folder) {
  const scripts = join(folder, 'site');
  const site = createSite(scripts);
  await new Promise((done) => site.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${site.address().port}/`;
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: SWITCHES });
  return {
    version: browser.version(),
    /** @param {string} name a program; answers what visits it */
    async prepare(name) {
      await bundle(join(folder, fileOf(name)), join(scripts, fileOf(name)));
      return async () => {
        const context = await browser.newContext();
        try {
          const page = await context.newPage();
          await page.goto(origin);
          const { fine, took } = await page.evaluate(firstAnswer, `/${fileOf(name)}`);
          if (!fine) throw new Error('a good draft was refused');
          return took;
        } finally {
          await context.close();
        }
      };
    },
    async close() {
      await browser.close();
      await new Promise((done) => { site.close(done); site.closeAllConnections(); });
    },
  };
}
