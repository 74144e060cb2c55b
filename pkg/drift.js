// @ts-check
// The drift watch: reads one page of each list of an account and says where it is not what the live contract says.
// It asks by itself (drift-ask.js) and not through the client, whose work is to hide what we look for here: it
// renames, forgives, asks again and paces.

import { Asker, bodyOf, isToken, saidBy } from './drift-ask.js';
import { Fit, inexactFields, safeStatus, typeOf } from './drift-fit.js';
import { READS } from './live-shapes.js';

/**
 * @typedef {import('./drift-ask.js').Account} Account
 * @typedef {import('./drift-ask.js').Answer} Answer
 *
 * @typedef {object} Read One list, or one object.
 * @property {string} path
 * @property {number} status
 * @property {number} items
 * @property {string[]} drift What is not as the contract says, a sentence each.
 * @property {string[]} remarks What is within the contract and good to know.
 * @property {string} [unread] Why it could not be read.
 *
 * @typedef {ReturnType<typeof emptyReport>} Report
 */

const PAGE = 50;
const OVERSIZED_PAGE = 500;
const NO_TICKET = 999_999_999_999;
const WEEK_MS = 7 * 24 * 3_600_000;
const MOST_PROBES = 800;
const PROBES_AT_ONCE = 20;

/** @param {string} baseUrl @param {string} apiKey */
const emptyReport = (baseUrl, apiKey) => ({
  baseUrl,
  keyKind: isToken(apiKey) ? 'a JWT' : 'a legacy key',
  calls: 0,
  reads: /** @type {Read[]} */ ([]),
  statuses: /** @type {string[]} */ ([]),
  paging: /** @type {string[]} */ ([]),
  errors: /** @type {string[]} */ ([]),
  rate: /** @type {string[]} */ ([]),
  drift: /** @type {string[]} */ ([]),
  /** Why there is nothing to compare, if so. */
  stopped: /** @type {string | undefined} */ (undefined),
});

/** @param {Report} report 0 no drift, 1 drift, 2 not read */
export function exitCodeOf(report) {
  if (report.stopped) return 2;
  if (report.drift.length > 0) return 1;
  return report.reads.some((read) => read.unread) ? 2 : 0;
}

/** @param {Account} account @returns {Promise<Report>} */
export async function watch(account) {
  const report = emptyReport(account.baseUrl, account.apiKey);
  const asker = new Asker(account);
  /** @type {Record<string, string>} the first customer and ticket */
  const ids = {};
  const seen = { statuses: new Set(), links: new Set(), pages: 0 };
  for (const row of READS) {
    const read = await readOne(asker, row, ids, seen);
    report.reads.push(read);
    report.calls = asker.calls;
    report.stopped = reasonToStop(read, report.reads.length === 1);
    if (report.stopped) return report;
  }
  report.statuses = [...seen.statuses].sort();
  if (report.reads.every((read) => read.unread || read.status === 0)) {
    report.stopped = `nothing could be read (${report.reads[0]?.unread}): `
      + 'check that --base-url is the API itself, as https://app.atera.com/api/v3 is';
    return report;
  }
  await lookAtPaging(asker, report, seen);
  await lookAtErrors(asker, report);
  if (account.probeRate) await probeRate(asker, report, account.now);
  report.calls = asker.calls;
  report.rate.push(...asker.aboutRate());
  report.drift.unshift(...report.reads.flatMap((read) => read.drift.map((what) => `${read.path}: ${what}`)));
  return report;
}

/** @param {Read} read @param {boolean} first */
function reasonToStop({ status, unread }, first) {
  if (status === 401) {
    return 'the key was refused (401): a legacy key is sent in X-API-KEY and a JWT as Authorization: Bearer, '
      + 'by how it looks; check that ATERA_API_KEY is whole and of this account';
  }
  return first && status === 0 ? `the service cannot be reached: ${unread}` : undefined;
}

/**
 * @param {Asker} asker
 * @param {typeof READS[number]} row
 * @param {Record<string, string>} ids
 * @param {{ statuses: Set<string>, links: Set<string>, pages: number }} seen
 * @returns {Promise<Read>}
 */
async function readOne(asker, { path, reply, paged }, ids, seen) {
  /** @type {Read} */
  const read = { path, status: 0, items: 0, drift: [], remarks: [] };
  const asked = pathAbout(path, ids);
  if (!asked) {
    read.remarks.push(`not asked: ${path.includes('ticketId') ? '/tickets' : '/customers'} showed no id`);
    return read;
  }
  const answer = await asker.ask(asked, {
    ...(paged && { page: 1, itemsInPage: PAGE }),
    ...(path.endsWith('/lastmodified') && { date: aWeekBefore(asker.now()) }),
  });
  read.status = answer.status;
  if (answer.status === 404 || answer.status === 405) read.drift.push(`the call answers ${saidBy(answer)}`);
  read.unread = whyUnread(answer);
  if (read.unread) return read;
  const items = compare(read, reply, answer, asker.origin, seen);
  keepIds(path, items, ids);
  return read;
}

