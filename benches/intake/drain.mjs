// Submissions that were accepted while Atera was down: how fast they become tickets when it comes back.
import { setTimeout as pause } from 'node:timers/promises';
import { submissionOf } from '../../tests/edge/intake/submission.mjs';
import { closedLoop, prepare } from './load.mjs';
import { OURS, createAtera, freePort, startWorker } from './world.mjs';

const CONNECTIONS = 16;
const POLL_MS = 200;
const MINUTE_MS = 60_000;
/** Without one more ticket for so long, it is over. */
const STUCK_MS = 720_000;
/** A second ticket would come within this time. */
const SETTLE_MS = 5_000;

/**
 * @param {object} plan
 * @param {number} plan.count
 * @param {number} plan.ratePerMinute the intake's limit, and Atera's
 * @param {number} [plan.blindMs] the creates that left when Atera was lost are in doubt for so long; the intake's default if left out
 * @param {boolean} [plan.cold] whether Atera is down from the beginning, so that nobody is known
 * @param {(text: string) => void} [plan.log]
 */
export async function drain({ count, ratePerMinute, blindMs, cold = false, log = () => {} }) {
  const port = await freePort();
  const before = createAtera();
  const atera = createAtera();
  const worker = await startWorker(OURS, `http://127.0.0.1:${port}`, {
    RATE_PER_MINUTE: String(ratePerMinute), ...(blindMs && { BLIND_MS: String(blindMs) }),
  });
  try {
    if (!cold) {
      await before.listen({ port, ratePerMinute });
      await worker.filled();
      await before.stop();
    }
    const requests = await prepare(count, 'drain');
    const { perSecond } = await closedLoop(worker.address, requests, CONNECTIONS);
    log(`${count} accepted while Atera is down, ${perSecond.toFixed(0)} a second`);
    await atera.listen({ port, ratePerMinute, apiKey: ['key', 'counter'] });
    const emptied = await watch(worker, atera, count, ratePerMinute, log);
    await pause(SETTLE_MS);
    const { rateLimited, requests: calls } = await atera.stats();
    const wanted = requests.map(({ body }) => submissionOf(JSON.parse(body).id).subject);
    return { count, ratePerMinute, acceptedPerSecond: perSecond, ...emptied, limited: rateLimited, calls, ...tally(wanted, await atera.titles()) };
  } finally {
    await worker.stop();
    await before.stop();
    await atera.stop();
  }
}

/** When the first and the last ticket was there. */
async function watch(worker, atera, count, ratePerMinute, log) {
  const back = performance.now();
  let first;
  let last = { at: back, created: 0 };
  let minute = back + MINUTE_MS;
  while (last.created < count) {
    await pause(POLL_MS);
    const now = performance.now();
    // As the cron does each minute.
    if (now > minute) {
      minute += MINUTE_MS;
      await fetch(`${worker.address}/minute`);
      log(`${((now - back) / 1000).toFixed(0)} s: ${last.created} created, ${await (await fetch(`${worker.address}/counters`)).text()}`);
    }
    // Asked of Atera, so that the intake does nothing but its work; every sender is known, so each create is a ticket.
    const { creates: created } = await atera.stats();
    if (created > 0) first ??= { at: now, created };
    if (created > last.created) last = { at: now, created };
    if (now - last.at > STUCK_MS) throw new Error(`no ticket for ${STUCK_MS / 1000} s: ${last.created} of ${count}; ${worker.complaints().slice(-500)}`);
  }
  const minutes = (last.at - first.at) / MINUTE_MS;
  return {
    firstAfterSeconds: (first.at - back) / 1000,
    seconds: (last.at - back) / 1000,
    share: (last.created - first.created) / minutes / ratePerMinute,
    shareFromReturn: last.created / ((last.at - back) / MINUTE_MS) / ratePerMinute,
  };
}

/** @param {string[]} wanted @param {string[]} titles */
function tally(wanted, titles) {
  const times = new Map(wanted.map((title) => [title, 0]));
  for (const title of titles) if (times.has(title)) times.set(title, times.get(title) + 1);
  const counts = [...times.values()];
  return { lost: counts.filter((found) => found === 0).length, doubled: counts.filter((found) => found > 1).length };
}
