// Waiting for what comes in its own time.
import { setTimeout as wait } from 'node:timers/promises';

const LONGEST_MS = 30_000;
const AGAIN_MS = 50;

/**
 * Asks again until the answer is what was hoped for, or the time is over; then it fails with the last answer.
 * @template T
 * @param {() => T | Promise<T>} ask
 * @param {(answer: T) => boolean} [isGood]
 */
export async function until(ask, isGood = Boolean) {
  const end = Date.now() + LONGEST_MS;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) return answer;
    if (Date.now() > end) throw new Error(`it did not come to be; the last answer was ${JSON.stringify(answer)}`);
    await wait(AGAIN_MS);
  }
}
