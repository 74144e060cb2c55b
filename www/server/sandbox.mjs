// The sandbox Atera as a Worker of its own. No socket leads here: only the gateway is bound to it.
import { createSandbox } from 'atera-wasm/sandbox';

const RESET = '/demo/reset';
/** Made at the first request, because nothing may happen in a Worker's global scope. */
let sandbox;

/** The same records each time, led up to the present: a clock that was due years ago shows nothing. */
const newSandbox = (apiKey) => createSandbox({ apiKey, enforceTransitions: true, epoch: Date.now() });

export default {
  /** @param {Request} request @param {{ API_KEY: string }} env */
  async fetch(request, env) {
    if (new URL(request.url).pathname === RESET) {
      sandbox?.free();
      sandbox = newSandbox(env.API_KEY);
      return Response.json({ restored: true });
    }
    sandbox ??= newSandbox(env.API_KEY);
    return sandbox.fetch(request);
  },
};
