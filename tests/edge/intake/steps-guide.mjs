// In the guide dialect.
import { OPTIONS, build } from './steps-worker.mjs';

const { worker, Shard, Gate, Directory } = build({ ...OPTIONS.guide, unknownSender: { policy: 'hold' } });
export { Shard, Gate, Directory };
export default worker;
