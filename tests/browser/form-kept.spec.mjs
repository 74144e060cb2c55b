// What the form keeps on the device: a request that could not be sent, and a draft.
import { GOOD, eventsOf, expect, fill, sendButton, state, summary, test } from './form-page.mjs';

const RENDERED = '<atera-ticket-form action="{intake}/tickets"></atera-ticket-form>';

test.beforeEach(({ browserName }) => {
  test.skip(browserName !== 'chromium', 'the other engines have their own, wider suite');
});

test('a lost line queues it with its text kept, and it arrives once', async ({ page, show }) => {
  await show(RENDERED);
  await state(page, 'ready');
  let isLost = true;
  await page.route('**/tickets', (route) => (isLost && route.request().method() === 'POST' ? route.abort() : route.fallback()));
  const heard = await eventsOf(page);
  await fill(page);
  await sendButton(page).click();
  await state(page, 'queued');
  await expect(page.getByRole('group', { name: 'Your request is kept on this device' })).toBeFocused();
  await expect(page.locator('[name=subject]')).toHaveValue(GOOD.subject);
  isLost = false;
  await page.evaluate(() => globalThis.dispatchEvent(new Event('online')));
  await state(page, 'accepted');
  expect((await heard()).map(({ type }) => type)).toEqual(['atera-before-submit', 'atera-queued', 'atera-accepted']);
});

test('the tab is closed while it is sent: the next page sends it, once, without anybody near', async ({ page, context, show, desk, intake }) => {
  await show(RENDERED);
  await state(page, 'ready');
  const posts = [];
  let isLost = true;
  await context.route('**/tickets', (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    posts.push(route.request().postDataJSON());
    // The first one hangs until its page is gone.
    return isLost ? undefined : route.fallback();
  });
  await fill(page, { ...GOOD, subject: 'The tab was closed' });
  await sendButton(page).click();
  await expect.poll(() => posts.length).toBeGreaterThan(0);
  await page.close();
  isLost = false;
  const next = await context.newPage();
  const taken = next.waitForResponse((reply) => reply.url() === `${intake}/tickets` && reply.request().method() === 'POST');
  await show(RENDERED, { on: next });
  expect((await (await taken).json()).id).toBe(posts[0].id);
  await expect(next.getByRole('status')).toHaveText('We have your request');
  // The next page has nothing to send, and loads nothing for it.
  await expect.poll(() => next.evaluate(() => localStorage.getItem('atera-waiting'))).toBe(null);
  expect(posts.filter(({ id }) => id === posts[0].id)).toHaveLength(posts.length);
});

test('one that was refused while nobody looked comes back into the form, with the reason', async ({ context, show }) => {
  const page = await context.newPage();
  await show(RENDERED, { on: page });
  await state(page, 'ready');
  let status = 0;
  await context.route('**/tickets', (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    return status ? route.fulfill({ status, json: { code: 'too_large', message: 'x' }, headers: { 'access-control-allow-origin': '*' } }) : route.abort();
  });
  await fill(page, { ...GOOD, subject: 'Far too long' });
  await sendButton(page).click();
  await state(page, 'queued');
  await page.close();
  status = 413;
  const next = await context.newPage();
  await show(RENDERED, { on: next });
  await state(next, 'failed');
  await expect(next.locator('[name=subject]')).toHaveValue('Far too long');
  await expect(summary(next)).toContainText('That is more text than we can take');
});

/** What the browser keeps, as text. Only to open what is not there would make it. */
const draftsIn = (page) => page.evaluate(async () => {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'atera-form')) return '';
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('atera-form');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const { result: database } = opening;
      const asked = database.transaction('drafts').objectStore('drafts').getAll();
      asked.onsuccess = () => { database.close(); resolve(JSON.stringify(asked.result)); };
    };
  });
});

test('a draft is put back with an announcement and a way back, and forgotten once it was sent', async ({ page, show }) => {
  const DRAFTED = '<atera-ticket-form id="help" drafts="2" action="{intake}/tickets"></atera-ticket-form>';
  await show(DRAFTED);
  await state(page, 'ready');
  await fill(page);
  await expect.poll(() => draftsIn(page)).toContain(GOOD.description);
  await page.reload();
  await state(page, 'ready');
  await expect(page.locator('[name=description]')).toHaveValue(GOOD.description);
  await expect(page.getByRole('status')).toHaveText('What you wrote last time is in the form again.');
  await page.getByRole('button', { name: 'Empty the form' }).click();
  await expect(page.locator('[name=description]')).toHaveValue('');
  await expect(page.getByRole('group', { name: /^What you wrote/ })).toHaveCount(0);
  await fill(page);
  await sendButton(page).click();
  await state(page, 'accepted');
  await page.reload();
  await state(page, 'ready');
  await page.locator('[name=name]').focus();
  await expect(page.locator('[name=description]')).toHaveValue('');
});
