// The one client of this page, and what the page remembers between views.
import { Atera } from '/pkg/index.js';
import { navigate } from './router.js';

/** The gateway on this origin adds the key; a page must not have one. A person waits, so waits are short. */
export const atera = new Atera({
  baseUrl: `${location.origin}/api/v3`,
  dialect: 'guide',
  timeoutMs: 15_000,
  retries: 1,
  maxRetryAfterMs: 1_500,
});

/** @type {Promise<object[]> | undefined} */
let names;

/** All customers by name, for choosing one; read once. */
export function customersByName() {
  names ??= readNames().catch((error) => {
    names = undefined;
    throw error;
  });
  return names;
}

async function readNames() {
  const customers = await atera.customers.list({ itemsInPage: 50 }).all();
  return customers.sort((one, other) => String(one.CustomerName).localeCompare(String(other.CustomerName)));
}

/** After a customer was made or changed. */
export function forgetNames() {
  names = undefined;
}

/** Back to the data the demo starts from. */
export async function restoreDemo() {
  const reply = await fetch('/demo/reset', { method: 'POST' });
  if (!reply.ok) throw new Error('the demo data could not be restored; try again');
  forgetNames();
  navigate('/tickets', { notice: 'The demo data is as it was at the start.' });
}
