// An intake in workerd with the sandbox behind it, for a test file.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../pkg/sandbox-server.js';
import { prepareIntake } from '../../../www/server/intake.mjs';
import { KEYS, signed } from './submission.mjs';

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../../pkg', import.meta.url));
export const SECRET = 'a secret of forty letters, made for tests';

/** @param {{ worker?: string, atera?: object, env?: Record<string, string> }} [options] */
export async function startIntake({ worker = WORKER, atera: settings = {}, env = {} } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'intake-'));
  const atera = await serve({ apiKey: 'key', ratePerMinute: Infinity, ...settings });
  const start = async (/** @type {string} */ source) => {
    const prepared = await prepareIntake({
      worker: source, packageFolder: PACKAGE, folder,
      env: { ATERA_API_KEY: 'key', ATERA_URL: atera.url, INTAKE_SECRET: SECRET, SIGNING_KEYS: JSON.stringify(KEYS), ...env },
    });
    return { prepared, running: await prepared.start({ quiet: true }) };
  };
  // Left open it would keep a test from ending that failed before it began.
  let { prepared, running } = await start(worker).catch(async (error) => { await atera.close(); throw error; });
  const intake = {
    atera: atera.sandbox,
    /** Where it answers now; another port after a crash. */
    get base() { return running.address; },
    /** @param {string} path @param {RequestInit} [init] */
    fetch: (path, init) => fetch(`${running.address}${path}`, { redirect: 'manual', ...init }),
    /** @param {object} submission @returns {Promise<any>} */
    async submit(submission) {
      const reply = await intake.fetch('/tickets', await signed(submission));
      return { status: reply.status, ...await reply.json() };
    },
    /** Asks Atera itself. @param {string} path @param {RequestInit} [init] @returns {Promise<any>} */
    async ask(path, init = {}) {
      const headers = { 'x-api-key': 'key', 'content-type': 'application/json' };
      const reply = await atera.sandbox.fetch(`${atera.url}${path}`, { headers, ...init });
      return reply.status === 204 ? undefined : reply.json();
    },
    /** Killed as by a power cut, and started again. */
    async crash() {
      await running.stop('SIGKILL');
      running = await prepared.start({ quiet: true });
    },
    /** The same storage under another Worker, as after a deployment. @param {string} source */
    async deploy(source) {
      await running.stop('SIGKILL');
      ({ prepared, running } = await start(source));
    },
    complaints: () => running.complaints(),
    async stop() {
      await running.stop('SIGKILL');
      await atera.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return intake;
}

/** What `ask` answers, once it is what is waited for. @template T @param {() => Promise<T | undefined | false>} ask @returns {Promise<T>} */
export async function eventually(ask, ms = 30_000) {
  const until = Date.now() + ms;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > until) throw new Error(`it did not happen within ${ms} ms: ${ask}`);
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
}
