// The Worker of the intake's tests: as a user's own, with waits that a test can await.
import { createIntake } from 'atera-wasm/intake';

const { fetch: answer, scheduled, Shard, Gate, Directory } = createIntake({
  origins: ['https://www.example.com'],
  unknownSender: { policy: 'create', CustomerID: 12345 },
  ratePerMinute: 60_000,
  perAddressPerMinute: 1_000_000,
  perSitePerMinute: 1_000_000,
  perReceiptPerMinute: 1_000_000,
  perVisitorPerMinute: 1_000_000,
  // The sandbox shows a ticket as soon as it is made.
  blindMs: 1_000,
  // Who is killed twice a second tries more often.
  mostTries: 50,
});
export { Shard, Gate, Directory };

/** workerd by itself has no cron: a test says when a minute is over. */
const MINUTE = '/minute';

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname !== MINUTE) return answer(request, env, context);
    await scheduled({}, env, context);
    return new Response();
  },
};
