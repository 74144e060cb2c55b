// Nothing typed is lost: submissions on a bad line, and drafts, with the real intake in workerd and a sandbox that
// counts tickets.
import { test as base, expect } from '@playwright/test';
import { startWorld } from './lines/world.mjs';

const test = base.extend({
  world: [async ({}, use) => {
    const world = await startWorld();
    await use(world);
    await world.stop();
  }, { scope: 'worker' }],

  /** Another page of the same visitor. */
  another: async ({ context, world }, use) => {
    world.line.reset();
    await use(async (search = '', { init } = {}) => {
      const page = await context.newPage();
      if (init) await page.addInitScript(init);
      await page.goto(`${world.pages}/test/page.html${search}`);
      await page.waitForFunction(() => globalThis.lines);
      return page;
    });
  },
  sender: async ({ another, world }, use) => use((init) => another(`?door=${encodeURIComponent(world.line.address)}`, { init })),
});

const send = (page, subject) => page.evaluate((subject) => globalThis.lines.send(subject), subject);
const answer = (page) => page.evaluate(() => globalThis.lines.answer());
const kinds = (page) => page.evaluate(() => globalThis.lines.events.map(({ type }) => type));
const told = (page, type) => page.waitForFunction((type) => globalThis.lines.events.some((event) => event.type === type), type);
const stored = (page, store) => page.evaluate((store) => globalThis.lines.storage.all(store), store);
/** A second ticket would come as soon as the intake has worked off what it took. */
const expectTickets = (world, subject, count) => expect.poll(() => world.tickets(subject), { timeout: 40_000 }).toBe(count);

