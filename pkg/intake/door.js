// @ts-check
// The door: what comes in, what is refused, and with which words. The core decides; here is read, verified and sent.
import { accept, tell } from './accept.js';
import { readBounded } from './body.js';
import { decide, take } from './core.js';
import { codeOf, log } from './log.js';
import { readEntries } from './entries.js';
import { knock, knockOf, limited } from './pace.js';
import { signReceipt } from './receipt.js';
import { readSecrets } from './secrets.js';
import { digestHex, randomId, sign, verify } from './signing.js';
import { passesChallenge } from './turnstile.js';

/** Path → place of the door. @type {Record<string, string>} */
const PLACES = { '/tickets': 'tickets', '/form': 'form', '/form/token': 'token', '/form/schema': 'schema', '/form/style.css': 'style' };

/**
 * A visit under way.
 * @typedef {import('./worker.js').Call & {
 *   place: string,
 *   now: number,
 *   secrets: import('./secrets.js').Secrets,
 *   entrance: { refusal: string | null, speech: string, origin: string | null, preflight: boolean, media: string, signed: any, site: string },
 *   taken?: any,
 * }} Visit
 */

/** A rung that does not let the visitor pass. */
class Refused extends Error {
  /** @param {string} code @param {{ issues?: object[], retryAfterMs?: number | null }} [more] */
  constructor(code, more = {}) {
    super(code);
    this.outcome = { kind: 'refused', code, issues: more.issues ?? [], retryAfterMs: more.retryAfterMs ?? null };
  }
}

/** @param {import('./worker.js').Call} call @returns {Promise<Response>} */
export async function answerDoor(call) {
  const place = PLACES[call.url.pathname];
  if (!place) return Response.json({ code: 'not_found', message: 'there is nothing at this address' }, { status: 404 });
  const now = call.options.now();
  const secrets = readSecrets(call.env);
  const visit = { ...call, place, now, secrets, entrance: decide('door.enter', arrivalOf(call, place, now, secrets)) };
  try {
    return await replyTo(visit);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    log(call.options, 'refused', { code: error.outcome.code });
    // Nobody reads the rest of a body that is refused, nor waits for how giving it up ends.
    call.request.body?.cancel().catch(() => {});
    return answer(visit, error.outcome);
  }
}

/** @param {import('./worker.js').Call} call @param {string} place @param {number} now @param {import('./secrets.js').Secrets} secrets */
function arrivalOf({ request, url, options }, place, now, secrets) {
  const header = (/** @type {string} */ name) => request.headers.get(name);
  return {
    place,
    method: request.method,
    path: url.pathname + url.search,
    contentType: header('content-type'),
    contentEncoding: header('content-encoding'),
    contentLength: header('content-length'),
    accept: header('accept'),
    origin: header('origin'),
    signature: {
      key: header('atera-intake-key'),
      time: header('atera-intake-time'),
      nonce: header('atera-intake-nonce'),
      signature: header('atera-intake-signature'),
    },
    ownOrigin: url.origin,
    origins: options.origins,
    keys: Object.keys(secrets.keys),
    now,
    maxBodyBytes: options.maxBodyBytes,
  };
}

/** @param {Visit} visit @returns {Promise<Response>} */
async function replyTo(visit) {
  const { entrance, place } = visit;
  if (entrance.refusal) throw new Refused(entrance.refusal);
  if (entrance.preflight) return answer(visit, { kind: 'preflight' });
  if (place === 'style' || place === 'schema') return answer(visit, { kind: place });
  if (!visit.secrets.complete || (visit.options.turnstile && !visit.env.TURNSTILE_SECRET)) throw new Refused('not_configured');
  if (place === 'form') return answer(visit, { kind: 'form' });
  if (place === 'token') {
    // A submission that waited for its line may be older than its token: then it gets another one for the same id.
    const id = visit.url.searchParams.get('id') ?? randomId();
    return answer(visit, { kind: 'token', id, ...await tokenFor(visit, id) });
  }
  return takeIn(visit);
}

/** Takes a submission, rung by rung. @param {Visit} visit @returns {Promise<Response>} */
async function takeIn(visit) {
  const { request, options, entrance } = visit;
  const body = await readBounded(request, options.maxBodyBytes, options.bodyMs);
  if (!(body instanceof Uint8Array)) throw new Refused(body.refusal);
  if (entrance.signed) await judgeSignature(visit, body);
  const taken = visit.taken = entrance.media === 'json' ? await takeJson(visit, body) : await takeForm(visit, body);
  pass(taken);
  if (options.turnstile && !entrance.signed) {
    const refusal = await passesChallenge(visit, taken.id, taken.challenge);
    pass({ refusal, retryAfterMs: refusal === 'challenge_unavailable' ? CHALLENGE_RETRY_MS : null });
  }
  if (!taken.admitted) throw new Refused('invalid_input', taken);
  return keep(visit, taken.admitted);
}

