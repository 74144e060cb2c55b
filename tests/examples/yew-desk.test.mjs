// The page in Rust, in Chromium, with the sandbox behind it.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { chromium, expect } from '@playwright/test';
import browsers from '../../playwright.config.mjs';
import { violations } from '../embedded/axe.mjs';
import { KEY, startAtera } from './atera.mjs';
import { buildExample } from './build.mjs';
import { servePage } from './page-server.mjs';

const CUSTOMER = '<b>Ünïcødé</b>';
const TITLE = 'Plotter <i>refuses</i> paper';

let atera;
let server;
let browser;
let page;
let upstream;
let faults;

before(async () => {
  await buildExample('yew-desk');
  atera = await startAtera();
  server = await servePage(() => upstream);
  const { launchOptions } = browsers.projects.find(({ name }) => name === 'chromium').use;
  browser = await chromium.launch(launchOptions);
});

after(async () => {
  await browser?.close();
  await server?.close();
  await atera?.close();
});

beforeEach(async () => {
  upstream = atera.url;
  atera.sandbox.reset();
  atera.sandbox.faults([]);
  page = await (await browser.newContext()).newPage();
  faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
});

afterEach(async () => {
  await page.context().close();
  assert.deepEqual(faults, []);
});

const tickets = () => page.getByRole('region', { name: 'Tickets' });
const details = () => page.getByRole('region', { name: /^Ticket \d+/ });

async function makeTicket() {
  const customer = await atera.create('/customers', { CustomerName: CUSTOMER });
  return atera.create('/tickets', { TicketTitle: TITLE, CustomerID: customer.CustomerID });
}

/** Answers the list as if there were only these tickets. */
async function listOnly(items) {
  const body = { items, totalItemCount: items.length, page: 1, itemsInPage: 20, totalPages: 1 };
  await page.route('**/atera/api/v3/tickets?**', (route) => route.fulfill({ json: body }));
}

test('lists the tickets, page by page', async () => {
  await page.goto(server.url);
  await expect(tickets().getByRole('listitem')).toHaveCount(20);
  const first = await tickets().getByRole('listitem').first().textContent();
  await expect(page.getByRole('button', { name: 'Previous' })).toBeDisabled();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(tickets().getByText(/^Page 2 of /)).toBeVisible();
  await expect(tickets().getByRole('listitem').first()).not.toHaveText(first);
});

