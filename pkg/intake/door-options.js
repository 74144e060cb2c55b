// @ts-check
// What the door may be told.
import { SUBMISSION_FIELDS } from './form-fields.js';

const MOST_BODY_BYTES = 1024 * 1024;
/** The names that the door's own fields have. */
const TAKEN = ['id', 'token', 'language', 'cf-turnstile-response'];

/** @param {unknown} holds @param {string} sentence */
function demand(holds, sentence) {
  if (!holds) throw new TypeError(sentence);
}

/** @param {any} value @param {number} least @param {number} most */
const within = (value, least, most) => typeof value === 'number' && value >= least && value <= most;

/** @param {string} name @param {any} value @param {number} least @param {number} most */
const whole = (name, value, least, most) =>
  demand(Number.isInteger(value) && within(value, least, most), `the option ${name} is a whole number from ${least} to ${most}`);

/** @param {import('../intake.d.ts').IntakeOptions} given */
export function readDoorOptions(given) {
  const options = {
    minSeconds: given.minSeconds ?? 3,
    maxBodyBytes: given.maxBodyBytes ?? 65_536,
    bodyMs: given.bodyMs ?? 10_000,
    perAddressPerMinute: given.perAddressPerMinute ?? 10,
    perSitePerMinute: given.perSitePerMinute ?? 300,
    honeypot: given.honeypot ?? 'website',
    turnstile: given.turnstile,
    form: readForm(given.form),
    now: given.now ?? Date.now,
  };
  const origins = /** @type {unknown} */ (given.origins);
  demand(Array.isArray(origins) && origins.every(isOrigin),
    'the option origins is a list of origins, each as a browser sends it: https://www.example.com, without a path');
  demand(within(options.minSeconds, 0, 3_600), 'the option minSeconds is a number of seconds from 0 to 3600');
  whole('maxBodyBytes', options.maxBodyBytes, 1_024, MOST_BODY_BYTES);
  whole('bodyMs', options.bodyMs, 100, 60_000);
  whole('perAddressPerMinute', options.perAddressPerMinute, 1, 1_000_000);
  whole('perSitePerMinute', options.perSitePerMinute, 1, 1_000_000);
  demand(/^[a-z][a-z0-9_-]{0,39}$/i.test(options.honeypot) && ![...TAKEN, ...Object.keys(SUBMISSION_FIELDS)].includes(options.honeypot),
    'the option honeypot is the name of a field that no form has: letters, digits, - and _');
  if (options.turnstile) checkTurnstile(options.turnstile);
  return options;
}

/** @param {unknown} origin */
function isOrigin(origin) {
  try {
    return typeof origin === 'string' && origin !== 'null' && new URL(origin).origin === origin;
  } catch {
    return false;
  }
}

/** @param {any} turnstile */
function checkTurnstile({ siteKey, hostnames, action }) {
  const named = typeof siteKey === 'string' && siteKey !== '' && (action === undefined || typeof action === 'string');
  demand(named && Array.isArray(hostnames) && hostnames.length > 0 && hostnames.every((name) => typeof name === 'string'),
    'the option turnstile needs siteKey, and hostnames: the names of the hosts whose pages show the challenge');
}

/** @param {any} form */
function readForm(form) {
  if (form === undefined) return undefined;
  const { title, fields } = form;
  demand(title === undefined || typeof title === 'string', 'the option form.title is text');
  if (fields === undefined) return { title };
  demand(Array.isArray(fields), 'the option form.fields is a list of fields, in the order of the form');
  const read = fields.map(readField);
  const names = read.map((/** @type {any} */ field) => field.name);
  demand(new Set(names).size === names.length, 'the option form.fields names a field twice: name each once');
  const missing = Object.entries(SUBMISSION_FIELDS).filter(([name, needed]) => needed && !names.includes(name)).map(([name]) => name);
  demand(missing.length === 0, `the option form.fields lacks ${missing.join(', ')}: without it no submission is taken`);
  return { title, fields: read };
}

/** @param {any} given */
function readField(given) {
  const field = typeof given === 'string' ? { name: given } : given;
  demand(field && Object.hasOwn(SUBMISSION_FIELDS, field.name),
    `a field of the option form is one of ${Object.keys(SUBMISSION_FIELDS).join(', ')}`);
  const { name, label, hint, required = false, choices = [] } = field;
  demand([label, hint].every((text) => text === undefined || typeof text === 'string') && typeof required === 'boolean',
    `the field ${name} of the option form has label and hint as text, and required as true or false`);
  demand(choices.length === 0 || name === 'category' || name === 'site', 'choices can be given for the fields category and site of the option form');
  demand(Array.isArray(choices) && choices.every(isChoice), `the choices of ${name} are texts, or objects with value and label`);
  return { name, label, hint, required, choices: choices.map((/** @type {any} */ choice) => (typeof choice === 'string' ? { value: choice, label: choice } : choice)) };
}

/** @param {any} choice */
const isChoice = (choice) => (typeof choice === 'string' && choice.trim() !== '')
  || (typeof choice?.value === 'string' && choice.value.trim() !== '' && typeof choice.label === 'string');
