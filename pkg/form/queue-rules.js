// @ts-check
// What becomes of a submission that waits to be sent: every decision, in one function of what is known and what
// happened. It reads no clock and throws no dice; the queue brings both.
//
// JavaScript and not Rust: this has to work where the page's policy refuses WebAssembly.

const SECOND = 1_000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;

/** How long a submission is tried. */
export const LONGEST_MS = 14 * DAY;
/** The door takes a token for 24 hours; an hour is left for the way and for clocks that differ. */
export const TOKEN_MS = 23 * HOUR;
/** The first pause; each one after it is twice as long. */
const FIRST_MS = 2 * SECOND;
/** The longest pause, and what a door may ask for at most. */
const PAUSE_MS = 5 * MINUTE;
const ASKED_MS = 6 * HOUR;
/** News of the line come in swarms. */
const SWARM_MS = 2 * SECOND;
/** How often a fresh token may be refused in a row. */
const MOST_RENEWALS = 2;
/** How often the door may say that it is too early, before it is no matter of moments. */
const MOST_EARLY = 5;
/** A door that wants no more than this is waited for while the visitor looks on. */
export const PATIENCE_MS = 15 * SECOND;

/**
 * `waiting`: goes when `dueAt` has come. `refused` and `failed`: goes no more, its text stays for the visitor. `gone`:
 * nothing is left to do.
 * @typedef {object} State
 * @property {'waiting' | 'refused' | 'failed' | 'gone'} phase
 * @property {boolean} isStored whether it outlives the page
 * @property {number} createdAt
 * @property {number} dueAt
 * @property {number} notBefore what the door asked for
 * @property {number} triedAt
 * @property {number} attempts that came to nothing
 * @property {number} renewals of its token, in a row
 * @property {string | null} code why it stays or waits
 */

/**
 * @typedef {{ type: 'turn', tokenAt: number | null }
 *   | { type: 'line' }
 *   | { type: 'lost', code: 'network' | 'timeout' }
 *   | { type: 'answer', status: number, code: string | null, retryAfterMs: number | null, isReceipt: boolean, isHeard: boolean }
 *   | { type: 'renewed' }
 *   | { type: 'unrenewed', status: number, retryAfterMs: number | null }
 *   | { type: 'discarded' }} Happening
 * `isHeard`: the page that the text was typed into still waits for the answer.
 */

/**
 * `early`: wait and send again, the visitor is not told. `forget`: remove it, and say nothing.
 * @typedef {'send' | 'renew' | 'wait' | 'early' | 'accept' | 'refuse' | 'fail' | 'forget' | 'nothing'} Step
 */

/** What an answer of the door means. @typedef {'accepted' | 'early' | 'stale' | 'later' | 'wrong'} Meaning */

/** Codes of the door that do not mean what their status says. @type {Readonly<Record<string, Meaning>>} */
const BY_CODE = { too_fast: 'early', token_expired: 'stale', token_invalid: 'stale', token_required: 'stale' };
/** @type {Readonly<Record<number, Meaning>>} */
const BY_STATUS = { 408: 'later', 425: 'later', 429: 'later' };

/**
 * A page that a network shows before it lets anybody through answers 200 with something else: only a receipt counts.
 * @param {{ status: number, code: string | null, isReceipt: boolean }} answer
 * @returns {Meaning}
 */
export function meaningOf({ status, code, isReceipt }) {
  if (status >= 400 && status < 500) return BY_CODE[code ?? ''] ?? BY_STATUS[status] ?? 'wrong';
  return isReceipt && status >= 200 && status < 300 ? 'accepted' : 'later';
}

/** A submission that was just handed over. @param {number} now @param {boolean} isStored @returns {State} */
export const begin = (now, isStored) =>
  ({ phase: 'waiting', isStored, createdAt: now, dueAt: now, notBefore: 0, triedAt: 0, attempts: 0, renewals: 0, code: null });

/**
 * @param {State} state
 * @param {Happening} event
 * @param {number} now milliseconds since 1970
 * @param {number} random from 0 to 1
 * @returns {{ state: State, step: Step }}
 */
