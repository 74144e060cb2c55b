// The Worker of the tests of what receipts cost: whoever asks for it meets limits that a test can reach, at the time it says.
import { createIntake } from 'atera-wasm/intake';

let begun;
let time;
const base = {
  origins: ['https://www.example.com'],
  dialect: 'live',
  timeZone: 'UTC',
  unknownSender: { policy: 'create', CustomerID: 12345 },
  ratePerMinute: 60_000,
  perAddressPerMinute: 1_000_000,
  perSitePerMinute: 1_000_000,
  perReceiptPerMinute: 1_000_000,
  perVisitorPerMinute: 1_000_000,
  now: () => time,
};
const { fetch: answer, scheduled, Shard, Gate, Directory } = createIntake(base);
const strict = createIntake({ ...base, perAddressPerMinute: 1, perReceiptPerMinute: 3, perVisitorPerMinute: 5 });
export { Shard, Gate, Directory };

const keys = [];
/** Cloudflare's counter, of which no part runs here: its double remembers whom it was asked about, and lets nobody pass. */
const LIMITER = { limit: async ({ key }) => ({ success: keys.push(key) < 0 }) };
/** What the Worker finds in its environment. */
const LIMITED = {
  address: (env) => ({ ...env, ADDRESS_LIMITER: LIMITER }),
  visitor: (env) => ({ ...env, VISITOR_LIMITER: LIMITER }),
  receipt: (env) => ({ ...env, RECEIPT_LIMITER: LIMITER }),
};

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname === '/limited') return Response.json(keys.splice(0));
    const asked = (name) => request.headers.get(`x-test-${name}`);
    // It stands still: no minute ends in the middle of a test.
    time = (begun ??= Date.now()) + Number(asked('later') ?? 0);
    const given = LIMITED[asked('limited')]?.(env) ?? env;
    return asked('door') === 'strict' ? strict.fetch(request, given, context) : answer(request, given, context);
  },
  scheduled,
};
