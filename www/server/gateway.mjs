// The gateway: the one Worker a browser talks to. It serves the desk's files, and it alone holds the API key.
import { callOf } from './address.mjs';
import { isForwarded } from './calls.mjs';
import { credentialOf } from './credential.mjs';
import { serveEmbedding } from './embed.mjs';
import { refusalOf } from './guard.mjs';
import { serveFile } from './files.mjs';

const RESET = '/demo/reset';
/** Where a customer's form is: on the intake's own origin, whose port is not known before it listens. */
const FORM = '/demo/form';
/** What the desk sends is a form's worth of text; more is a mistake. */
const BODY_LIMIT = 256 * 1024;
/** The methods that bring one. */
const WITH_BODY = new Set(['POST', 'PUT']);
/** The reply headers a page needs. Others stay here: an upstream may put anything into them. */
const REPLY_HEADERS = ['content-type', 'retry-after', 'x-request-id'];

export default {
  /** @param {Request} request @param {Record<string, any>} env */
  async fetch(request, env) {
    const url = new URL(request.url);
    const call = callOf(url.pathname);
    const refusal = refusalOf(request, url, call !== undefined || url.pathname === RESET);
    if (refusal) return problem(refusal.status, refusal.message);
    if (url.pathname === RESET) return reset(request, env);
    if (url.pathname === FORM) return toForm(env);
    if (url.pathname.startsWith('/form/')) return serveEmbedding(request, url, env);
    if (call) return forward(request, url.search, call, env);
    return serveFile(request, url, env);
  },
};

/**
 * @param {Request} request
 * @param {string} search
 * @param {{ prefix: string, dialect: string | undefined, path: string }} call
 * @param {Record<string, any>} env
 */
async function forward(request, search, { prefix, dialect, path }, env) {
  if (dialect === undefined) {
    return problem(404, `the gateway has no ${prefix}; the guide's dialect is at /api/v3, the live one at /live/api/v3`);
  }
  if (!isForwarded(dialect, request.method, path)) {
    return problem(403, `the desk's gateway does not forward ${request.method} ${path} in the ${dialect} dialect; add it to the gateway's list if the desk needs it`);
  }
  const headers = new Headers([['accept', 'application/json'], credentialOf(dialect, env.API_KEY)]);
  let body;
  if (WITH_BODY.has(request.method)) {
    body = await request.arrayBuffer();
    if (body.byteLength > BODY_LIMIT) return problem(413, 'this is more text than the gateway takes; shorten it');
    headers.set('content-type', 'application/json');
  }
  const upstream = new Request(`${env.UPSTREAM_ORIGIN}${prefix}${path}${search}`, {
    method: request.method,
    headers,
    body,
    redirect: 'manual',
  });
  return reply(await env.ATERA.fetch(upstream));
}

/** @param {Request} request @param {Record<string, any>} env */
async function reset(request, env) {
  if (request.method !== 'POST') return problem(405, 'send a POST to restore the demo data');
  const reset = await env.ATERA.fetch(`${env.UPSTREAM_ORIGIN}${RESET}`, { method: 'POST' });
  // A contact that somebody became is gone, and its number may be another's soon.
  await env.INTAKE.restart();
  return reply(reset);
}

/** @param {Record<string, any>} env */
async function toForm(env) {
  const location = await (await env.DEMO.fetch('http://files/intake.txt')).text();
  return new Response(null, { status: 302, headers: { location, 'cache-control': 'no-store' } });
}

/** @param {Response} upstream */
function reply(upstream) {
  const headers = new Headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  for (const name of REPLY_HEADERS) {
    const value = upstream.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(upstream.body, { status: upstream.status, headers });
}

/** In the shape of Atera's own errors, so that the client reads it like any other. @param {number} status @param {string} message */
function problem(status, message) {
  return Response.json(
    { Code: status, Message: message },
    { status, headers: { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } },
  );
}
