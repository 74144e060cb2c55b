// Kills the intake a thousand times and says what Atera got: `node benches/crash.mjs --kills 1000 --seed 1`.
import { parseArgs } from 'node:util';
import { crash } from '../tests/edge/intake/crash.mjs';

const { values } = parseArgs({ options: { kills: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } } });
const result = await crash({ kills: Number(values.kills), seed: Number(values.seed), log: (text) => console.error(text) });
console.log(JSON.stringify(result, null, 2));
process.exitCode = result.lost.length + result.doubled.length + result.unasked ? 1 : 0;
