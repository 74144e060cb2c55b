// The Worker of the tests of what receipts cost, in the dialect that tells a conversation in pages.
import { createIntake } from 'atera-wasm/intake';

const { fetch, scheduled, Shard, Gate, Directory } = createIntake({
  origins: ['https://www.example.com'],
  dialect: 'live',
  timeZone: 'UTC',
  unknownSender: { policy: 'create', CustomerID: 12345 },
  ratePerMinute: 60_000,
  perAddressPerMinute: 1_000_000,
  perSitePerMinute: 1_000_000,
});
export { Shard, Gate, Directory };
export default { fetch, scheduled };
