// What every test of the desk starts from: the desk as `make demo` serves it, with its data as at the start.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';

export { expect };

const START = fileURLToPath(new URL('../../www/server/start.mjs', import.meta.url));

/** One desk for each worker: tests that run side by side do not see each other's tickets. */
async function serve() {
  // The package as built, or another one: an unpacked tarball.
  const words = process.env.DESK_PACKAGE ? ['--package', process.env.DESK_PACKAGE] : [];
  const child = spawn(process.execPath, [START, '--port', '0', ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
    if (address) return { child, address };
  }
  throw new Error('the desk did not start; its own words are above');
}

export const test = base.extend({
  /** Taking a picture puts an inline style into the page, which Firefox then reports as refused. */
  isPictured: [false, { option: true }],

  /** A part of what an engine may say of a policy that is meant to forbid something. */
  forgiven: ['', { option: true }],

  desk: [async ({}, use) => {
    const { child, address } = await serve();
    await use(address);
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  }, { scope: 'worker' }],

  baseURL: async ({ desk }, use) => use(desk),

  page: async ({ page, desk, isPictured, forgiven }, use) => {
    const reply = await fetch(`${desk}/demo/reset`, { method: 'POST' });
    expect(reply.status).toBe(200);
    const complaints = [];
    const complain = (text) => {
      if (forgiven && text.includes(forgiven)) return;
      if (isPictured && text.includes('blocked an inline style')) return;
      // Firefox looks for an icon by itself, and the form's policy allows no picture.
      if (text.includes('/favicon.ico')) return;
      complaints.push(text);
    };
    page.on('pageerror', (error) => complain(String(error)));
    page.on('console', (message) => {
      if (/content.security.policy|trusted ?types|csp/i.test(message.text())) complain(message.text());
    });
    await use(page);
    expect(complaints).toEqual([]);
  },
});

/** Opens a view and waits until it has read what it shows. */
export async function open(page, path) {
  await page.goto(path);
  await settled(page);
}

export async function settled(page) {
  await expect(page.locator('main .content')).toHaveAttribute('aria-busy', 'false');
}

/**
 * The bodies of the page's writes, as they are sent; ask after the page was opened anew.
 * Firefox does not tell a request's body over BiDi, so the page itself writes it down.
 */
export async function writesOf(page) {
  await page.addInitScript(() => {
    const { fetch } = globalThis;
    const writes = [];
    Object.assign(globalThis, { writes });
    globalThis.fetch = (input, init) => {
      const request = new Request(input, init);
      if (request.method === 'POST' || request.method === 'PUT') request.clone().json().then((body) => writes.push(body));
      return fetch(request);
    };
  });
  return () => page.evaluate(() => globalThis.writes);
}

export const heading = (page) => page.getByRole('heading', { level: 1 });

/** Every view, by what it is; the records are the guide's own examples. */
export const VIEWS = [
  ['tickets', '/tickets'],
  ['tickets of a customer', '/tickets?status=Open&customer=12345'],
  ['ticket', '/tickets/54321'],
  ['new ticket', '/tickets/new?customer=12345'],
  ['customers', '/customers'],
  ['customer', '/customers/12345'],
  ['new customer', '/customers/new'],
  ['edit a customer', '/customers/12345/edit'],
  ['contacts', '/contacts'],
  ['contact', '/contacts/67890'],
  ['new contact', '/contacts/new'],
  ['edit a contact', '/contacts/67890/edit'],
  ['no such page', '/nothing'],
  ['live, tickets', '/tickets?dialect=live'],
  ['live, ticket', '/tickets/54321?dialect=live'],
  ['live, ticket of nobody', '/tickets/54326?dialect=live'],
  ['live, new ticket', '/tickets/new?customer=12345&dialect=live'],
  ['live, customer', '/customers/12345?dialect=live'],
  ['live, contact', '/contacts/67890?dialect=live'],
  ['live, edit a contact', '/contacts/67890/edit?dialect=live'],
];
