// The form in pages of another origin than its intake's: filled in, corrected, sent, answered.
import { GOOD, answerPosts, element, eventsOf, expect, fill, sendButton, state, summary, test } from './form-page.mjs';

const RENDERED = '<atera-ticket-form action="{intake}/tickets"></atera-ticket-form>';
const OWN = `<atera-ticket-form><form action="{intake}/tickets" method="post">
  <p><label>Who are you? <input name="name" required></label></p>
  <p><label for="mail">Mail</label><input id="mail" name="email" type="email" required aria-describedby="why"></p><p id="why">To answer.</p>
  <p><label for="topic">Topic</label><input id="topic" name="subject" required></p>
  <p><label for="story">Story</label><textarea id="story" name="description" required></textarea></p>
  <button>Send</button></form></atera-ticket-form>`;

const withSchema = (schema) =>
  `<atera-ticket-form action="{intake}/tickets"><script type="application/json">${JSON.stringify(schema)}</script></atera-ticket-form>`;

test.beforeEach(({ browserName }) => {
  test.skip(browserName !== 'chromium', 'the other engines have their own, wider suite');
});

for (const [name, body] of [['made from a schema', RENDERED], ['of the page\'s own', OWN]]) {
  test(`a form ${name} is sent, and leads to its receipt`, async ({ page, show, intake }) => {
    await show(body);
    await state(page, 'ready');
    const heard = await eventsOf(page);
    await fill(page);
    await sendButton(page).click();
    await state(page, 'accepted');
    const told = page.getByRole('group', { name: 'We have your request' });
    await expect(told).toBeFocused();
    await expect(page.locator('form')).toBeHidden();
    const [before, accepted] = await heard();
    expect(before).toEqual({ type: 'atera-before-submit', class: 'AteraBeforeSubmitEvent', fields: {}, isTrusted: false });
    expect(accepted).toMatchObject({ type: 'atera-accepted', class: 'AteraAcceptedEvent', id: expect.stringMatching(/^[\w-]{22,}$/) });
    expect(JSON.stringify(await heard())).not.toContain('Ada');
    await told.getByRole('link', { name: 'Follow your request' }).click();
    await expect(page).toHaveURL(new RegExp(`^${intake}/receipts/`));
  });

  test(`a form ${name} says what is wrong as GOV.UK does`, async ({ page, show }) => {
    await show(body);
    await state(page, 'ready');
    await fill(page, { name: '', email: 'ada@@nobody.example' });
    await page.locator('[name=subject]').focus();
    await page.locator('[name=description]').focus();
    // Nothing is judged while somebody is still at it.
    await expect(summary(page)).toHaveCount(0);
    await sendButton(page).click();
    await expect(summary(page)).toBeFocused();
    await expect(page).toHaveTitle('Error: A page');
    const lines = await summary(page).getByRole('link').allTextContents();
    expect(lines).toHaveLength(4);
    expect(lines[0]).toBe('Enter your name');
    const fields = ['name', 'email', 'subject', 'description'];
    for (const [index, field] of fields.entries()) {
      const control = page.locator(`[name=${field}]`);
      await expect(control).toHaveAttribute('aria-invalid', 'true');
      await expect(control).toHaveAccessibleDescription(new RegExp(`Error: ${lines[index].replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
      await summary(page).getByRole('link').nth(index).click();
      await expect(control).toBeFocused();
    }
    await expect(page.locator('[name=email]')).toHaveAccessibleDescription(/^(To answer|We answer)/);
    await expect(page.locator('[name=email]')).toHaveValue('ada@@nobody.example');
    // An error stays until the next submission.
    await fill(page);
    await expect(page.locator('.atera-error')).toHaveCount(4);
    await sendButton(page).click();
    await state(page, 'accepted');
    await expect(page).toHaveTitle('A page');
    await expect(page.locator('.atera-error')).toHaveCount(0);
    await expect(page.locator('[name=email]')).not.toHaveAttribute('aria-invalid');
    await expect(page.locator('[name=email]')).toHaveAccessibleDescription(/^(To answer|We answer)[^E]*$/);
  });
}

test('by keyboard alone: sent empty, corrected, sent, followed by another', async ({ page, show }) => {
  await show(RENDERED);
  await state(page, 'ready');
  const focused = () => page.evaluate(() => document.activeElement.name || document.activeElement.textContent.trim());
  const tabTo = async (name) => {
    await page.keyboard.press('Tab');
    await expect.poll(focused).toBe(name);
  };
  for (const name of ['name', 'email', 'subject', 'description']) await tabTo(name);
  await page.locator('[name=subject]').press('Enter');
  await expect(summary(page)).toBeFocused();
  await tabTo('Enter your name');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('name');
  await page.keyboard.type(GOOD.name);
  for (const name of ['email', 'subject', 'description']) {
    await tabTo(name);
    await page.keyboard.type(GOOD[name]);
  }
  await page.locator('[name=subject]').press('Enter');
  await state(page, 'accepted');
  await tabTo('Follow your request');
  await tabTo('Open a new form');
  await page.keyboard.press('Enter');
  await state(page, 'ready');
  await expect.poll(focused).toBe('name');
  await expect(page.locator('[name=name]')).toHaveValue('');
});

test('a host may add fields, or keep the form', async ({ page, show }) => {
  await show(RENDERED);
  const posts = await answerPosts(page, { status: 202, id: 'x', receipt: 'r', url: '/there', state: 'accepted' });
  await page.evaluate(() => {
    globalThis.asked = 0;
    document.addEventListener('atera-before-submit', (event) => {
      event.fields.site = 'Floor 4';
      globalThis.asked += 1;
      if (globalThis.asked === 1) event.preventDefault();
    });
  });
  await fill(page);
  await sendButton(page).click();
  // The form was ready before the click too, and takes no second one while it checks the first.
  await expect.poll(() => page.evaluate(() => globalThis.asked)).toBe(1);
  await state(page, 'ready');
  expect(posts).toEqual([]);
  await sendButton(page).click();
  await expect.poll(() => posts.length).toBe(1);
  expect(posts[0]).toMatchObject({ ...GOOD, site: 'Floor 4', language: 'en', token: expect.any(String), id: expect.any(String) });
});

test('a double click sends once', async ({ page, show }) => {
  await show(RENDERED);
  await state(page, 'ready');
  const posts = [];
  page.on('request', (request) => { if (request.method() === 'POST' && request.url().endsWith('/tickets')) posts.push(request.url()); });
  const heard = await eventsOf(page);
  await fill(page);
  await sendButton(page).dblclick();
  await state(page, 'accepted');
  expect(posts).toHaveLength(1);
  expect((await heard()).map(({ type }) => type)).toEqual(['atera-before-submit', 'atera-accepted']);
});

test('what the server refuses is told at the field, in the words of the page', async ({ page, show }) => {
  await show(RENDERED);
  await answerPosts(page, { status: 422, code: 'invalid_input', message: 'x', issues: [
    { path: 'email', code: 'invalid_email', reason: 'multiple', severity: 'error', message: 'a server\'s words' },
    { path: 'subject', code: 'vague_title', severity: 'warning', message: 'a warning' },
  ] });
  const heard = await eventsOf(page);
  await fill(page);
  await sendButton(page).click();
  await expect(summary(page)).toBeFocused();
  expect(await summary(page).getByRole('listitem').allTextContents()).toEqual(['Enter one email address only']);
  await expect(page.locator('[name=email]')).toHaveAccessibleDescription(/Error: Enter one email address only$/);
  expect((await heard()).at(-1)).toEqual({ type: 'atera-refused', class: 'AteraRefusedEvent', code: 'invalid_input', issues: [{ path: 'email', code: 'invalid_email' }], isTrusted: false });
  for (const [name, value] of Object.entries(GOOD)) await expect(page.locator(`[name=${name}]`)).toHaveValue(value);
});

test('a refusal of the whole is one sentence', async ({ page, show }) => {
  await show(RENDERED);
  await answerPosts(page, { status: 413, code: 'too_large', message: 'x' });
  await fill(page);
  await sendButton(page).click();
  await expect(summary(page)).toBeFocused();
  await state(page, 'failed');
  expect(await summary(page).getByRole('listitem').allTextContents()).toEqual(['That is more text than we can take. Shorten it and send it again.']);
});

test('a field may have a name that a form has for something else', async ({ page, show }) => {
  await show(withSchema({ fields: ['name', 'email', 'subject', 'description',
    ...['elements', 'before', 'reset', 'hidden', 'prepend', 'action', 'remove'].map((name) => ({ name, type: 'text' }))] }));
  await state(page, 'ready');
  await answerPosts(page, { status: 202, id: 'x', receipt: 'r', url: '/there', state: 'accepted' });
  await sendButton(page).click();
  await expect(summary(page)).toBeFocused();
  await fill(page);
  await sendButton(page).click();
  await expect(page.getByRole('group', { name: /./ })).toBeFocused();
});

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' {intake}; form-action {intake}; require-trusted-types-for 'script'";

test('under a policy that refuses WebAssembly the browser\'s constraints check, in our words', async ({ page, show }) => {
  await show(RENDERED, { policy: POLICY });
  await state(page, 'ready');
  const rules = page.waitForRequest('**/form.wasm', { timeout: 1_000 }).catch(() => undefined);
  await fill(page, { email: 'no address' });
  await sendButton(page).click();
  await expect(summary(page)).toBeFocused();
  expect(await summary(page).getByRole('link').allTextContents()).toEqual(
    ['Enter your name', 'Enter an email address, like name@example.com', 'Say in a few words what is wrong', 'Describe what happened']);
  expect(await rules).toBeUndefined();
  await fill(page);
  await sendButton(page).click();
  await state(page, 'accepted');
});

test('where no script may send, the browser does, and the intake answers with its page', async ({ context, show, intake }) => {
  // Not the page of the desk's tests, which counts what a policy complains of.
  const page = await context.newPage();
  await show(OWN, { on: page, policy: POLICY.replace("connect-src 'self' {intake}", "connect-src 'self'") });
  await fill(page);
  await sendButton(page).click();
  // Without a token, so the intake asks once more, with everything that was typed.
  await expect(page).toHaveURL(`${intake}/tickets`);
  await expect(page.getByLabel('Your name')).toHaveValue(GOOD.name);
  await page.getByRole('button', { name: 'Send' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request');
});

test('nothing but the form is loaded before somebody comes near', async ({ page, show }) => {
  const loaded = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  await show(OWN);
  await state(page, 'ready');
  expect(loaded.filter((path) => /visit|rules|wasm|answers|queue|token|schema/.test(path))).toEqual([]);
  await page.locator('[name=name]').focus();
  await expect.poll(() => loaded.some((path) => path.endsWith('/form.wasm'))).toBe(true);
});

test('fields with a condition and lists that depend on another come and go, and keep what was typed', async ({ page, show }) => {
  await show(withSchema({ fields: ['name', 'email', 'subject', 'description',
    { name: 'device', label: 'Which device', type: 'options', required: true, choices: ['Printer', { value: 'pc', label: 'Computer' }] },
    { name: 'model', label: 'Which model', type: 'dependent', dependsOn: 'device', choices: [{ value: 'LX', for: ['Printer'] }, { value: 'Tower', for: ['pc'] }, 'Another'] },
    { name: 'serial', label: 'Its number', type: 'text', required: true, showIf: { field: 'device', is: 'pc' } },
    { name: 'again', label: 'Did it happen before', type: 'yesno' },
  ] }));
  await state(page, 'ready');
  const posts = await answerPosts(page, { status: 202, id: 'x', receipt: 'r', url: '/there', state: 'accepted' });
  await page.getByLabel('Your name').focus();
  const serial = page.getByLabel('Its number');
  const options = () => page.locator('[name=model] option').allTextContents();
  await expect(serial).toBeHidden();
  await page.getByLabel('Which device').selectOption('Computer');
  await expect(serial).toBeVisible();
  expect(await options()).toEqual(['No answer', 'Tower', 'Another']);
  await serial.fill('A-17');
  await page.getByLabel('Which model').selectOption('Tower');
  await page.getByLabel('Which device').selectOption('Printer');
  await expect(serial).toBeHidden();
  expect(await options()).toEqual(['No answer', 'LX', 'Another']);
  await page.getByLabel('Which device').selectOption('Computer');
  await expect(serial).toHaveValue('A-17');
  await expect(page.getByLabel('Which model')).toHaveValue('Tower');
  await page.getByLabel('Which device').selectOption('Printer');
  await page.getByLabel('Yes').check();
  await fill(page);
  await sendButton(page).click();
  await expect.poll(() => posts.length).toBe(1);
  expect(posts[0]).toMatchObject({ device: 'Printer', again: 'yes' });
  expect(posts[0]).not.toHaveProperty('serial');
  expect(posts[0]).not.toHaveProperty('model');
});

test('characters are counted as people see them, and spoken in a pause', async ({ page, show }) => {
  await show(withSchema({ fields: ['name', 'email', { name: 'subject', maxLength: 10 }, 'description'] }));
  await state(page, 'ready');
  const subject = page.locator('[name=subject]');
  await subject.focus();
  await expect(page.locator('.atera-count')).toHaveText('10 characters left');
  await subject.fill('👩‍👩‍👧‍👦 é');
  await expect(page.locator('.atera-count')).toHaveText('7 characters left');
  await expect(page.getByRole('status')).toHaveText('7 characters left');
  await subject.fill('eleven letters');
  await expect(page.locator('.atera-count')).toHaveText('4 characters too many');
  await expect(subject).toHaveValue('eleven letters');
});

test('a mistyped address gets a suggestion, a vague title a hint, and neither stops anybody', async ({ page, show }) => {
  await show(RENDERED);
  await state(page, 'ready');
  await fill(page, { ...GOOD, email: 'ada@gmial.com', subject: 'Help' });
  const suggestion = page.getByRole('button', { name: 'Did you mean ada@gmail.com?' });
  await expect(suggestion).toBeVisible();
  await expect(page.locator('[name=subject]')).toHaveAccessibleDescription(/Name what is affected and what you see/);
  await suggestion.click();
  await expect(page.locator('[name=email]')).toHaveValue('ada@gmail.com');
  await expect(page.locator('[name=email]')).toBeFocused();
  await expect(suggestion).toHaveCount(0);
  await sendButton(page).click();
  await state(page, 'accepted');
});

const CHALLENGED = withSchema({ fields: ['name', 'email', 'subject', 'description'], challenge: { siteKey: 'public-key', action: 'ticket' } });

test('Turnstile is loaded with the first touch, and its response is sent along and taken anew after a refusal', async ({ page, show }) => {
  const asked = [];
  await page.route('https://challenges.cloudflare.com/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/javascript', body: `
      let count = 0, written;
      const pass = () => { written.value = 'response ' + (count += 1); };
      globalThis.turnstile = {
        render(place) {
          written = Object.assign(document.createElement('input'), { type: 'hidden', name: 'cf-turnstile-response' });
          place.append(written);
          setTimeout(pass);
          return 'widget';
        },
        reset(widget) { written.value = ''; if (widget === 'widget') setTimeout(pass); },
      };` });
  });
  await show(CHALLENGED);
  await state(page, 'ready');
  expect(asked).toEqual([]);
  const posts = await answerPosts(page, (count) => (count === 1
    ? { status: 403, code: 'challenge_failed', message: 'x' } : { status: 202, id: 'x', receipt: 'r', url: '/there', state: 'accepted' }));
  await fill(page);
  await sendButton(page).click();
  await expect(summary(page)).toContainText('did not pass');
  await sendButton(page).click();
  await expect.poll(() => posts.map((post) => post['cf-turnstile-response'])).toEqual(['response 1', 'response 2']);
});

test('a policy that keeps Turnstile out leaves it to the intake\'s own page', async ({ context, show, intake }) => {
  const page = await context.newPage();
  await show(CHALLENGED, { on: page, policy: POLICY });
  await state(page, 'ready');
  await fill(page);
  await sendButton(page).click();
  await expect(page).toHaveURL(`${intake}/tickets`);
});

test('in a shadow root the host\'s styles end, and the summary still leads', async ({ page, show }) => {
  await show('<atera-ticket-form shadow action="{intake}/tickets"></atera-ticket-form>', {
    head: '<link rel="stylesheet" href="/form/hostile.css"><script type="module" src="/pkg/form/define.js"></script>',
  });
  await state(page, 'ready');
  await sendButton(page).click();
  await expect(summary(page)).toBeFocused();
  await summary(page).getByRole('link').nth(1).click();
  await expect(page.getByLabel('Your email address')).toBeFocused();
  expect(await page.getByLabel('Your email address').evaluate((control) => getComputedStyle(control).borderRadius)).toBe('4px');
  for (const [label, value] of [['Your name', GOOD.name], ['Your email address', GOOD.email], [/^What is wrong/, GOOD.subject], ['What happened', GOOD.description]]) {
    await page.getByLabel(label).fill(value);
  }
  await sendButton(page).click();
  await state(page, 'accepted');
});

for (const [accent, text] of [['#e2b93b', 'rgb(0, 0, 0)'], ['oklch(0.35 0.12 260)', 'rgb(255, 255, 255)']]) {
  test(`on a host's ${accent} the button can be read, and so can links and errors`, async ({ page, show }) => {
    await show(`<atera-ticket-form accent="${accent}" action="{intake}/tickets"></atera-ticket-form>`, { policy: POLICY });
    await state(page, 'ready');
    await expect(sendButton(page)).toHaveCSS('color', text);
    await expect(element(page)).not.toHaveAttribute('style');
  });
}

test.describe('by one script tag', () => {
  const tag = async (desk) => {
    const integrity = await (await import('node:fs/promises')).readFile(new URL('../../pkg/embed/integrity.json', import.meta.url), 'utf8').then(JSON.parse);
    return `<script type="module" src="/pkg/embed/atera-form.js" integrity="${integrity['atera-form.js']}" crossorigin="anonymous"></script>`;
  };

  test('the form checks and is sent, under a strict policy', async ({ page, show }) => {
    await show(RENDERED, { head: await tag(), policy: POLICY.replace("'self'; style", "'self' 'wasm-unsafe-eval'; style") });
    await state(page, 'ready');
    const wasm = page.waitForResponse('**/embed/form.wasm');
    await page.locator('[name=name]').focus();
    expect((await wasm).status()).toBe(200);
    await sendButton(page).click();
    await expect(summary(page)).toBeFocused();
    await fill(page);
    await sendButton(page).click();
    await state(page, 'accepted');
  });

  for (const part of ['render.js', 'visit.js']) {
    test(`a ${part} that is not the one that was built does not run`, async ({ page, show, intake }) => {
      await page.route(`**/embed/${part}`, async (route) => {
        const reply = await route.fetch();
        await route.fulfill({ response: reply, body: `globalThis.tampered = true;\n${await reply.text()}` });
      });
      await show(part === 'render.js' ? RENDERED : OWN, { head: await tag() });
      if (part === 'render.js') return expect(element(page)).toHaveAttribute('state', 'failed').then(async () => expect(await page.evaluate(() => globalThis.tampered)).toBeUndefined());
      await state(page, 'ready');
      await fill(page);
      await sendButton(page).click();
      // The browser sends it by itself.
      await expect(page).toHaveURL(`${intake}/tickets`);
    });
  }
});

test('the page of the intake is made better by the script, and so is its page of errors', async ({ context, intake }) => {
  const page = await context.newPage();
  await context.route(`${intake}/assets/**`, (route) =>
    route.fulfill({ path: new URL(`../../pkg/embed/${route.request().url().split('/').at(-1)}`, import.meta.url).pathname }));
  // As with the option `form.script`: the demo's intake serves its form without one.
  await context.route((url) => url.origin === intake && ['/form', '/tickets'].includes(url.pathname), async (route) => {
    const reply = await route.fetch();
    const { 'content-security-policy': _, ...headers } = reply.headers();
    if (!headers['content-type']?.startsWith('text/html')) return route.fulfill({ response: reply });
    const html = (await reply.text()).replace('<main class="atera-page">', '$&<atera-ticket-form>').replace('</main>', '</atera-ticket-form></main>')
      .replace('</head>', '<script type="module" src="/assets/atera-form.js"></script></head>');
    const policy = "default-src 'none'; style-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; form-action 'self'";
    return route.fulfill({ response: reply, headers: { ...headers, 'content-security-policy': policy }, body: html });
  });
  await page.goto(`${intake}/form`);
  await state(page, 'ready');
  // What a browser without the script is answered.
  await page.evaluate(() => HTMLFormElement.prototype.submit.call(document.querySelector('form')));
  await expect(page).toHaveTitle('Error: Ask for help');
  await state(page, 'ready');
  await expect(page.locator('.atera-error')).toHaveCount(4);
  await fill(page, { ...GOOD, email: 'ada' });
  await sendButton(page).click();
  // One summary and one error at the field, the server's being gone.
  await expect(summary(page)).toBeFocused();
  await expect(summary(page)).toHaveCount(1);
  await expect(page.locator('.atera-error')).toHaveCount(1);
  await expect(page.locator('#email')).toHaveAccessibleDescription(/^We answer to this address. Error: Add the @/);
  await expect(page).toHaveTitle('Error: Ask for help');
  await fill(page);
  await sendButton(page).click();
  await state(page, 'accepted');
  await expect(page).toHaveTitle('Ask for help');
  await page.screenshot({ path: '.cache/served.png' });
});
