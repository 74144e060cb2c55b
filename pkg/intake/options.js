// @ts-check
// What an intake may be told, and what it does when nothing is said.
import { decide, nestedOptionFault, optionFault } from './core.js';
import { readDoorOptions } from './door-options.js';
import { guarded } from './log.js';
import { checkBudget, checkCustomValues, checkDelivery } from './option-checks.js';

/**
 * @typedef {ReturnType<typeof readOptions>} Options
 */

/** @param {import('../intake.d.ts').IntakeOptions} given */
export function readOptions(given) {
  refuse(optionFault, given);
  const house = { technicians: given.technicians ?? [], priorities: given.priorities, ticketType: given.ticketType };
  refuseUnfit(given, house);
  const door = readDoorOptions(given);
  checkCustomValues(given.customValues ?? [], door.form.fields.map((/** @type {any} */ { name }) => name));
  /** @type {{ from: string, target?: 'ticket' | 'contact' | 'customer', FieldName: string, ifAnswered?: boolean, words?: Record<string, string> }[]} */
  const customValues = [...given.customValues ?? [], ...valuesOf(door.form)];
  const options = {
    ...door,
    /** @type {string[]} */ origins: given.origins,
    baseUrl: given.baseUrl,
    dialect: given.dialect,
    timeZone: given.timeZone,
    shards: given.shards ?? 8,
    formerShards: given.formerShards ?? [],
    customValues,
    comment: given.comment,
    plan: { values: customValues.length, comment: given.comment !== undefined },
    ratePerMinute: given.ratePerMinute ?? 700,
    reserve: given.reserve ?? 0,
    leaseMs: given.leaseMs ?? 35_000,
    blindMs: given.blindMs ?? 600_000,
    mostTries: given.mostTries ?? 3,
    unknownSender: given.unknownSender ?? { policy: 'hold' },
    receiptDays: given.receiptDays ?? 30,
    house,
    freshness: given.freshness,
    access: given.access,
    onAccepted: given.onAccepted,
    onCreated: given.onCreated,
    onParked: given.onParked,
    log: guarded(given.log ?? ((/** @type {object} */ line) => console.log(JSON.stringify(line)))),
  };
  checkBudget(options);
  checkDelivery(options);
  refuse(nestedOptionFault, given);
  return options;
}

/**
 * The answers that go into custom fields of Atera, beside those that the option customValues names. Who did not answer
 * clears nothing, and a yes is `true` there.
 * @param {any} form
 */
const valuesOf = ({ fields }) => fields
  .filter((/** @type {any} */ { FieldName }) => FieldName !== undefined)
  .map((/** @type {any} */ { name, type, target, FieldName }) => ({ from: name, target, FieldName, ifAnswered: true, words: type === 'yesno' ? YES_NO : undefined }));

/** @type {Record<string, string>} */
const YES_NO = { yes: 'true', no: 'false' };

const TIMES = ['changesMs', 'rescanMs', 'pauseMs'];

/** A misspelt option that is ignored looks like one that works. @param {(options: object) => string | undefined} faultOf @param {unknown} given */
function refuse(faultOf, given) {
  if (typeof given !== 'object' || given === null) throw new TypeError('createIntake: pass an object with the options, origins at least');
  const fault = faultOf(given);
  if (fault) throw new TypeError(`createIntake: ${fault}`);
}

/** @param {any} given @param {object} house */
function refuseUnfit({ access, freshness }, house) {
  const fault = decide('house.check', house);
  if (fault) throw new TypeError(`createIntake: technicians, priorities or ticketType do not fit: ${fault}`);
  if (access !== undefined && typeof access?.verify !== 'function') {
    throw new TypeError('createIntake: access is no check: pass what createAccess of atera-wasm/intake/access made');
  }
  if (freshness !== undefined && !TIMES.every((name) => Number.isSafeInteger(freshness?.[name]) && freshness[name] > 0)) {
    throw new TypeError('createIntake: freshness does not fit: pass changesMs, rescanMs and pauseMs, each a whole number of milliseconds above 0');
  }
}

/**
 * What a client of any part is told. It tries nothing again: the parts decide that, and each attempt has its lease.
 * @param {any} env @param {Options} options
 */
export const ateraOptions = (env, { baseUrl, dialect, timeZone }) => ({
  apiKey: env.ATERA_API_KEY, baseUrl: baseUrl ?? env.ATERA_URL, dialect, timeZone, retries: 0,
});
