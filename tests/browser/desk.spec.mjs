// The desk's tickets, driven as a person would drive them.
import { expect, heading, open, settled, test } from './desk.mjs';

const rows = (page) => page.getByRole('table', { name: 'Tickets' }).getByRole('row').filter({ has: page.getByRole('rowheader') });

test('the list of tickets has pages with addresses of their own', async ({ page }) => {
  await open(page, '/');
  await expect(page).toHaveURL(/\/tickets$/);
  await expect(page).toHaveTitle('Tickets – Atera desk');
  await expect(page.getByText('2,847 tickets', { exact: true })).toBeVisible();
  await expect(rows(page)).toHaveCount(20);
  const first = await rows(page).first().textContent();

  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Page 2', exact: true }).click();
  await expect(page).toHaveURL(/\?page=2$/);
  await expect(page).toHaveTitle('Tickets, page 2 – Atera desk');
  await expect(heading(page)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: '2,847 tickets, page 2 of 143' })).toHaveCount(1);
  await expect(rows(page).first()).not.toHaveText(first);
  await expect(page.getByRole('link', { name: 'Page 2', exact: true })).toHaveAttribute('aria-current', 'page');

  await page.goBack();
  await expect(page).toHaveTitle('Tickets – Atera desk');
  await expect(rows(page).first()).toHaveText(first);

  await page.getByRole('link', { name: 'Page 143' }).click();
  await expect(rows(page)).toHaveCount(2847 - 142 * 20);
  await expect(page.getByRole('link', { name: 'Next' })).toHaveCount(0);
});

test('the list of tickets is narrowed by status and by customer', async ({ page }) => {
  await open(page, '/tickets');
  await page.getByLabel('Status', { exact: true }).focus();
  await page.getByLabel('Status', { exact: true }).selectOption('Pending');
  await expect(page).toHaveURL(/status=Pending/);
  await settled(page);
  await expect(page.getByLabel('Status', { exact: true })).toBeFocused();
  await expect(rows(page).getByText('Pending', { exact: true })).toHaveCount(20);

  await page.getByLabel('Status', { exact: true }).selectOption('');
  await page.getByLabel('Customer', { exact: true }).selectOption({ label: 'Acme Corporation' });
  await expect(page).toHaveURL(/customer=12345/);
  await settled(page);
  await expect(rows(page).first()).toContainText('Acme Corporation');
  const count = await rows(page).count();
  expect(count).toBeGreaterThan(0);
  await expect(rows(page).getByText('Acme Corporation', { exact: true })).toHaveCount(count);

  // A narrowed list is an address: it survives a reload and can be sent to somebody.
  await page.reload();
  await settled(page);
  await expect(page.getByLabel('Customer', { exact: true })).toHaveValue('12345');
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect(page.getByText('2,847 tickets', { exact: true })).toBeVisible();
});

test('a ticket shows its fields, its conversation and its time', async ({ page }) => {
  await open(page, '/tickets/54321');
  await expect(heading(page)).toHaveText('Unable to access email - multiple users affected');
  await expect(page).toHaveTitle('#54321 Unable to access email - multiple users affected – Atera desk');
  const facts = page.getByRole('region', { name: 'Details' });
  for (const text of ['54321', 'High', 'Problem', 'Acme Corporation', 'John Smith', 'john.smith@acme.com', 'Jane Tech', 'Email']) {
    await expect(facts.getByText(text, { exact: true })).toBeVisible();
  }
  const note = page.getByRole('listitem').filter({ hasText: 'Initial triage: Checking Exchange connectivity' });
  await expect(note.getByText('Internal note')).toBeVisible();
  const work = page.getByRole('region', { name: 'Work hours' });
  await expect(work.getByText('1 h 30 min')).toBeVisible();
  await expect(work.getByText('Initial investigation and resolution')).toBeVisible();
  await expect(work.getByText('Billable:')).toContainText('1 h 0 min');
  await facts.getByRole('link', { name: 'Acme Corporation' }).click();
  await expect(heading(page)).toHaveText('Acme Corporation');
  await expect(heading(page)).toBeFocused();
});

