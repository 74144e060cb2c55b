// @ts-check
// What the options beside the door's may be. What does not fit stops the Worker when it starts: a submission that was
// accepted under it would wait for ever, and nobody would hear why.
import { SUBMISSION_FIELDS } from './form-fields.js';

/** A shorter time is one in seconds or minutes by mistake. After a day there are too many tickets to look through. */
const BLIND_MS = { least: 1_000, most: 86_400_000 };
/** Each of them may become a ticket, so more are no limit any more. */
const TRIES = { least: 1, most: 100 };
/** The operator's page asks each shard three times, and Cloudflare lets a request ask a thousand times. */
const SHARDS = { least: 1, most: 256 };
/** Ten years: a receipt is a key to the ticket, and its submission is stored for as long. */
const RECEIPT_DAYS = { least: 1, most: 3_650 };

const POLICIES = ['create', 'hold', 'reject'];
const TARGETS = ['ticket', 'contact', 'customer'];

/** @param {unknown} holds @param {string} name @param {unknown} given @param {string} wanted */
function demand(holds, name, given, wanted) {
  if (!holds) throw new TypeError(`createIntake: ${name} is ${kindOf(given)}: pass ${wanted}`);
}

/** @type {Record<string, (given: any) => string>} */
const KINDS = {
  undefined: () => 'left out',
  number: (given) => `the number ${given}`,
  boolean: String,
  // It may be a secret at the wrong place, so it is not repeated.
  string: (given) => (given === '' ? 'an empty text' : 'a text'),
  object: (given) => (given === null ? 'null' : Array.isArray(given) ? 'a list' : 'an object'),
};

/** @param {unknown} given */
const kindOf = (given) => KINDS[typeof given]?.(given) ?? `a ${typeof given}`;

/** @param {any} given */
const isRecord = (given) => typeof given === 'object' && given !== null && !Array.isArray(given);

/** @param {any} given */
const isText = (given) => typeof given === 'string' && given.trim() !== '';

/** @param {any} given */
const isId = (given) => Number.isSafeInteger(given) && given > 0;

/** @param {string} name @param {any} given @param {{ least: number, most: number }} bounds @param {string} [of] */
const whole = (name, given, { least, most }, of = '') =>
  demand(Number.isInteger(given) && given >= least && given <= most, name, given, `a whole number${of} from ${least} to ${most}`);

/** @param {Pick<import('./options.js').Options, 'blindMs' | 'mostTries' | 'shards' | 'formerShards' | 'receiptDays' | 'unknownSender' | 'comment'>} options */
export function checkDelivery({ blindMs, mostTries, shards, formerShards, receiptDays, unknownSender, comment }) {
  whole('blindMs', blindMs, BLIND_MS, ' of milliseconds');
  whole('mostTries', mostTries, TRIES);
  whole('shards', shards, SHARDS);
  demand(Array.isArray(formerShards), 'formerShards', formerShards, 'a list of the numbers of shards that there were before');
  for (const [place, former] of formerShards.entries()) whole(`formerShards[${place}]`, former, SHARDS);
  whole('receiptDays', receiptDays, RECEIPT_DAYS, ' of days');
  checkPolicy(unknownSender);
  if (comment !== undefined) checkComment(comment);
}

/** @param {any} given */
function checkPolicy(given) {
  demand(isRecord(given), 'unknownSender', given, "an object with the policy 'create', 'hold' or 'reject'");
  demand(POLICIES.includes(given.policy), 'unknownSender.policy', given.policy, "'create', 'hold' or 'reject'");
  if (given.policy !== 'create') return;
  demand(isId(given.CustomerID), 'unknownSender.CustomerID', given.CustomerID,
    'the number of the customer who gets the new contact, a whole number from 1 to 2^53 - 1');
}

/** @param {any} given */
function checkComment(given) {
  demand(isRecord(given), 'comment', given, 'an object with CommentText and IsInternal');
  demand(isText(given.CommentText), 'comment.CommentText', given.CommentText, 'what the comment says');
  demand(typeof given.IsInternal === 'boolean', 'comment.IsInternal', given.IsInternal, 'true or false');
  demand(given.TechnicianContactID === undefined || isId(given.TechnicianContactID), 'comment.TechnicianContactID', given.TechnicianContactID,
    'the number of the technician who writes it, a whole number from 1 to 2^53 - 1, or leave it out');
}

/**
 * A value from a field that no form has would clear the custom field with each ticket.
 * @param {any} given @param {string[]} ownFields those of the form
 */
export function checkCustomValues(given, ownFields) {
  demand(Array.isArray(given), 'customValues', given, 'a list of { from, target, FieldName }');
  const fields = [...new Set([...Object.keys(SUBMISSION_FIELDS), ...ownFields])];
  for (const [place, value] of given.entries()) {
    const name = `customValues[${place}]`;
    demand(isRecord(value), name, value, '{ from, target, FieldName }');
    demand(fields.includes(value.from), `${name}.from`, value.from, `the name of a field: ${fields.join(', ')}`);
    demand(value.target === undefined || TARGETS.includes(value.target), `${name}.target`, value.target, "'ticket', 'contact' or 'customer', or leave it out for the ticket");
    demand(isText(value.FieldName), `${name}.FieldName`, value.FieldName, 'the name of a custom field in Atera');
  }
}

/** @param {{ ratePerMinute: number, reserve: number, leaseMs: number }} options */
export function checkBudget({ ratePerMinute, reserve, leaseMs }) {
  whole('ratePerMinute', ratePerMinute, { least: 1, most: 100_000 });
  whole('reserve', reserve, { least: 0, most: ratePerMinute - 1 });
  whole('leaseMs', leaseMs, { least: 10_000, most: 120_000 }, ' of milliseconds');
}
