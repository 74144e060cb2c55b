// The sandbox as Atera, in a process of its own: told to listen on a port, asked what it counted.
import { serve } from '../../pkg/sandbox-server.js';

let server;
const DEEDS = {
  listen: async (options) => {
    server = await serve({ apiKey: 'key', ...options });
    return server.url;
  },
  log: async () => server.sandbox.log(),
  stats: async () => server.sandbox.stats(),
  titles: async () => {
    const found = [];
    for (let page = 1, pages = 1; page <= pages; page += 1) {
      // Asked past the server, but under the same key: only when nobody else is asking any more.
      const reply = await server.sandbox.fetch(new Request(`${server.url}/api/v3/tickets?page=${page}&itemsInPage=500`, { headers: { 'x-api-key': 'counter' } }));
      const body = await reply.json();
      pages = body.totalPages;
      found.push(...body.items.map(({ TicketTitle }) => TicketTitle));
    }
    return found;
  },
};

process.on('message', async ({ deed, options }) => process.send(await DEEDS[deed](options)));
process.on('disconnect', () => process.exit());