test('a ticket offers only the moves its status allows', async ({ page }) => {
  await open(page, '/tickets/54321');
  const status = page.getByRole('region', { name: /^Status/ });
  const moves = status.getByRole('button');
  await expect(moves).toHaveText(['Wait for the customer', 'Resolve']);

  await moves.filter({ hasText: 'Wait' }).click();
  await expect(status.getByRole('heading')).toHaveText('Status: Pending');
  await expect(status.getByRole('heading')).toBeFocused();
  await expect(moves).toHaveText(['Open again', 'Resolve', 'Close for good']);

  await moves.filter({ hasText: 'Resolve' }).click();
  await expect(status.getByRole('heading')).toHaveText('Status: Resolved');
  await expect(moves).toHaveText(['Open again', 'Close for good']);

  await moves.filter({ hasText: 'Open' }).click();
  await expect(status.getByRole('heading')).toHaveText('Status: Open');
  await moves.filter({ hasText: 'Resolve' }).click();
  await expect(status.getByRole('heading')).toHaveText('Status: Resolved');

  await moves.filter({ hasText: 'Close' }).click();
  await expect(status.getByRole('heading')).toHaveText('Status: Closed');
  await expect(moves).toHaveCount(0);
  await expect(status).toContainText('Closed is final');
  await page.reload();
  await expect(status.getByRole('heading')).toHaveText('Status: Closed');
});

test('a comment is internal or public, and says which', async ({ page }) => {
  await open(page, '/tickets/54321');
  const comments = page.getByRole('region', { name: /^Conversation/ }).getByRole('listitem');
  await expect(comments).toHaveCount(1);

  await page.getByRole('button', { name: 'Add the internal note' }).click();
  await expect(page.getByLabel('Comment', { exact: true })).toBeFocused();
  await expect(page.getByLabel('Comment', { exact: true })).toHaveAttribute('aria-invalid', 'true');

  await page.getByLabel('Comment', { exact: true }).fill('Certificate expired on mail-2');
  await page.getByRole('button', { name: 'Add the internal note' }).click();
  await expect(comments).toHaveCount(2);
  await expect(comments.last()).toContainText('Internal note');
  await expect(page.getByLabel('Comment', { exact: true })).toHaveValue('');

  await page.getByLabel(/^Public reply/).check();
  await page.getByLabel('Comment', { exact: true }).fill('Identified root cause - Exchange certificate expired');
  await page.getByRole('button', { name: 'Send the public reply' }).click();
  await expect(comments).toHaveCount(3);
  await expect(comments.last()).toContainText('Public reply');
  await expect(comments.last()).toContainText('Identified root cause');
  const grounds = await comments.evaluateAll((items) => items.map((item) => getComputedStyle(item).backgroundColor));
  expect(grounds[1]).not.toBe(grounds[2]);
});

