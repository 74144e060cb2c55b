// @ts-check
// What the rules ask of the host, which has the tables of Unicode and of time zones.

/** A domain in A-labels by the URL parser, which knows IDNA; undefined if it is none. @param {string} domain */
export function domainToAscii(domain) {
  try {
    return new URL(`http://${domain}`).hostname || undefined;
  } catch {
    return undefined;
  }
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const calendars = new Map();

/** @param {string} zone */
function calendarOf(zone) {
  let calendar = calendars.get(zone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, calendar: 'gregory', hourCycle: 'h23',
      year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    calendars.set(zone, calendar);
  }
  return calendar;
}

/** How many minutes a zone is ahead of UTC at an instant; NaN if the host does not know the zone. @param {string} zone @param {number} millis */
export function zoneOffset(zone, millis) {
  let parts;
  try {
    parts = calendarOf(zone).formatToParts(millis);
  } catch {
    return NaN;
  }
  const part = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of parts) Object.assign(part, { [type]: Number(value) });
  const local = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  return Math.round((local - Math.floor(millis / 1000) * 1000) / 60000);
}
