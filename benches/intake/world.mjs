// A Worker in workerd with its storage on disk, and Atera, each in a process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { KEYS } from '../../tests/edge/intake/submission.mjs';
import { prepareIntake } from '../../www/server/intake.mjs';

const pathOf = (name) => fileURLToPath(new URL(name, import.meta.url));
const PACKAGE = pathOf('../../pkg');
const FILL_MS = 120_000;
const POLL_MS = 100;
export const OURS = pathOf('worker.mjs');
export const PEER = pathOf('../peers/zod-intake.mjs');

/** A port that is free now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** @param {string} worker @param {string} ateraUrl @param {Record<string, string>} [env] */
export async function startWorker(worker, ateraUrl, env = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'intake-bench-'));
  const prepared = await prepareIntake({
    worker, packageFolder: PACKAGE, folder,
    env: {
      ATERA_API_KEY: 'key', ATERA_URL: ateraUrl, INTAKE_SECRET: 'a secret of forty letters, made for tests',
      SIGNING_KEYS: JSON.stringify(KEYS), RATE_PER_MINUTE: '700', ...env,
    },
  });
  const running = await prepared.start({ quiet: true });
  return {
    address: running.address,
    /** Until the directory knows who is who, as in every Worker that has run for a while. */
    async filled() {
      await fetch(`${running.address}/minute`);
      const until = Date.now() + FILL_MS;
      while (!(await (await fetch(`${running.address}/directory`)).json()).filled) {
        if (Date.now() > until) throw new Error('the directory was not filled in time');
        await pause(POLL_MS);
      }
    },
    complaints: running.complaints,
    async stop() {
      await running.stop('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Atera; it does not listen before it is told to. */
export function createAtera() {
  const child = fork(pathOf('atera.mjs'));
  const ask = async (deed, options) => {
    child.send({ deed, options });
    const [answer] = await once(child, 'message');
    return answer;
  };
  return {
    /** @param {object} options of the sandbox server */
    listen: (options) => ask('listen', options),
    stats: () => ask('stats'),
    log: () => ask('log'),
    titles: () => ask('titles'),
    async stop() {
      if (!child.connected) return;
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
