// The Worker of the intake's tests, whose shard can be made older: a test waits for no fortnight.
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
  /** @param {number} ms */
  age(ms) {
    this.ctx.storage.sql.exec('UPDATE submissions SET accepted_at = accepted_at - ?', ms);
    this.poke();
    return this.counters();
  }
}

const AGE = '/age';

export default {
  async fetch(request, env, context) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname !== AGE) return intake.fetch(request, env, context);
    return Response.json(await env.SHARD.getByName('shard-0').age(Number(searchParams.get('ms'))));
  },
};
