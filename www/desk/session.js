// The one client of this page, and what the page remembers between views.
import { Atera } from '/pkg/index.js';
import { dialect } from './dialect.js';
import { navigate } from './router.js';

/** The gateway on this origin adds the key; a page must not have one. A person waits, so waits are short. */
export const atera = new Atera({
  baseUrl: location.origin + dialect.path,
  dialect: dialect.name,
  timeoutMs: 15_000,
  retries: 1,
  maxRetryAfterMs: 1_500,
});

/** What is read once. @type {Map<string, Promise<any>>} */
const known = new Map();

/** @template T @param {string} name @param {() => Promise<T>} read @returns {Promise<T>} */
function once(name, read) {
  if (!known.has(name)) {
    known.set(name, read().catch((error) => {
      known.delete(name);
      throw error;
    }));
  }
  return known.get(name);
}

const byName = (name) => (one, other) => String(one[name]).localeCompare(String(other[name]));

/** All customers by name, for choosing one. */
export function customersByName() {
  return once('customers', async () => (await atera.customers.list({ itemsInPage: 50 }).all()).sort(byName('CustomerName')));
}

/**
 * Technicians by name, for choosing one. Atera has no list of them: these are the ones who work on the newest tickets.
 * @returns {Promise<{ TechnicianContactID: number, TechnicianFullName: string }[]>}
 */
export function techniciansByName() {
  return once('technicians', async () => {
    const { items } = await atera.tickets.list({ itemsInPage: 50 }).first();
    const found = new Map(items.filter((ticket) => ticket.TechnicianContactID)
      .map(({ TechnicianContactID: id, TechnicianFullName: name }) => [id, { TechnicianContactID: id, TechnicianFullName: name || `Technician ${id}` }]));
    return [...found.values()].sort(byName('TechnicianFullName'));
  });
}

/** The fields that the account has defined. @returns {Promise<object[]>} */
export function definedFields() {
  return once('fields', () => atera.customValues.fields());
}

/** After a customer was made or changed. */
export function forgetNames() {
  known.delete('customers');
}

/** Back to the data the demo starts from. */
export async function restoreDemo() {
  const reply = await fetch('/demo/reset', { method: 'POST' });
  if (!reply.ok) throw new Error('the demo data could not be restored; try again');
  known.clear();
  navigate('/tickets', { notice: 'The demo data is as it was at the start.' });
}
