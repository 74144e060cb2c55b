// @ts-check
// The Worker: which part answers which address.
import { createDirectory } from './directory.js';
import { answerDoor } from './door.js';
import { createGate } from './gate.js';
import { answerOperator } from './operator.js';
import { readOptions } from './options.js';
import { answerReceipt } from './receipts.js';
import { createShard } from './shard.js';
import { shardsOf } from './shards.js';

/**
 * What a part is handed with each request.
 * @typedef {{ request: Request, url: URL, env: any, context: any, options: import('./options.js').Options }} Call
 */

/** First segment of the path → who answers. @type {Map<string | undefined, (call: Call) => Promise<Response>>} */
const PARTS = new Map([
  ['tickets', answerDoor],
  ['form', answerDoor],
  ['receipts', answerReceipt],
  ['admin', answerOperator],
]);

/** @param {import('../intake.d.ts').IntakeOptions} given */
export function createIntake(given) {
  const options = readOptions(given);
  return {
    /** @param {Request} request @param {any} env @param {any} context */
    async fetch(request, env, context) {
      const url = new URL(request.url);
      const part = PARTS.get(url.pathname.split('/')[1]);
      if (!part) return Response.json({ code: 'not_found', message: 'there is nothing at this address' }, { status: 404 });
      return part({ request, url, env, context, options });
    },

    /** Every minute: whoever should have been woken is. @param {any} _event @param {any} env @param {any} context */
    async scheduled(_event, env, context) {
      const awake = [...shardsOf(env, options).map((shard) => shard.poke()), env.DIRECTORY.getByName('directory').poke()];
      context.waitUntil(Promise.allSettled(awake));
    },

    Shard: createShard(options),
    Gate: createGate(options),
    Directory: createDirectory(options),
  };
}
