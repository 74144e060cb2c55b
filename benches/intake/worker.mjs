// Our Worker as the load bench and the drain run it: as a user's own, for one site that posts a lot.
import { env } from 'cloudflare:workers';
import { createIntake } from 'atera-wasm/intake';

/** @param {any} env */
const optionsOf = ({ RATE_PER_MINUTE, BLIND_MS }) => ({
  origins: ['https://www.example.com'],
  unknownSender: { policy: 'create', CustomerID: 12345 },
  ratePerMinute: Number(RATE_PER_MINUTE),
  ...(BLIND_MS && { blindMs: Number(BLIND_MS) }),
  perSitePerMinute: 1_000_000,
  // A line for each submission on a terminal is none of what is measured.
  log: () => {},
});

const intake = createIntake(optionsOf(env));
export const { Shard, Gate, Directory } = intake;
/** workerd has no cron of its own. */
const MINUTE = '/minute';
const COUNTERS = '/counters';
const DIRECTORY = '/directory';

export default {
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    if (pathname === MINUTE) {
      await intake.scheduled({}, env, context);
      return new Response();
    }
    if (pathname === COUNTERS) {
      const shards = await Promise.all(Array.from({ length: 8 }, (_, number) => env.SHARD.getByName(`shard-${number}`).counters()));
      const sum = (name) => shards.reduce((total, counters) => total + counters[name], 0);
      const names = ['accepted', 'created', 'waiting', 'doubtful', 'parked', 'ambiguous'];
      return Response.json(Object.fromEntries(names.map((name) => [name, sum(name)])));
    }
    if (pathname === DIRECTORY) return Response.json(await env.DIRECTORY.getByName('directory').counters());
    return intake.fetch(request, env, context);
  },
};
