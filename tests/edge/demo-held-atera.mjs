// The sandbox as the demo has it, on a day when it makes no tickets.
import { createSandbox } from 'atera-wasm/sandbox';

let sandbox;

export default {
  /** @param {Request} request @param {{ API_KEY: string }} env */
  async fetch(request, env) {
    sandbox ??= createSandbox({
      apiKey: env.API_KEY,
      faults: [{ kind: 'status', code: 503, when: { method: 'POST', path: '/tickets' } }],
    });
    return sandbox.fetch(request);
  },
};
