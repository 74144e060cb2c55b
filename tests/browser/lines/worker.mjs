// The intake behind the pages of these tests. Which origin they have, its environment says.
import { env } from 'cloudflare:workers';
import { createIntake } from 'atera-wasm/intake';

const { fetch, scheduled, Shard, Gate, Directory } = createIntake({
  origins: [env.PAGES],
  unknownSender: { policy: 'create', CustomerID: 12345 },
  ratePerMinute: 60_000,
  perAddressPerMinute: 1_000_000,
  perSitePerMinute: 1_000_000,
  perReceiptPerMinute: 1_000_000,
  perVisitorPerMinute: 1_000_000,
  blindMs: 1_000,
  // Nobody at these forms is a person.
  minSeconds: Number(env.MIN_SECONDS),
});
export { Shard, Gate, Directory };
export default { fetch, scheduled };
