// @ts-check
// Which draft became which submission. A page may die between the two: then its draft is no longer something that the
// visitor has yet to send, and putting it back would ask him to send it twice.

/** @typedef {Record<string, string>} Fields of a submission */

/** As a form's data has it, whoever made it. @param {unknown} text */
const plain = (text) => String(text).replace(/\r\n?/g, '\n').trim();

/**
 * Whether a draft is what was sent: all its texts are in the submission, and the longest of the submission is in it.
 * @param {import('./draft-fields.js').Line[]} lines
 * @param {Fields} fields
 */
export function isSent(lines, fields) {
  const texts = lines.filter(([, , value]) => typeof value === 'string');
  const { token, proof, ...typed } = fields;
  const longest = Object.values(typed).map(plain).reduce((one, other) => (other.length > one.length ? other : one), '');
  return texts.every(([name, , value]) => plain(value) === plain(fields[name] ?? ''))
    && texts.some(([, , value]) => plain(value) === longest);
}

/**
 * Removes the drafts of what was accepted, of whichever page.
 * @param {import('./storage.js').Storage} storage
 * @param {Fields} fields
 */
export async function forgetSent(storage, fields) {
  for (const { id, lines } of await storage.all('drafts')) if (isSent(lines, fields)) await storage.remove('drafts', id);
}
