// An intake whose directory can be asked from outside.
import { env as settings } from 'cloudflare:workers';
import { createIntake } from 'atera-wasm/intake';
import { findContact, makeContact, resolveSender } from '../../pkg/intake/sender.js';
import { readOptions } from '../../pkg/intake/options.js';
import { createGated } from '../../pkg/intake/gated.js';

const GIVEN = { origins: [], ratePerMinute: 60_000, log: () => {}, freshness: { changesMs: 200, rescanMs: 600, pauseMs: 1 }, dialect: settings.DIALECT };

export const { Shard, Gate, Directory } = createIntake(GIVEN);

const ASKED = {
  lookUp: (env, { email }) => env.DIRECTORY.getByName('directory').lookUp(email),
  forget: (env, { email }) => env.DIRECTORY.getByName('directory').forget(email),
  learn: (env, contact) => env.DIRECTORY.getByName('directory').learn(contact),
  poke: (env) => env.DIRECTORY.getByName('directory').poke(),
  counters: (env) => env.DIRECTORY.getByName('directory').counters(),
  resolve: (env, { email, ...more }) => resolveSender(finder(env, more), email),
  find: async (env, { email }) => (await findContact(finder(env, {}), email)) ?? null,
  make: (env, { CustomerID, ...submission }) => makeContact(finder(env, {}), submission, CustomerID),
  options: (_, more) => Object.keys(readOptions({ ...GIVEN, ...more })).length,
};

function finder(env, more) {
  const options = readOptions({ ...GIVEN, ...more });
  return { env, options, atera: createGated(env, options, 'intake').atera };
}

export default {
  async fetch(request, env) {
    const ask = ASKED[new URL(request.url).pathname.slice(1)];
    try {
      return Response.json((await ask(env, await request.json())) ?? null);
    } catch (error) {
      return Response.json({ code: error.code, message: error.message }, { status: 500 });
    }
  },
};
