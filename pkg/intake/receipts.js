// @ts-check
// Receipts: what a customer sees of his submission, and what he may do with its ticket.
import { isAteraError } from '../errors.js';
import { readBounded } from './body.js';
import { decide } from './core.js';
import { createGated } from './gated.js';
import { knockAtReceipt } from './pace.js';
import { openReceipt } from './receipt.js';
import { shardFor, shardsBefore } from './shards.js';
import { digestHex, randomId } from './signing.js';

const CALL = { timeoutMs: 15_000 };
const MOST_LETTERS = 10_000;
const MOST_COMMENTS = 500;

/**
 * @typedef {import('./worker.js').Call} Call
 * @typedef {{ name: string, standing: string, ticket: number | null, acceptedAt: number, language: string | null, shard: any, id: string, url: string }} Kept
 */

const NO_RECEIPT = { kind: 'refused', code: 'no_receipt' };

/** Something that is not done. */
class Refused extends Error {
  /** @param {string} code a row of src/intake/receipt_answer.rs @param {number | null} [retryAfterMs] */
  constructor(code, retryAfterMs = null) {
    super(code);
    this.outcome = { kind: 'refused', code, retryAfterMs };
  }
}

/** @param {Call} call @returns {Promise<Response>} */
export async function answerReceipt(call) {
  const { request, url } = call;
  if (request.method === 'OPTIONS') return preflight(call);
  const [, , receipt = '', deed, ...rest] = url.pathname.split('/');
  const id = rest.length === 0 ? await openReceipt(call.env, receipt) : undefined;
  if (id === undefined) return answer(call, NO_RECEIPT);
  // A visit is counted before anything is read for it.
  const pace = await knockAtReceipt(call, id);
  const kept = await find(call, id, `/receipts/${receipt}`);
  if (!kept) return answer(call, NO_RECEIPT);
  const visit = { text: '' };
  try {
    if (pace.refusal) return await hold(call, deed, visit, pace.retryAfterMs);
    return await answer(call, { kind: await visited(call, kept, deed, visit) }, kept);
  } catch (error) {
    if (isAteraError(error)) return answer(call, { kind: 'refused', code: 'unavailable' }, kept, visit.text);
    if (!(error instanceof Refused)) throw error;
    return answer(call, error.outcome, kept, visit.text);
  }
}

/** What came of it. @param {Call} call @param {Kept} kept @param {string | undefined} deed @param {{ text: string }} visit */
async function visited(call, kept, deed, visit) {
  const { method } = call.request;
  if (deed === undefined) {
    if (method !== 'GET' && method !== 'HEAD') throw new Refused('method_not_allowed');
    return 'shown';
  }
  if (!['reply', 'confirm', 'reopen'].includes(deed)) throw new Refused('no_receipt');
  if (method !== 'POST') throw new Refused('method_not_allowed');
  await act(call, kept, deed, visit);
  return 'done';
}

/** Who comes too often. What a person typed is read all the same, and stays on the page. @param {Call} call @param {string | undefined} deed @param {{ text: string }} visit @param {number | null} [retryAfterMs] @returns {Promise<never>} */
async function hold(call, deed, visit, retryAfterMs) {
  if (deed === 'reply' && call.request.method === 'POST' && speechOf(call.request) === 'page') {
    await readReply(call, visit).catch(() => {});
  }
  throw new Refused('rate_limited', retryAfterMs);
}

/** @param {Call} call @param {string} id @param {string} url @returns {Promise<Kept | undefined>} */
async function find({ env, options }, id, url) {
  for (const shard of [(await shardFor(env, options.shards, id)).shard, ...await shardsBefore(env, options, id)]) {
    const kept = await shard.state(id);
    if (kept) return { ...kept, shard, id, url };
  }
  return undefined;
}

/**
 * @param {Call} call
 * @param {object} outcome
 * @param {Kept} [kept]
 * @param {string} [text] a reply that was not taken
 */
async function answer(call, outcome, kept, text = '') {
  const { request, url, options } = call;
  const speech = speechOf(request);
  const withTicket = decide('receipt.shows', { speech, outcome, hasBody: request.method !== 'HEAD' });
  const { status, headers, body } = decide('receipt.answer', {
    speech, origin: request.headers.get('origin'), origins: options.origins, ownOrigin: url.origin,
    language: url.searchParams.get('language') ?? kept?.language ?? null,
    acceptLanguage: request.headers.get('accept-language'), outcome, paper: kept ? await paperOf(call, kept, text, withTicket) : null,
  });
  return new Response(request.method === 'HEAD' ? null : body, { status, headers });
}

/** @param {Request} request */
const speechOf = (request) => ((request.headers.get('accept') ?? '').includes('text/html') ? 'page' : 'json');

