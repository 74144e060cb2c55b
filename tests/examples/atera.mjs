// The sandbox as the outside world of an example, and what a test asks it directly.
import { serve } from '../../pkg/sandbox-server.js';

export const KEY = 'a-key-that-no-visitor-may-see';

export async function startAtera(settings = {}) {
  const atera = await serve({ apiKey: KEY, ratePerMinute: Infinity, ...settings });
  return {
    sandbox: atera.sandbox,
    url: atera.url,
    close: atera.close,
    /** Makes a thing and answers its reply. */
    async create(path, body) {
      const headers = { 'x-api-key': KEY, 'content-type': 'application/json' };
      const reply = await fetch(`${atera.url}/api/v3${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
      if (!reply.ok) throw new Error(`the sandbox answered ${reply.status}: ${await reply.text()}`);
      return reply.json();
    },
    async read(path) {
      const reply = await fetch(`${atera.url}/api/v3${path}`, { headers: { 'x-api-key': KEY } });
      if (!reply.ok) throw new Error(`the sandbox answered ${reply.status}: ${await reply.text()}`);
      return reply.json();
    },
  };
}