export function next(state, event, now, random) {
  if (event.type === 'discarded') return { state: { ...state, phase: 'gone' }, step: 'forget' };
  if (state.phase !== 'waiting') return { state, step: 'nothing' };
  switch (event.type) {
    case 'turn': return takeTurn(heldToClock(state, now), event.tokenAt, now);
    case 'line': return { state: { ...state, dueAt: Math.min(state.dueAt, Math.max(now, state.notBefore, state.triedAt + SWARM_MS)) }, step: 'wait' };
    case 'lost': return later(state, event.code, null, now, random);
    case 'answer': return ANSWERS[meaningOf(event)](state, event, now, random);
    case 'renewed': return { state: { ...state, renewals: state.renewals + 1 }, step: 'send' };
    case 'unrenewed': return event.status >= 400 && event.status < 500 && !BY_STATUS[event.status]
      ? fail(state, 'token_expired')
      : later(state, `http_${event.status}`, event.retryAfterMs, now, random);
  }
}

/** A clock that was set back must not hold a submission for years. @param {State} state @param {number} now @returns {State} */
function heldToClock(state, now) {
  const { createdAt, dueAt, notBefore, triedAt } = state;
  return {
    ...state,
    createdAt: Math.min(createdAt, now),
    triedAt: Math.min(triedAt, now),
    notBefore: Math.min(notBefore, now + ASKED_MS),
    dueAt: Math.min(dueAt, now + ASKED_MS),
  };
}

/** @param {State} state @param {number | null} tokenAt @param {number} now @returns {{ state: State, step: Step }} */
function takeTurn(state, tokenAt, now) {
  if (now - state.createdAt > LONGEST_MS) return fail(state, 'expired');
  if (state.dueAt > now) return { state, step: 'wait' };
  const tried = { ...state, triedAt: now };
  return { state: tried, step: tokenAt !== null && now - tokenAt > TOKEN_MS ? 'renew' : 'send' };
}

/** @typedef {Extract<Happening, { type: 'answer' }>} Answer */

/** @type {Readonly<Record<Meaning, (state: State, answer: Answer, now: number, random: number) => { state: State, step: Step }>>} */
const ANSWERS = {
  accepted: (state) => ({ state: { ...state, phase: 'gone', code: null }, step: 'accept' }),
  early: (state, answer, now, random) => {
    if (state.attempts >= MOST_EARLY) return ANSWERS.later(state, answer, now, random);
    const at = now + Math.min(Math.max(answer.retryAfterMs ?? FIRST_MS, 0), PATIENCE_MS);
    return { state: { ...state, attempts: state.attempts + 1, dueAt: at, notBefore: at }, step: 'early' };
  },
  stale: (state, answer, now, random) =>
    (state.renewals < MOST_RENEWALS ? { state, step: 'renew' } : ANSWERS.wrong(state, answer, now, random)),
  later: (state, { status, code, retryAfterMs }, now, random) => later(state, code ?? `http_${status}`, retryAfterMs, now, random),
  wrong: (state, { status, code, isHeard }) => {
    const why = code ?? `http_${status}`;
    // Who can see what he typed corrects it there; else it is kept for him.
    const keeps = !isHeard && state.isStored;
    return { state: { ...state, phase: keeps ? 'refused' : 'gone', code: why }, step: 'refuse' };
  },
};

/**
 * @param {State} state @param {string} code @param {number | null} asked @param {number} now @param {number} random
 * @returns {{ state: State, step: Step }}
 */
function later(state, code, asked, now, random) {
  // What nobody keeps would be promised in vain: the text is still in the form.
  if (!state.isStored) return fail(state, code);
  const attempts = state.attempts + 1;
  const pause = Math.min(PAUSE_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  const notBefore = asked === null ? 0 : now + Math.min(Math.max(asked, 0), ASKED_MS);
  // From half of it to all of it, so that a door that comes back is not stormed.
  const dueAt = Math.max(now + Math.round(pause * (0.5 + random / 2)), notBefore);
  return { state: { ...state, attempts, notBefore, dueAt, renewals: 0, code }, step: 'wait' };
}

/** @param {State} state @param {string} code @returns {{ state: State, step: Step }} */
const fail = (state, code) => ({ state: { ...state, phase: state.isStored ? 'failed' : 'gone', code }, step: 'fail' });