/** @param {number} now */
const aWeekBefore = (now) => `${new Date(now - WEEK_MS).toISOString().slice(0, 19)}Z`;

/** @param {Answer} answer */
function whyUnread(answer) {
  const { status, kind } = answer;
  if (status === 0) return kind;
  if (status >= 300 && status < 400) return `it redirects (${status}), and the key follows no redirect`;
  if (status !== 200) return `it answers ${saidBy(answer)}`;
  return kind === 'json' ? undefined : `it answers 200 with ${bodyOf(answer)}`;
}

/**
 * Which customer and ticket to ask about: rather a ticket that has a comment, and one that has work logged.
 * @param {string} path @param {any[]} items @param {Record<string, string>} ids
 */
function keepIds(path, items, ids) {
  /** @param {string} name @param {unknown} id */
  const keep = (name, id) => { if (/^\d+$/.test(String(id))) ids[name] = String(id); };
  const commented = items.find((item) => item?.LastTechnicianComment || item?.LastEndUserComment);
  if (path === '/customers') keep('customerId', items[0]?.CustomerID);
  if (path === '/tickets') keep('ticketId', (commented ?? items[0])?.TicketID);
  if (path === '/workhours') keep('workedTicketId', items[0]?.TicketID);
}

/**
 * The path with its id in place, or nothing if no list showed one.
 * @param {string} path @param {Record<string, string>} ids
 */
function pathAbout(path, ids) {
  const name = path.match(/\{(\w+)\}/)?.[1];
  if (name === undefined) return path;
  const id = (path.endsWith('/workhoursrecords') ? ids.workedTicketId : undefined) ?? ids[name];
  return id && path.replace(`{${name}}`, id);
}

/**
 * @param {Read} read @param {string} reply @param {Answer} answer @param {string} origin
 * @param {{ statuses: Set<string>, links: Set<string>, pages: number }} seen
 * @returns {any[]} the items
 */
function compare(read, reply, answer, origin, seen) {
  const page = reply.match(/^(\w+)PagedResult$/)?.[1];
  const body = answer.value;
  const fit = new Fit();
  let items = [body];
  let type = reply;
  if (page) {
    lookAtEnvelope(read, reply, body, origin, seen);
    items = Array.isArray(body?.items) ? body.items : [];
    type = page;
  } else if (reply.startsWith('[')) {
    type = reply.slice(1, -1);
    items = Array.isArray(body) ? body : [];
    if (!Array.isArray(body)) fit.look(reply, body);
  }
  read.items = items.length;
  for (const item of items) {
    fit.look(type, item);
    if (typeof item?.TicketStatus === 'string') seen.statuses.add(safeStatus(item.TicketStatus));
  }
  const inexact = inexactFields(answer.text);
  if (inexact.length > 0) read.drift.push(`${inexact.join(', ')}: a number beyond 2^53, which JavaScript rounds`);
  tell(read, fit);
  if (items.length === 0) read.remarks.push('no items, so their fields were not compared');
  return items;
}

/** @param {Read} read @param {Fit} fit */
function tell(read, fit) {
  for (const [field, types] of fit.unknown) {
    read.drift.push(`${field} is a field that is not known (${[...types].join(', ')})`);
  }
  for (const [field, { expected, found }] of fit.wrong) {
    read.drift.push(`${field || 'the reply'} is ${[...found].join(' or ')} and should be ${expected}`);
  }
  for (const [field, words] of fit.words) {
    read.drift.push(`${field} holds words that are not known: ${[...words].join(', ')}`);
  }
  const missing = fit.missing;
  const sure = missing.filter((one) => one.sure).map((one) => one.field);
  const perhaps = missing.filter((one) => !one.sure).map((one) => one.field);
  if (sure.length > 0) read.drift.push(`never came, though empty fields come as null: ${sure.join(', ')}`);
  if (perhaps.length > 0) read.remarks.push(`never came: ${perhaps.join(', ')}`);
  for (const [shape, fields] of fit.undescribed) {
    const names = [...fields].map(([name, types]) => `${name} (${[...types].join(', ')})`);
    read.remarks.push(`${shape}, which the document names without describing it, has ${names.join(', ')}`);
  }
}

/**
 * @param {Read} read @param {string} reply @param {any} body @param {string} origin
 * @param {{ statuses: Set<string>, links: Set<string>, pages: number }} seen
 */
