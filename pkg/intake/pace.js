// @ts-check
// Who comes too often: our own counts in this isolate, and Cloudflare's, if they are bound.
import { decide } from './core.js';
import { readSecrets } from './secrets.js';
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
  const address = entrance.signed ? null : await addressOf(request, secrets, 'address');
  return { address, site: entrance.site, perAddress: options.perAddressPerMinute, perSite: options.perSitePerMinute, now };
}

/** Counts a visit here, and there. @param {import('./door.js').Visit} visit @returns {Promise<Verdict>} */
export async function knock(visit) {
  const knock = await knockOf(visit);
  const verdict = decide('door.pace', knock);
  return verdict.refusal ? verdict : limited(visit.env, knock);
}

/**
 * Counts a visit to a receipt. Each receipt is a site of its own: whoever visits one often keeps nobody from another.
 * @param {import('./worker.js').Call} call @param {string} id the submission's @returns {Promise<Verdict>}
 */
export async function knockAtReceipt({ request, env, options }, id) {
  const address = await addressOf(request, readSecrets(env), 'visitor');
  /** @type {Knock} */
  const knock = { address, site: `receipts/${id}`, perAddress: options.perVisitorPerMinute, perSite: options.perReceiptPerMinute, now: options.now() };
  const verdict = decide('receipt.pace', knock);
  return verdict.refusal ? verdict : limited(env, knock, ['VISITOR_LIMITER', 'RECEIPT_LIMITER']);
}

/** What Cloudflare's counters say. @param {any} env @param {Knock} knock @param {[addresses: string, sites: string]} counters @returns {Promise<Verdict>} */
export async function limited(env, { address, site }, [addresses, sites] = ['ADDRESS_LIMITER', 'SITE_LIMITER']) {
  if (address && !(await admits(env[addresses], address))) return { refusal: 'address_rate_limited', retryAfterMs: RETRY_MS };
  if (!(await admits(env[sites], site))) return { refusal: 'site_rate_limited', retryAfterMs: RETRY_MS };
  return {};
}

/**
 * No address is kept or handed on: only what nobody turns back into one. Cloudflare counts by that, so who posts and who
 * visits are two.
 * @param {Request} request @param {import('./secrets.js').Secrets} secrets @param {'address' | 'visitor'} role
 */
const addressOf = (request, secrets, role) =>
  sign(secrets.own, `${role}\n${decide('door.network', request.headers.get('cf-connecting-ip') ?? '')}`);

/** @param {any} limiter @param {string} key */
async function admits(limiter, key) {
  return !limiter || (await limiter.limit({ key })).success;
}
