#!/usr/bin/env node
// WebDriver in front of Marionette: as much of it as the runner of the tests in wasm asks for. Debian has no geckodriver.
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { openFirefox } from './browser.mjs';

const PORT = '--port=';
const port = process.argv.find((word) => word.startsWith(PORT))?.slice(PORT.length);

/** @type {Awaited<ReturnType<typeof openFirefox>>} */
let page;

/** Each command, and what carries it out. There is one session. */
const COMMANDS = {
  'POST /session': async () => {
    page = await openFirefox();
    return { sessionId: 'only', capabilities: { browserName: 'firefox' } };
  },
  'POST /session/only/url': ({ url }) => page.goto(url),
  'POST /session/only/execute/sync': ({ script, args }) => page.run(script, ...args),
  'DELETE /session/only/window': () => page.close(),
};

async function answer(request) {
  const command = COMMANDS[`${request.method} ${request.url}`];
  if (!command) return [404, { error: 'unknown command', message: `${request.method} ${request.url}` }];
  try {
    const value = await command(request.method === 'POST' ? await json(request) : undefined);
    return [200, value ?? null];
  } catch (error) {
    // The runner shows what its driver said when something failed, and not what it answered.
    console.error(error);
    return [500, { error: error.code ?? 'unknown error', message: error.message }];
  }
}

createServer(async (request, response) => {
  const [status, value] = await answer(request);
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ value }));
}).listen(Number(port), '127.0.0.1');