test.describe('a submission', () => {
  test('the answer is lost, the page is closed, the visitor comes back: one ticket', async ({ world, sender }) => {
    const subject = 'The answer was lost';
    const page = await sender();
    world.line.mode = 'slow';
    const id = await send(page, subject);
    await world.line.holding();
    expect((await stored(page, 'queue')).map(({ id, fields }) => [id, fields.subject])).toEqual([[id, subject]]);
    await page.close();
    world.line.release('mute');
    world.line.mode = 'open';

    const back = await sender();
    await told(back, 'accepted');
    expect(world.line.posts.map((post) => post.id)).toEqual([id, id]);
    await expect.poll(() => stored(back, 'queue')).toEqual([]);
    await expectTickets(world, subject, 1);
  });

  test('the answer is lost, the page stays: it sends again by itself, one ticket', async ({ world, sender }) => {
    const subject = 'The page stayed';
    const page = await sender();
    world.line.mode = 'mute';
    await send(page, subject);
    expect(await answer(page)).toMatchObject({ type: 'queued' });
    world.line.mode = 'open';
    await told(page, 'accepted');
    expect(new Set(world.line.posts.map((post) => post.id)).size).toBe(1);
    await expectTickets(world, subject, 1);
    expect(await kinds(page)).toEqual(['queued', 'accepted']);
  });

  test('the intake is killed before it could answer, and started again: one ticket', async ({ world, sender }) => {
    const subject = 'The power went';
    const page = await sender();
    world.line.mode = 'slow';
    await send(page, subject);
    await world.line.holding();
    await world.kill();
    world.line.release('mute');
    expect(await answer(page)).toMatchObject({ type: 'queued' });
    await world.start();
    world.line.mode = 'open';
    await told(page, 'accepted');
    await expectTickets(world, subject, 1);
  });

  test('two tabs find the line back at the same moment: sent once, and both know', async ({ world, sender }) => {
    const subject = 'Two tabs';
    const page = await sender();
    world.line.mode = 'open';
    const { token, id } = await page.evaluate(async (door) => (await fetch(`${door}/form/token`)).json(), world.line.address);
    world.line.mode = 'dead';
    const entry = { id, token, fields: { name: 'Ada', email: 'ada@nobody.example', subject, description: 'It hums.', language: 'en' } };
    expect(await page.evaluate((entry) => globalThis.lines.queue.send(entry), entry)).toMatchObject({ type: 'queued' });
    const other = await sender();
    // It has tried, too, and waits as the first one does.
    await told(other, 'queued');
    world.line.mode = 'slow';
    await Promise.all([page, other].map((tab) => tab.evaluate(() => globalThis.lines.queue.flush())).concat(world.line.holding().then(() => world.line.release('open'))));
    await Promise.all([page, other].map((tab) => told(tab, 'accepted')));
    expect(world.line.posts.map((post) => post.id)).toEqual([id]);
    expect(world.line.mostUnderWay).toBe(1);
    await expectTickets(world, subject, 1);
  });

  test('the browser is offline and online again: it goes at once', async ({ world, sender, context }) => {
    const subject = 'Under a tunnel';
    const page = await sender();
    const { token, id } = await page.evaluate(async (door) => (await fetch(`${door}/form/token`)).json(), world.line.address);
    await context.setOffline(true);
    const entry = { id, token, fields: { name: 'Ada', email: 'ada@nobody.example', subject, description: 'It hums.', language: 'en' } };
    expect(await page.evaluate((entry) => globalThis.lines.queue.send(entry), entry)).toEqual({ type: 'queued', id, code: 'network' });
    await context.setOffline(false);
    await told(page, 'accepted');
    await expectTickets(world, subject, 1);
  });

  test('sent a day late: the door gives a fresh token for the same request, and there is one ticket', async ({ another, world }) => {
    const subject = 'A day late';
    const door = encodeURIComponent(world.line.address);
    const page = await another(`?door=${door}`);
    world.line.mode = 'slow';
    const id = await send(page, subject);
    await world.line.holding();
    await page.close();
    world.line.release('mute');
    world.line.mode = 'open';
    const late = await another(`?door=${door}&later=${24 * 3_600_000}`);
    await told(late, 'accepted');
    const [first, second] = world.line.posts;
    expect([first.id, second.id]).toEqual([id, id]);
    expect(second.token).not.toBe(first.token);
    expect(second.token.split('.')).toContain(id);
    await expectTickets(world, subject, 1);
  });

  test('sent sooner than the door takes it from a person: it waits, and nobody notices', async ({ context }) => {
    const strict = await startWorld({ minSeconds: 1 });
    const page = await context.newPage();
    await page.goto(`${strict.pages}/test/page.html?door=${encodeURIComponent(strict.line.address)}`);
    await page.waitForFunction(() => globalThis.lines);
    await send(page, 'Too early');
    expect(await answer(page)).toMatchObject({ type: 'accepted' });
    expect(await kinds(page)).toEqual(['accepted']);
    expect(strict.line.posts).toHaveLength(2);
    await strict.stop();
  });

  test('the door refuses what has to be corrected: told with its words, kept nowhere', async ({ sender }) => {
    const page = await sender();
    await send(page, '');
    const { type, code, issues } = await answer(page);
    expect([type, code]).toEqual(['refused', 'invalid_input']);
    expect(issues[0]).toMatchObject({ path: 'subject', severity: 'error' });
    expect(await stored(page, 'queue')).toEqual([]);
  });

  test('a browser that keeps nothing: sent all the same, and a cut line is told as failed', async ({ world, sender }) => {
    const page = await sender(() => { Object.defineProperty(globalThis, 'indexedDB', { value: undefined }); });
    await send(page, 'Nothing is kept here');
    expect(await answer(page)).toMatchObject({ type: 'accepted' });
    world.line.mode = 'mute';
    await send(page, 'Nothing is kept here, and the line is cut');
    expect(await answer(page)).toMatchObject({ type: 'failed', code: 'network' });
  });

  test('a page of tomorrow with a newer disk is not held up, and the old one still sends', async ({ sender }) => {
    const page = await sender();
    expect(await stored(page, 'queue')).toEqual([]);
    const newer = await sender();
    const version = await newer.evaluate(() => new Promise((resolve, reject) => {
      const opening = indexedDB.open('atera-form', 99);
      opening.onsuccess = () => { resolve(opening.result.version); opening.result.close(); };
      opening.onblocked = () => reject(new Error('blocked'));
      opening.onerror = () => reject(opening.error);
    }));
    expect(version).toBe(99);
    expect(await page.evaluate(() => globalThis.lines.storage.put('queue', { id: 'x' }))).toEqual({ ok: false, trouble: 'absent' });
    await send(page, 'From the page of yesterday');
    expect(await answer(page)).toMatchObject({ type: 'accepted' });
  });
});

const restored = (page) => page.evaluate(() => globalThis.lines.drafts.restored);
const valuesOf = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll('[name]')]
  .filter(({ type }) => type !== 'hidden').flatMap(({ name, type, value, checked }) => (type === 'radio' ? (checked ? [[name, value]] : []) : [[name, type === 'checkbox' ? checked : value]]))));
