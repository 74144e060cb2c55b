// Uses each entry once: synchronous calls right after the import, then a page of tickets from the sandbox.
import { Atera, STATUSES, checkTicket, isAteraError } from 'atera-wasm';
import { checkEmail } from 'atera-wasm/rules';
import { createSandbox } from 'atera-wasm/sandbox';

export async function probe() {
  const title = checkTicket({ TicketTitle: '' }).ok;
  const address = checkEmail('ada@example.com').ok;
  const atera = new Atera({ apiKey: 'a-key', baseUrl: 'https://sandbox.example', fetch: createSandbox().fetch });
  const { items, totalItems } = await atera.tickets.list().first();
  atera.free();
  return {
    title, address, statuses: STATUSES.length, items: items.length, total: totalItems, foreign: isAteraError(new Error('another')),
  };
}

if (import.meta.main ?? process.argv[1]?.endsWith('probe.mjs')) console.log(JSON.stringify(await probe()));