/** What a receipt shows. @param {Call} call @param {Kept} kept @param {string} text @param {boolean} withTicket */
async function paperOf(call, kept, text, withTicket) {
  return {
    url: kept.url, reference: kept.name, ticketId: kept.ticket, text,
    state: decide('receipt.progress', { ...kept, shard: undefined, now: Date.now() }),
    ticket: withTicket && kept.ticket !== null ? await shownTicket(call, kept.ticket) : null,
    replyId: randomId(), replied: call.url.searchParams.has('done'),
  };
}

/** The number is known also when the rest cannot be read now. @param {Call} call @param {number} id */
async function shownTicket(call, id) {
  try {
    return await withAtera(call, (atera) => readTicket(atera, id, true));
  } catch (error) {
    if (isAteraError(error)) return null;
    throw error;
  }
}

/** The ticket as its customer sees it. @param {any} atera @param {number} id @param {boolean} withComments */
async function readTicket(atera, id, withComments) {
  const [ticket, comments] = await Promise.all([
    atera.tickets.get(id, CALL),
    withComments ? atera.tickets.comments(id, CALL).all({ limit: MOST_COMMENTS }) : [],
  ]);
  return decide('receipt.seen', { ticket, comments, now: Date.now() });
}

/** @template T @param {Call} call @param {(atera: any) => Promise<T>} run @returns {Promise<T>} */
async function withAtera({ env, options }, run) {
  const { atera, free } = createGated(env, options, 'interactive');
  try {
    return await run(atera);
  } finally {
    free();
  }
}

/** @param {Call} call @param {Kept} kept @param {string} deed @param {{ text: string }} visit */
async function act(call, kept, deed, visit) {
  const given = deed === 'reply' ? await replyOf(call, kept, visit) : undefined;
  const { ticket } = kept;
  if (ticket === null) throw new Refused('no_ticket');
  await withAtera(call, async (atera) => {
    const { status } = await readTicket(atera, ticket, false);
    const patch = status === null ? null : decide('receipt.patch', { deed, status });
    if (!patch) throw new Refused('illegal_transition');
    if (given) await reply(call, kept, given);
    // Setting a status twice is setting it once, so it goes straight to Atera.
    else await atera.tickets.update(ticket, patch, { ...CALL, from: status });
  });
}

/** What was typed. @param {Call} call @param {{ text: string }} visit */
async function readReply({ request, options }, visit) {
  const bytes = await readBounded(request, options.maxBodyBytes, options.bodyMs);
  if (!(bytes instanceof Uint8Array)) throw new Refused('unreadable_body');
  const fields = fieldsOf(new TextDecoder().decode(bytes), request.headers.get('content-type') ?? '');
  visit.text = fields.text.slice(0, MOST_LETTERS);
  return fields;
}

/** @param {Call} call @param {Kept} kept @param {{ text: string }} visit @returns {Promise<{ id: string, text: string }>} */
async function replyOf(call, kept, visit) {
  const { id: given, text } = await readReply(call, visit);
  if (text.trim() === '' || text.length > MOST_LETTERS) throw new Refused('invalid_text');
  const id = decide('receipt.reply', { submission: kept.id, id: given, fresh: randomId() });
  if (id === null) throw new Refused('invalid_id');
  return { id, text: /** @type {any} */ (text.trim().replace(/\r\n/g, '\n')).toWellFormed() };
}

/** @param {string} body @param {string} type @returns {{ id: unknown, text: string }} */
function fieldsOf(body, type) {
  if (!type.startsWith('application/json')) {
    const fields = new URLSearchParams(body);
    return { id: fields.get('id'), text: fields.get('text') ?? '' };
  }
  try {
    const { id, text } = JSON.parse(body);
    return { id, text: typeof text === 'string' ? text : '' };
  } catch {
    throw new Refused('unreadable_body');
  }
}

/** A reply is a submission of its own: kept first, then one comment. @param {Call} call @param {Kept} kept @param {{ id: string, text: string }} given */
async function reply({ env, options }, kept, { id, text }) {
  const { mark, name } = await shardFor(env, options.shards, id);
  const answer = await kept.shard.reply({ id, hash: await digestHex(text), parent: kept.id, text, mark, name });
  if (answer?.outcome === 'conflict') throw new Refused('id_reused');
}

/** @param {Call} call */
function preflight({ request, url, options }) {
  const { headers } = decide('receipt.answer', {
    speech: 'json', origin: request.headers.get('origin'), origins: options.origins, ownOrigin: url.origin,
    language: null, outcome: { kind: 'refused', code: 'no_receipt' }, paper: null,
  });
  const more = [['Access-Control-Allow-Methods', 'GET, POST'], ['Access-Control-Allow-Headers', 'Content-Type']];
  return new Response(null, { status: 204, headers: [...headers.filter((/** @type {[string, string]} */ [name]) => name !== 'Content-Type'), ...more] });
}
