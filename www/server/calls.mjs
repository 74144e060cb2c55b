// The calls the gateway forwards, by dialect. Anything else is refused, so a page that was tampered with
// can do no more than the desk itself does: it cannot delete a customer, for one.

/** What both dialects call alike. */
const SHARED = [
  ['GET', '/tickets'],
  ['POST', '/tickets'],
  ['GET', '/tickets/{id}'],
  ['POST', '/tickets/{id}'],
  ['GET', '/tickets/{id}/comments'],
  ['POST', '/tickets/{id}/comments'],
  ['GET', '/tickets/{id}/billableduration'],
  ['GET', '/customers'],
  ['POST', '/customers'],
  ['GET', '/customers/{id}'],
  ['POST', '/customers/{id}'],
  ['GET', '/contacts'],
  ['POST', '/contacts'],
  ['GET', '/contacts/{id}'],
  ['POST', '/contacts/{id}'],
];

/** Method and path below `/api/v3`; `{id}` is a whole number, `{name}` one percent-encoded segment. */
export const CALLS = {
  guide: [
    ...SHARED,
    ['GET', '/tickets/{id}/workhours'],
    ['GET', '/customvalues/customer/{id}'],
    ['POST', '/customvalues/customer/{id}'],
    ['DELETE', '/customvalues/customer/{id}/{name}'],
    ['GET', '/customvalues/contact/{id}'],
    ['POST', '/customvalues/contact/{id}'],
    ['DELETE', '/customvalues/contact/{id}/{name}'],
  ],
  live: [
    ...SHARED,
    ['GET', '/tickets/{id}/workhoursrecords'],
    ['GET', '/customvalues/customfields'],
    ['GET', '/customvalues/customerfields/{id}'],
    ['PUT', '/customvalues/customerfield/{id}/{name}'],
    ['GET', '/customvalues/contactfields/{id}'],
    ['PUT', '/customvalues/contactfield/{id}/{name}'],
  ],
};

const SEGMENTS = {
  '{id}': '[1-9][0-9]{0,15}',
  '{name}': '[^/]+',
};

const patternOf = (path) => new RegExp(`^${path.replace(/\{\w+\}/g, (segment) => SEGMENTS[segment])}$`);

const PATTERNS = new Map(Object.entries(CALLS)
  .map(([dialect, calls]) => [dialect, calls.map(([method, path]) => ({ method, pattern: patternOf(path) }))]));

/**
 * Whether the desk forwards this call.
 * @param {string} dialect one that `CALLS` has
 * @param {string} method
 * @param {string} path as it was sent, still encoded
 */
export function isForwarded(dialect, method, path) {
  return PATTERNS.get(dialect).some((call) => call.method === method && call.pattern.test(path));
}