test('a new ticket is checked as it is typed, and nothing typed is lost', async ({ page }) => {
  await open(page, '/tickets/new');
  const title = page.getByLabel('Title', { exact: true });
  // Nothing is said about a field before it was left.
  await title.fill('help');
  await expect(page.locator('.issue')).toHaveCount(0);
  await title.blur();
  await expect(page.locator('#field-TicketTitle-issues')).toBeVisible();
  await expect(title).toHaveAccessibleDescription(/Hint:/);
  await title.fill('');
  await expect(page.locator('#field-TicketTitle-issues')).toContainText('Error:');

  await page.getByLabel(/^Description/).fill('Since this morning.\nAll of floor 2.');
  await page.getByRole('button', { name: 'Create the ticket' }).click();
  const summary = page.getByRole('region', { name: 'There is a problem' });
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle('Error: New ticket – Atera desk');
  await expect(summary.getByRole('link')).toHaveText(['Choose the customer who asks.', /title/i]);
  await summary.getByRole('link').last().click();
  await expect(title).toBeFocused();
  await expect(title).toHaveAttribute('aria-invalid', 'true');
  await expect(page).toHaveURL(/\/tickets\/new$/);

  await title.fill('Printer on floor 2 prints blank pages');
  await expect(page.locator('#field-TicketTitle-issues')).toHaveCount(0);
  await page.getByLabel('Customer', { exact: true }).selectOption({ label: 'Acme Corporation' });
  await expect(summary).toHaveCount(0);
  await expect(page).toHaveTitle('New ticket – Atera desk');
  await page.getByLabel(/^Contact/).selectOption({ label: 'John Smith' });

  await page.getByLabel('Impact').selectOption('outage');
  await page.getByLabel('Urgency').selectOption('high');
  await expect(page.getByText('Proposed priority: Critical')).toBeVisible();
  await expect(page.getByLabel(/^Priority/)).toHaveValue('Critical');
  // A choice of one's own stands against a later proposal.
  await page.getByLabel(/^Priority/).selectOption('Low');
  await page.getByLabel('Urgency').selectOption('low');
  await expect(page.getByText('Proposed priority: High')).toBeVisible();
  await expect(page.getByLabel(/^Priority/)).toHaveValue('Low');
  await page.getByLabel(/^Type/).selectOption('Incident');

  await page.getByRole('button', { name: 'Create the ticket' }).click();
  await expect(page).toHaveURL(/\/tickets\/\d+$/);
  await expect(heading(page)).toHaveText('Printer on floor 2 prints blank pages');
  await expect(page.getByText(/^Ticket \d+ was created\.$/)).toBeVisible();
  const facts = page.getByRole('region', { name: 'Details' });
  for (const text of ['Low', 'Incident', 'Acme Corporation', 'John Smith']) await expect(facts.getByText(text, { exact: true })).toBeVisible();
  await expect(page.getByText('Since this morning.')).toContainText('All of floor 2.');
  await expect(page.getByRole('heading', { name: 'Status: Open' })).toBeVisible();
});

test('a ticket is created with the keyboard alone', async ({ page }) => {
  await open(page, '/tickets');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  const to = page.getByRole('link', { name: 'New ticket' });
  for (let step = 0; step < 8 && !(await to.evaluate((link) => link === document.activeElement)); step += 1) await page.keyboard.press('Tab');
  await expect(to).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toBeFocused();
  await expect(heading(page)).toHaveText('New ticket');
  await settled(page);

  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Customer', { exact: true })).toBeFocused();
  await page.keyboard.type('Acme Corp');
  await expect(page.getByLabel('Customer', { exact: true })).toHaveValue('12345');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(/^Contact/)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('VPN drops every hour in Chicago');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Since the update.');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Impact')).toBeFocused();
  await page.keyboard.type('Maj');
  await page.keyboard.press('Tab');
  await page.keyboard.type('High');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel(/^Priority/)).toBeFocused();
  await expect(page.getByLabel(/^Priority/)).toHaveValue('Critical');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Create the ticket' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('VPN drops every hour in Chicago');
});

test('the time left to the first answer runs by itself, without a call', async ({ page }) => {
  await open(page, '/tickets/new?customer=12345');
  await page.getByLabel('Title', { exact: true }).fill('Mail server does not answer');
  await page.getByLabel(/^Priority/).selectOption('Critical');
  await page.getByRole('button', { name: 'Create the ticket' }).click();
  const clock = page.getByRole('region', { name: /^Status/ }).locator('desk-sla');
  await expect(clock).toHaveText(/^Due in \d+ min \d+ s$/);
  await settled(page);
  let calls = 0;
  page.on('request', () => { calls += 1; });
  const texts = new Set();
  await expect.poll(async () => texts.add(await clock.textContent()).size, { intervals: [200] }).toBeGreaterThan(2);
  expect(calls).toBe(0);
});
