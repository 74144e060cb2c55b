// The types of `atera-wasm/rules`.
import type { NewComment, NewContact, NewCustomer, NewTicket, ContactPatch, CustomerPatch, CustomValue, Submission, TicketPatch } from './model.js';

/** Resolves when synchronous calls can be answered. In Node and Workers they can at once. */
export declare function ready(): Promise<void>;

export type Status = 'Open' | 'Pending' | 'Resolved' | 'Closed';
export type Priority = 'Critical' | 'High' | 'Medium' | 'Low';
export type TicketType = 'Problem' | 'Request' | 'Incident' | 'Change';
export type TicketSource = 'Portal' | 'Email' | 'Agent' | 'API';
export type Impact = 'outage' | 'major' | 'single' | 'minor';
export type Urgency = 'high' | 'medium' | 'low';

/** Each status with those that may follow it. */
export type StatusTable = Record<string, readonly string[]>;
/** Twelve priorities. */
export type PriorityTable = Record<Impact, Record<Urgency, Priority>>;

/** One thing that is wrong. */
export interface Issue {
  /** The field; empty for the whole object. */
  path: string;
  code: IssueCode;
  severity: 'error' | 'warning';
  /** What is wrong and what to do. */
  message: string;
  suggestion?: string;
}

export type IssueCode =
  | 'required' | 'type' | 'invalid_word' | 'invalid_id' | 'invalid_time' | 'invalid_email' | 'read_only'
  | 'unknown_field' | 'unsupported' | 'control_character' | 'broken_text' | 'not_open' | 'empty' | 'vague_title' | 'website_url'
  | 'phone_digits' | 'domain_name' | 'shared_domain' | 'no_domain' | 'doubtful_email';

/** Everything that is wrong with an input. */
export interface Report<T> {
  /** Whether the operation accepts it: no issue is an error. */
  ok: boolean;
  /** A copy of the input, e-mail addresses in their normal form. */
  value: T;
  issues: Issue[];
}

export interface CheckOptions {
  /** Lets fields pass that the guide does not know. */
  allowUnknown?: boolean;
  /** Refuses e-mail addresses with letters beyond ASCII before the `@`. */
  refuseEai?: boolean;
  /** The caller's own statuses, for an update that names one. */
  transitions?: StatusTable;
}

export declare function checkTicket(input: unknown, options?: CheckOptions): Report<NewTicket>;
export declare function checkTicketUpdate(patch: unknown, options?: CheckOptions): Report<TicketPatch>;
export declare function checkCustomer(input: unknown, options?: CheckOptions): Report<NewCustomer>;
export declare function checkCustomerUpdate(patch: unknown, options?: CheckOptions): Report<CustomerPatch>;
export declare function checkContact(input: unknown, options?: CheckOptions): Report<NewContact>;
export declare function checkContactUpdate(patch: unknown, options?: CheckOptions): Report<ContactPatch>;
export declare function checkComment(input: unknown, options?: CheckOptions): Report<NewComment>;
export declare function checkCustomValue(input: unknown, options?: CheckOptions): Report<CustomValue>;
export declare function checkSubmission(input: unknown, options?: CheckOptions): Report<Submission>;

/** Why an address is refused; `eai` also comes with one that is accepted. */
export type EmailCode =
  | 'dot' | 'too_long' | 'domain' | 'domain_char' | 'quoted' | 'eai' | 'display_name' | 'multiple' | 'invisible'
  | 'missing_at' | 'empty';

export interface EmailVerdict {
  ok: boolean;
  /** The normal form; of a refused address, the text without white space around it. */
  value: string;
  code?: EmailCode;
  /** Where it goes wrong, as an index into the text. */
  at?: number;
  /** What was probably meant. */
  suggestion?: string;
  message?: string;
}

export declare function checkEmail(email: unknown, options?: { refuseEai?: boolean }): EmailVerdict;

/** Where a ticket may go from here, in the order to offer it. */
export declare function nextStatuses(from: string, table?: StatusTable): string[];

export interface Transition {
  ok: boolean;
  from: string;
  to: string;
  allowed: string[];
  code?: 'illegal_transition' | 'unknown_status';
  message?: string;
}

export declare function checkTransition(from: string, to: string, table?: StatusTable): Transition;

export interface BusinessHours {
  /** An IANA name, as in `Europe/Berlin`. */
  timeZone: string;
  /** Days from 1 (Monday) to 7 (Sunday); times as in `09:00`, up to `24:00`. */
  openings: { days: number[]; from: string; to: string }[];
}

export interface SlaOptions {
  /** Hours until the first response is due, by priority. */
  targets?: Partial<Record<Priority, number>>;
  /** Whether the clock stops while Pending, as far as `history` tells. Default true. */
  pauseWhilePending?: boolean;
  /** When the ticket took which status. */
  history?: { at: Date | string | number; status: string }[];
  /** When the clock runs. Default: always. */
  businessHours?: BusinessHours;
  /** How little time is left when a ticket is due soon. Default: a quarter of its target. */
  dueSoonMs?: number;
}

export interface SlaAnswer {
  /** `unknown`: no clock can run for this ticket, and `message` says why. */
  state: 'met' | 'running' | 'due_soon' | 'breached' | 'paused' | 'unknown';
  /** When the first response is due, ISO 8601 in UTC; `null` if it never is. */
  dueAt: string | null;
  /** What is left of the target in milliseconds of running clock, negative if late; `null` if unknown. */
  remainingMs: number | null;
  message?: string;
}

export declare function sla(ticket: unknown, now: Date | string | number, options?: SlaOptions): SlaAnswer;

/** The priority for an impact and an urgency; `undefined` if one of them is no such word. */
export declare function priorityFor(impact: Impact, urgency: Urgency, table?: PriorityTable): Priority;
export declare function priorityFor(impact: string, urgency: string, table?: PriorityTable): Priority | undefined;

export declare const STATUSES: readonly Status[];
export declare const PRIORITIES: readonly Priority[];
export declare const TICKET_TYPES: readonly TicketType[];
export declare const TICKET_SOURCES: readonly TicketSource[];
export declare const IMPACTS: readonly Impact[];
export declare const URGENCIES: readonly Urgency[];
export declare const SLA_HOURS: Readonly<Record<Priority, number>>;
export declare const ERROR_CODES: readonly import('./model.js').ErrorCode[];
