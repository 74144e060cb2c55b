// @ts-check
// The rules as people call them. They answer whatever they are given; they throw only if the core is not started yet
// or stopped. What a caller's getters and proxies throw is caught here, before the core is entered.
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
/** Every field can be read. @type {string[]} */
const NONE = [];
/** JavaScript has no later one. */
const LAST_DATE = 8.64e15;

/** A line for each status, tabs between. @param {StatusTable} [table] */
export const tableText = (table) =>
  table && Object.entries(table).map(([from, to]) => [from, ...to].join('\t')).join('\n');

/** Runs what a caller's object may do while it is read. @template T @param {() => T} read @param {T} otherwise @returns {T} */
function attempt(read, otherwise) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}

/** @param {unknown} value */
const word = (value) => (typeof value === 'string' ? value : attempt(() => String(value), ''));

/** An unreadable table has no rows. @param {StatusTable} [table] */
const rows = (table) => attempt(() => tableText(table), '');

/** @param {string} path @param {string} message */
const unreadable = (path, message) => ({ path, code: 'type', severity: 'error', message });

/**
 * What of an object can be read, and the names of the fields that cannot. A symbol stands for such a field: no rule
 * accepts one.
 * @param {any} input
 */
function readable(input) {
  const copy = Object.create(null);
  /** @type {string[]} */
  const lost = [];
  for (const key of Object.keys(input)) {
    try {
      copy[key] = input[key];
      text(copy[key]);
    } catch {
      copy[key] = Symbol(key);
      lost.push(key);
    }
  }
  return { copy, lost };
}

const nothing = () => {};

