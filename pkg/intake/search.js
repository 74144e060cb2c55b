// @ts-check
// Looks for tickets by their marks. While a backlog drains, the tickets that changed are hundreds of pages: one reading
// serves everybody who asks at about the same time, whatever shard he is.
import { isAteraError } from '../errors.js';
import { decide } from './core.js';

/** The most that both dialects give. */
const ITEMS_IN_PAGE = 50;
const CALL_MS = 30_000;

/**
 * @typedef {{ after: number, marks: string[] }} Wanted
 * @typedef {{ found: number[][] } | { fault: { code: string, message: string, retryAfterMs?: number } }} Answer
 */

/** @param {any} atera a client whose calls pass the gate @param {import('./options.js').Options} options */
export function createSearch(atera, { blindMs, mostTries }) {
  const gatherMs = decide('directory.gather', { blindMs, mostTries });
  /** @type {{ wanted: Wanted, answer: (answer: Answer) => void }[]} */
  let waiting = [];
  let isReading = false;

  /** Whoever asks while a reading is under way waits for the next: what this one has passed, it does not see again. */
  async function readAll() {
    isReading = true;
    while (waiting.length > 0) {
      await new Promise((resolve) => { setTimeout(resolve, gatherMs); });
      const asked = waiting;
      waiting = [];
      const marks = asked.flatMap(({ wanted }) => wanted.marks);
      const answer = await read(Math.min(...asked.map(({ wanted }) => wanted.after)), marks);
      let place = 0;
      for (const { wanted, answer: tell } of asked) {
        tell('fault' in answer ? answer : { found: answer.found.slice(place, place += wanted.marks.length) });
      }
    }
    isReading = false;
  }

  /** @param {number} after @param {string[]} marks @returns {Promise<Answer>} */
  async function read(after, marks) {
    /** @type {number[][]} */
    const found = marks.map(() => []);
    try {
      const options = { itemsInPage: ITEMS_IN_PAGE, timeoutMs: CALL_MS };
      for await (const page of atera.tickets.modifiedAfter(new Date(after), options).pages()) {
        const texts = page.items.map((/** @type {any} */ ticket) => [ticket.TicketID, ticket.Description ?? null]);
        for (const [place, ids] of decide('shard.search', { marks, texts }).entries()) found[place]?.push(...ids);
      }
      return { found };
    } catch (error) {
      return { fault: faultOf(error) };
    }
  }

  /** For each mark the tickets that hold it, of those that changed after a time. @param {Wanted} wanted @returns {Promise<Answer>} */
  return (wanted) => new Promise((answer) => {
    waiting.push({ wanted, answer });
    if (!isReading) void readAll();
  });
}

/** What a call that failed means. @param {any} error @returns {{ code: string, message: string, retryAfterMs?: number }} */
export function faultOf(error) {
  if (!isAteraError(error)) return { code: 'ambiguous', message: '' };
  // The gate let it not go, so nothing was sent.
  const refusal = /** @type {any} */ (error).cause?.refusal;
  if (refusal) return { code: 'rate_limited', message: '', retryAfterMs: refusal.waitMs };
  const { code, message, retryAfterMs } = /** @type {any} */ (error);
  return { code, message, retryAfterMs };
}
