// The same by require().
const { Atera, STATUSES, checkTicket, isAteraError } = require('atera-wasm');
const { checkEmail } = require('atera-wasm/rules');
const { createSandbox } = require('atera-wasm/sandbox');

async function probe() {
  const title = checkTicket({ TicketTitle: '' }).ok;
  const address = checkEmail('ada@example.com').ok;
  const atera = new Atera({ apiKey: 'a-key', baseUrl: 'https://sandbox.example', fetch: createSandbox().fetch });
  const { items, totalItems } = await atera.tickets.list().first();
  atera.free();
  return {
    title, address, statuses: STATUSES.length, items: items.length, total: totalItems, foreign: isAteraError(new Error('another')),
  };
}

probe().then((answer) => console.log(JSON.stringify(answer)));
