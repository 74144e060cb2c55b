// The calls the gateway forwards. Anything else is refused, so a page that was tampered with
// can do no more than the desk itself does: it cannot delete a customer, for one.

/** Method and path below `/api/v3`; `{id}` is a whole number, `{name}` one percent-encoded segment. */
export const CALLS = [
  ['GET', '/tickets'],
  ['POST', '/tickets'],
  ['GET', '/tickets/{id}'],
  ['POST', '/tickets/{id}'],
  ['GET', '/tickets/{id}/comments'],
  ['POST', '/tickets/{id}/comments'],
  ['GET', '/tickets/{id}/workhours'],
  ['GET', '/tickets/{id}/billableduration'],
  ['GET', '/customers'],
  ['POST', '/customers'],
  ['GET', '/customers/{id}'],
  ['POST', '/customers/{id}'],
  ['GET', '/contacts'],
  ['POST', '/contacts'],
  ['GET', '/contacts/{id}'],
  ['POST', '/contacts/{id}'],
  ['GET', '/customvalues/customer/{id}'],
  ['POST', '/customvalues/customer/{id}'],
  ['DELETE', '/customvalues/customer/{id}/{name}'],
  ['GET', '/customvalues/contact/{id}'],
  ['POST', '/customvalues/contact/{id}'],
  ['DELETE', '/customvalues/contact/{id}/{name}'],
];

const SEGMENTS = {
  '{id}': '[1-9][0-9]{0,15}',
  '{name}': '[^/]+',
};

const PATTERNS = CALLS.map(([method, path]) => ({
  method,
  pattern: new RegExp(`^${path.replace(/\{\w+\}/g, (segment) => SEGMENTS[segment])}$`),
}));

/** Whether the desk forwards this call. @param {string} method @param {string} path as it was sent, still encoded */
export function isForwarded(method, path) {
  return PATTERNS.some((call) => call.method === method && call.pattern.test(path));
}
