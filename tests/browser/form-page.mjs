// Pages that embed the form, made for one test each, on the desk's origin: another one than the intake's.
import { expect, test as base } from './desk.mjs';

export { expect };

export const DEFINE = '<script type="module" src="/pkg/form/define.js"></script>';

export const test = base.extend({
  /** The intake's origin. */
  intake: async ({ desk }, use) => {
    const { headers } = await fetch(`${desk}/demo/form`, { redirect: 'manual' });
    await use(new URL(headers.get('location')).origin);
  },

  /** Shows a page with this body. `{intake}` in it is the intake's origin. */
  show: async ({ page, context, desk, intake }, use) => {
    // To the browser a page that the test answers comes from nowhere near, and has to ask before it calls this machine.
    await context.grantPermissions(['local-network-access'], { origin: desk });
    await use(async (body, { head = DEFINE, policy, lang = 'en', on = page } = {}) => {
      await on.route('**/case.html', (route) => route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: policy && { 'content-security-policy': policy.replaceAll('{intake}', intake) },
        body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>A page</title>${head}</head><body><main><h1>A page</h1>${body}</main></body></html>`.replaceAll('{intake}', intake),
      }));
      await on.goto('/case.html');
    });
  },
});

export const element = (page) => page.locator('atera-ticket-form');
export const state = (page, name) => expect(element(page)).toHaveAttribute('state', name);
export const summary = (page) => page.locator('.atera-summary');
export const sendButton = (page) => page.getByRole('button', { name: 'Send', exact: true });
export const GOOD = { name: 'Ada Okafor', email: 'ada@nobody.example', subject: 'The plotter hums', description: 'It hums, and nothing comes out.' };

/** Types into the fields by their names. */
export async function fill(page, values = GOOD) {
  for (const [name, value] of Object.entries(values)) await page.locator(`atera-ticket-form [name="${name}"]`).first().fill(value);
}

/** Everything that the element says, as it says it. */
export async function eventsOf(page) {
  await page.evaluate(() => {
    globalThis.heard = [];
    for (const type of ['before-submit', 'accepted', 'queued', 'refused', 'error', 'draft-restored']) {
      document.addEventListener(`atera-${type}`, (event) => globalThis.heard.push({ ...event, type: event.type, class: event.constructor.name }));
    }
  });
  return () => page.evaluate(() => globalThis.heard);
}

/** Answers posts itself, and says how many came. */
export async function answerPosts(page, reply) {
  const posts = [];
  await page.route('**/tickets', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    posts.push(route.request().postDataJSON());
    const { status, ...body } = typeof reply === 'function' ? reply(posts.length, posts.at(-1)) : reply;
    if (!status) return route.abort();
    return route.fulfill({ status, json: body, headers: { 'access-control-allow-origin': '*' } });
  });
  return posts;
}
