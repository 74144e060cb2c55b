// How things are said: dates, lengths of time, names, sentences.

const DATE_TIME = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const NUMBER = new Intl.NumberFormat('en');
const LIST = new Intl.ListFormat('en');

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param {string} text ISO 8601; the reply may lack it, or hold something else */
function instantOf(text) {
  const instant = new Date(text ?? NaN);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

export function dateTime(text) {
  const instant = instantOf(text);
  return instant ? DATE_TIME.format(instant) : '';
}

export function date(text) {
  const instant = instantOf(text);
  return instant ? DATE.format(instant) : '';
}

export const count = (number) => NUMBER.format(number);

export const list = (words) => LIST.format(words);

/** "1 ticket", "2,847 tickets". */
export function counted(number, one, many = `${one}s`) {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** From here on the hours say nothing any more. */
const MANY_DAYS = 10 * DAY;

/** A length of time in its two largest parts; seconds only below an hour. @param {number} ms */
export function duration(ms) {
  const length = Math.abs(ms);
  if (length >= MANY_DAYS) return `${count(Math.floor(length / DAY))} d`;
  if (length >= DAY) return parts([[length / DAY, 'd'], [(length % DAY) / HOUR, 'h']]);
  if (length >= HOUR) return parts([[length / HOUR, 'h'], [(length % HOUR) / MINUTE, 'min']]);
  return parts([[length / MINUTE, 'min'], [(length % MINUTE) / SECOND, 's']]);
}

function parts(pairs) {
  return pairs
    .map(([value, unit]) => [Math.floor(value), unit])
    .filter(([value], index) => value > 0 || index === 1)
    .map(([value, unit]) => `${value} ${unit}`)
    .join(' ');
}

/** The package's messages begin small and end without a full stop. @param {string} message */
export function sentence(message) {
  const text = message.trim();
  if (!text) return '';
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
}

/** A contact's name, or the address of one who has none. */
export function contactName(contact) {
  const name = [contact.FirstName, contact.LastName].filter(Boolean).join(' ');
  return name || contact.Email || `Contact ${contact.EndUserID}`;
}

/** Who asked for a ticket. */
export function requesterName(ticket) {
  return [ticket.EndUserFirstName, ticket.EndUserLastName].filter(Boolean).join(' ') || ticket.EndUserEmail || '';
}
