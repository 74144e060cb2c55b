// @ts-check
// Who sent this: asked of the directory, and of Atera itself where the core says so.
import { decide } from './core.js';
import { codeOf } from './log.js';

/**
 * What is needed to find somebody: `atera` is the gated client of the caller's own class.
 * @typedef {{ env: any, options: import('./options.js').Options, atera: any }} Finder
 *
 * @typedef {{ sender: 'known', EndUserID: number, CustomerID?: number }
 *   | { sender: 'new_contact', CustomerID: number }
 *   | { sender: 'not_yet', wait: number }
 *   | { sender: 'unknown' } | { sender: 'rejected' }} Sender
 */

/** @param {any} env @param {import('./options.js').Options} options @returns {'guide' | 'live'} */
export function dialectOf(env, options) {
  const baseUrl = options.baseUrl ?? env.ATERA_URL ?? 'https://app.atera.com';
  return decide('directory.dialect', { dialect: options.dialect ?? null, baseUrl });
}

/**
 * Who has this address: no call to Atera, or in live at most one. It throws what that call throws.
 * @param {Finder} finder
 * @param {string} email
 * @returns {Promise<Sender>}
 */
export async function resolveSender({ env, options, atera }, email) {
  const live = dialectOf(env, options) === 'live';
  const found = await directoryOf(env).lookUp(email);
  const resolve = (/** @type {object} */ more) =>
    decide('sender.resolve', { email, ...found, live, ...options.unknownSender, ...more });
  const sender = resolve({});
  if (sender.sender !== 'ask') return sender;
  return resolve({ asked: true, contact: await findContact({ env, options, atera }, email) });
}

/**
 * Asks Atera itself, and tells the directory: after "Email already exists", or when the directory is out of date. In
 * live it is one call, in the guide a walk through every contact until it is found.
 * @param {Finder} finder
 * @param {string} email
 * @returns {Promise<{ EndUserID: number, CustomerID?: number } | undefined>}
 */
export async function findContact({ env, atera }, email) {
  const contact = await atera.contacts.findByEmail(email);
  if (!contact) {
    await directoryOf(env).forget(email);
    return undefined;
  }
  const ids = { EndUserID: contact.EndUserID, ...(contact.CustomerID && { CustomerID: contact.CustomerID }) };
  await directoryOf(env).learn({ email, ...ids });
  return ids;
}

/**
 * Makes the contact of a submission. Atera has each address once: when it says that it has this one already, or when
 * nobody knows whether the create went through, the contact is looked for. It throws what cannot be mended so.
 * @param {Finder} finder
 * @param {{ email: string }} submission
 * @param {number} CustomerID
 * @returns {Promise<{ EndUserID: number, CustomerID?: number, made: boolean }>}
 */
export async function makeContact(finder, submission, CustomerID) {
  const { email } = submission;
  try {
    const { EndUserID } = await finder.atera.contacts.create(decide('draft.contact', { submission, CustomerID }));
    await directoryOf(finder.env).learn({ email, EndUserID, CustomerID });
    return { EndUserID, CustomerID, made: true };
  } catch (error) {
    if (!['duplicate_email', 'ambiguous'].includes(codeOf(error))) throw error;
    const found = await findContact(finder, email);
    if (!found) throw error;
    return { ...found, made: false };
  }
}

/** @param {any} env */
export const directoryOf = (env) => env.DIRECTORY.getByName('directory');
