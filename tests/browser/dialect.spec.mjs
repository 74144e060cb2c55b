// The same desk in the live dialect, on the same data: what it does alike, and what it says where it cannot.
import { expect, heading, open, settled, test, VIEWS, writesOf } from './desk.mjs';

const ACME = 12345;
/** Assigned to Jane Tech. */
const TICKET = 54321;
/** Assigned to nobody. */
const UNASSIGNED = 54326;

const dialects = (page) => page.getByRole('navigation', { name: 'API dialect' });
const status = (page) => page.getByRole('region', { name: /^Status/ }).getByRole('heading');
const comments = (page) => page.getByRole('region', { name: /^Conversation/ }).getByRole('listitem');
const values = (page) => page.locator('desk-custom-values');

const isFocused = (locator) => locator.evaluate((element) => element === document.activeElement);

/** Presses Tab, or Shift+Tab, until a control has the focus: nobody jumps to it. */
async function tabTo(page, locator, key = 'Tab') {
  await expect(locator).toBeVisible();
  for (let step = 0; step < 80 && !(await isFocused(locator)); step += 1) await page.keyboard.press(key);
  await expect(locator).toBeFocused();
}

async function press(page, locator, key) {
  await tabTo(page, locator, key);
  await page.keyboard.press('Enter');
}

/** What a ticket's page says, without what only one dialect knows. */
async function factsOf(page) {
  const pairs = await page.locator('.facts > div').evaluateAll((rows) => rows.map((row) => row.innerText.replace(/\s+/g, ' ').trim()));
  return {
    title: await heading(page).textContent(),
    description: await page.locator('.description').allTextContents(),
    facts: pairs.filter((text) => !/^Last (activity|comment)/.test(text)),
    status: await status(page).innerText(),
    comments: await page.locator('.comment').evaluateAll((items) => items.map((item) => [item.className, item.querySelector('.said').textContent])),
    work: await page.getByRole('region', { name: 'Work hours' }).innerText(),
  };
}

