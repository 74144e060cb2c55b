// Which of Atera's two contracts the desk speaks, and what it cannot do there. The address says which, so that a link
// and a reload keep it; everything else asks for what a dialect can, never for its name.

/**
 * @typedef {object} Dialect
 * @property {string} name as the package and the address write it
 * @property {string} label
 * @property {string} meaning what it is, for who does not know it
 * @property {string} path of its calls on this origin
 * @property {string} titled added to the window's title
 * @property {string} activity what a ticket's `LastActivityDate` is the date of
 * @property {string} [commentAuthor] why a comment has to say which technician wrote it, where nobody is assigned; it need not if this is missing
 * @property {Record<string, string>} ticketNeeds fields of a new ticket, beside title and customer → what to say when one is missing
 * @property {Record<string, string>} contactKeeps fields of a contact that cannot be changed → why
 * @property {boolean} definesFields whether only fields that the account has defined take a custom value
 * @property {Removal} removal of a custom value
 *
 * @typedef {object} Removal
 * @property {string} verb
 * @property {string} done what is told afterwards, with the field's name in front
 * @property {boolean} leavesEmpty whether the field stays behind, without a value
 * @property {string} [hint] why it is not what one would expect
 * @property {(values: import('/pkg/index.js').Atera['customValues'], ...value: [target: string, id: number, name: string]) => Promise<unknown>} run
 */

/** @type {Dialect} */
const GUIDE = {
  name: 'guide',
  label: 'Guide',
  meaning: 'as Atera’s published guide has it',
  path: '/api/v3',
  titled: '',
  activity: 'Last activity',
  ticketNeeds: {},
  contactKeeps: {},
  definesFields: false,
  removal: { verb: 'Delete', done: 'is deleted', leavesEmpty: false, run: (values, ...value) => values.delete(...value) },
};

/** @type {Dialect} */
const LIVE = {
  name: 'live',
  label: 'Live',
  meaning: 'as Atera’s own API document of June 2026 has it',
  path: '/live/api/v3',
  titled: ' (live)',
  activity: 'Last comment',
  commentAuthor: 'Nobody is assigned to this ticket, and the live service takes no comment without its author.',
  ticketNeeds: {
    EndUserID: 'choose the contact who asks: the live service makes tickets for contacts, not for customers',
    Description: 'describe what is wrong: the live service takes no ticket without it',
  },
  contactKeeps: {
    Email: 'The live service does not change an address. If it is wrong, make another contact.',
  },
  definesFields: true,
  removal: {
    verb: 'Empty',
    done: 'is empty now',
    leavesEmpty: true,
    hint: 'The live service cannot delete a value; an empty one comes nearest.',
    run: (values, ...value) => values.set(...value, ''),
  },
};

/** The first one is spoken when the address says nothing. */
export const DIALECTS = [GUIDE, LIVE];

const PARAMETER = 'dialect';

/** @param {string} search of an address */
function spokenAt(search) {
  const name = new URLSearchParams(search).get(PARAMETER);
  return DIALECTS.find((one) => one.name === name) ?? GUIDE;
}

/** What this page speaks from its start to its end: another dialect is another page. */
export const dialect = spokenAt(location.search);

/** Whether an address of the desk is in the dialect of this page. @param {string} search */
export const isSpokenHere = (search) => spokenAt(search) === dialect;

/** The same address in a dialect, this page's if none is named. @param {string} address @param {Dialect} [spoken] */
export function inDialect(address, spoken = dialect) {
  const url = new URL(address, location.origin);
  url.searchParams.delete(PARAMETER);
  if (spoken !== GUIDE) url.searchParams.set(PARAMETER, spoken.name);
  return url.pathname + url.search;
}
