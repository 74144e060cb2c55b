// @ts-check
// Receipts: what a customer sees of his submission, and what he may do with its ticket.
import { isAteraError } from '../errors.js';
import { decide } from './core.js';
import { createGated } from './gated.js';
import { openReceipt } from './receipt.js';
import { shardFor, shardsBefore } from './shards.js';
import { digestHex } from './signing.js';

const CALL = { timeoutMs: 15_000 };
const MAX_REPLY_LETTERS = 10_000;
/** What is not there and what is not yours answer alike. */
const UNKNOWN = { status: 404, code: 'no_receipt', message: 'this receipt opens nothing: it is mistyped, or its time is over' };

/** @param {import('./worker.js').Call} call @returns {Promise<Response>} */
export async function answerReceipt(call) {
  const [, , receipt = '', deed, ...rest] = call.url.pathname.split('/');
  const id = rest.length === 0 ? await openReceipt(call.env, receipt) : undefined;
  const kept = id === undefined ? undefined : await find(call, id);
  if (id === undefined || !kept) return refused(UNKNOWN);
  const { method } = call.request;
  if (deed === undefined && method === 'GET') return shown(call, kept);
  if (deed !== undefined && method === 'POST') return done(call, id, kept, deed);
  return refused({ status: 405, code: 'method', message: 'read a receipt with GET, and reply, confirm or reopen with POST' });
}

/** @param {import('./worker.js').Call} call @param {string} id */
async function find({ env, options }, id) {
  for (const shard of [(await shardFor(env, options.shards, id)).shard, ...await shardsBefore(env, options, id)]) {
    const kept = await shard.state(id);
    if (kept) return { ...kept, shard };
  }
  return undefined;
}

/** @param {import('./worker.js').Call} call @param {any} kept */
async function shown(call, kept) {
  const view = { state: decide('receipt.progress', { ...kept, now: Date.now() }), reference: kept.name, acceptedAt: kept.acceptedAt };
  if (kept.ticket === null) return Response.json(view, HEADERS);
  try {
    const ticket = await read(call, kept.ticket, true);
    return Response.json({ ...view, ticketId: kept.ticket, ticket }, HEADERS);
  } catch (error) {
    if (!isAteraError(error)) throw error;
    // The number is known all the same; the rest can be asked for later.
    return Response.json({ ...view, ticketId: kept.ticket, ticket: null }, HEADERS);
  }
}

const HEADERS = { headers: { 'cache-control': 'no-store' } };

/** The ticket as its customer sees it. @param {import('./worker.js').Call} call @param {number} id @param {boolean} withComments */
async function read({ env, options }, id, withComments) {
  const { atera, free } = createGated(env, options, 'interactive');
  try {
    const [ticket, comments] = await Promise.all([
      atera.tickets.get(id, CALL),
      withComments ? atera.tickets.comments(id, CALL).all({ limit: 500 }) : [],
    ]);
    return decide('receipt.seen', { ticket, comments, now: Date.now() });
  } finally {
    free();
  }
}

/** @param {import('./worker.js').Call} call @param {string} id @param {any} kept @param {string} deed */
async function done(call, id, kept, deed) {
  if (!['reply', 'confirm', 'reopen'].includes(deed)) return refused(UNKNOWN);
  if (kept.ticket === null) return refused({ status: 409, code: 'no_ticket', message: 'there is no ticket yet: look again in a minute' });
  try {
    const { status } = await read(call, kept.ticket, false);
    const patch = status === null ? null : decide('receipt.patch', { deed, status });
    if (!patch) return refused({ status: 409, code: 'illegal_transition', message: `the ticket is ${String(status).toLowerCase()}, so this cannot be done: look at it again` });
    return deed === 'reply' ? reply(call, id, kept) : await move(call, kept, patch, status);
  } catch (error) {
    if (!isAteraError(error)) throw error;
    return refused({ status: 503, code: 'unavailable', message: 'the help desk does not answer: nothing was lost, try again in a minute' });
  }
}

/** Setting a status twice is setting it once, so it goes straight to Atera. @param {import('./worker.js').Call} call @param {any} kept @param {object} patch @param {string} from */
async function move({ env, options }, kept, patch, from) {
  const { atera, free } = createGated(env, options, 'interactive');
  try {
    await atera.tickets.update(kept.ticket, patch, { ...CALL, from });
    return Response.json({ done: true }, HEADERS);
  } finally {
    free();
  }
}

/** A reply is a submission of its own: kept first, then one comment. @param {import('./worker.js').Call} call @param {string} parent @param {any} kept */
async function reply({ request, env, options }, parent, kept) {
  const given = await request.json();
  const text = String(given.text ?? '').trim();
  if (text === '' || text.length > MAX_REPLY_LETTERS) {
    return refused({ status: 422, code: 'text', message: `write a reply of up to ${MAX_REPLY_LETTERS} letters` });
  }
  // Its id is its receipt's and its own, so nobody can guess another's.
  const id = `${parent}-${String(given.id ?? '').replace(/[^\w-]/g, '').slice(0, 64)}`;
  const { mark, name } = await shardFor(env, options.shards, id);
  const hash = await digestHex(text);
  const answer = await kept.shard.reply({ id, hash, parent, text, mark, name });
  if (answer?.outcome === 'conflict') return refused({ status: 422, code: 'conflict', message: 'another reply was sent under this id: give each its own' });
  return Response.json({ done: true, state: 'accepted' }, { status: 202, ...HEADERS });
}

/** @param {{ status: number, code: string, message: string }} refusal */
const refused = ({ status, ...said }) => Response.json(said, { status, ...HEADERS });