function lookAtEnvelope(read, reply, body, origin, seen) {
  const fit = new Fit();
  fit.look(reply, typeOf(body) === 'object' ? { ...body, items: Array.isArray(body.items) ? [] : body.items } : body);
  if (typeOf(body) === 'object') {
    // Of the two links it is known that they may be missing.
    const absent = fit.missing.map((one) => one.field).filter((name) => name !== 'nextLink' && name !== 'prevLink');
    if (absent.length > 0) read.drift.push(`the envelope lacks ${absent.join(', ')}`);
    for (const name of ['nextLink', 'prevLink']) {
      const { says, foreign } = linkOf(body[name], origin);
      seen.links.add(`${name} is ${says}`);
      if (foreign) read.drift.push(`${name} points to another origin: ${foreign}`);
    }
    if (Number.isInteger(body.totalPages) && read.path === '/customers') seen.pages = body.totalPages;
  }
  for (const [name, types] of fit.unknown) {
    read.drift.push(`the envelope has ${name}, which is not known (${[...types].join(', ')})`);
  }
  for (const [name, { expected, found }] of fit.wrong) {
    read.drift.push(`the envelope's ${name || 'object'} is ${[...found].join(' or ')} and should be ${expected}`);
  }
}

/** @param {unknown} link @param {string} origin @returns {{ says: string, foreign?: string }} */
function linkOf(link, origin) {
  if (link === undefined) return { says: 'missing' };
  if (link === null) return { says: 'null' };
  if (link === '') return { says: 'empty' };
  if (typeof link !== 'string' || !URL.canParse(link)) return { says: 'no absolute URL' };
  const found = new URL(link);
  if (!/^https?:$/.test(found.protocol)) return { says: 'no http address' };
  if (found.origin === origin) return { says: 'absolute, on the same origin' };
  return { says: 'on another origin', foreign: found.origin };
}

/** @param {Asker} asker @param {Report} report @param {{ links: Set<string>, pages: number }} seen */
async function lookAtPaging(asker, report, seen) {
  report.paging.push(...seen.links);
  const big = await asker.ask('/customers', { page: 1, itemsInPage: OVERSIZED_PAGE });
  const { items, itemsInPage, totalItemCount, totalItems } = big.value ?? {};
  if (big.status === 200 && Array.isArray(items)) {
    const says = Number.isInteger(itemsInPage) ? itemsInPage : typeOf(itemsInPage);
    const all = items.length === (totalItemCount ?? totalItems) && items.length <= PAGE;
    report.paging.push(`itemsInPage=${OVERSIZED_PAGE} on /customers gives ${items.length} items and says itemsInPage ${says}`
      + `${all ? ', which tells nothing: the account has no more customers' : ''}`);
  } else {
    report.paging.push(`itemsInPage=${OVERSIZED_PAGE} on /customers answers ${saidBy(big)}`);
  }
  const beyond = (seen.pages || 100_000) + 1;
  const empty = await asker.ask('/customers', { page: beyond, itemsInPage: PAGE });
  const found = empty.value?.items;
  if (empty.status !== 200 || !Array.isArray(found)) {
    report.paging.push(`a page beyond the last answers ${saidBy(empty)}`);
  } else if (found.length === 0) {
    report.paging.push('a page beyond the last is empty');
  } else {
    report.drift.push(`paging: a page beyond the last has ${found.length} items`);
  }
}

/** @param {Asker} asker @param {Report} report */
async function lookAtErrors(asker, report) {
  const answer = await asker.ask(`/tickets/${NO_TICKET}`);
  const said = `GET /tickets/${NO_TICKET} answers ${saidBy(answer)}`;
  report.errors.push(said);
  // What was seen of other accounts and what the document says; the client reads each of them as not found.
  const unanswered = answer.status === 0 || answer.status === 429;
  const saysNull = answer.status === 200 && answer.kind === 'json' && answer.value === null;
  const known = unanswered || answer.status === 404 || saysNull;
  if (!known) report.drift.push(`errors: ${said}, which is no way to say not found that is known`);
}

/** @param {Asker} asker @param {Report} report @param {() => number} now */
async function probeRate(asker, report, now) {
  const began = now();
  let asked = 0;
  let answered = 0;
  let end = 'and no 429 came';
  while (asked < MOST_PROBES && end === 'and no 429 came') {
    const answers = await Promise.all(Array.from({ length: PROBES_AT_ONCE }, () => asker.ask('/account')));
    asked += answers.length;
    answered += answers.filter(({ status }) => status !== 429 && status !== 0).length;
    if (answers.some(({ status }) => status === 429)) end = 'then a 429 came';
    else if (answers.some(({ status }) => status === 0)) end = 'then the connection failed';
  }
  const seconds = Math.round((now() - began) / 1000);
  report.rate.push(`${answered} calls of /account were answered in ${seconds} s, ${end}`);
}
