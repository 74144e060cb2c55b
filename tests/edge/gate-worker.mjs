// A Worker that lets a test speak to the gate, and call Atera through it.
import { createIntake } from 'atera-wasm/intake';
import { createGated } from '../../pkg/intake/gated.js';
import { readOptions } from '../../pkg/intake/options.js';
import { client } from '../../pkg/start-client.js';

const given = { origins: [], ratePerMinute: 42, reserve: 2, leaseMs: 10_000 };
export const { Shard, Gate, Directory } = createIntake(given);

/** First segment of the path → what is asked of the gate. */
const ASKS = {
  acquire: (gate, { kind, patienceMs }) => gate.acquire(kind, patienceMs),
  finish: async (gate, { lease, ...ending }) => (await gate.finish(lease, ending)) ?? null,
  counters: (gate) => gate.counters(),
  /** The core is started anew, as after a fault of its own. */
  lose() {
    client.core.restart();
    return null;
  },
  /** A call of the package's client; `hold` takes its lease in advance. */
  async call(gate, { kind, hold, release, timeoutMs }, env) {
    const gated = createGated(env, readOptions(given), kind);
    try {
      if (hold) {
        const refusal = await gated.hold(0);
        if (refusal) return { refusal };
      }
      if (release) return { released: (await gated.release()) ?? null };
      return { customer: await gated.atera.customers.get(12345, { timeoutMs }) };
    } catch (error) {
      return { code: error.code };
    } finally {
      gated.free();
    }
  },
};

export default {
  async fetch(request, env) {
    const ask = ASKS[new URL(request.url).pathname.slice(1)];
    return Response.json(await ask(env.GATE.getByName('gate'), await request.json(), env));
  },
};
