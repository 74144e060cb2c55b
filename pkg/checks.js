// @ts-check
// The rules as people call them. They answer whatever they are given; they throw only if the core is not started yet
// or stopped. What a caller's getters and proxies throw is caught here, before the core is entered.
import { zoneOffset } from './host.js';
import { text } from './record-buffer.js';
import { PRIORITIES, SLA_HOURS } from './words.js';

/**
 * @typedef {typeof import('./wasm/rules.js')} Rules
 * @typedef {keyof Rules['Thing']} Thing
 * @typedef {{
 *   enter: <T>(run: (rules: Rules) => T) => T,
 *   buffer: ReturnType<typeof import('./record-buffer.js').createRecordBuffer>,
 * }} Started
 * @typedef {import('./index.d.ts').CheckOptions} CheckOptions
 * @typedef {import('./index.d.ts').StatusTable} StatusTable
 * @typedef {import('./index.d.ts').SlaOptions} SlaOptions
 */

/** Every field can be read. @type {string[]} */
const NONE = [];
/** The core has nothing to say. */
const CLEAN = { ok: true, issues: [], changes: [] };
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

/** @param {() => Started} host the instance that answers; asked anew each time */
export function createChecks(host) {
  /** The place of each field's name, by what is checked. @type {Partial<Record<Thing, Map<string, number>>>} */
  const places = {};

  /** Starts the instance, where that has not been done. @param {Thing} thing */
  const placesOf = (thing) => (places[thing] ??= host().enter(({ Thing, fieldNames }) => {
    /** @type {string[]} */
    const names = fieldNames(Thing[thing]);
    return new Map(names.map((name, place) => [name, place]));
  }));

  /**
   * Writes a record, and the changes of a status before it. Only a record can throw: a getter of it, or a getter that
   * checks something of its own.
   * @param {Started['buffer']} buffer @param {any} record @param {Map<string, number>} places @param {[string, number][]} history
   */
  const write = (buffer, record, places, history) => {
    const turn = buffer.begin();
    for (const [status, at] of history) buffer.add(at, status);
    buffer.record(record, places);
    if (buffer.turn !== turn) throw new Error('the record was checked while it was read');
    buffer.end();
  };

  /**
   * Writes a caller's record. `lost` are the fields that cannot be read; `value` is undefined if none can.
   * @param {Started} started
   * @param {any} record
   * @param {Map<string, number>} places
   * @param {[string, number][]} [history]
   */
  const writeReadable = ({ enter, buffer }, record, places, history = []) => {
    try {
      const value = { ...record };
      write(buffer, record, places, history);
      return { value, lost: NONE };
    } catch (error) {
      // The record threw, or the instance broke.
      if (error instanceof WebAssembly.RuntimeError) enter(() => { throw error; });
      const found = attempt(() => readable(record), undefined);
      if (!found) return { value: undefined, lost: NONE };
      const value = { ...found.copy };
      for (const name of found.lost) delete value[name];
      write(buffer, found.copy, places, history);
      return { value, lost: found.lost };
    }
  };

  /** @param {Thing} thing @param {boolean} update */
  const checker = (thing, update) =>
    /** @param {any} input @param {CheckOptions} [options] @returns {any} */
    (input, options) => {
      const given = options ? attempt(() => ({ ...options }), null) : undefined;
      if (given === null) return { ok: false, value: {}, issues: [unreadable('', 'unreadable options: reading them threw an error')] };
      const statuses = given?.transitions ? rows(given.transitions) : undefined;
      const names = placesOf(thing);
      const started = host();
      const { value, lost } = writeReadable(started, input, names);
      if (!value) return { ok: false, value: {}, issues: [unreadable('', 'unreadable: reading this object threw an error')] };
      const report = started.enter((rules) => rules.checkRecord(rules.Thing[thing], update, !!given?.allowUnknown, !!given?.refuseEai, statuses));
      if (!report && lost === NONE) return { ok: true, value, issues: [] };
      const { ok, issues, changes } = report ?? CLEAN;
      Object.assign(value, Object.fromEntries(changes));
      if (lost === NONE) return { ok, value, issues };
      const told = issues.filter((/** @type {{ path: string }} */ { path }) => !lost.includes(path));
      for (const path of lost) told.push(unreadable(path, 'unreadable: reading this field threw an error'));
      return { ok: false, value, issues: told };
    };

  return {
    checkTicket: checker('Ticket', false),
    checkTicketUpdate: checker('Ticket', true),
    checkCustomer: checker('Customer', false),
    checkCustomerUpdate: checker('Customer', true),
    checkContact: checker('Contact', false),
    checkContactUpdate: checker('Contact', true),
    checkComment: checker('Comment', false),
    checkCustomValue: checker('CustomValue', false),
    checkSubmission: checker('Submission', false),

    /** @param {unknown} email @param {{ refuseEai?: boolean }} [options] */
    checkEmail: (email, options) => {
      const refuseEai = !!attempt(() => options?.refuseEai, false);
      return host().enter((rules) => rules.checkEmail(typeof email === 'string' ? email : '', refuseEai));
    },

    /** @param {string} from @param {StatusTable} [table] @returns {string[]} */
    nextStatuses: (from, table) => host().enter((rules) => rules.nextStatuses(word(from), rows(table))),

    /** @param {string} from @param {string} to @param {StatusTable} [table] */
    checkTransition: (from, to, table) => host().enter((rules) => rules.checkTransition(word(from), word(to), rows(table))),

    /** @param {string} impact @param {string} urgency @param {import('./index.d.ts').PriorityTable} [table] @returns {any} */
    priorityFor: (impact, urgency, table) => {
      const priorities = table && attempt(() => priorityTable(table), '');
      return host().enter((rules) => rules.priorityFor(word(impact), word(urgency), priorities));
    },

    /** @param {any} ticket @param {Date | string | number} now @param {SlaOptions} [options] @returns {any} */
    sla(ticket, now, options = {}) {
      const clock = attempt(() => readClock(now, options), undefined);
      if (!clock) return unknown('the options cannot be read: reading them threw an error');
      const { at, dueSoon, targets, pause, week, zone, history } = clock;
      if (week && Number.isNaN(zoneOffset(zone, 0))) {
        return unknown(`this host does not know the time zone ${zone}: use an IANA name as in Europe/Berlin`);
      }
      const places = placesOf('Ticket');
      const started = host();
      const { value } = writeReadable(started, ticket, places, history);
      const answer = value && started.enter((rules) => rules.sla(at, dueSoon, targets, pause, week, zone, history.length));
      if (!answer) {
        return unknown('no clock runs for this ticket: it has no TicketCreatedDate or no TicketPriority with a target');
      }
      const { state, dueAtMs, remainingMs } = answer;
      return { state, dueAt: dueAtMs === undefined ? null : new Date(Math.min(dueAtMs, LAST_DATE)).toISOString().replace('.000Z', 'Z'), remainingMs };
    },
  };
}