/** Typed, and on the disk. */
async function type(page, label, text) {
  await page.getByLabel(label, { exact: true }).fill(text);
  await expect.poll(async () => JSON.stringify(await stored(page, 'drafts'))).toContain(JSON.stringify(text));
}

test.describe('a draft', () => {
  test('is put back with an announcement, and an undo puts back what was there', async ({ another }) => {
    const page = await another('?drafts');
    expect(await restored(page)).toBe(false);
    await page.getByLabel('Name', { exact: true }).fill('Ada');
    await page.getByLabel('Category').selectOption('Network');
    await page.getByLabel('Many people').check();
    await page.getByLabel('Call me').check();
    await type(page, 'Description', 'It hums\nsince noon');
    await page.close();

    const back = await another('?drafts');
    expect(await restored(back)).toBe(true);
    expect(await valuesOf(back)).toMatchObject({ name: 'Ada', category: 'Network', impact: 'major', call: true, description: 'It hums\nsince noon' });
    await expect(back.getByRole('status')).toHaveText('We put back what you typed');
    expect(await back.evaluate(() => globalThis.lines.restorations)).toBe(1);
    await back.evaluate(() => globalThis.lines.drafts.undo());
    expect(await valuesOf(back)).toMatchObject({ name: '', category: '', call: false, description: '' });
    expect((await valuesOf(back)).impact).toBeUndefined();
    await expect(back.getByRole('status')).toHaveText('It is as it was');
    expect(await stored(back, 'drafts')).toEqual([]);
  });

  test('comes back after a reload in the same tab, also what was typed a moment before', async ({ another }) => {
    const page = await another('?drafts');
    await restored(page);
    await page.getByLabel('Description').fill('Typed and gone');
    await page.reload();
    await page.waitForFunction(() => globalThis.lines);
    await restored(page);
    await expect(page.getByLabel('Description')).toHaveValue('Typed and gone');
  });

  test('holds no secret, no file, and nothing that the page asked to leave out', async ({ another }) => {
    const page = await another('?drafts');
    await restored(page);
    for (const label of ['Password', 'Code', 'Card', 'Not kept', 'Nor this']) await page.getByLabel(label).fill('do not keep');
    await page.locator('[name=website]').evaluate((trap) => { trap.value = 'do not keep'; trap.dispatchEvent(new Event('input', { bubbles: true })); });
    await page.getByLabel('File').setInputFiles({ name: 'do not keep.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
    await type(page, 'Name', 'Ada');
    const [{ lines }] = await stored(page, 'drafts');
    expect(lines).toEqual([['name', 0, 'Ada']]);
  });

  test('two tabs keep two drafts; the one whose tab was closed is offered to the next', async ({ another }) => {
    const [one, two] = [await another('?drafts'), await another('?drafts')];
    await Promise.all([one, two].map(restored));
    await type(one, 'Description', 'of the first tab');
    await type(two, 'Description', 'of the second tab');
    expect((await stored(one, 'drafts')).map(({ lines }) => lines[0][2]).sort()).toEqual(['of the first tab', 'of the second tab']);
    // Both live: a third one gets neither.
    const three = await another('?drafts');
    expect(await restored(three)).toBe(false);
    await one.close();
    const four = await another('?drafts');
    expect(await restored(four)).toBe(true);
    await expect(four.getByLabel('Description')).toHaveValue('of the first tab');
    await expect(two.getByLabel('Description')).toHaveValue('of the second tab');
    // What was taken over is nobody else's.
    const five = await another('?drafts');
    expect(await restored(five)).toBe(false);
  });

  test('the same where there are no locks: a lease says which tab lives, until it lapses', async ({ another }) => {
    const init = () => { Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }); };
    const [one, two] = [await another('?drafts', { init }), await another('?drafts', { init })];
    await Promise.all([one, two].map(restored));
    await type(one, 'Description', 'of the first tab');
    await type(two, 'Description', 'of the second tab');
    const three = await another('?drafts', { init });
    expect(await restored(three)).toBe(false);
    await Promise.all([one, two].map((page) => page.close()));
    // A minute later whoever died holds nothing any more.
    const four = await another('?drafts&later=61000', { init });
    expect(await restored(four)).toBe(true);
    await expect(four.getByLabel('Description')).toHaveValue('of the second tab');
  });

  test('is not put over what somebody types', async ({ another }) => {
    const page = await another('?drafts');
    await type(page, 'Description', 'of yesterday');
    await page.close();
    const back = await another('?drafts', { init: () => {
      document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') document.querySelector('[name=name]').value = 'faster than the script'; });
    } });
    expect(await restored(back)).toBe(false);
    await expect(back.getByLabel('Description')).toHaveValue('');
    expect(await stored(back, 'drafts')).toHaveLength(1);
  });

  test('is forgotten after seven days', async ({ another }) => {
    const page = await another('?drafts');
    await type(page, 'Description', 'of last week');
    await page.close();
    const late = await another(`?drafts&later=${7 * 86_400_000}`);
    expect(await restored(late)).toBe(false);
    expect(await stored(late, 'drafts')).toEqual([]);
  });

  test('is forgotten when it was sent, here and wherever the same words wait', async ({ another }) => {
    const [one, two, three] = [await another('?drafts'), await another('?drafts'), await another('?drafts')];
    await Promise.all([one, two, three].map(restored));
    for (const page of [one, two]) await type(page, 'Description', 'the same words');
    await type(three, 'Description', 'other words');
    await one.evaluate(() => globalThis.lines.drafts.forget());
    await expect.poll(async () => (await stored(one, 'drafts')).map(({ lines }) => lines[0][2])).toEqual(['other words']);
    // Refused after all: what stands in the form is kept again.
    await one.evaluate(() => globalThis.lines.drafts.keep());
    expect(await stored(one, 'drafts')).toHaveLength(2);
  });
});

