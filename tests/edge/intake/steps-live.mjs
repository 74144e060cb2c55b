// In the live dialect.
import { OPTIONS, build } from './steps-worker.mjs';

const { worker, Shard, Gate, Directory } = build({ ...OPTIONS.live, unknownSender: { policy: 'hold' } });
export { Shard, Gate, Directory };
export default worker;