/** What `sla` is asked besides the ticket. @param {Date | string | number} now @param {SlaOptions} options */
function readClock(now, options) {
  const { businessHours, dueSoonMs, history = [], pauseWhilePending, targets } = options;
  return {
    at: millis(now),
    dueSoon: typeof dueSoonMs === 'number' ? dueSoonMs : undefined,
    targets: new Float64Array(PRIORITIES.map((priority) => Number(targets?.[priority] ?? SLA_HOURS[priority]))),
    pause: pauseWhilePending !== false,
    week: businessHours && new Float64Array(openings(businessHours)),
    zone: businessHours ? word(businessHours.timeZone) : '',
    history: history.map(({ at, status }) => /** @type {[string, number]} */ ([String(status), millis(at)])),
  };
}

/** @param {string} message */
const unknown = (message) => ({ state: 'unknown', dueAt: null, remainingMs: null, message });

/** @param {Date | string | number} time */
const millis = (time) => (typeof time === 'number' ? time : Date.parse(text(time) ?? ''));

/** Twelve priorities row by row, tabs between. @param {import('./index.d.ts').PriorityTable} table */
const priorityTable = (table) => ['outage', 'major', 'single', 'minor']
  .flatMap((impact) => ['high', 'medium', 'low'].map((urgency) => /** @type {any} */ (table)[impact]?.[urgency] ?? '')).join('\t');

/** @param {string} time as in 09:30 */
const minutes = (time) => {
  const [hours = NaN, rest] = time.split(':').map(Number);
  return hours * 60 + (rest || 0);
};

/** Weekday from 0, first and last minute, for each opening. @param {import('./index.d.ts').BusinessHours} hours */
const openings = ({ openings }) => openings.flatMap(({ days, from, to }) =>
  days.flatMap((day) => [day - 1, minutes(from), minutes(to)]));
