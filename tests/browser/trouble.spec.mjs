// When something fails: the page says what to do, keeps what was typed, and can try again.
import { expect, heading, open, settled, test } from './desk.mjs';

const COMMENT = 'Typed for five minutes, not to be lost';
const comment = (page) => page.getByLabel('Comment', { exact: true });
const add = (page) => page.getByRole('button', { name: 'Add the internal note' });

test('offline, a comment stays typed and is sent once the connection is back', async ({ page, context }) => {
  await open(page, '/tickets/54321');
  await comment(page).fill(COMMENT);
  await context.setOffline(true);
  await add(page).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('You are offline');
  await expect(alert).toContainText('Nothing was sent.');
  await expect(comment(page)).toHaveValue(COMMENT);
  await context.setOffline(false);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: COMMENT })).toHaveCount(1);
  await expect(alert).toHaveCount(0);
});

test('offline, a list says so and can be read again', async ({ page, context }) => {
  await open(page, '/customers');
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Page 2', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('You are offline');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page).toHaveTitle('Customers, page 2 – Atera desk');
  await expect(page.getByRole('status').filter({ hasText: 'page 2 of 6' })).toHaveCount(1);
});

test('a new ticket that could not be sent keeps every field', async ({ page, context }) => {
  await open(page, '/tickets/new?customer=12345');
  await page.getByLabel('Title', { exact: true }).fill('Phones ring but nobody is heard');
  await page.getByLabel(/^Description/).fill('Both floors.');
  await page.getByLabel('Impact').selectOption('major');
  await page.getByLabel('Urgency').selectOption('medium');
  await expect(page.getByLabel(/^Contact/).locator('option')).not.toHaveCount(1);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Create the ticket' }).click();
  await expect(page.getByRole('alert')).toContainText('You are offline');
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Phones ring but nobody is heard');
  await expect(page.getByLabel(/^Description/)).toHaveValue('Both floors.');
  await expect(page.getByLabel(/^Priority/)).toHaveValue('High');
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(heading(page)).toHaveText('Phones ring but nobody is heard');
});

test('a connection that breaks in the middle of a write leaves it in doubt, and says so', async ({ page }) => {
  await open(page, '/tickets/54321');
  await page.route('**/comments', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await comment(page).fill(COMMENT);
  await add(page).click();
  await expect(page.getByRole('alert')).toContainText('Nobody knows yet whether this was saved');
  await expect(page.getByRole('alert')).toContainText('Look whether it is there before you send it again');
  await expect(comment(page)).toHaveValue(COMMENT);
});

/** Status of the reply → what the page says. */
const REPLIES = [
  { status: 429, headers: { 'retry-after': '3' }, said: ['Too many calls in a short time', 'asks for 3 s of patience'] },
  { status: 401, said: ['The desk could not sign in to Atera', 'The key that the gateway holds was refused'] },
  { status: 403, said: ['This is not allowed'] },
  { status: 404, said: ['There is no such record'] },
  { status: 503, said: ['The service has a problem of its own', 'Try again in a moment'] },
];

for (const { status, headers, said } of REPLIES) {
  test(`a reply of ${status} is explained, and another try may succeed`, async ({ page }) => {
    await page.route('**/api/v3/contacts?**', (route) => route.fulfill({
      status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ Code: status, Message: 'Refused' }),
    }));
    await open(page, '/contacts');
    for (const text of said) await expect(page.getByRole('alert')).toContainText(text);
    await page.unroute('**/api/v3/contacts?**');
    // Before the wait is over, the client itself refuses, and says again how long.
    await expect(async () => {
      await page.getByRole('button', { name: 'Try again' }).click();
      await settled(page);
      await expect(page.getByRole('alert')).toHaveCount(0);
    }).toPass({ intervals: [250] });
    await expect(page.getByText('500 contacts', { exact: true })).toBeVisible();
  });
}

test('a page of HTML instead of an answer is not shown as one', async ({ page }) => {
  await page.route('**/api/v3/contacts?**', (route) => route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Sign in to the hotel</h1>' }));
  await open(page, '/contacts');
  await expect(page.getByRole('alert')).toContainText('The service sent an answer nobody can read');
  await expect(page.getByRole('heading', { name: 'Sign in to the hotel' })).toHaveCount(0);
});

test('a ticket that does not exist is said to be missing', async ({ page }) => {
  await open(page, '/tickets/999999999');
  await expect(page.getByRole('alert')).toContainText('There is no such record');
  await expect(heading(page)).toHaveText('Ticket 999999999');
});

test('a move that somebody else made impossible is refused, and the ticket shows where it stands', async ({ page, context }) => {
  await open(page, '/tickets/54321');
  const other = await context.newPage();
  await open(other, '/tickets/54321');
  await other.getByRole('button', { name: 'Resolve' }).click();
  await other.getByRole('button', { name: 'Close for good' }).click();
  await expect(other.getByRole('heading', { name: 'Status: Closed' })).toBeVisible();
  await page.getByRole('button', { name: 'Wait for the customer' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Status: Closed' })).toBeVisible();
  await expect(page.getByRole('region', { name: /^Status/ }).getByRole('button')).toHaveCount(0);
});

test('an address the desk does not have leads to those it has', async ({ page }) => {
  await open(page, '/agents');
  await expect(heading(page)).toHaveText('There is no such page');
  await expect(page).toHaveTitle('There is no such page – Atera desk');
  await page.getByRole('main').getByRole('link', { name: 'customers' }).click();
  await settled(page);
  await expect(heading(page)).toHaveText('Customers');
});
