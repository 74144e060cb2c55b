// Kills the intake at random moments under load, again and again, and counts what Atera got.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '../../../pkg/sandbox-server.js';
import { prepareIntake } from '../../../www/server/intake.mjs';
import { KEYS, signed, submissionOf } from './submission.mjs';

const WORKER = fileURLToPath(new URL('worker.mjs', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../../../pkg', import.meta.url));
/** Each sender becomes a contact once. */
const CONTACTS = 3;
/** Once nobody is killed any more, what is left becomes tickets: without one for so long, no more will. */
const STUCK_MS = 60_000;
const SENDERS = 4;
/** A form gives up after this, and sends the same again. */
const ANSWER_MS = 10_000;

/** A small generator, so that a seed names the moments. @param {number} seed */
function dice(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state / 2 ** 32;
  };
}

/**
 * @param {{ kills: number, seed: number, log?: (text: string) => void }} run
 * @returns {Promise<{ kills: number, accepted: number, lost: string[], doubled: string[], unasked: number, tickets: number, ms: number }>}
 */
export async function crash({ kills, seed, log = () => {} }) {
  const roll = dice(seed);
  const folder = await mkdtemp(join(tmpdir(), 'intake-crash-'));
  const atera = await serve({ apiKey: 'key', ratePerMinute: null });
  const env = {
    ATERA_API_KEY: 'key', ATERA_URL: atera.url, INTAKE_SECRET: 'a secret of forty letters, made for tests', SIGNING_KEYS: JSON.stringify(KEYS),
  };
  const prepared = await prepareIntake({ worker: WORKER, packageFolder: PACKAGE, folder, env });
  const started = Date.now();
  /** @type {Set<string>} */
  const accepted = new Set();
  /** Sent, and no answer came: a form would send them again. @type {Set<string>} */
  const open = new Set();
  let running;
  let number = 0;
  try {
    for (let kill = 0; kill <= kills; kill += 1) {
      running = await prepared.start({ quiet: true });
      const until = kill < kills ? Date.now() + 50 + roll() * 800 : 0;
      const senders = Array.from({ length: SENDERS }, async () => {
        while (Date.now() < until) await send(running.address, open.values().next().value ?? `crash-${seed}-${number += 1}-aaaaaaaaaaaaaaaa${number}`);
      });
      if (kill < kills) {
        await pause(until - Date.now());
        await running.stop('SIGKILL');
      }
      await Promise.all(senders);
      if ((kill + 1) % 50 === 0) log(`${kill + 1} kills, ${accepted.size} accepted, ${atera.sandbox.stats().creates} created`);
    }
    await drained(running.address);
    return { kills, accepted: accepted.size, ...await count(), ms: Date.now() - started };
  } finally {
    await running?.stop('SIGKILL');
    await atera.close();
    await rm(folder, { recursive: true, force: true });
  }

  /** @param {string} address @param {string} id */
  async function send(address, id) {
    open.add(id);
    try {
      const reply = await fetch(`${address}/tickets`, { ...await signed(submissionOf(id)), signal: AbortSignal.timeout(ANSWER_MS) });
      const body = await reply.json();
      if (reply.status !== 202) throw new Error(`${id} was refused: ${JSON.stringify(body)}`);
      accepted.add(id);
      open.delete(id);
    } catch (error) {
      // Killed in the middle: it is sent again, under the same id.
      if (!(error instanceof TypeError) && !(error instanceof SyntaxError) && error.name !== 'TimeoutError') throw error;
    }
  }

  /** Until every accepted submission has its ticket. @param {string} address */
  async function drained(address) {
    // What has no answer yet is sent once more, so that each id is known to have been accepted.
    for (const id of [...open]) await send(address, id);
    let last = { at: Date.now(), creates: 0 };
    while (last.creates < accepted.size + CONTACTS && Date.now() - last.at < STUCK_MS) {
      // As the cron does each minute: an alarm may have got lost with the process.
      await fetch(`${address}/minute`, { signal: AbortSignal.timeout(ANSWER_MS) }).catch(() => undefined);
      await pause(1_000);
      const { creates } = atera.sandbox.stats();
      if (creates > last.creates) last = { at: Date.now(), creates };
    }
    // A second ticket would come within the time that one may stay out of sight.
    await pause(3_000);
  }

  async function count() {
    const times = new Map([...accepted].map((id) => [submissionOf(id).subject, 0]));
    let unasked = 0;
    for (const title of await titles()) {
      if (times.has(title)) times.set(title, times.get(title) + 1);
      else if (title.includes('crash-')) unasked += 1;
    }
    const named = (wanted) => [...times].filter(([, found]) => wanted(found)).map(([title]) => title);
    return { tickets: named((found) => found > 0).length, lost: named((found) => found === 0), doubled: named((found) => found > 1), unasked };
  }

  async function titles() {
    const found = [];
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      const reply = await atera.sandbox.fetch(new Request(`${atera.url}/api/v3/tickets?page=${page}&itemsInPage=50`, { headers: { 'x-api-key': 'key' } }));
      const body = await reply.json();
      pages = body.totalPages;
      found.push(...body.items.map((ticket) => ticket.TicketTitle));
    }
    return found;
  }
}

/** @param {number} ms */
const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
