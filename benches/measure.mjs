// How a comparison is measured: every contender in a process of its own, and their batches in turn (A, B, C, B, C,
// A, …), so that whatever else the machine does hits all of them. Medians are compared, never single runs.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const contenderProgram = fileURLToPath(new URL('contender.mjs', import.meta.url));

/** @param {number[]} samples @param {number} part 0.5 is the median */
export function quantile(samples, part) {
  const sorted = [...samples].sort((one, other) => one - other);
  const at = (sorted.length - 1) * part;
  const below = sorted[Math.floor(at)];
  return below + (sorted[Math.ceil(at)] - below) * (at - Math.floor(at));
}

export const median = (samples) => quantile(samples, 0.5);

/** Half of the samples lie within this part of the median, above and below. @param {number[]} samples */
export const spread = (samples) => (quantile(samples, 0.75) - quantile(samples, 0.25)) / 2 / median(samples);

/** How one contender compares with another: the median of the ratios of each round. @param {number[]} ours @param {number[]} theirs */
export const ratio = (ours, theirs) => median(ours.map((sample, round) => sample / theirs[round]));

/** So many rounds are made even when the time is up. */
const FEWEST_ROUNDS = 3;

/**
 * Takes one sample of each contender a round, each round beginning with another one.
 * @param {Record<string, () => Promise<number>>} contenders
 * @param {{ rounds: number, seconds: number }} plan how many rounds, and when to do with fewer
 * @param {Record<string, number[]>} samples those of earlier rounds
 */
export async function inTurn(contenders, { rounds, seconds }, samples = {}) {
  const names = Object.keys(contenders);
  const end = performance.now() + seconds * 1000;
  for (let round = 0; round < rounds && (round < FEWEST_ROUNDS || performance.now() < end); round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length];
      (samples[name] ??= []).push(await contenders[name]());
    }
  }
  return samples;
}

/**
 * Starts `contenders[name]` of a module in a process of its own.
 * @param {string} module a file in this folder
 * @param {string} name
 * @param {unknown} argument what the contender is made from
 */
async function start(module, name, argument) {
  const child = fork(contenderProgram, [module, name, JSON.stringify(argument ?? null)]);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${name} of ${module} ended with ${code}; see the lines above`);
  });
  ended.catch(() => {});
  const heard = async () => (await Promise.race([once(child, 'message'), ended]))[0];
  await heard();
  return {
    /** Milliseconds that a batch of so many took. @param {number} count */
    batch: (count) => { child.send(count); return heard(); },
    stop: () => { child.disconnect(); },
  };
}

/**
 * The samples of all contenders, in milliseconds for one operation. Processes differ a little for as long as they
 * live (where their memory lies, what was compiled when), so several sets of them are measured.
 * @param {string} module
 * @param {string[]} names
 * @param {{ argument?: unknown, rounds: number, seconds: number, sets: number, warmUp: number, batchMs?: number, batch?: number }} plan
 */
export async function processes(module, names, { argument, rounds, seconds, sets, warmUp, batchMs, batch }) {
  const samples = {};
  for (let set = 0; set < sets; set += 1) {
    const started = [];
    const contenders = {};
    try {
      for (const name of names) {
        const contender = await start(module, name, argument);
        started.push(contender);
        const each = (await contender.batch(warmUp)) / warmUp;
        const count = batch ?? Math.max(1, Math.round(batchMs / each));
        contenders[name] = async () => (await contender.batch(count)) / count;
      }
      await inTurn(contenders, { rounds, seconds: seconds / sets }, samples);
    } finally {
      for (const contender of started) contender.stop();
    }
  }
  return samples;
}
