// A page, a door behind a bad line, and Atera behind the door.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { Agent, createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../pkg/sandbox-server.js';
import { prepareIntake } from '../../../www/server/intake.mjs';

const HERE = fileURLToPath(new URL('./', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../../pkg/', import.meta.url));
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.wasm': 'application/wasm' };
const ADMIN_TOKEN = 'a-token-of-the-operator-made-for-tests';
const POLICIES = { noworker: "default-src 'self'; worker-src 'none'" };

const listen = (server) => new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`)); });

/** The host's site: pages with the script, on an origin of their own. */
async function startPages() {
  const server = createServer(async (incoming, outgoing) => {
    const url = new URL(incoming.url, 'http://pages');
    const [root, path] = url.pathname.startsWith('/pkg/') ? [PACKAGE, url.pathname.slice(5)] : [HERE, url.pathname.slice('/test/'.length)];
    const policy = POLICIES[url.searchParams.get('policy')];
    const text = await readFile(join(root, normalize(`/${path}`))).catch(() => undefined);
    const headers = { 'content-type': TYPES[extname(path)] ?? 'text/plain', 'cache-control': 'no-store', ...policy && { 'content-security-policy': policy } };
    outgoing.writeHead(text ? 200 : 404, headers).end(text);
  });
  const address = await listen(server);
  return { address, stop: () => { server.closeAllConnections(); return new Promise((resolve) => { server.close(resolve); }); } };
}

/**
 * The line between them. What it does with a submission:
 * `open`: carries it there and back. `dead`: breaks before it gets there. `mute`: it gets there, the answer does not
 * come back. `slow`: it gets there, the answer waits until `release()`.
 */
async function startLine() {
  const agent = new Agent({ keepAlive: false });
  const line = { mode: 'open', target: '', posts: [], underWay: 0, mostUnderWay: 0, held: [] };
  const server = createServer((incoming, outgoing) => {
    const isPost = incoming.method === 'POST';
    if (line.mode === 'dead') return incoming.socket.destroy();
    const way = { arrived: false };
    const chunks = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      if (isPost) {
        line.posts.push(JSON.parse(body.toString()));
        line.underWay += 1;
        line.mostUnderWay = Math.max(line.mostUnderWay, line.underWay);
      }
      const over = () => { if (isPost && !way.isOver) { way.isOver = true; line.underWay -= 1; } };
      const outward = request(`${line.target}${incoming.url}`, { agent, method: incoming.method, headers: incoming.headers }, async (answer) => {
        const parts = [];
        for await (const part of answer) parts.push(part);
        if (isPost && line.mode === 'slow') await new Promise((resolve) => { line.held.push(resolve); line.onHeld?.(); });
        over();
        if (isPost && line.mode === 'mute') return incoming.socket.destroy();
        outgoing.writeHead(answer.statusCode, answer.headers);
        outgoing.end(Buffer.concat(parts));
      });
      outward.on('error', () => { over(); incoming.socket.destroy(); });
      outward.end(body);
    });
  });
  line.address = await listen(server);
  /** A submission has reached the door, which has answered; the answer is held. */
  line.holding = () => (line.held.length ? Promise.resolve() : new Promise((resolve) => { line.onHeld = resolve; }));
  line.release = (mode) => { line.mode = mode; for (const go of line.held.splice(0)) go(); };
  line.reset = () => { line.release('open'); Object.assign(line, { posts: [], mostUnderWay: 0, onHeld: undefined }); };
  line.stop = () => { server.closeAllConnections(); return new Promise((resolve) => { server.close(resolve); }); };
  return line;
}

export async function startWorld({ minSeconds = 0 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'lines-'));
  const [pages, line, atera] = await Promise.all([startPages(), startLine(), serve({ apiKey: 'key', ratePerMinute: Infinity })]);
  const prepared = await prepareIntake({
    worker: join(HERE, 'worker.mjs'), packageFolder: PACKAGE, folder,
    env: { ATERA_API_KEY: 'key', ATERA_URL: atera.url, INTAKE_SECRET: 'a secret of forty letters, made for tests', ADMIN_TOKEN, PAGES: pages.address, MIN_SECONDS: String(minSeconds) },
  });
  let running;
  const start = async () => { running = await prepared.start({ quiet: true }); line.target = running.address; };
  await start();
  return {
    line,
    pages: pages.address,
    /** The door as by a power cut: gone, and back with what was on its disk. */
    kill: () => running.stop('SIGKILL'),
    start,
    /** How many tickets Atera has of this subject, once the intake has nothing under way any more; else nothing. */
    async tickets(subject) {
      const reply = await fetch(`${running.address}/admin/metrics`, { headers: { authorization: `Bearer ${ADMIN_TOKEN}` } });
      if (!reply.ok) throw new Error(`the intake tells nothing: ${reply.status}`);
      const text = await reply.text();
      const count = (name) => Number(new RegExp(`^atera_intake_${name} (\\d+)$`, 'm').exec(text)?.[1]);
      if (count('waiting') + count('doubtful') > 0) return undefined;
      const list = await atera.sandbox.fetch(new Request(`${atera.url}/api/v3/tickets?itemsInPage=50`, { headers: { 'x-api-key': 'key' } }));
      return (await list.json()).items.filter(({ TicketTitle }) => TicketTitle === subject).length;
    },
    async stop() {
      await running.stop('SIGKILL');
      await Promise.all([pages.stop(), line.stop(), atera.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
