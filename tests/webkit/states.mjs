// How the form comes into each of its states, in WebKit.
import { until } from '../embedded/until.mjs';
import { inState, openForm, tabTo, textOf } from './embedded.mjs';

const SUBJECT = 'The plotter hums';

/** What becomes of the ticket on its way; fetch is what the line is cut at. @param {any} page @param {'unanswered' | 'lost' | 'refused'} fate */
const cut = (page, fate) => page.run((name) => {
  const { fetch } = globalThis;
  const answers = {
    unanswered: () => new Promise(() => {}),
    lost: () => Promise.reject(new TypeError('no line')),
    refused: () => Promise.resolve(Response.json({ code: 'challenge_failed', message: 'the challenge was not passed' }, { status: 403 })),
  };
  globalThis.fetch = (input, init) => (new URL(input, location.href).pathname === '/tickets' ? answers[name]() : fetch(input, init));
}, fate);

const send = async (page) => (await page.find('atera-ticket-form button[type="submit"]')).click();

const subjectIn = async (page) => (await page.find('atera-ticket-form [name="subject"]')).property('value');

export async function fill(page, subject = SUBJECT) {
  await (await page.find('atera-ticket-form [name="name"]')).click();
  await page.type('Ada Okafor');
  for (const [name, text] of Object.entries({ email: 'ada@nobody.example', subject, description: 'It hums, and nothing comes out.' })) {
    await tabTo(page, name);
    await page.type(text);
  }
  await (await page.find('atera-ticket-form [name="impact"][value="major"]')).click();
}

async function fillAndSend(page, address, fate) {
  await openForm(page, address);
  if (fate) await cut(page, fate);
  await fill(page);
  await send(page);
}

/** Every state, and the way there on a page. @type {Record<string, (page: any, address: string) => Promise<void>>} */
export const STATES = {
  empty: openForm,

  async errors(page, address) {
    await openForm(page, address);
    await (await page.find('atera-ticket-form [name="email"]')).click();
    await page.type('ada@nobody');
    await send(page);
    await until(() => textOf(page, '.atera-summary'));
  },

  async sending(page, address) {
    await fillAndSend(page, address, 'unanswered');
    await inState(page, 'sending');
  },

  async accepted(page, address) {
    await fillAndSend(page, address);
    await inState(page, 'accepted');
  },

  async queued(page, address) {
    await fillAndSend(page, address, 'lost');
    await inState(page, 'queued');
  },

  async failed(page, address) {
    await fillAndSend(page, address, 'refused');
    await inState(page, 'failed');
  },

  async restored(page, address) {
    await openForm(page, address);
    await fill(page);
    // A draft is written when the page goes.
    await openForm(page, address);
    await until(() => subjectIn(page), (text) => text === SUBJECT);
    await until(() => textOf(page, '.atera-told'));
  },
};

/** Which of them a page can be in. @param {string} page */
export const statesOf = (page) => Object.keys(STATES).filter((state) => state !== 'restored' || page === 'themed');
