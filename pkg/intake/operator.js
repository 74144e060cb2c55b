// @ts-check
// The operator: what waits, what is parked, and the counters. The core says which address is which action.
import { decide } from './core.js';
import { judgeCredential } from './credential.js';
import { log } from './log.js';
import { directoryOf } from './sender.js';
import { shardsOf } from './shards.js';
import { digestHex } from './signing.js';

/**
 * @typedef {import('./worker.js').Call} Call
 * @typedef {(call: Call, act: any) => Promise<Response>} Act
 */

/** How many submissions a list holds. */
const LIST_LIMIT = 100;
/** How many the export reads at once. */
const EXPORT_LIMIT = 200;
/** The most bytes of a body: it holds a reason. */
const MOST_BYTES = 8_192;
/** The lists of the page: what waits for a person first. */
const SHOWN = ['parked', 'doubtful', 'waiting'];

/** Nothing of it is kept, framed or run; without `same-origin` a form of the page would not say where it comes from. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
};

/** @param {number} status @param {string} type @param {BodyInit | null} body @param {Record<string, string>} [more] */
const reply = (status, type, body, more = {}) =>
  new Response(body, { status, headers: { ...HEADERS, 'content-type': `${type}; charset=utf-8`, ...more } });

/** @param {number} status @param {unknown} body @param {Record<string, string>} [more] */
const json = (status, body, more) => reply(status, 'application/json', JSON.stringify(body), more);

/** @param {Call} call @returns {Promise<Response>} */
export async function answerOperator(call) {
  const { options, request } = call;
  const judgement = await judgeCredential(call);
  if (judgement.verdict === 'closed') {
    return Response.json({ code: 'not_found', message: 'there is nothing at this address' }, { status: 404 });
  }
  if (judgement.verdict === 'refused') {
    log(options, 'operator_refused', { code: 'unauthorized' });
    const told = { code: 'unauthorized', message: 'this is for the operator: send the ADMIN_TOKEN as bearer token or as password' };
    return json(401, told, { 'www-authenticate': 'Basic realm="intake", charset="UTF-8"' });
  }
  const act = decide('operator.act', await askedOf(call, judgement.ambient));
  if (act.code) {
    log(options, 'operator_refused', { code: act.code });
    return json(act.status, { code: act.code, message: act.message }, act.allow && { allow: act.allow });
  }
  const answer = await /** @type {Act} */ (ACTS[act.act])(call, act);
  if (request.method === 'POST') {
    log(options, 'operator', { action: act.act, receipt: await hashOf(act.id), status: answer.status });
  }
  return answer;
}

/** What the core needs to know of a request. @param {Call} call @param {boolean} ambient */
async function askedOf({ request, url }, ambient) {
  const { headers, method } = request;
  return {
    method, path: url.pathname, ambient, ownOrigin: url.origin,
    state: url.searchParams.get('state'), after: url.searchParams.get('after'),
    origin: headers.get('origin'), fetchSite: headers.get('sec-fetch-site'),
    reason: method === 'POST' ? await reasonOf(request) : null,
  };
}

/** The reason in a form or in JSON; a body that is too long or neither has none. @param {Request} request */
async function reasonOf(request) {
  const text = await limitedText(request);
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('application/json')) return new URLSearchParams(text).get('reason');
  try {
    const { reason } = JSON.parse(text);
    return typeof reason === 'string' ? reason : null;
  } catch {
    return null;
  }
}

/** @param {Request} request */
async function limitedText(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) return '';
    chunks.push(chunk);
  }
  return new Blob(chunks).text();
}

/** The short hash that the log knows a submission by. @param {string} id */
const hashOf = async (id) => (await digestHex(id)).slice(0, 12);

/** Each act, and what it does. @type {Record<string, Act>} */
const ACTS = {
  page: async (call) => {
    const lists = await Promise.all(SHOWN.map(async (state) => ({ state, ...await listOf(call, state, { shard: 0 }) })));
    return reply(200, 'text/html', decide('operator.page', lists));
  },
  style: async () => reply(200, 'text/css', decide('operator.style', null)),
  list: async (call, { state, from }) => json(200, await listOf(call, state, from)),
  resend: (call, { id }) => decided(call, (shard) => shard.resend(id)),
  discard: (call, { id, reason }) => decided(call, (shard) => shard.discard(id, reason)),
  export: async (call) => reply(200, 'application/x-ndjson', exported(call), { 'content-disposition': 'attachment; filename="intake.jsonl"' }),
  metrics: async (call) => reply(200, 'text/plain; version=0.0.4', decide('operator.metrics', await countersOf(call))),
};

/**
 * The submissions of one state, shard after shard from a place on.
 * @param {Call} call @param {string} state @param {{ shard: number, after?: string | null }} from
 */
async function listOf({ env, options }, state, from) {
  const shards = shardsOf(env, options);
  /** @type {any[]} */
  const items = [];
  let { shard, after = null } = from;
  for (; shard < shards.length; shard += 1, after = null) {
    const limit = LIST_LIMIT - items.length;
    items.push(...await shards[shard].list({ state, after: after ?? undefined, limit }));
    if (items.length === LIST_LIMIT) return { items, next: decide('operator.place', { shard, after: items.at(-1).id }) };
  }
  return { items };
}

/** Only the shard that has the submission answers with something. @param {Call} call @param {(shard: any) => Promise<any>} ask */
async function decided({ request, env, options }, ask) {
  const answers = await Promise.all(shardsOf(env, options).map(ask));
  const state = answers.find(Boolean);
  if (!state) return json(404, { code: 'not_found', message: 'there is no such submission' });
  const isPage = request.headers.get('accept')?.includes('text/html');
  return isPage ? reply(303, 'text/plain', null, { location: '/admin' }) : json(200, state);
}

/** Every submission, a line each, as it is read. @param {Call} call */
function exported({ env, options }) {
  const shards = shardsOf(env, options);
  const encoder = new TextEncoder();
  let shard = 0;
  /** @type {string | undefined} */
  let after;
  return new ReadableStream({
    async pull(controller) {
      if (shard === shards.length) return controller.close();
      const lines = await shards[shard].export({ after, limit: EXPORT_LIMIT });
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.map((/** @type {any} */ line) => `${JSON.stringify(line)}\n`).join('')));
      after = lines.at(-1)?.id;
      if (lines.length < EXPORT_LIMIT) {
        shard += 1;
        after = undefined;
      }
      // A stream asks again only after something came; an empty shard gave nothing.
      return lines.length > 0 ? undefined : this.pull?.(controller);
    },
  });
}

/** Whoever does not answer is counted as silent. @param {Call} call */
async function countersOf({ env, options }) {
  const asked = [...shardsOf(env, options), env.GATE.getByName('gate'), directoryOf(env)].map((object) => object.counters());
  const answers = await Promise.allSettled(asked);
  const told = answers.map((answer) => (answer.status === 'fulfilled' && answer.value) || undefined);
  const [gate, directory] = told.splice(-2);
  return { shards: told.filter(Boolean), gate: gate ?? {}, directory: directory ?? {}, silent: answers.filter(({ status }) => status === 'rejected').length };
}
