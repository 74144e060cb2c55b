// @ts-check
// The rules as people call them. They answer; they never throw, but for a core that is not started yet.
import { text, useZone } from './values.js';
import { PRIORITIES, SLA_HOURS } from './words.js';

/**
 * @typedef {{
 *   enter: <T>(run: (wasm: import('./values.js').Wasm) => T) => T,
 *   paper: ReturnType<typeof import('./values.js').createPaper>,
 * }} Started
 * @typedef {import('./index.d.ts').CheckOptions} CheckOptions
 * @typedef {import('./index.d.ts').StatusTable} StatusTable
 * @typedef {import('./index.d.ts').SlaOptions} SlaOptions
 */

// The numbers of the questions and their flags in src/wasm/checks.rs.
const TICKET = 0, CUSTOMER = 1, CONTACT = 2, COMMENT = 3, CUSTOM_VALUE = 4, SUBMISSION = 5;
const NAMES = 6, EMAIL = 7, NEXT_STATUSES = 8, TRANSITION = 9, PRIORITY = 10, SLA = 11;
const CREATE = 0, UPDATE = 1, ALLOW_UNKNOWN = 2, REFUSE_EAI = 4, OWN_TABLE = 8, ASCII = 16;
const PAUSE = 1;
/** JavaScript has no later one. */
const LAST_DATE = 8.64e15;

/** A line for each status, tabs between. @param {StatusTable} [table] */
export const tableText = (table) =>
  table && Object.entries(table).map(([from, to]) => [from, ...to].join('\t')).join('\n');

/** @param {Started} started */
export function createChecks({ enter, paper }) {
  /** @type {Map<string, number>[]} */
  const names = [];

  /**
   * The core's answer to what belongs to a question and a record; empty if it has nothing to say.
   * @param {number} question
   * @param {number} flags
   * @param {unknown[]} [others]
   * @param {any} [record]
   * @param {Map<string, number>} [names]
   */
  const ask = (question, flags, others, record, names) => enter((wasm) => {
    paper.begin();
    if (others) paper.add(others);
    const entries = paper.record(record, names);
    const bytes = paper.end();
    const length = wasm.ask(question, bytes === paper.units ? flags | ASCII : flags, entries, bytes);
    return length === 0 ? '' : paper.read(length);
  });

  /** @param {number} thing */
  const namesOf = (thing) =>
    (names[thing] ??= new Map(ask(NAMES, thing).split(',').map((name, index) => [name, index])));

  /** @param {number} thing @param {number} action */
  const checker = (thing, action) =>
    /** @param {any} input @param {CheckOptions} [options] @returns {any} */
    (input, options) => {
      let flags = action;
      let others;
      if (options) {
        const { allowUnknown, refuseEai, transitions } = options;
        flags |= (allowUnknown ? ALLOW_UNKNOWN : 0) | (refuseEai ? REFUSE_EAI : 0) | (transitions ? OWN_TABLE : 0);
        if (transitions) others = [tableText(transitions)];
      }
      const said = ask(thing, flags, others, input, namesOf(thing));
      const value = { ...input };
      if (said === '') return { ok: true, value, issues: [] };
      const { ok, issues, changes } = JSON.parse(said);
      return { ok, value: Object.assign(value, changes), issues };
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
      JSON.parse(ask(EMAIL, options?.refuseEai ? REFUSE_EAI : 0, [typeof email === 'string' ? email : ''])),

    /** @param {string} from @param {StatusTable} [table] @returns {string[]} */
    nextStatuses: (from, table) => JSON.parse(ask(NEXT_STATUSES, 0, [String(from), tableText(table)])).allowed,

    /** @param {string} from @param {string} to @param {StatusTable} [table] */
    checkTransition: (from, to, table) =>
      JSON.parse(ask(TRANSITION, 0, [String(from), String(to), tableText(table)])),

    /** @param {string} impact @param {string} urgency @param {import('./index.d.ts').PriorityTable} [table] @returns {any} */
    priorityFor: (impact, urgency, table) =>
      ask(PRIORITY, 0, [String(impact), String(urgency), ...(table ? priorityWords(table) : [undefined])]) || undefined,

    /** @param {any} ticket @param {Date | string | number} now @param {SlaOptions} [options] @returns {any} */
    sla(ticket, now, options = {}) {
      const { businessHours, targets, history = [] } = options;
      if (businessHours && !useZone(businessHours.timeZone)) {
        return unknown(`this host does not know the time zone ${businessHours.timeZone}: use an IANA name as in Europe/Berlin`);
      }
      const week = businessHours && openings(businessHours);
      const answer = ask(SLA, options.pauseWhilePending === false ? 0 : PAUSE, [
        millis(now), options.dueSoonMs,
        ...PRIORITIES.map((priority) => Number(targets?.[priority] ?? SLA_HOURS[priority])),
        week && week.length / 3, ...(week ?? []),
        history.length, ...history.flatMap(({ at, status }) => [millis(at), String(status)]),
      ], ticket, namesOf(TICKET));
      if (answer === '') {
        return unknown('no clock runs for this ticket: it has no TicketCreatedDate or no TicketPriority with a target');
      }
      const { state, dueAt, remainingMs } = JSON.parse(answer);
      return { state, dueAt: dueAt === undefined ? null : new Date(Math.min(dueAt, LAST_DATE)).toISOString().replace('.000Z', 'Z'), remainingMs };
    },
  };
}

/** @param {string} message */
const unknown = (message) => ({ state: 'unknown', dueAt: null, remainingMs: null, message });

/** @param {Date | string | number} time */
const millis = (time) => (typeof time === 'number' ? time : Date.parse(text(time) ?? ''));

/** Twelve words, row by row. @param {import('./index.d.ts').PriorityTable} table */
const priorityWords = (table) => ['outage', 'major', 'single', 'minor']
  .flatMap((impact) => ['high', 'medium', 'low'].map((urgency) => /** @type {any} */ (table)[impact]?.[urgency] ?? ''));

/** @param {string} time as in 09:30 */
const minutes = (time) => {
  const [hours = NaN, rest] = time.split(':').map(Number);
  return hours * 60 + (rest || 0);
};

/** Weekday from 0, first and last minute, for each opening. @param {import('./index.d.ts').BusinessHours} hours */
const openings = ({ openings }) => openings.flatMap(({ days, from, to }) =>
  days.flatMap((day) => [day - 1, minutes(from), minutes(to)]));
