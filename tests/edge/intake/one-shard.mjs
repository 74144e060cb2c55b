// The Worker of the intake's tests with all submissions in one shard.
import { createIntake } from 'atera-wasm/intake';

const { fetch, scheduled, Shard, Gate, Directory } = createIntake({
  origins: [],
  unknownSender: { policy: 'create', CustomerID: 12345 },
  shards: 1,
  ratePerMinute: 60_000,
  perAddressPerMinute: 1_000_000,
  perSitePerMinute: 1_000_000,
  perReceiptPerMinute: 1_000_000,
  perVisitorPerMinute: 1_000_000,
  blindMs: 60_000,
});
export { Shard, Gate, Directory };
export default { fetch, scheduled };
