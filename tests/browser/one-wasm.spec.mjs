// A page that has the client and the rules downloads one wasm; the constants alone bring none.
import { readFile } from 'node:fs/promises';
import { expect, test as base } from '@playwright/test';

const SITE = 'https://one-wasm.test';
const pkg = new URL('../../pkg/', import.meta.url);
const TYPES = { js: 'text/javascript', wasm: 'application/wasm' };

const test = base.extend({
  /** A page with a script, and which wasm files it asked for. */
  run: async ({ page }, use) => {
    const asked = [];
    await page.route(`${SITE}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>One wasm</title>' });
      if (pathname.endsWith('.wasm')) asked.push(pathname.split('/').pop());
      return route.fulfill({ contentType: TYPES[pathname.split('.').pop()] ?? 'text/plain', body: await readFile(new URL(pathname.slice(1), pkg)) });
    });
    await page.goto(`${SITE}/`);
    await use(async (program) => ({ answer: await page.evaluate(program), asked }));
  },
});

test('the client and the rules share one', async ({ run }) => {
  const { answer, asked } = await run(async () => {
    const [client, rules] = await Promise.all([import('/index.js'), import('/rules.js')]);
    await Promise.all([rules.ready(), client.ready()]);
    return [rules.checkTicket({ TicketTitle: 'Printer on floor 3 jams', CustomerID: 1 }).ok, client.checkTicket({}).ok];
  });
  expect(answer).toEqual([true, false]);
  expect(asked).toEqual(['client.wasm']);
});

test('the rules alone bring the small one', async ({ run }) => {
  const { answer, asked } = await run(async () => {
    const rules = await import('/rules.js');
    await rules.ready();
    return rules.checkTicket({}).ok;
  });
  expect(answer).toBe(false);
  expect(asked).toEqual(['rules.wasm']);
});

test('constants bring none', async ({ run }) => {
  const { answer, asked } = await run(async () => {
    const [client, rules] = await Promise.all([import('/index.js'), import('/rules.js')]);
    return [client.STATUSES.length, rules.STATUSES.length];
  });
  expect(answer).toEqual([4, 4]);
  expect(asked).toEqual([]);
});
