// @ts-check
// Asks Cloudflare Turnstile about a visitor.
import { decide } from './core.js';
import { digest } from './signing.js';

const SITEVERIFY = 'https://challenges.cloudflare.com/turnstile/v0/siteverify';
/** Turnstile's responses have at most this many characters. */
const LONGEST_RESPONSE = 2_048;

/**
 * Why the visitor is refused, if he is.
 * @param {import('./door.js').Visit} visit
 * @param {string} id of the submission
 * @param {string | null} response
 * @returns {Promise<string | null>}
 */
export async function passesChallenge({ request, env, options }, id, response) {
  const turnstile = options.turnstile;
  if (!turnstile) return null;
  if (!response) return 'challenge_required';
  if (response.length > LONGEST_RESPONSE) return 'challenge_failed';
  // Of the response too: a second challenge for the same submission is another question.
  const key = decide('door.uuid', Array.from(await digest(`turnstile\n${id}\n${response}`)));
  const reply = await ask(turnstile.url ?? SITEVERIFY, turnstile.timeoutMs ?? 5_000, {
    secret: env.TURNSTILE_SECRET,
    response,
    remoteip: request.headers.get('cf-connecting-ip') ?? undefined,
    idempotency_key: key,
  });
  return decide('door.challenge', { ...reply, hostnames: turnstile.hostnames, action: turnstile.action ?? null });
}

/** @param {string} url @param {number} ms @param {object} question */
async function ask(url, ms, question) {
  try {
    const reply = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(question),
      redirect: 'manual',
      signal: AbortSignal.timeout(ms),
    });
    return { status: reply.status, body: await reply.json() };
  } catch {
    return { status: null, body: null };
  }
}
