// A Worker that asks the gate for leases as fast as it can, and gives them back.
import { createIntake } from 'atera-wasm/intake';

export const { Shard, Gate, Directory } = createIntake({ origins: [] });

/** As many leases as a busy minute leaves behind; the rest of the 700 is for the pairs. */
const COUNTED = 600;

/** @param {any} gate @param {number} until @param {number[]} took */
async function pairs(gate, until, took) {
  while (Date.now() < until) {
    const from = Date.now();
    const { lease } = await gate.acquire('interactive', 1_000);
    took.push(Date.now() - from);
    await gate.finish(lease, { outcome: 'unused' });
  }
}

export default {
  async fetch(request, env) {
    const { fill, parallel, ms } = await request.json();
    const gate = env.GATE.getByName('gate');
    if (fill) {
      for (let n = 0; n < COUNTED; n += 1) {
        const { lease } = await gate.acquire('interactive', 0);
        await gate.finish(lease, { outcome: 'answered' });
      }
      return Response.json(null);
    }
    const took = [];
    const from = Date.now();
    await Promise.all(Array.from({ length: parallel }, () => pairs(gate, from + ms, took)));
    const seconds = (Date.now() - from) / 1_000;
    took.sort((one, other) => one - other);
    const at = (part) => took[Math.floor((took.length - 1) * part)];
    return Response.json({ pairs: took.length, perSecond: took.length / seconds, p50: at(0.5), p99: at(0.99) });
  },
};
