// @ts-check
// Who posts too often: our own count in this isolate, and Cloudflare's, if it is bound.
import { decide } from './core.js';
import { sign } from './signing.js';

/** Cloudflare's counters do not say when. */
const RETRY_MS = 60_000;

/**
 * @param {import('./door.js').Visit} visit
 * @returns {Promise<{ refusal?: string | null, retryAfterMs?: number | null }>}
 */
export async function knock({ request, env, options, entrance, secrets, now }) {
  // A server that signs posts for many, from one address.
  const address = entrance.signed ? null : await addressOf(request, secrets);
  const verdict = decide('door.pace', {
    address, site: entrance.site, perAddress: options.perAddressPerMinute, perSite: options.perSitePerMinute, now,
  });
  if (verdict.refusal) return verdict;
  if (address && !(await admits(env.ADDRESS_LIMITER, address))) return { refusal: 'address_rate_limited', retryAfterMs: RETRY_MS };
  if (!(await admits(env.SITE_LIMITER, entrance.site))) return { refusal: 'site_rate_limited', retryAfterMs: RETRY_MS };
  return {};
}

/** No address is kept or handed on: only what nobody turns back into one. @param {Request} request @param {import('./secrets.js').Secrets} secrets */
const addressOf = (request, secrets) =>
  sign(secrets.own, `address\n${decide('door.network', request.headers.get('cf-connecting-ip') ?? '')}`);

/** @param {any} limiter @param {string} key */
async function admits(limiter, key) {
  return !limiter || (await limiter.limit({ key })).success;
}
