// @ts-check
// A client whose calls pass the gate.
import { Atera } from '../client.js';

/** @param {any} env @param {import('./options.js').Options} options @param {'interactive' | 'intake' | 'background'} _class */
export function createGated(env, options, _class) {
  const { dialect, timeZone } = options;
  const atera = new Atera({ apiKey: env.ATERA_API_KEY, baseUrl: options.baseUrl ?? env.ATERA_URL, dialect, timeZone, retries: 0 });
  return {
    atera,
    /** @param {number} _patienceMs @returns {Promise<undefined | { waitMs: number, reason: string }>} */
    hold: async (_patienceMs) => undefined,
    release() {},
    free: () => atera.free(),
  };
}