/** @param {() => Started} host the instance that answers; asked anew each time */
export function createChecks(host) {
  /** @type {Map<string, number>[]} */
  const names = [];

  /**
   * The core's answer to what is written; empty if it has nothing to say.
   * @param {number} question
   * @param {number} flags
   * @param {number} entries
   */
  const answer = (question, flags, entries) => {
    const { enter, paper } = host();
    const bytes = paper.end();
    return enter((wasm) => {
      const length = wasm.ask(question, bytes === paper.units ? flags | ASCII : flags, entries, bytes);
      return length === 0 ? '' : paper.read(length);
    });
  };

  /** Writes values and a record. Only a record can throw: a getter of it, or a getter that asks a question of its own. @param {unknown[]} [others] @param {any} [record] @param {Map<string, number>} [names] */
  const write = (others, record, names) => {
    const { paper } = host();
    const turn = paper.begin();
    if (others) paper.add(others);
    const entries = paper.record(record, names);
    if (paper.turn !== turn) throw new Error('the record asked a question while it was read');
    return entries;
  };

  /** @param {number} question @param {number} flags @param {unknown[]} [others] */
  const ask = (question, flags, others) => {
    host().enter(nothing);
    return answer(question, flags, write(others));
  };

  /** @param {number} thing */
  const namesOf = (thing) =>
    (names[thing] ??= new Map(ask(NAMES, thing).split(',').map((name, index) => [name, index])));

  /**
   * The same about a record. `lost` are the fields that cannot be read; `value` is undefined if none can.
   * @param {number} question
   * @param {number} flags
   * @param {unknown[] | undefined} others
   * @param {any} record
   * @param {Map<string, number>} names
   */
  const askAbout = (question, flags, others, record, names) => {
    let value;
    let entries;
    /** @type {string[]} */
    let lost = NONE;
    // From here on whatever is thrown comes from the record, or from an instance that broke.
    const { enter } = host();
    enter(nothing);
    try {
      value = { ...record };
      entries = write(others, record, names);
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) enter(() => { throw error; });
      const found = attempt(() => readable(record), undefined);
      if (!found) return { said: '', value: undefined, lost };
      value = { ...found.copy };
      lost = found.lost;
      for (const name of lost) delete value[name];
      entries = write(others, found.copy, names);
    }
    return { said: answer(question, flags, entries), value, lost };
  };

  /** @param {number} thing @param {number} action */
  const checker = (thing, action) =>
    /** @param {any} input @param {CheckOptions} [options] @returns {any} */
    (input, options) => {
      let flags = action;
      let others;
      if (options) {
        const given = attempt(() => ({ ...options }), undefined);
        if (!given) return { ok: false, value: {}, issues: [unreadable('', 'unreadable options: reading them threw an error')] };
        const { allowUnknown, refuseEai, transitions } = given;
        flags |= (allowUnknown ? ALLOW_UNKNOWN : 0) | (refuseEai ? REFUSE_EAI : 0) | (transitions ? OWN_TABLE : 0);
        if (transitions) others = [rows(transitions)];
      }
      const { said, value, lost } = askAbout(thing, flags, others, input, namesOf(thing));
      if (!value) return { ok: false, value: {}, issues: [unreadable('', 'unreadable: reading this object threw an error')] };
      if (said === '' && lost === NONE) return { ok: true, value, issues: [] };
      const { ok, issues, changes } = said === '' ? { ok: true, issues: [], changes: {} } : JSON.parse(said);
      if (lost === NONE) return { ok, value: Object.assign(value, changes), issues };
      const told = issues.filter((/** @type {{ path: string }} */ { path }) => !lost.includes(path));
      for (const path of lost) told.push(unreadable(path, 'unreadable: reading this field threw an error'));
      return { ok: false, value: Object.assign(value, changes), issues: told };
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
    checkEmail: (email, options) => {
      const flags = attempt(() => options?.refuseEai, false) ? REFUSE_EAI : 0;
      return JSON.parse(ask(EMAIL, flags, [typeof email === 'string' ? email : '']));
    },

    /** @param {string} from @param {StatusTable} [table] @returns {string[]} */
    nextStatuses: (from, table) => JSON.parse(ask(NEXT_STATUSES, 0, [word(from), rows(table)])).allowed,

    /** @param {string} from @param {string} to @param {StatusTable} [table] */
    checkTransition: (from, to, table) => JSON.parse(ask(TRANSITION, 0, [word(from), word(to), rows(table)])),

    /** @param {string} impact @param {string} urgency @param {import('./index.d.ts').PriorityTable} [table] @returns {any} */
    priorityFor: (impact, urgency, table) => {
      const cells = attempt(() => (table ? priorityWords(table) : [undefined]), ['']);
      return ask(PRIORITY, 0, [word(impact), word(urgency), ...cells]) || undefined;
    },

    /** @param {any} ticket @param {Date | string | number} now @param {SlaOptions} [options] @returns {any} */
    sla(ticket, now, options = {}) {
      const question = attempt(() => slaQuestion(now, options), undefined);
      if (!question) return unknown('the options cannot be read: reading them threw an error');
      if (question.zone !== undefined && !useZone(question.zone)) {
        return unknown(`this host does not know the time zone ${question.zone}: use an IANA name as in Europe/Berlin`);
      }
      const { said } = askAbout(SLA, question.flags, question.values, ticket, namesOf(TICKET));
      if (said === '') {
        return unknown('no clock runs for this ticket: it has no TicketCreatedDate or no TicketPriority with a target');
      }
      const { state, dueAt, remainingMs } = JSON.parse(said);
      return { state, dueAt: dueAt === undefined ? null : new Date(Math.min(dueAt, LAST_DATE)).toISOString().replace('.000Z', 'Z'), remainingMs };
    },
  };
}

/** What `sla` is asked besides the ticket, in the order that src/wasm/checks.rs reads it. @param {Date | string | number} now @param {SlaOptions} options */
function slaQuestion(now, options) {
  const { businessHours, targets, history = [] } = options;
  const week = businessHours && openings(businessHours);
  return {
    zone: businessHours && word(businessHours.timeZone),
    flags: options.pauseWhilePending === false ? 0 : PAUSE,
    values: [
      millis(now), options.dueSoonMs,
      ...PRIORITIES.map((priority) => Number(targets?.[priority] ?? SLA_HOURS[priority])),
      week && week.length / 3, ...(week ?? []),
      history.length, ...history.flatMap(({ at, status }) => [millis(at), String(status)]),
    ],
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
