// The pages that embed the form: somebody else's, as the intake sees them, for they are of another origin.

const TEXT = new Map([
  ['css', 'text/css; charset=utf-8'],
  ['html', 'text/html; charset=utf-8'],
]);

/** What a careful page forbids; `scripts` may do more or less. @param {string} intake @param {string} scripts */
const strict = (intake, scripts) => [
  "default-src 'none'",
  `script-src ${scripts}`,
  "style-src 'self'",
  `connect-src 'self' ${intake}`,
  "img-src 'self'",
  `form-action ${intake}`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

/** The policy of a page, if it has one. @type {Record<string, (intake: string) => string | undefined>} */
const POLICIES = {
  'no-policy.html': () => undefined,
  'strict.html': (intake) => strict(intake, "'self'"),
};
/** @param {string} intake */
const withWasm = (intake) => strict(intake, "'self' 'wasm-unsafe-eval'");

/** The same page under other policies. */
const SAME = 'plain.html';

/** @param {Request} request @param {URL} url below `/form/` @param {Record<string, any>} env */
export async function serveEmbedding(request, url, env) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('read only\n', { status: 405 });
  const name = url.pathname.slice('/form/'.length) || 'index.html';
  const type = TEXT.get(name.slice(name.lastIndexOf('.') + 1));
  const policyOf = Object.hasOwn(POLICIES, name) ? POLICIES[name] : undefined;
  const file = type && await env.FORM.fetch(`http://files/${policyOf ? SAME : name}`);
  if (file?.status !== 200) return new Response('no such file\n', { status: 404 });
  const form = await (await env.DEMO.fetch('http://files/intake.txt')).text();
  const intake = new URL(form).origin;
  const policy = (policyOf ?? withWasm)(intake);
  return new Response((await file.text()).replaceAll('{intake}', intake), {
    headers: {
      'content-type': type,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
      ...policy && { 'content-security-policy': policy },
    },
  });
}
