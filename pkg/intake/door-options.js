// @ts-check
// What the door may be told.
import { decide } from './core.js';
import { SUBMISSION_FIELDS } from './form-fields.js';

const MOST_BODY_BYTES = 1024 * 1024;
/** The names that the door's own fields have. */
const TAKEN = ['id', 'token', 'language', 'proof', 'cf-turnstile-response'];
/** Zero bits of a proof of work, where nothing is said: half a second of a telephone. */
const USUAL_BITS = 18;

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
    perReceiptPerMinute: given.perReceiptPerMinute ?? 12,
    perVisitorPerMinute: given.perVisitorPerMinute ?? 60,
    honeypot: given.honeypot ?? 'website',
    turnstile: given.turnstile,
    ...readForm(given.form),
    proofBits: given.proofOfWork ? given.proofOfWork.bits ?? USUAL_BITS : 0,
    now: given.now ?? Date.now,
  };
  const origins = /** @type {unknown} */ (given.origins);
  demand(Array.isArray(origins) && origins.every(isOrigin),
    'the option origins is a list of origins, each as a browser sends it: https://www.example.com, without a path');
  demand(within(options.minSeconds, 0, 3_600), 'the option minSeconds is a number of seconds from 0 to 3600');
  whole('maxBodyBytes', options.maxBodyBytes, 1_024, MOST_BODY_BYTES);
  whole('bodyMs', options.bodyMs, 100, 60_000);
  for (const name of /** @type {const} */ (['perAddressPerMinute', 'perSitePerMinute', 'perReceiptPerMinute', 'perVisitorPerMinute'])) {
    whole(name, options[name], 1, 1_000_000);
  }
  demand(/^[a-z][a-z0-9_-]{0,39}$/i.test(options.honeypot) && !takenBy(options.form).includes(options.honeypot),
    'the option honeypot is the name of a field that no form has: letters, digits, - and _');
  whole('proofOfWork.bits', options.proofBits, given.proofOfWork ? 1 : 0, 24);
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

/** @param {any} schema */
const takenBy = (schema) => [...TAKEN, ...Object.keys(SUBMISSION_FIELDS), ...schema.fields.map((/** @type {any} */ { name }) => name)];

/** The core reads the schema, and says what is wrong with it. @param {any} given */
function readForm(given) {
  const { script, ...rest } = given ?? {};
  const { schema, fault } = decide('form.read', given === undefined ? null : plain(given) ? rest : given);
  demand(fault === undefined, `the option form does not fit: ${fault}`);
  if (script !== undefined) checkScript(script);
  return { form: schema, formBytes: new TextEncoder().encode(JSON.stringify(schema)), script };
}

/** @param {any} value */
const plain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param {any} script */
function checkScript(script) {
  const holds = plain(script) && isAddress(script.src) && (script.integrity === undefined || /^sha(256|384|512)-[A-Za-z0-9+/]+=*$/.test(script.integrity));
  demand(holds, 'the option form.script needs src, an https address or a path from /, and may have integrity: sha384- and the hash in base64');
}

/** @param {unknown} src */
function isAddress(src) {
  if (typeof src !== 'string' || /[\s;,'"]/.test(src)) return false;
  return /^\/(?!\/)/.test(src) || (URL.canParse(src) && /^https?:$/.test(new URL(src).protocol));
}