test('a day at the desk in live, with the keyboard alone, and the guide sees it', async ({ page }) => {
  test.setTimeout(3 * 60_000);
  await open(page, '/tickets');
  await press(page, dialects(page).getByRole('link', { name: 'Live' }));
  await expect(page).toHaveURL(/\/tickets\?dialect=live$/);
  await expect(page).toHaveTitle('Tickets – Atera desk (live)');
  await settled(page);
  await expect(dialects(page).getByRole('link', { name: 'Live' })).toHaveAttribute('aria-current', 'true');

  await tabTo(page, page.getByLabel('Customer', { exact: true }));
  await page.keyboard.type('Acme Corp');
  await expect(page).toHaveURL(/customer=12345&dialect=live$/);
  await settled(page);
  await press(page, page.getByRole('link', { name: /^#54321/ }));
  await expect(heading(page)).toHaveText('Unable to access email - multiple users affected');
  await settled(page);

  await expect(page.getByLabel('Written by')).toHaveValue('11111');
  await tabTo(page, page.getByLabel('Comment', { exact: true }));
  await page.keyboard.type('Certificate expired on mail-2');
  await press(page, page.getByRole('button', { name: 'Add the internal note' }));
  await expect(comments(page)).toHaveCount(2);
  await expect(comments(page).last()).toContainText('Internal note');
  await expect(comments(page).last()).toContainText('by Jane Tech');

  await press(page, page.getByRole('button', { name: 'Resolve' }));
  await expect(status(page)).toHaveText('Status: Resolved');
  await expect(status(page)).toBeFocused();

  await press(page, page.getByRole('link', { name: 'New ticket' }), 'Shift+Tab');
  await expect(heading(page)).toHaveText('New ticket');
  await settled(page);
  await tabTo(page, page.getByLabel('Customer', { exact: true }));
  await page.keyboard.type('Acme Corp');
  await expect(page.getByLabel('Contact', { exact: true }).locator('option')).not.toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Contact', { exact: true })).toBeFocused();
  await page.keyboard.type('John');
  await page.keyboard.press('Tab');
  await page.keyboard.type('VPN drops every hour in Chicago');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Since the update.');
  await press(page, page.getByRole('button', { name: 'Create the ticket' }));
  await expect(heading(page)).toHaveText('VPN drops every hour in Chicago');
  await expect(page.getByText(/^Ticket \d+ was created\.$/)).toBeVisible();
  await settled(page);
  const made = new URL(page.url()).pathname;

  await press(page, page.getByRole('region', { name: 'Details' }).getByRole('link', { name: 'Acme Corporation' }));
  await expect(heading(page)).toHaveText('Acme Corporation');
  await settled(page);
  const entry = values(page).getByRole('listitem').filter({ hasText: 'Account Manager' });
  await expect(values(page).getByLabel('Field name').locator('option')).not.toHaveCount(1);
  await tabTo(page, values(page).getByLabel('Field name'));
  await page.keyboard.type('Account');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ada Lovelace');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(entry).toContainText('Ada Lovelace');
  await expect(values(page)).toContainText('cannot delete a value');
  await press(page, entry.getByRole('button', { name: 'Empty Account Manager' }), 'Shift+Tab');
  await expect(entry).toContainText('empty');
  await expect(values(page).getByRole('heading')).toBeFocused();
  await expect(entry.getByRole('button', { name: 'Empty Account Manager' })).toHaveCount(0);

  await press(page, dialects(page).getByRole('link', { name: 'Guide' }), 'Shift+Tab');
  await expect(page).toHaveURL(/\/customers\/12345$/);
  await settled(page);
  await expect(entry).toContainText('empty');
  await expect(entry.getByRole('button', { name: 'Delete Account Manager' })).toBeVisible();
  await press(page, page.getByRole('link', { name: /^#54321/ }));
  await expect(status(page)).toHaveText('Status: Resolved');
  await expect(comments(page).last()).toContainText('Certificate expired on mail-2');
  await expect(comments(page).last()).toContainText('Internal note');
  await open(page, made);
  await expect(heading(page)).toHaveText('VPN drops every hour in Chicago');
  await expect(page.getByRole('region', { name: 'Details' }).getByRole('link', { name: 'John Smith' })).toBeVisible();
});

test('a ticket says the same in both dialects', async ({ page }) => {
  for (const id of [TICKET, UNASSIGNED, 54257]) {
    await open(page, `/tickets/${id}`);
    const said = await factsOf(page);
    expect(said.facts.length).toBeGreaterThan(5);
    await open(page, `/tickets/${id}?dialect=live`);
    expect(await factsOf(page)).toEqual(said);
  }
});

test('a dialect stays with every link, every call, a reload and a new tab', async ({ page, context }) => {
  const calls = [];
  page.on('request', (request) => { if (request.url().includes('/api/')) calls.push(new URL(request.url()).pathname); });
  for (const [, address] of VIEWS.filter(([name]) => name.startsWith('live'))) {
    await open(page, address);
    const links = page.locator('a[href^="/"]:not([href="/demo/form"], [href="/form/"])');
    const elsewhere = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')).filter((href) => !href.includes('dialect=live')));
    // The one that leads to the other dialect.
    expect(elsewhere, address).toEqual([address.replace(/[?&]dialect=live$/, '')]);
  }
  expect(calls.length).toBeGreaterThan(10);
  expect(calls.filter((path) => !path.startsWith('/live/api/v3/'))).toEqual([]);

  await open(page, '/tickets?dialect=live');
  await page.getByRole('link', { name: 'Page 2', exact: true }).click();
  await expect(page).toHaveURL(/\?page=2&dialect=live$/);
  await page.reload();
  await expect(page).toHaveTitle('Tickets, page 2 – Atera desk (live)');
  const other = await context.newPage();
  await open(other, await page.getByRole('link', { name: 'New ticket' }).getAttribute('href'));
  await expect(other).toHaveTitle('New ticket – Atera desk (live)');

  await open(page, '/?dialect=live');
  await expect(page).toHaveURL(/\/tickets\?dialect=live$/);
  await open(page, '/tickets?dialect=nonsense');
  await expect(page).toHaveTitle('Tickets – Atera desk');

  await open(page, '/tickets?page=2&dialect=live');
  await dialects(page).getByRole('link', { name: 'Guide' }).click();
  await expect(page).toHaveTitle('Tickets, page 2 – Atera desk');
  await expect(page).toHaveURL(/\/tickets\?page=2$/);
  await settled(page);
  // Firefox brings back the page as it was left, which Playwright does not notice: the page is asked itself.
  await page.evaluate(() => history.back());
  await expect.poll(() => page.evaluate(() => document.title).catch(() => '')).toBe('Tickets, page 2 – Atera desk (live)');
});

test('where nobody is assigned, a comment asks who writes it', async ({ page }) => {
  const writes = await writesOf(page);
  await open(page, `/tickets/${UNASSIGNED}?dialect=live`);
  const author = page.getByLabel('Written by');
  await expect(author).toHaveAccessibleDescription(/Nobody is assigned to this ticket/);
  await page.getByLabel('Comment', { exact: true }).fill('Called back, nobody answered');
  await page.getByRole('button', { name: 'Add the internal note' }).click();
  await expect(author).toBeFocused();
  await expect(author).toHaveAttribute('aria-invalid', 'true');
  await expect(author).toHaveAccessibleDescription(/Choose the technician who writes/);
  expect(await writes()).toEqual([]);

  await author.selectOption({ label: 'Alex Morgan' });
  await page.getByRole('button', { name: 'Add the internal note' }).click();
  await expect(comments(page)).toHaveCount(1);
  await expect(comments(page)).toContainText('by Alex Morgan');
  expect(await writes()).toEqual([{
    CommentText: 'Called back, nobody answered', TechnicianCommentDetails: { TechnicianId: 12345, IsInternal: true },
  }]);

  await page.getByLabel(/^Public reply/).check();
  await page.getByLabel('Comment', { exact: true }).fill('We tried to reach you.');
  await page.getByRole('button', { name: 'Send the public reply' }).click();
  await expect(comments(page)).toHaveCount(2);
  await expect(comments(page).last()).toContainText('Public reply');
});

test('a new ticket in live asks for its contact and its description', async ({ page }) => {
  await open(page, `/tickets/new?customer=${ACME}&dialect=live`);
  const contact = page.getByLabel('Contact', { exact: true });
  await expect(contact.locator('option')).toHaveText(['Choose a contact', 'John Smith', 'Liam Nakamura', 'Noah Rossi']);
  await page.getByLabel('Title', { exact: true }).fill('Scanner does not find the network');
  await page.getByLabel('Description', { exact: true }).fill('   ');
  await page.getByRole('button', { name: 'Create the ticket' }).click();
  const summary = page.getByRole('region', { name: 'There is a problem' });
  await expect(summary).toBeFocused();
  await expect(summary.getByRole('link')).toHaveText([/^Choose the contact who asks: /, /^Describe what is wrong: /]);
  await summary.getByRole('link').first().click();
  await expect(contact).toBeFocused();
  await contact.selectOption({ label: 'Noah Rossi' });
  await page.getByLabel('Description', { exact: true }).fill('Since Monday.');
  await expect(summary).toHaveCount(0);
  await page.getByRole('button', { name: 'Create the ticket' }).click();
  await expect(heading(page)).toHaveText('Scanner does not find the network');
  await expect(page.getByText('Since Monday.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Details' }).getByRole('link', { name: 'Noah Rossi' })).toBeVisible();
});

test('a customer and a contact are made in live, and a ticket for them', async ({ page }) => {
  await open(page, '/customers/new?dialect=live');
  await page.getByLabel('Company name').fill('<b>Ünïcødé');
  await page.getByLabel(/^Website/).fill('https://unicode.example');
  await page.getByRole('button', { name: 'Create the customer' }).click();
  await expect(heading(page)).toHaveText('<b>Ünïcødé');
  await expect(page.getByRole('link', { name: /^https:\/\/unicode\.example/ })).toBeVisible();

  await page.getByRole('link', { name: 'New ticket for this customer' }).click();
  await page.getByText('This customer has no contacts.').getByRole('link', { name: 'Add a contact' }).click();
  await expect(heading(page)).toHaveText('New contact');
  await settled(page);
  await expect(page.getByLabel('Customer', { exact: true }).locator('option:checked')).toHaveText('<b>Ünïcødé');
  await page.getByLabel(/^First name/).fill('Zoë');
  await page.getByLabel('E-mail', { exact: true }).fill('john.smith@acme.com');
  await page.getByRole('button', { name: 'Create the contact' }).click();
  await expect(page.locator('#field-Email-issues')).toContainText('Another contact has this e-mail address');
  await page.getByLabel('E-mail', { exact: true }).fill('zoe@unicode.example');
  await page.getByRole('button', { name: 'Create the contact' }).click();
  await expect(heading(page)).toHaveText('Zoë');

  const writes = await writesOf(page);
  await page.reload();
  await page.getByRole('link', { name: 'Edit' }).click();
  const email = page.getByLabel('E-mail', { exact: true });
  await expect(email).toHaveValue('zoe@unicode.example');
  await expect(email).not.toBeEditable();
  await expect(email).toHaveAccessibleDescription(/does not change an address/);
  await page.getByLabel(/^Job title/).fill('COO');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect(page.getByText('The changes are saved.')).toBeVisible();
  expect(await writes()).toEqual([{ JobTitle: 'COO' }]);
});

test('a field takes what the account has defined for it', async ({ page }) => {
  await open(page, `/customers/${ACME}?dialect=live`);
  const field = values(page).getByLabel('Field name');
  await expect(field.locator('option').filter({ hasText: 'VIP' })).toHaveCount(0);
  await field.selectOption('BillingCycle');
  const value = values(page).getByLabel('Value', { exact: true });
  await expect(value).toHaveAccessibleDescription('One of: Monthly, Quarterly, Yearly.');
  await value.fill('Weekly');
  await values(page).getByRole('button', { name: 'Save the value' }).click();
  await expect(values(page).getByRole('alert')).toContainText('The service does not take this');
  await expect(value).toHaveValue('Weekly');
  await value.fill('Yearly');
  await values(page).getByRole('button', { name: 'Save the value' }).click();
  const entry = values(page).getByRole('listitem').filter({ hasText: 'BillingCycle' });
  await expect(entry).toContainText('Yearly');
  await expect(field).toHaveValue('');
  await entry.getByRole('button', { name: 'Change BillingCycle' }).click();
  await expect(field).toHaveValue('BillingCycle');
  // A name with a slash goes through the address.
  await field.selectOption('Größe / Size');
  await value.fill('über 50 %');
  await values(page).getByRole('button', { name: 'Save the value' }).click();
  await expect(values(page).getByRole('listitem').filter({ hasText: 'Größe / Size' })).toContainText('über 50 %');
});

test('a status of the account’s own is shown as it is', async ({ page }) => {
  await page.route(`**/live/api/v3/tickets/${TICKET}`, async (route) => {
    const reply = await route.fetch();
    await route.fulfill({ response: reply, json: { ...await reply.json(), TicketStatus: 'Waiting for parts' } });
  });
  await open(page, `/tickets/${TICKET}?dialect=live`);
  await expect(status(page)).toHaveText('Status: Waiting for parts');
  const region = page.getByRole('region', { name: /^Status/ });
  await expect(region.getByRole('button')).toHaveCount(0);
  await expect(region).toContainText('the account’s own');
  await expect(region).not.toContainText('is final');
});
