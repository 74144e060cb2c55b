// @ts-check
// Made from the core's tables by tests/generated.rs; UPDATE=1 cargo test --test generated writes it anew.

/** Where a ticket may stand. */
export const STATUSES = Object.freeze(/** @type {const} */ (['Open', 'Pending', 'Resolved', 'Closed']));

/** How much a ticket may matter, the most urgent first. */
export const PRIORITIES = Object.freeze(/** @type {const} */ (['Critical', 'High', 'Medium', 'Low']));

/** What kind of work a ticket may be. */
export const TICKET_TYPES = Object.freeze(/** @type {const} */ (['Problem', 'Request', 'Incident', 'Change']));

/** How a ticket may come in. */
export const TICKET_SOURCES = Object.freeze(/** @type {const} */ (['Portal', 'Email', 'Agent', 'API']));

/** How much may be affected, the worst first. */
export const IMPACTS = Object.freeze(/** @type {const} */ (['outage', 'major', 'single', 'minor']));

/** How soon it may matter. */
export const URGENCIES = Object.freeze(/** @type {const} */ (['high', 'medium', 'low']));

/** Hours until the first response is due. */
export const SLA_HOURS = Object.freeze({ Critical: 1, High: 4, Medium: 8, Low: 24 });

/** Every `code` an error can have. */
export const ERROR_CODES = Object.freeze(/** @type {const} */ ([
  'invalid_input', 'invalid_customer_id', 'invalid_ticket_id', 'duplicate_email', 'unauthorized', 'forbidden',
  'not_found', 'conflict', 'rate_limited', 'server', 'network', 'timeout',
  'aborted', 'bad_reply', 'illegal_transition', 'ambiguous', 'unsupported', 'refused',
  'stopped', 'key_in_browser',
]));
