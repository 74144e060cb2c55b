// @ts-check
// Who posts too often: our own count in this isolate, and Cloudflare's, if it is bound.
import { decide } from './core.js';
import { sign } from './signing.js';

/** Cloudflare's counters do not say when. */
const RETRY_MS = 60_000;

/** @typedef {{ address: string | null, site: string, perAddress: number, perSite: number, now: number }} Knock */
/** @typedef {{ refusal?: string | null, retryAfterMs?: number | null }} Verdict */

/**
 * Who knocks, to be counted.
 * @param {import('./door.js').Visit} visit
 * @returns {Promise<Knock>}
 */
export async function knockOf({ request, options, entrance, secrets, now }) {
  // A server that signs posts for many, from one address.
  const address = entrance.signed ? null : await addressOf(request, secrets);
  return { address, site: entrance.site, perAddress: options.perAddressPerMinute, perSite: options.perSitePerMinute, now };
}

/** Counts a visit here, and there. @param {import('./door.js').Visit} visit @returns {Promise<Verdict>} */
export async function knock(visit) {
  const knock = await knockOf(visit);
  const verdict = decide('door.pace', knock);
  return verdict.refusal ? verdict : limited(visit.env, knock);
}

/** What Cloudflare's counters say. @param {any} env @param {Knock} knock @returns {Promise<Verdict>} */
export async function limited({ ADDRESS_LIMITER, SITE_LIMITER }, { address, site }) {
  if (address && !(await admits(ADDRESS_LIMITER, address))) return { refusal: 'address_rate_limited', retryAfterMs: RETRY_MS };
  if (!(await admits(SITE_LIMITER, site))) return { refusal: 'site_rate_limited', retryAfterMs: RETRY_MS };
  return {};
}

/** No address is kept or handed on: only what nobody turns back into one. @param {Request} request @param {import('./secrets.js').Secrets} secrets */
const addressOf = (request, secrets) =>
  sign(secrets.own, `address\n${decide('door.network', request.headers.get('cf-connecting-ip') ?? '')}`);

/** @param {any} limiter @param {string} key */
async function admits(limiter, key) {
  return !limiter || (await limiter.limit({ key })).success;
}
