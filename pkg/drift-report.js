// @ts-check
// What the drift watch found, as text to be read.

import { exitCodeOf } from './drift.js';

/** @typedef {import('./drift.js').Report} Report */

/** @param {string} title @param {string[]} lines */
const part = (title, lines) => (lines.length > 0 ? [title, ...lines.map((line) => `  ${line}`), ''] : []);

/** @param {import('./drift.js').Read} read */
function inShort({ status, items, drift, unread }) {
  if (drift.length > 0) return `drift: ${drift.length}`;
  if (unread) return 'not read';
  if (status === 0) return 'not asked';
  return items === 0 ? 'empty' : 'as documented';
}

/** @param {import('./drift.js').Read} read @param {number} width */
function row(read, width) {
  const count = `${read.items} ${read.items === 1 ? 'item' : 'items'}`;
  return `${read.path.padEnd(width)}  ${read.status || ' - '}  ${count.padStart(8)}  ${inShort(read)}`;
}

/** @param {Report} report what it comes down to, in one sentence */
export function verdictOf(report) {
  const { reads, drift, stopped } = report;
  const unread = `${reads.filter((read) => read.unread).length} of ${reads.length} lists`;
  const alsoUnread = reads.some((read) => read.unread) ? `; ${unread} could not be read` : '';
  const differ = drift.length === 1 ? 'thing differs' : 'things differ';
  switch (exitCodeOf(report)) {
    case 0: return 'no drift: what was read is as the document of June 2026 says';
    case 1: return `drift: ${drift.length} ${differ} from the document of June 2026${alsoUnread}`;
    default: return `could not read: ${stopped ?? `${unread} gave no data; what was read is as the document says`}`;
  }
}

/** @param {Report} report */
export function readable(report) {
  const { reads, drift, statuses, paging, errors, rate, calls, keyKind, baseUrl, stopped } = report;
  if (stopped) return `${verdictOf(report)}\n`;
  const width = Math.max(...reads.map(({ path }) => path.length));
  const about = reads.flatMap(({ path, remarks, unread, drift }) =>
    // A call that is gone is said to be so under drift.
    [...(unread && drift.length === 0 ? [unread] : []), ...remarks].map((remark) => `${path}: ${remark}`));
  return [
    `${baseUrl}, ${calls} calls with ${keyKind}, nothing but GET`,
    '',
    ...part('lists', reads.map((read) => row(read, width))),
    ...part('drift', drift),
    ...part('remarks', about),
    ...part('statuses in use', statuses),
    ...part('paging', paging),
    ...part('errors', errors),
    ...part('rate limit', rate.length > 0 ? rate : ['no reply had a header about it']),
    verdictOf(report),
    '',
  ].join('\n');
}
