// The fields of a form as Firefox tells them.
import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { until } from '../embedded/until.mjs';

const ROLES = ['entry', 'combobox', 'grouping', 'radiobutton'];

/** In their order. @param {any} page */
export const fieldsOf = async (page) => (await page.tree()).filter(({ role }) => ROLES.includes(role));

/**
 * Waits until the first fields are told so: the tree follows the page in a moment. What it never comes to is shown beside what was hoped for.
 * @param {any} page
 * @param {{ name: string, description: string, invalid: boolean }[]} expected each a line to type into, and required
 */
export async function firstAreTold(page, expected) {
  const wanted = expected.map((field) => ({ role: 'entry', ...field, required: true }));
  let found;
  const isTold = async () => {
    found = (await fieldsOf(page)).slice(0, wanted.length);
    return isDeepStrictEqual(found, wanted);
  };
  await until(isTold).catch(() => assert.deepEqual(found, wanted));
}