test('a page that dies while it sends leaves no draft to send once more', async ({ another, world }) => {
  const search = `?drafts&door=${encodeURIComponent(world.line.address)}`;
  const subject = 'Sent, and not to be sent again';
  const page = await another(search);
  await type(page, 'Description', 'It hums, and nothing comes out.');
  world.line.mode = 'slow';
  await send(page, subject);
  await world.line.holding();
  await page.close();
  world.line.release('mute');
  world.line.mode = 'dead';
  const back = await another(search);
  expect(await restored(back)).toBe(false);
  await expect(back.getByLabel('Description')).toHaveValue('');
  expect(await stored(back, 'drafts')).toHaveLength(1);
  world.line.mode = 'open';
  await back.evaluate(() => globalThis.lines.queue.flush());
  await told(back, 'accepted');
  expect(await stored(back, 'drafts')).toEqual([]);
  await expectTickets(world, subject, 1);
});

test.describe('a proof of work', () => {
  const BITS = 16;
  const proven = (page, bits) => page.evaluate(async (bits) => {
    const token = `1700000000000.${Math.random()}`;
    let turns = 0;
    const timer = setInterval(() => { turns += 1; }, 1);
    const started = performance.now();
    const proof = await globalThis.lines.solve({ token, bits });
    const ms = performance.now() - started;
    clearInterval(timer);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${token}:${proof}`)));
    const zeros = [...hash].map((byte) => byte.toString(2).padStart(8, '0')).join('').indexOf('1');
    return { proof: Number(proof), ms, zeros, turns };
  }, bits);

  for (const [name, policy] of [['in a worker', ''], ['in slices, where the policy refuses workers', '?policy=noworker']]) {
    test(name, async ({ another, browserName }) => {
      const page = await another(policy);
      let workers = 0;
      page.on('worker', () => { workers += 1; });
      const found = await proven(page, BITS);
      expect(found.zeros).toBeGreaterThanOrEqual(BITS);
      // Firefox tells of a worker also where its policy lets it load nothing.
      if (policy === '' || browserName === 'chromium') expect(workers).toBe(policy === '' ? 1 : 0);
      // The page lives on: a timer of a millisecond gets its turn between two slices.
      expect(found.turns).toBeGreaterThanOrEqual(Math.floor(found.ms / 50));
      const { proof, ms } = await proven(page, BITS + 3);
      console.log(`${browserName}, ${name}: ${Math.round(proof / ms)} hashes/ms`);
    });
  }

  test('can be given up', async ({ another }) => {
    const page = await another();
    const name = await page.evaluate(async () => {
      const control = new AbortController();
      const proof = globalThis.lines.solve({ token: 'x', bits: 200, signal: control.signal });
      control.abort();
      return proof.catch((error) => error.name);
    });
    expect(name).toBe('AbortError');
  });
});
