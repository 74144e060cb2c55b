// Fields of the help desk's own: shown where they matter, and choices that hang on another's.
import { expect, test } from './desk.mjs';
import { element, field, fill, openForm, send } from './embedded.mjs';

const choices = async (page, name) => (await field(page, name).locator('option').evaluateAll((options) => options.filter((one) => one.value && !one.hidden && !one.disabled).map((one) => one.value)));

test('a field that does not matter is not asked, and what hangs on another follows it', async ({ page, desk }) => {
  const subject = 'The printer in the workshop hums';
  await openForm(page, 'plain');
  // From the beginning: nothing goes away under the visitor's hands.
  expect(await field(page, 'device').isVisible()).toBe(false);
  await field(page, 'category').selectOption('Computer');
  await expect(field(page, 'device')).toBeVisible();
  await expect(field(page, 'building')).toBeHidden();
  await field(page, 'device').selectOption('Laptop');
  await field(page, 'category').selectOption('Printer');
  await expect(field(page, 'device')).toBeHidden();
  await field(page, 'building').selectOption('South');
  expect(await choices(page, 'room')).toEqual(['Reception', 'Archive']);
  await field(page, 'building').selectOption('North');
  expect(await choices(page, 'room')).toEqual(['Reception', 'Workshop']);
  await field(page, 'room').selectOption('Workshop');
  await fill(page, subject);
  await send(page).click();
  await expect(element(page)).toHaveAttribute('state', 'accepted');
  let ticket;
  await expect.poll(async () => {
    const { items } = await (await fetch(`${desk}/api/v3/tickets?itemsInPage=50`)).json();
    ticket = items.find(({ TicketTitle }) => TicketTitle === subject);
    return Boolean(ticket);
  }).toBe(true);
  const { items: [comment] } = await (await fetch(`${desk}/api/v3/tickets/${ticket.TicketID}/comments`)).json();
  const told = JSON.stringify([ticket, comment]);
  // What was not asked in the end is not sent.
  expect([told.includes('Workshop'), told.includes('North'), told.includes('Laptop')]).toEqual([true, true, false]);
});
