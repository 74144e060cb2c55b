// Parks what it can: strangers, and whoever sent one create of which nobody knows what it made.
import { build } from './steps-worker.mjs';

export const PARKING = { unknownSender: { policy: 'hold' }, mostTries: 1 };

const { worker, Shard, Gate, Directory } = build({ ...PARKING, shards: 8 });
export { Shard, Gate, Directory };
export default worker;