test('opens a ticket by keyboard, and shows its customer as text', async () => {
  const { TicketID: id } = await makeTicket();
  const ticket = await atera.read(`/tickets/${id}`);
  await atera.create(`/tickets/${id}/comments`, { CommentText: 'We look <b>today</b>', IsInternal: false });
  await listOnly([ticket]);
  await page.goto(server.url);
  await page.getByRole('button', { name: /Plotter/ }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /Plotter/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Ticket ${id}` })).toBeFocused();
  await expect(details().getByText(TITLE)).toBeVisible();
  await expect(details().getByText('Open', { exact: true })).toBeVisible();
  await expect(details().getByText(CUSTOMER)).toBeVisible();
  await expect(details().getByText('We look <b>today</b>')).toBeVisible();
  await expect(page.getByRole('button', { name: /Plotter/ })).toHaveAttribute('aria-current', 'true');
  assert.equal(await page.locator('b, i').count(), 0);
});

test('says that a list is loading, and that it is empty', async () => {
  let answer;
  const held = new Promise((resolve) => { answer = resolve; });
  await page.route('**/atera/api/v3/tickets?**', async (route) => {
    await held;
    await route.fulfill({ json: { items: [], totalItemCount: 0, page: 1, itemsInPage: 20, totalPages: 0 } });
  });
  await page.goto(server.url);
  await expect(tickets().getByText('Loading the tickets …')).toBeVisible();
  answer();
  await expect(tickets().getByText('There are no tickets.')).toBeVisible();
});

test('says in words why a list could not be loaded, and loads it when asked again', async () => {
  atera.sandbox.faults([{ kind: 'empty_401', when: { path: '/tickets', nth: 1 } }]);
  await page.goto(server.url);
  await expect(tickets().getByRole('alert')).toContainText('The tickets could not be loaded: ');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(tickets().getByRole('listitem')).toHaveCount(20);
});

test('says in words that nobody answers', async () => {
  await page.clock.install();
  upstream = 'http://127.0.0.1:1';
  await page.goto(server.url);
  await tickets().getByText('Loading the tickets …').waitFor();
  // The client tries again by itself before it gives up; the clock of the page runs ahead.
  await expect(async () => {
    await page.clock.fastForward(10_000);
    await expect(tickets().getByRole('alert')).toContainText('The tickets could not be loaded: ', { timeout: 250 });
  }).toPass();
});

test('checks a draft while it is typed', async () => {
  await page.goto(server.url);
  const title = page.getByLabel('Title');
  const customer = page.getByLabel('Customer number');
  await expect(page.getByText('Type a title and a customer number.')).toBeVisible();
  await expect(page.getByLabel('Priority')).toHaveValue('');
  await title.pressSequentially('help');
  await expect(title).toHaveAccessibleDescription(/^Hint: /);
  await expect(title).toHaveAttribute('aria-invalid', 'false');
  await title.fill(' ');
  await expect(title).toHaveAccessibleDescription(/title required/);
  await expect(title).toHaveAttribute('aria-invalid', 'true');
  await title.fill('Plotter refuses paper');
  await expect(title).toHaveAccessibleDescription('');
  await expect(page.getByText('This draft cannot be sent yet.')).toBeVisible();
  await customer.fill('twelve');
  await expect(customer).toHaveAttribute('aria-invalid', 'true');
  await customer.fill('12');
  await expect(customer).toHaveAttribute('aria-invalid', 'false');
  await page.getByLabel('Priority').selectOption('Critical');
  await expect(page.getByText('This draft can be sent.')).toBeVisible();
});

test('a ticket that is opened after another takes its place, and the request for the other is aborted', async () => {
  const [slow, quick] = (await atera.read('/tickets?itemsInPage=2')).items;
  atera.sandbox.faults([{ kind: 'latency', ms: 60_000, when: { path: `/tickets/${slow.TicketID}` } }]);
  await page.goto(server.url);
  const ofSlow = (request) => new URL(request.url()).pathname === `/atera/api/v3/tickets/${slow.TicketID}`;
  const asked = page.waitForRequest(ofSlow);
  await tickets().getByRole('button').nth(0).click();
  await asked;
  // Sooner than the client's own time for an attempt, which would abort it too.
  const aborted = page.waitForEvent('requestfailed', { predicate: ofSlow, timeout: 8_000 });
  await tickets().getByRole('button').nth(1).click();
  await aborted;
  await expect(details()).toHaveAccessibleName(`Ticket ${quick.TicketID}`);
  await expect(details().getByText(quick.TicketTitle)).toBeVisible();
});

test('the page holds no key and breaks no rule of axe, in light and dark, wide and narrow', async () => {
  const { TicketID } = await makeTicket();
  await listOnly([await atera.read(`/tickets/${TicketID}`)]);
  for (const [name, colorScheme, width] of [['light', 'light', 1100], ['dark', 'dark', 1100], ['narrow', 'light', 360]]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(server.url);
    await page.getByRole('button', { name: /Plotter/ }).click();
    await expect(details().getByText(TITLE)).toBeVisible();
    await page.getByLabel('Title').fill('help');
    await page.screenshot({ path: `.cache/examples/yew-desk-${name}.png`, fullPage: true });
    assert.deepEqual(await violations({ run: (code, argument) => page.evaluate(code, argument) }), []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    assert.equal((await page.content()).includes(KEY), false);
  }
});
