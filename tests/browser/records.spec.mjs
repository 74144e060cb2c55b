// Customers, contacts and their custom values.
import { expect, heading, open, settled, test, writesOf } from './desk.mjs';

/** A name that is markup to whoever forgets to treat it as text. */
const NAME = '<b>Ünïcødé';

test('a customer is created, found in the choices, and edited', async ({ page }) => {
  await open(page, '/customers');
  await expect(page.getByText('150 customers', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'New customer' }).click();
  await expect(heading(page)).toHaveText('New customer');

  await page.getByRole('button', { name: 'Create the customer' }).click();
  await expect(page.getByRole('region', { name: 'There is a problem' })).toBeFocused();
  await expect(page).toHaveTitle('Error: New customer – Atera desk');

  await page.getByLabel('Company name').fill(NAME);
  await page.getByLabel(/^E-mail domain/).fill('unicode.example');
  await page.getByLabel(/^City/).fill('Århus');
  await page.getByRole('button', { name: 'Create the customer' }).click();
  await expect(heading(page)).toHaveText(NAME);
  await expect(page).toHaveTitle(`${NAME} – Atera desk`);
  await expect(page.getByText('The customer was created.')).toBeVisible();
  await expect(page.locator('main b')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Details' }).getByText('Århus')).toBeVisible();
  const address = page.url();

  await page.getByRole('link', { name: 'New ticket for this customer' }).click();
  await expect(page.getByLabel('Customer', { exact: true }).locator('option:checked')).toHaveText(NAME);
  await page.getByLabel('Title', { exact: true }).fill('Scanner does not find the network');
  await page.getByRole('button', { name: 'Create the ticket' }).click();
  await expect(page.getByRole('region', { name: 'Details' }).getByRole('link', { name: NAME })).toBeVisible();

  const writes = await writesOf(page);
  await page.goto(address);
  await expect(page.getByRole('table', { name: 'Tickets' })).toContainText('Scanner does not find the network');
  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(heading(page)).toHaveText(`Edit ${NAME}`);
  await expect(page.getByLabel('Company name')).toHaveValue(NAME);
  await page.getByLabel('Company name').fill('');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect(page.getByLabel('Company name')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Company name').fill(NAME);
  await page.getByLabel(/^Phone/).fill('555-987-6544');
  await page.getByLabel(/^City/).fill('');

  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect.poll(writes).toEqual([{ Phone: '555-987-6544', City: '' }]);
  await expect(page.getByText('The changes are saved.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Details' }).getByText('555-987-6544')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Details' }).getByText('Århus')).toHaveCount(0);
});

test('an edit that changes nothing calls nobody', async ({ page }) => {
  await open(page, '/customers/12345/edit');
  let writes = 0;
  page.on('request', (request) => { if (request.method() !== 'GET') writes += 1; });
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  expect(writes).toBe(0);
});

test('a contact is created and edited, and an address that is taken is said at the field', async ({ page }) => {
  const writes = await writesOf(page);
  await open(page, '/customers/12345');
  await page.getByRole('link', { name: 'Add a contact' }).click();
  await expect(heading(page)).toHaveText('New contact');
  await settled(page);
  await expect(page.getByLabel('Customer', { exact: true })).toHaveValue('12345');
  await page.getByLabel(/^First name/).fill('Jane');
  await page.getByLabel(/^Last name/).fill('Doe');
  const email = page.getByLabel('E-mail', { exact: true });
  await email.fill('jane.doe');
  await email.blur();
  await expect(page.locator('#field-Email-issues')).toContainText('Error:');

  await email.fill('john.smith@acme.com');
  await expect(page.locator('#field-Email-issues')).toHaveCount(0);
  await page.getByRole('button', { name: 'Create the contact' }).click();
  await expect(page.getByRole('region', { name: 'There is a problem' })).toBeFocused();
  await expect(page.locator('#field-Email-issues')).toContainText('Another contact has this e-mail address');
  await expect(email).toHaveValue('john.smith@acme.com');
  await expect(page.getByLabel(/^First name/)).toHaveValue('Jane');

  await email.fill('jane.doe@desk.example');
  await page.getByLabel('Main contact of the customer').check();
  await page.getByRole('button', { name: 'Create the contact' }).click();
  await expect(heading(page)).toHaveText('Jane Doe');
  const facts = page.getByRole('region', { name: 'Details' });
  await expect(facts.getByText('jane.doe@desk.example')).toBeVisible();
  await expect(facts.getByRole('link', { name: 'Acme Corporation' })).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  await expect(heading(page)).toHaveText('Edit Jane Doe');
  await page.getByLabel(/^Job title/).fill('COO');
  await page.getByLabel('Main contact of the customer').uncheck();
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect.poll(async () => (await writes()).at(-1)).toEqual({ JobTitle: 'COO', IsContactPerson: false });
  await expect(facts.getByText('COO')).toBeVisible();

  await page.getByRole('link', { name: 'Edit' }).click();
  await email.fill('john.smith@acme.com');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect(page.locator('#field-Email-issues')).toContainText('Another contact has this e-mail address');
});

test('contacts have pages', async ({ page }) => {
  await open(page, '/contacts');
  await expect(page.getByText('500 contacts', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Page 20' }).click();
  await expect(page).toHaveTitle('Contacts, page 20 – Atera desk');
  await expect(page.getByRole('rowheader')).toHaveCount(25);
});

for (const [what, address] of [['customer', '/customers/12345'], ['contact', '/contacts/67890']]) {
  test(`a custom value of a ${what} is set, changed and deleted`, async ({ page }) => {
    await open(page, address);
    const values = page.locator('desk-custom-values');
    const entry = values.getByRole('listitem').filter({ hasText: 'Main site / 2' });
    await values.getByRole('button', { name: 'Save the value' }).click();
    await expect(values.getByLabel('Field name')).toHaveAttribute('aria-invalid', 'true');
    await expect(values.getByLabel('Field name')).toBeFocused();

    await values.getByLabel('Field name').fill('Main site / 2');
    await values.getByLabel('Value', { exact: true }).fill('<i>Århus');
    await values.getByRole('button', { name: 'Save the value' }).click();
    await expect(entry).toContainText('<i>Århus');
    await expect(values.getByLabel('Field name')).toHaveValue('');

    await entry.getByRole('button', { name: 'Change Main site / 2' }).click();
    await expect(values.getByLabel('Value', { exact: true })).toBeFocused();
    await values.getByLabel('Value', { exact: true }).fill('Chicago');
    await values.getByRole('button', { name: 'Save the value' }).click();
    await expect(entry).toContainText('Chicago');
    await expect(entry).toHaveCount(1);

    await page.reload();
    await expect(entry).toContainText('Chicago');
    await entry.getByRole('button', { name: 'Delete Main site / 2' }).click();
    await expect(entry).toHaveCount(0);
    await expect(values.getByRole('heading')).toBeFocused();
  });
}

test('one button brings the demo data back', async ({ page }) => {
  await open(page, '/customers/12345/edit');
  await page.getByLabel('Company name').fill('Renamed');
  await page.getByRole('button', { name: 'Save the changes' }).click();
  await expect(heading(page)).toHaveText('Renamed');
  await expect(page.getByText('It starts from the same data each time')).toBeVisible();
  await page.getByRole('button', { name: 'Restore the demo data' }).click();
  await expect(page.getByText('The demo data is as it was at the start.')).toBeVisible();
  await expect(page).toHaveURL(/\/tickets$/);
  await expect(page.getByLabel('Customer', { exact: true }).locator('option', { hasText: 'Renamed' })).toHaveCount(0);
  await page.goto('/customers/12345');
  await expect(heading(page)).toHaveText('Acme Corporation');
});
