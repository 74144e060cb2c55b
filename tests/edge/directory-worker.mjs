// An intake whose directory can be asked from outside.
import { createIntake } from 'atera-wasm/intake';
import { findContact, resolveSender } from '../../pkg/intake/sender.js';
import { readOptions } from '../../pkg/intake/options.js';
import { createGated } from '../../pkg/intake/gated.js';

const given = (env) => ({ origins: [], ...JSON.parse(env.OPTIONS) });

// The classes are made before there is an environment, so these options are the same in every test.
const intake = createIntake({ origins: [], freshness: { changesMs: 200, rescanMs: 1_500, pauseMs: 1 }, log: () => {} });
export const { Shard, Gate, Directory } = intake;

const ASKED = {
  lookUp: (env, { email }) => env.DIRECTORY.getByName('directory').lookUp(email),
  forget: (env, { email }) => env.DIRECTORY.getByName('directory').forget(email),
  learn: (env, contact) => env.DIRECTORY.getByName('directory').learn(contact),
  poke: (env) => env.DIRECTORY.getByName('directory').poke(),
  counters: (env) => env.DIRECTORY.getByName('directory').counters(),
  resolve: (env, { email, ...more }) => resolveSender(finder(env, more), email),
  find: async (env, { email }) => (await findContact(finder(env, {}), email)) ?? null,
};

function finder(env, more) {
  const options = readOptions({ ...given(env), ...more });
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
