// @ts-check
// Stands in for the gate's own module until that is merged: the same contract, and nothing is held back.
import { Atera } from '../client.js';

/**
 * @param {any} env
 * @param {import('./options.js').Options} options
 * @param {'interactive' | 'intake' | 'background'} _class
 */
export function createGated(env, options, _class) {
  const baseUrl = options.baseUrl ?? env.ATERA_URL;
  const { dialect, timeZone } = options;
  const atera = new Atera({
    apiKey: env.ATERA_API_KEY, retries: 0,
    ...(baseUrl && { baseUrl }), ...(dialect && { dialect }), ...(timeZone && { timeZone }),
  });
  return {
    /** @param {number} _patienceMs @returns {Promise<{ waitMs: number, reason: string } | undefined>} */
    hold: async (_patienceMs) => undefined,
    release: async () => {},
    atera,
    free: () => atera.free(),
  };
}
