// Serves the page, and forwards its calls to the sandbox with the key that the page must not have.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { KEY } from './atera.mjs';
import { ROOT } from './build.mjs';

const SOURCE = join(ROOT, 'examples/yew-desk');
const BUILT = join(ROOT, 'target/examples/yew-desk');
const FILES = { '/': SOURCE, '/start.js': SOURCE, '/desk.css': SOURCE, '/yew-desk.js': BUILT, '/yew-desk.wasm': BUILT };
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

/** @param {() => string} upstream where Atera answers now */
export async function servePage(upstream) {
  const server = createServer((incoming, outgoing) => {
    const serving = incoming.url.startsWith('/atera/') ? forward(incoming, outgoing, upstream()) : file(incoming, outgoing);
    serving.catch(() => outgoing.writeHead(502).end());
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

async function forward(incoming, outgoing, upstream) {
  // What the page asks is read alone: this server lets nothing else through.
  if (incoming.method !== 'GET') return outgoing.writeHead(405).end();
  const reply = await fetch(upstream + incoming.url.slice('/atera'.length), { headers: { 'x-api-key': KEY } });
  const type = reply.headers.get('content-type') ?? 'application/octet-stream';
  outgoing.writeHead(reply.status, { 'content-type': type }).end(Buffer.from(await reply.arrayBuffer()));
}

async function file(incoming, outgoing) {
  const folder = FILES[incoming.url];
  if (!folder) return outgoing.writeHead(404).end();
  const name = incoming.url === '/' ? '/index.html' : incoming.url;
  outgoing.writeHead(200, { 'content-type': TYPES[extname(name)] }).end(await readFile(join(folder, name)));
}
