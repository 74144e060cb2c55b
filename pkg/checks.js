// @ts-check
// The rules as people call them. They answer; they never throw, but for a core that is not started yet.
import { knowsZone, text } from './values.js';
import { PRIORITIES, SLA_HOURS } from './words.js';

/**
 * @typedef {import('./wasm/rules.js')} RulesCore
 * @typedef {{
 *   enter: <T>(run: (core: RulesCore) => T) => T,
 *   writer: ReturnType<typeof import('./values.js').createWriter>,
 * }} Started
 * @typedef {import('./index.d.ts').CheckOptions} CheckOptions
 * @typedef {import('./index.d.ts').StatusTable} StatusTable
 * @typedef {import('./index.d.ts').SlaOptions} SlaOptions
 */

/** The numbers of the things in src/wasm/checks.rs. */
const TICKET = 0, CUSTOMER = 1, CONTACT = 2, COMMENT = 3, CUSTOM_VALUE = 4, SUBMISSION = 5;
const CREATE = 0, UPDATE = 1, ALLOW_UNKNOWN = 2, REFUSE_EAI = 4;
const ENTRIES = 4294967296;

/** A line for each status, tabs between. @param {StatusTable} [table] */
export const tableText = (table) =>
  table && Object.entries(table).map(([from, to]) => [from, ...to].join('\t')).join('\n');

/** @param {Started} started */
export function createChecks({ enter, writer }) {
  /** @type {Map<string, number>[]} */
  const names = [];

  /** @param {number} thing */
  const namesOf = (thing) =>
    (names[thing] ??= new Map(enter((core) => core.fieldNames(thing)).split(',').map((name, index) => [name, index])));

  /** @param {number} thing @param {number} action */
  const checker = (thing, action) =>
    /** @param {any} input @param {CheckOptions} [options] @returns {any} */
    (input, options) => {
      const flags = options === undefined ? action
        : action | (options.allowUnknown ? ALLOW_UNKNOWN : 0) | (options.refuseEai ? REFUSE_EAI : 0);
      const table = tableText(options?.transitions);
      const names = namesOf(thing);
      const said = enter((core) => {
        const written = writer.write(input, names);
        const clean = core.check(thing, flags, Math.floor(written / ENTRIES), written % ENTRIES, table);
        return clean ? undefined : core.report();
      });
      const value = { ...input };
      if (said === undefined) return { ok: true, value, issues: [] };
      const { ok, issues, changes } = JSON.parse(said);
      for (const [name, changed] of changes) value[name] = changed;
      return { ok, value, issues };
    };

  return {
    checkTicket: checker(TICKET, CREATE),
    checkTicketUpdate: checker(TICKET, UPDATE),
    checkCustomer: checker(CUSTOMER, CREATE),
    checkCustomerUpdate: checker(CUSTOMER, UPDATE),
    checkContact: checker(CONTACT, CREATE),
    checkContactUpdate: checker(CONTACT, UPDATE),
    checkComment: checker(COMMENT, CREATE),
    checkCustomValue: checker(CUSTOM_VALUE, CREATE),
    checkSubmission: checker(SUBMISSION, CREATE),

    /** @param {unknown} email @param {{ refuseEai?: boolean }} [options] */
    checkEmail: (email, options) =>
      JSON.parse(enter((core) => core.checkEmail(typeof email === 'string' ? email : '', options?.refuseEai === true))),

    /** @param {string} from @param {StatusTable} [table] @returns {string[]} */
    nextStatuses: (from, table) => JSON.parse(enter((core) => core.nextStatuses(String(from), tableText(table)))),

    /** @param {string} from @param {string} to @param {StatusTable} [table] */
    checkTransition: (from, to, table) =>
      JSON.parse(enter((core) => core.checkTransition(String(from), String(to), tableText(table)))),

    /** @param {string} impact @param {string} urgency @param {import('./index.d.ts').PriorityTable} [table] @returns {any} */
    priorityFor: (impact, urgency, table) =>
      enter((core) => core.priorityFor(String(impact), String(urgency), table && priorityText(table))),

    /** @param {any} ticket @param {Date | string | number} now @param {SlaOptions} [options] @returns {any} */
    sla(ticket, now, options = {}) {
      const { businessHours, targets, history = [] } = options;
      if (businessHours && !knowsZone(businessHours.timeZone)) {
        return unknown(`this host does not know the time zone ${businessHours.timeZone}: use an IANA name as in Europe/Berlin`);
      }
      const hours = targets ? PRIORITIES.map((priority) => targets[priority] ?? SLA_HOURS[priority]) : [];
      const changes = history.map(({ at, status }) => `${millis(at)}\t${status}`).join('\n');
      const week = businessHours && Uint16Array.from(openings(businessHours));
      const names = namesOf(TICKET);
      const answer = enter((core) => {
        const written = writer.write(ticket, names);
        return core.sla(
          Math.floor(written / ENTRIES), written % ENTRIES, millis(now), Float64Array.from(hours),
          options.pauseWhilePending !== false, options.dueSoonMs ?? -1, changes, week, businessHours?.timeZone ?? '',
        );
      });
      return answer === undefined
        ? unknown('no clock runs for this ticket: it has no TicketCreatedDate or no TicketPriority with a target')
        : { dueAt: null, ...JSON.parse(answer) };
    },
  };
}

/** @param {string} message */
const unknown = (message) => ({ state: 'unknown', dueAt: null, remainingMs: null, message });

/** @param {Date | string | number} time */
const millis = (time) => (typeof time === 'number' ? time : Date.parse(text(time) ?? ''));

/** Twelve words, row by row. @param {import('./index.d.ts').PriorityTable} table */
const priorityText = (table) => ['outage', 'major', 'single', 'minor']
  .flatMap((impact) => ['high', 'medium', 'low'].map((urgency) => /** @type {any} */ (table)[impact]?.[urgency] ?? ''))
  .join(',');

/** @param {string} time as in 09:30 */
const minutes = (time) => {
  const [hours, rest] = time.split(':').map(Number);
  return hours * 60 + (rest || 0);
};

/** Weekday from 0, first and last minute, for each opening. @param {import('./index.d.ts').BusinessHours} hours */
const openings = ({ openings }) => openings.flatMap(({ days, from, to }) =>
  days.flatMap((day) => [day - 1, minutes(from), minutes(to)]));
