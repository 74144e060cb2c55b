// Answers every request with one page of the sandbox's tickets, made once; tells its port and the page to its parent.
import { createServer } from 'node:http';
import { createSandbox } from '../pkg/sandbox.node.js';

const reply = await createSandbox().fetch('http://sandbox.test/api/v3/tickets?page=1&itemsInPage=50', {
  headers: { 'X-API-KEY': 'any' },
});
const text = await reply.text();
const body = Buffer.from(text);
const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };

const server = createServer((_, response) => response.writeHead(200, headers).end(body));
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port, text }));
process.on('disconnect', () => process.exit());
