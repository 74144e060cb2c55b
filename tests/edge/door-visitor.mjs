// Starts the door in workerd, and visits it: what a page, a form and a server send.
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareIntake } from '../../www/server/intake.mjs';

export const ORIGIN = 'https://www.example.com';
export const KEYS = { first: 'the first secret of the two', second: 'the second secret of them' };
export const SECRET = 'a secret that only the tests know';
export const MINUTE = 60_000;
/** What a person waits before the form is sent. */
export const LATER = 5_000;
export const SUBMISSION = { name: 'Ada', email: 'ada@example.com', subject: 'Printer prints blank pages', description: 'Since nine,\non floor 2' };

const WORKER = fileURLToPath(new URL('door-worker.mjs', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../pkg', import.meta.url));

/** Siteverify's double: `reply` is what it says next. */
export async function startSiteverify() {
  const asked = [];
  const state = { asked, reply: () => ({}), status: 200, isSilent: false, address: '', stop: () => {} };
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    asked.push(JSON.parse(text));
    if (state.isSilent) return;
    response.writeHead(state.status, { 'content-type': 'application/json' }).end(JSON.stringify(state.reply()));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.address = `http://127.0.0.1:${server.address().port}/siteverify`;
  state.stop = () => { server.closeAllConnections(); server.close(); };
  return state;
}

export async function startDoor(env = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'door-'));
  const prepared = await prepareIntake({
    worker: WORKER, packageFolder: PACKAGE, folder,
    env: { INTAKE_SECRET: SECRET, SIGNING_KEYS: JSON.stringify(KEYS), TURNSTILE_SECRET: 'turnstile secret', ...env },
  });
  const workerd = await prepared.start();
  return {
    address: workerd.address,
    port: workerd.port,
    async stop() {
      await workerd.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** An address that nobody had before. */
let visitors = 0;
export const someone = () => `198.51.${(visitors += 1) >> 8}.${visitors & 255}`;

export const id = () => randomBytes(18).toString('base64url');
export const json = (value) => ({ body: JSON.stringify(value), type: 'application/json' });
export const urlencoded = (value) => ({ body: new URLSearchParams(value).toString(), type: 'application/x-www-form-urlencoded' });
export const multipart = (value) => {
  const parts = Object.entries(value).map(([name, text]) => `--cut\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`);
  return { body: `${parts.join('')}--cut--\r\n`, type: 'multipart/form-data; boundary=cut' };
};

export function visitorOf(address) {
  const visit = async (path, { method = 'POST', body, type, headers = {}, origin = ORIGIN, later = LATER, door = 'plain', environment = 'whole', from = someone() } = {}) => {
    const given = {
      ...(origin && { origin }), ...(type && { 'content-type': type }), 'cf-connecting-ip': from,
      'x-test-later': String(later), 'x-test-door': door, 'x-test-environment': environment, ...headers,
    };
    const reply = await fetch(address + path, { method, body, headers: given, redirect: 'manual', ...(body?.getReader && { duplex: 'half' }) });
    const text = await reply.text();
    return { status: reply.status, headers: reply.headers, text, json: () => JSON.parse(text), code: text.startsWith('{') ? JSON.parse(text).code : undefined };
  };
  const token = async (options = {}) => (await visit('/form/token', { method: 'GET', later: 0, ...options })).json();
  return {
    visit,
    token,
    /** A submission of a page, with a token of its own. */
    async submit(as, values = {}, options = {}) {
      const given = await token({ door: options.door });
      return visit('/tickets', { ...as({ ...SUBMISSION, token: given.token, ...values }), ...options });
    },
    kept: async () => new Map(await (await fetch(`${address}/test/kept`)).json()),
    limited: async () => (await fetch(`${address}/test/limited`)).json(),
    log: async () => (await fetch(`${address}/test/log`)).json(),
    down: (isDown) => fetch(`${address}/test/down?${isDown ? 'yes' : 'no'}`),
    refuses: async (options) => (await fetch(`${address}/test/refuses`, { method: 'POST', body: JSON.stringify(options) })).json(),
  };
}

/** The headers of a server that signs. */
export function signed(body, { key = 'first', secret = KEYS[key], at = Date.now() + LATER, nonce = id(), path = '/tickets', encoding = 'hex' } = {}) {
  const hash = createHash('sha256').update(body).digest('hex');
  const text = ['POST', path, hash, String(at), nonce, key].join('\n');
  return {
    'atera-intake-key': key, 'atera-intake-time': String(at), 'atera-intake-nonce': nonce,
    'atera-intake-signature': createHmac('sha256', secret ?? 'no such key').update(text).digest(encoding),
  };
}
