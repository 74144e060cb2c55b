// The operator with doubles of shard and gate: what they hold is what the test put there.
import { DurableObject, env as settings } from 'cloudflare:workers';
import { createIntake } from 'atera-wasm/intake';
import { createAccess } from 'atera-wasm/intake/access';

export class Shard extends DurableObject {
  rows = [];
  decisions = [];
  broken = false;

  seed({ rows, broken = false }) {
    Object.assign(this, { rows, broken, decisions: [] });
  }

  told() {
    return this.decisions;
  }

  #after(rows, after, limit) {
    const first = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
    return rows.slice(first, first + limit);
  }

  list({ state, after, limit }) {
    return this.#after(this.rows.filter((row) => row.state === state), after, limit);
  }

  export({ after, limit }) {
    return this.#after(this.rows, after, limit);
  }

  #decide(id, decision, state) {
    const row = this.rows.find((known) => known.id === id);
    if (!row) return undefined;
    this.decisions.push(decision);
    return { id, state };
  }

  resend(id) {
    return this.#decide(id, ['resend', id], 'waiting');
  }

  discard(id, reason) {
    return this.#decide(id, ['discard', id, reason], 'discarded');
  }

  counters() {
    if (this.broken) throw new Error('broken');
    const count = (state) => this.rows.filter((row) => row.state === state).length;
    return {
      accepted: this.rows.length, created: count('created'), repeated: 1, conflicts: 0, ambiguous: 2,
      parked: count('parked'), waiting: count('waiting'), doubtful: count('doubtful'), discarded: count('discarded'),
      oldestWaitingMs: 2_500,
    };
  }
}

export class Gate extends DurableObject {
  counters() {
    return { used: 12, limit: 700, limited: 3, heldMs: 4_000 };
  }
}

const lines = [];
const options = { origins: [], shards: 3, log: (line) => lines.push(line) };
const access = createAccess({ teamDomain: 'acme.cloudflareaccess.com', audience: 'the-audience', certsUrl: settings.CERTS });
const open = createIntake(options);
const guarded = createIntake({ ...options, access });
export const { Directory } = open;

/** Which secrets a test wants there to be. */
const CONFIGURED = {
  none: {},
  short: { ADMIN_TOKEN: 'short' },
  token: { ADMIN_TOKEN: settings.ADMIN_TOKEN },
  program: { ADMIN_TOKEN: 'long-token-without-spaces' },
  access: {},
};

export default {
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url);
    const shard = (number) => env.SHARD.getByName(`shard-${number}`);
    if (pathname === '/seed') {
      const shards = await request.json();
      await Promise.all(shards.map((seed, number) => shard(number).seed(seed)));
      lines.length = 0;
      return new Response();
    }
    if (pathname === '/told') {
      return Response.json({ lines, decisions: (await Promise.all([0, 1, 2].map((number) => shard(number).told()))).flat() });
    }
    const config = request.headers.get('x-config') ?? 'token';
    const { ADMIN_TOKEN, ...rest } = env;
    return (config === 'access' ? guarded : open).fetch(request, { ...rest, ...CONFIGURED[config] }, context);
  },
};