/** Who may post is found out before anything is read, by the core in the same question. @param {Visit} visit @param {Uint8Array} body */
async function takeJson(visit, body) {
  const knock = await knockOf(visit);
  pass(await limited(visit.env, knock));
  return ask(visit, { knock }, body);
}

/** A form is taken apart by the host: not before its sender may post. @param {Visit} visit @param {Uint8Array} body */
async function takeForm(visit, body) {
  pass(await knock(visit));
  const contentType = visit.request.headers.get('content-type') ?? '';
  return ask(visit, { entries: await readEntries(visit.entrance.media, body, contentType) }, NOTHING);
}

const NOTHING = new Uint8Array();

/** What a body says. If it has a token, its signature is looked at in between. @param {Visit} visit @param {object} given @param {Uint8Array} body */
async function ask({ entrance: { media, signed, site }, options, secrets, now }, given, body) {
  const { honeypot, formBytes, minSeconds, shards, plan } = options;
  const signer = signed && { key: signed.key, nonce: signed.nonce, expiresAt: signed.expiresAt };
  const asked = { media, signer, site, honeypot, now, minSeconds, shards, plan };
  const taken = take({ ...asked, ...given }, formBytes, body);
  if (!taken.verify) return taken;
  const genuine = await verify(secrets.own, taken.verify.signed, Uint8Array.from(taken.verify.signature));
  return take({ ...asked, ...given, knock: null, genuine }, formBytes, body);
}

/** @param {Visit} visit @param {import('./accept.js').Admitted} admitted */
async function keep(visit, admitted) {
  const { env, context, options, entrance, taken } = visit;
  const { id, name, email } = admitted;
  const { outcome, acceptedAt } = await stored(accept(env, options, admitted), options);
  if (outcome === 'replayed' || outcome === 'conflict') {
    log(options, outcome, { receipt: name });
    throw new Refused(outcome === 'replayed' ? 'signature_replayed' : 'id_reused');
  }
  const told = decide('door.stored', {
    outcome, name, id, acceptedAt, receiptDays: options.receiptDays, speech: entrance.speech, origin: entrance.origin, language: taken.language,
    acceptLanguage: visit.request.headers.get('accept-language'),
  });
  options.log(told.line);
  const signature = await signReceipt(env, told.receipt);
  if (outcome === 'accepted' && options.onAccepted) {
    // Nobody has looked whose address it is, so the hook gets nothing that a stranger wrote but the address.
    const event = { receipt: name, url: `/receipts/${told.receipt}.${signature}`, email: email ?? '', verified: false };
    context.waitUntil(tell(options, 'onAccepted', event, env));
  }
  return new Response(told.body.join(signature), { status: told.status, headers: told.headers });
}

const CHALLENGE_RETRY_MS = 5_000;
const STORE_RETRY_MS = 2_000;

/** @param {{ refusal?: string | null, retryAfterMs?: number | null }} verdict */
function pass({ refusal, retryAfterMs }) {
  if (refusal) throw new Refused(refusal, { retryAfterMs });
}

/** @param {Visit} visit @param {Uint8Array} body */
async function judgeSignature({ entrance: { signed }, secrets }, body) {
  const [before, after] = signed.aroundHash;
  const holds = await verify(secrets.keys[signed.key] ?? '', before + await digestHex(body) + after, Uint8Array.from(signed.signature));
  if (!holds) throw new Refused('signature_invalid');
}

/**
 * What storage answers. If it does not, nothing is lost: the sender is told to send it again.
 * @template T
 * @param {Promise<T>} asked
 * @param {import('./options.js').Options} options
 */
async function stored(asked, options) {
  try {
    return await asked;
  } catch (error) {
    log(options, 'failed', { part: 'storage', code: codeOf(error), waitMs: STORE_RETRY_MS });
    throw new Refused('unavailable', { retryAfterMs: STORE_RETRY_MS });
  }
}

/** @param {Visit} visit @param {string} id */
async function tokenFor({ secrets, now, options }, id) {
  const offer = decide('door.token', [now, id, options.proofBits]);
  if (!offer) throw new Refused('invalid_id');
  return { token: offer.head + await sign(secrets.own, offer.signed), bits: offer.bits };
}

/** @param {Visit} visit @param {object} outcome @returns {Promise<Response>} */
async function answer(visit, outcome) {
  const { place, entrance, taken, options, request, secrets, url } = visit;
  const isPage = entrance.speech === 'page';
  const { status, headers, body } = decide('door.answer', {
    place,
    speech: entrance.speech,
    origin: entrance.origin,
    language: taken?.language ?? url.searchParams.get('language'),
    acceptLanguage: request.headers.get('accept-language'),
    outcome,
    paper: (isPage || place === 'schema') && {
      form: options.form,
      script: options.script ?? null,
      honeypot: options.honeypot,
      challenge: options.turnstile ?? null,
      token: taken?.token ?? null,
      freshToken: isPage && secrets.complete ? (await tokenFor(visit, randomId())).token : '',
      values: taken?.values ?? null,
    } || {},
  });
  return new Response(request.method === 'HEAD' ? null : body, { status, headers });
}
