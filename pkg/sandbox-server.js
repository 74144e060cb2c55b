// @ts-check
// The sandbox as an HTTP server in Node, for programs that bring their own HTTP client.

import { createServer } from 'node:http';
import { createSandbox } from './sandbox.node.js';

/**
 * How long a connection stays open that nobody uses. Node's own five seconds end many a one just when a client uses it
 * again, and then nobody knows what became of a create; what stands in front of a service waits for a minute and more.
 */
const IDLE_MS = 75_000;

/**
 * Where to listen: this machine only, on any free port, unless told.
 * @typedef {{ port?: number, host?: string }} Place
 *
 * @typedef {object} SandboxServer
 * @property {string} url Where it listens: http://127.0.0.1:8600
 * @property {import('./sandbox.js').Sandbox} sandbox What answers, for reset, faults and stats.
 * @property {() => Promise<void>} close Stops listening and breaks what is still open.
 */

/** More than the sandbox reads: it answers 413, and the rest is not kept. */
const KEPT_BYTES = (1 << 20) + 1;

/** @param {import('node:http').IncomingMessage} incoming */
const bodyOf = async (incoming) => {
  const chunks = [];
  let length = 0;
  for await (const chunk of incoming) {
    if (length < KEPT_BYTES) chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks);
};

/** @param {import('node:http').IncomingMessage} incoming @param {AbortSignal} signal */
const requestOf = async (incoming, signal) => {
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  const body = await bodyOf(incoming);
  // The links to other pages name the host that was asked.
  return new Request(new URL(incoming.url ?? '/', `http://${incoming.headers.host ?? 'sandbox.invalid'}`), {
    method: incoming.method,
    headers: /** @type {[string, string][]} */ (headers),
    body: body.length > 0 ? new Uint8Array(body) : undefined,
    signal,
  });
};

/**
 * @param {import('./sandbox.js').Sandbox} sandbox
 * @param {import('node:http').IncomingMessage} incoming
 * @param {import('node:http').ServerResponse} outgoing
 */
const answer = async (sandbox, incoming, outgoing) => {
  const gone = new AbortController();
  outgoing.once('close', () => gone.abort());
  try {
    const response = await sandbox.fetch(await requestOf(incoming, gone.signal));
    outgoing.writeHead(response.status, [...response.headers].flat());
    for await (const chunk of /** @type {any} */ (response.body ?? [])) {
      // What is not sent yet when a connection breaks is lost, so each piece is sent before the next is read.
      await new Promise((resolve) => { outgoing.write(chunk, resolve); });
    }
    outgoing.end();
  } catch {
    // A dropped or broken reply breaks the connection here too.
    outgoing.destroy();
  }
};

/**
 * Starts a server. The options are the sandbox's own, and where to listen.
 * @param {import('./sandbox.js').SandboxOptions & Place} [options]
 * @returns {Promise<SandboxServer>}
 */
export async function serve(options = {}) {
  const { port = 0, host = '127.0.0.1', ...settings } = options;
  const sandbox = createSandbox(settings);
  // Made now, so that a wrong option is told here and not to the first caller.
  sandbox.stats();
  const server = createServer({ keepAliveTimeout: IDLE_MS }, (incoming, outgoing) => void answer(sandbox, incoming, outgoing));
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(undefined));
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${shown}:${address.port}`,
    sandbox,
    close: () => new Promise((resolve) => {
      server.close(() => { sandbox.free(); resolve(); });
      server.closeAllConnections();
    }),
  };
}
