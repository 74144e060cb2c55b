// The gateway: the one Worker a browser talks to. It serves the desk's files, and it alone holds the API key.
import { isForwarded } from './calls.mjs';
import { refusalOf } from './guard.mjs';
import { serveFile } from './files.mjs';

const API = '/api/v3';
const RESET = '/demo/reset';
/** What the desk sends is a form's worth of text; more is a mistake. */
const BODY_LIMIT = 256 * 1024;
/** The reply headers a page needs. Others stay here: an upstream may put anything into them. */
const REPLY_HEADERS = ['content-type', 'retry-after', 'x-request-id'];

export default {
  /** @param {Request} request @param {Record<string, any>} env */
  async fetch(request, env) {
    const url = new URL(request.url);
    const isCall = url.pathname.startsWith(`${API}/`) || url.pathname === RESET;
    const refusal = refusalOf(request, url, isCall);
    if (refusal) return problem(refusal.status, refusal.message);
    if (url.pathname === RESET) return reset(request, env);
    if (isCall) return forward(request, url, env);
    return serveFile(request, url, env);
  },
};

/** @param {Request} request @param {URL} url @param {Record<string, any>} env */
async function forward(request, url, env) {
  const path = url.pathname.slice(API.length);
  if (!isForwarded(request.method, path)) {
    return problem(403, `the desk's gateway does not forward ${request.method} ${path}; add it to the gateway's list if the desk needs it`);
  }
  const headers = new Headers({ accept: 'application/json', 'x-api-key': env.API_KEY });
  let body;
  if (request.method === 'POST') {
    body = await request.arrayBuffer();
    if (body.byteLength > BODY_LIMIT) return problem(413, 'this is more text than the gateway takes; shorten it');
    headers.set('content-type', 'application/json');
  }
  const upstream = new Request(`${env.UPSTREAM_ORIGIN}${API}${path}${url.search}`, {
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
  return reply(await env.ATERA.fetch(`${env.UPSTREAM_ORIGIN}${RESET}`, { method: 'POST' }));
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
