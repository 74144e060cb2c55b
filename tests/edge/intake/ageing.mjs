// The Worker of the intake's tests, whose shard can be made older: a test waits for no fortnight. It also tells how often
// its rows were written, and how often for nothing.
import { createIntake } from 'atera-wasm/intake';

const intake = createIntake({
  origins: [],
  unknownSender: { policy: 'create', CustomerID: 12345 },
  shards: 1,
  receiptDays: 1,
  ratePerMinute: 60_000,
  perSitePerMinute: 1_000_000,
});
export const { Gate, Directory } = intake;

export class Shard extends intake.Shard {
  constructor(state, env) {
    super(state, env);
    state.storage.sql.exec(`
      CREATE TABLE IF NOT EXISTS written (id TEXT NOT NULL, anew INTEGER NOT NULL);
      CREATE TRIGGER IF NOT EXISTS writes AFTER UPDATE OF delivery ON submissions
        BEGIN INSERT INTO written VALUES (new.id, new.delivery <> old.delivery); END;
    `);
  }

  /** @param {string} id */
  written(id) {
    return this.ctx.storage.sql.exec('SELECT anew FROM written WHERE id = ?', id).toArray().map(({ anew }) => anew === 1);
  }

  /** @param {number} ms */
  age(ms) {
    this.ctx.storage.sql.exec('UPDATE submissions SET accepted_at = accepted_at - ?', ms);
    this.poke();
    return this.counters();
  }
}

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    const shard = env.SHARD.getByName('shard-0');
    if (pathname === '/age') return Response.json(await shard.age(Number(searchParams.get('ms'))));
    if (pathname === '/written') return Response.json(await shard.written(searchParams.get('id')));
    return intake.fetch(request, env, context);
  },
};
