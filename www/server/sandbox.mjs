// The sandbox Atera as a Worker of its own. No socket leads here: only the gateway is bound to it.
import { createSandbox } from 'atera-wasm/sandbox';

const RESET = '/demo/reset';
/** Made at the first request, because nothing may happen in a Worker's global scope. */
let sandbox;

export default {
  /** @param {Request} request @param {{ API_KEY: string }} env */
  async fetch(request, env) {
    if (new URL(request.url).pathname === RESET) {
      sandbox = createSandbox({ apiKey: env.API_KEY });
      return Response.json({ restored: true });
    }
    sandbox ??= createSandbox({ apiKey: env.API_KEY });
    return sandbox.fetch(request);
  },
};
