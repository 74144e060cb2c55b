// The desk's files, the package and lit, from three folders, with the headers a page should have.

/** By extension. A name with another extension is no file of ours, and a folder has none: neither is served. */
const TYPES = new Map([
  ['css', 'text/css; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
  ['js', 'text/javascript; charset=utf-8'],
  ['mjs', 'text/javascript; charset=utf-8'],
  ['svg', 'image/svg+xml'],
  ['wasm', 'application/wasm'],
]);

/** Prefix of the address → the binding that serves it. The last one takes all the rest. */
const FOLDERS = [
  ['/pkg/', 'PACKAGE'],
  ['/vendor/', 'VENDOR'],
  ['/', 'SITE'],
];

const HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; '),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

/** @param {Request} request @param {URL} url @param {Record<string, any>} env */
export async function serveFile(request, url, env) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'read only');
  // A path without an extension is a view of the desk: the page itself finds out which.
  const path = /\.\w+$/.test(url.pathname) ? url.pathname : '/index.html';
  const type = TYPES.get(path.slice(path.lastIndexOf('.') + 1));
  if (!type) return plain(404, 'no such file');
  const [prefix, folder] = FOLDERS.find(([start]) => path.startsWith(start));
  const file = await env[folder].fetch(`http://files/${path.slice(prefix.length)}`);
  if (file.status !== 200) return plain(404, 'no such file');
  const body = request.method === 'HEAD' ? null : file.body;
  return new Response(body, { status: 200, headers: { ...HEADERS, 'content-type': type } });
}

/** @param {number} status @param {string} text */
function plain(status, text) {
  return new Response(`${text}\n`, { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
}
