// @ts-check
// What the core wants done for a submission, done: each errand ends in an event for the core.
import { decide } from './core.js';
import { faultOf } from './search.js';
import { digest } from './signing.js';
import { dialectOf, directoryOf, findContact, resolveSender } from './sender.js';

/** A call that has no end by then is given up; nobody knows what it made. */
const CALL_MS = 30_000;
const CALL = { timeoutMs: CALL_MS };

/**
 * @typedef {import('./store.js').Row} Row
 * @typedef {{ action: string, task?: string, step: number, after?: number, index?: number }} Action
 */

/**
 * @param {{ gated: any, env: any, options: import('./options.js').Options, pause: (ms: number) => void }} shard
 * `pause` is told when nobody can be identified for a while
 */
export function createErrands({ gated, env, options, pause }) {
  const { atera } = gated;
  const finder = { env, options, atera };
  const isLive = dialectOf(env, options) === 'live';

  /**
   * The contact that another submission of the same sender made meanwhile: then no call is spent on it.
   * @param {string} email
   * @returns {Promise<number | undefined>}
   */
  const knownTo = async (email) => {
    const { contact } = await directoryOf(env).lookUp(email);
    return contact && !contact.customerGone ? contact.EndUserID : undefined;
  };

  /** What is made: each answers with its id. @type {Record<string, (row: Row, action: Action) => Promise<number>>} */
  const create = {
    contact: async ({ submission, delivery }) => {
      const made = await knownTo(submission.email);
      if (made) return made;
      const CustomerID = delivery.sender.customer;
      const { EndUserID } = await atera.contacts.create(decide('draft.contact', { submission, CustomerID }), CALL);
      await directoryOf(env).learn({ email: submission.email, EndUserID, CustomerID });
      return EndUserID;
    },
    ticket: async (row) => (await atera.tickets.create(await draftTicket(row, options), CALL)).TicketID,
    value: async (row, { index = 0 }) => {
      const { target, id, FieldName, value, isSkipped } = valueOf(row, index);
      if (isSkipped) return 1;
      await atera.customValues.set(target, id, FieldName, value, CALL);
      return 1;
    },
    comment: async (row) => {
      await atera.tickets.addComment(ticketOf(row), draftComment(row), CALL);
      return 1;
    },
  };

  /** What is looked for: each answers with the ids of what it found. @type {Record<string, (row: Row, action: Action) => Promise<number[]>>} */
  const look = {
    contact: async ({ submission: { email } }) => {
      const made = await knownTo(email);
      if (made) return [made];
      const contact = await findContact(finder, email);
      return contact ? [contact.EndUserID] : [];
    },
    value: async (row, { index = 0 }) => {
      const { target, id, FieldName, value, isSkipped } = valueOf(row, index);
      if (isSkipped) return [1];
      const values = await atera.customValues.get(target, id, CALL);
      return values.some((/** @type {any} */ found) => found.FieldName === FieldName && found.Value === value) ? [1] : [];
    },
    comment: async (row) => {
      /** @type {[number, string][]} */
      const texts = [];
      for await (const comment of atera.tickets.comments(ticketOf(row), CALL)) texts.push([texts.length + 1, comment.CommentText ?? '']);
      return decide('shard.search', { marks: [row.mark], texts })[0];
    },
  };

  /** @param {Action} action @param {Row} row */
  async function run(action, row) {
    const { step, task = '' } = action;
    if (action.action === 'identify') return { event: 'identified', identity: await identify(row) };
    if (action.action === 'create') {
      try {
        return { event: 'sent', step, outcome: { outcome: 'created', of: await create[task]?.(row, action) } };
      } catch (error) {
        return { event: 'sent', step, outcome: decide('shard.outcome', { ...action, ...faultOf(error) }) };
      }
    }
    try {
      return { event: 'seen', step, ids: await look[task]?.(row, action) };
    } catch (error) {
      return { event: 'look_failed', step, wait: faultOf(error).retryAfterMs ?? 0 };
    }
  }

  /** The directory reads for all shards at once. @param {{ row: Row, action: Action }[]} sought @returns {Promise<object[]>} */
  async function lookForTickets(sought) {
    const after = Math.min(...sought.map(({ action }) => action.after ?? 0));
    const answer = await directoryOf(env).search({ after, marks: sought.map(({ row }) => row.mark) })
      .catch((/** @type {any} */ error) => ({ fault: faultOf(error) }));
    return sought.map(({ action: { step } }, place) => ('fault' in answer
      ? { event: 'look_failed', step, wait: answer.fault.retryAfterMs ?? 0 }
      : { event: 'seen', step, ids: answer.found[place] }));
  }

  /** @param {Row} row @returns {Promise<object>} */
  async function identify({ submission }) {
    try {
      const found = await resolveSender(finder, submission.email);
      switch (found.sender) {
        case 'known': return { identity: 'contact', end_user: found.EndUserID, customer: found.CustomerID ?? null };
        case 'new_contact': return { identity: 'new_contact', customer: found.CustomerID };
        case 'not_yet':
          // The directory is not filled yet: asking it for each of thousands would not make it faster.
          pause(found.wait);
          return { identity: 'later', wait: found.wait };
        case 'unknown': return { identity: 'hold' };
        case 'rejected': return { identity: 'reject' };
      }
    } catch (error) {
      const fault = faultOf(error);
      // Nobody else may ask either.
      if (fault.code === 'rate_limited' && fault.retryAfterMs) pause(fault.retryAfterMs);
      return decide('shard.unidentified', fault);
    }
  }

  /** @param {Row} row */
  function draftComment({ kind, submission, delivery, mark }) {
    if (kind !== 'reply') return decide('draft.comment', { comment: options.comment, mark });
    return decide('draft.reply', { text: submission.text, name: submission.name, EndUserID: delivery.sender.end_user, live: isLive, mark });
  }

  /** @param {Row} row @param {number} index */
  function valueOf(row, index) {
    const { from = '', target = 'ticket', FieldName = '', ifAnswered = false, words } = options.customValues[index] ?? {};
    const { end_user, customer } = foundOf(row);
    const id = { ticket: row.ticket, contact: end_user, customer }[target];
    const answer = String(row.submission[from] ?? '');
    const value = words?.[answer] ?? answer;
    return { target, id, FieldName, value, isSkipped: ifAnswered && value === '' };
  }

  return { run, lookForTickets };
}

/** @param {Row} row */
const ticketOf = (row) => row.ticket ?? row.submission.ticket;

/** @param {Row} row */
const foundOf = (row) => row.delivery.sender;

/** @param {Row} row @param {import('./options.js').Options} options */
async function draftTicket({ id, submission, delivery }, { house, form }) {
  const { end_user, customer, was_known } = delivery.sender;
  return decide('draft.ticket', {
    submission, EndUserID: end_user, CustomerID: customer, newContact: !was_known, house, form, hash: [...await digest(id)],
  }).body;
}
