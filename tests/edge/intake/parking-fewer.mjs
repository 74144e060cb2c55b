// The same, when there were more shards before.
import { PARKING } from './parking.mjs';
import { build } from './steps-worker.mjs';

const { worker, Shard, Gate, Directory } = build({ ...PARKING, shards: 2, formerShards: [8] });
export { Shard, Gate, Directory };
export default worker;
