// The Worker of the operator's test: a user's own, who looks at strangers himself. Two shards, so that a list crosses from
// one to the other; and a create in doubt stays there for as long as a test takes.
import { createIntake } from 'atera-wasm/intake';

const { fetch, scheduled, Shard, Gate, Directory } = createIntake({
  origins: [],
  dialect: 'live',
  timeZone: 'UTC',
  unknownSender: { policy: 'hold' },
  shards: 2,
  ratePerMinute: 60_000,
  perSitePerMinute: 1_000_000,
  log: () => {},
});
export { Shard, Gate, Directory };
export default { fetch, scheduled };
