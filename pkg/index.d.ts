// The types of `atera-wasm`. Data keeps the guide's names and comes from model.d.ts, which the core's tables make.
import type { Account, AccountTime, CustomField, CustomValueTarget, Durations, ModifiedOptions, RelationType } from './live.js';
import type {
  LiveContactPatch, LiveCustomerPatch, LiveNewAttachment, LiveNewComment, LiveNewContact, LiveNewCustomer, LiveNewFolder,
  LiveNewRelation, LiveNewTicket, LiveNewWork, LiveTicketPatch,
} from './live-bodies.js';
import type {
  BillableDuration, Comment, Contact, ContactPatch, Customer, CustomerPatch, CustomValue, ErrorCode, NewComment,
  NewContact, NewCustomer, NewTicket, Ticket, TicketPatch, WorkHour,
} from './model.js';
import type { Impact, Priority, StatusTable, Urgency } from './rules.js';

export type * from './live.js';
export type * from './live-bodies.js';
export type * from './model.js';
export * from './rules.js';

/** Options of any call. */
export interface CallOptions {
  /** Gives the call up; it rejects with the signal's own reason. */
  signal?: AbortSignal;
  /** Milliseconds for the whole call: waiting, every attempt, the body. */
  timeoutMs?: number;
  /** Answers the server's reply untouched, in the server's own names. */
  raw?: boolean;
}

/** What happens during a call: no bodies, no key. */
export interface AteraEvent {
  type: 'request' | 'retry' | 'wait' | 'reply';
  /** The call's number in this program; errors carry it too. */
  requestId: string;
  /** The call, as in `tickets.list`. */
  operation: string;
  /** Which attempt, from 1; 0 while the first one waits. */
  attempt: number;
  /** The status of a reply; absent if none came. */
  status?: number;
  /** How long the wait will be, or how long the reply took. */
  ms?: number;
}

/** Decides when a call may go, where several programs share one key. */
export interface Limiter {
  /** Resolves when the call may go; rejects if it may not. */
  acquire(call: { priority: 'interactive' | 'bulk'; signal: AbortSignal }): Promise<void> | void;
}

/** What is needed of a `fetch`; a test double may answer plain objects. */
export type FetchLike = (url: string, init: RequestInit) => Promise<{
  readonly status: number;
  readonly headers?: unknown;
  text?(): Promise<string>;
  json?(): Promise<unknown>;
}>;

export interface AteraOptions {
  /** The key; leave it out where a gateway adds it. */
  apiKey?: string;
  /** Everything in front of a call's path; `/api/v3` is added to a bare origin. */
  baseUrl?: string;
  /** The contract that the server keeps; without it Atera's own hosts get `live` and every other gets `guide`. */
  dialect?: 'guide' | 'live';
  /**
   * Which generation the key is of: a legacy key goes in `X-API-KEY`, a token in `Authorization: Bearer`. In the live
   * dialect the key's own look decides if this is left out; in the guide every key is a legacy key.
   */
  auth?: 'key' | 'token';
  /** The account's time zone by its IANA name. Left out, the live account is asked when it is needed first. */
  timeZone?: string;
  fetch?: FetchLike;
  /** Milliseconds for a whole call. Default 30,000. */
  timeoutMs?: number;
  /** Milliseconds for one attempt of a call that may be repeated. Default 10,000. */
  attemptTimeoutMs?: number;
  /** How often a call is tried again. Default 3. */
  retries?: number;
  /** The longest `Retry-After` that is waited for. Default 60,000. */
  maxRetryAfterMs?: number;
  /** Calls in any 60 seconds. Default 700. */
  ratePerMinute?: number;
  /** How many of those are left to others who use the same key. Default 0. */
  reserve?: number;
  limiter?: Limiter;
  /** Which status may follow which. */
  transitions?: StatusTable;
  /** The largest reply that is read, in bytes. Default 32 MiB. */
  maxReplyBytes?: number;
  onEvent?: (event: AteraEvent) => void;
  /** Lets a key into a page, where every visitor can read it. */
  dangerouslyAllowBrowser?: boolean;
}

/** A page of a list, the same in both dialects. */
export interface Page<T> {
  items: T[];
  page: number;
  itemsInPage: number;
  totalPages: number;
  totalItems: number;
  /** With `raw: true`, the reply as it came. */
  raw?: unknown;
}

/** Options of a list. */
export interface ListOptions extends CallOptions {
  /** Where to begin, from 1. */
  page?: number;
  /** How many items to ask for in a page. Default 50. */
  itemsInPage?: number;
  /** Where an earlier reading stopped: its `pages.cursor`. */
  cursor?: string;
}

/** A list, fetched page by page as it is read. What was already given is not given twice. */
export declare class Pages<T> implements AsyncIterable<T> {
  private constructor();
  /** Every item from the beginning. Leaving the loop stops the fetching. */
  [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>;
  /** Every page from the beginning. */
  pages(): AsyncGenerator<Page<T>, void, undefined>;
  /** The first page alone, ahead of calls that read whole lists. */
  first(): Promise<Page<T>>;
  /** Every item, or the first so many. */
  all(options?: { limit?: number }): Promise<T[]>;
  /** Where the last reading stands, for `list({ cursor })`; `undefined` when the list is over. */
  readonly cursor: string | undefined;
}

/** What the server said of a create, with the new id. */
export type Created<Id extends string> = { [name in Id]: number } & { ActionID?: number | string; [field: string]: unknown };

/** Options of a create or update. */
export interface WriteOptions extends CallOptions {
  /** Lets fields out that the guide does not know. */
  allowUnknown?: boolean;
}

export interface Customers {
  list(options?: ListOptions & ModifiedOptions): Pages<Customer>;
  get(id: number, options?: CallOptions): Promise<Customer>;
  create(customer: NewCustomer | LiveNewCustomer, options?: WriteOptions): Promise<Created<'CustomerID'>>;
  update(id: number, patch: CustomerPatch | LiveCustomerPatch, options?: WriteOptions): Promise<Record<string, unknown>>;
  /** Removes the customer with all its contacts, agents and tickets. */
  delete(id: number, options?: CallOptions): Promise<void>;
  /** Live. The documents do not show this body: with `allowUnknown` other fields go out too. */
  createFolder(folder: LiveNewFolder, options?: WriteOptions): Promise<Record<string, unknown>>;
  /** Live. Attaches a file to a customer. */
  attach(attachment: LiveNewAttachment, options?: CallOptions): Promise<Record<string, unknown>>;
}

export interface Contacts {
  /** `Email` and `Phone` (live) match parts. */
  list(options?: ListOptions & ModifiedOptions & { Email?: string; Phone?: string }): Pages<Contact>;
  get(id: number, options?: CallOptions): Promise<Contact>;
  create(contact: NewContact | LiveNewContact, options?: WriteOptions): Promise<Created<'EndUserID'>>;
  update(id: number, patch: ContactPatch | LiveContactPatch, options?: WriteOptions): Promise<Record<string, unknown>>;
  delete(id: number, options?: CallOptions): Promise<void>;
  /** The contact with exactly this address, whatever its case; `null` if there is none. Reads every page. */
  findByEmail(email: string, options?: CallOptions): Promise<Contact | null>;
  /** The contacts of one customer. Atera has no such list, so every contact is read. */
  ofCustomer(customerId: number, options?: ListOptions): Pages<Contact>;
}

/** `includeRelations` is the live dialect's. */
export interface TicketFilters { customerId?: number; ticketStatus?: string; includeRelations?: boolean; }

/** Options of a list of tickets. */
export interface TicketListOptions extends ListOptions {
  /** Adds `TotalBillableDuration` and `TotalBillableHours` to each: one call more for a page in live, one for each ticket in the guide. */
  durations?: boolean;
}

export interface Tickets {
  list(options?: TicketListOptions & TicketFilters): Pages<Ticket>;
  get(id: number, options?: CallOptions & { includeRelations?: boolean }): Promise<Ticket>;
  create(ticket: NewTicket | LiveNewTicket, options?: WriteOptions): Promise<Created<'TicketID'>>;
  /** With a `TicketStatus`, `from` is the status it has now; without `from` the ticket is read first. */
  update(id: number, patch: TicketPatch | LiveTicketPatch, options?: WriteOptions & { from?: string }): Promise<Record<string, unknown>>;
  /** Live. */
  delete(id: number, options?: CallOptions): Promise<void>;
  /** Live. The tickets without a comment. */
  noComments(options?: TicketListOptions & TicketFilters): Pages<Ticket>;
  /** Live. The resolved and closed tickets; not what the guide calls by this name, which is `modifiedAfter`. */
  statusModified(options?: TicketListOptions & { includeComments?: boolean; includeRelations?: boolean }): Pages<Ticket>;
  modifiedAfter(date: Date | string, options?: TicketListOptions & { includeComments?: boolean; includeRelations?: boolean }): Pages<Ticket>;
  comments(id: number, options?: ListOptions): Pages<Comment>;
  /** In live it needs its author too: `TechnicianContactID` or `TechnicianEmail`, or `EndUserID`; the service may leave the id out. */
  addComment(id: number, comment: NewComment | LiveNewComment, options?: WriteOptions): Promise<Partial<Created<'CommentID'>>>;
  billableDuration(id: number, options?: CallOptions): Promise<BillableDuration>;
  /** Of many tickets: fifty to a call in live, one by one in the guide. */
  billableDurations(ids: readonly number[], options?: CallOptions): Promise<(BillableDuration & { TicketID?: number })[]>;
  /** Live. */
  nonBillableDuration(id: number, options?: CallOptions): Promise<Durations>;
  /** Live. One sum over at most fifty tickets; the documents do not show its fields. */
  siteDurations(ids: readonly number[], options?: CallOptions): Promise<Record<string, unknown>>;
  workHours(id: number, options?: ListOptions): Pages<WorkHour>;
  /** Live. */
  workHoursSummary(id: number, options?: CallOptions): Promise<{ TicketID?: number; Billable?: Durations; NonBillable?: Durations; [field: string]: unknown }>;
  /** Live. Logs time. */
  logWork(id: number, work: LiveNewWork, options?: CallOptions): Promise<Created<'WorkHourID'>>;
  /** Live. The addresses of the files attached to a ticket. */
  attachments(id: number, options?: CallOptions): Promise<string[]>;
  /** Live. */
  relate(id: number, relation: LiveNewRelation, options?: CallOptions): Promise<Record<string, unknown>>;
  /** Live. Removes the ticket's relations of one kind. */
  unrelate(id: number, relation: RelationType | { RelationType: RelationType }, options?: CallOptions): Promise<void>;
}

export interface CustomValues {
  get(target: CustomValueTarget, id: number, options?: CallOptions): Promise<CustomValue[]>;
  /** Live. The values of one field. */
  getField(target: CustomValueTarget, id: number, FieldName: string, options?: CallOptions): Promise<CustomValue[]>;
  /** Live. By the value's own id. */
  byId(customValueId: string, options?: CallOptions): Promise<CustomValue[]>;
  set(target: CustomValueTarget, id: number, FieldName: string, Value: string, options?: CallOptions): Promise<Record<string, unknown>>;
  /** The live service cannot: there it is an `UnsupportedError`, and an empty text comes nearest. */
  delete(target: CustomValueTarget, id: number, FieldName: string, options?: CallOptions): Promise<void>;
  /** Live. The fields that the account has defined. */
  fields(options?: CallOptions): Promise<CustomField[]>;
}

export interface WorkHours {
  /** Live. The work logged on all tickets. */
  list(options?: ListOptions & { startWorkhour?: AccountTime; endWorkhour?: AccountTime; includeRates?: boolean }): Pages<WorkHour>;
}

export interface Accounts {
  /** Live. */
  get(options?: CallOptions): Promise<Account>;
}

/** A step that is done, with what it made or found: `{ step: 'createTicket', TicketID: 54321 }`. */
export interface Done { step: string; [fact: string]: string | number | number[]; }

/** A step that a person has to take, because the API cannot or because nobody said how. */
export interface ManualStep { step: string; why: string; }

/** What every workflow answers, beside its own result. */
export interface FlowAnswer { done: Done[]; manual: ManualStep[]; }

/**
 * What goes into every workflow. One that stops half-way rejects with the error of the step that failed, which
 * carries `done`, `left` and `resume`. An abort rejects with the signal's own reason and carries nothing: where
 * that matters, bound the workflow by `timeoutMs`, which counts for the whole of it.
 */
export interface FlowInput {
  /** The `resume` of the error that the same call gave: goes on from there and repeats no create. */
  resume?: string;
  /** After an `ambiguous` error: the step was carried out, and made the thing with this id. */
  confirmed?: Record<string, number>;
  /** After an `ambiguous` error: the step was not carried out, so take it. */
  repeat?: boolean;
}

/** Why an address leads to a customer (`contact`, `domain`) or to none. */
export type RouteReason = 'contact' | 'domain' | 'shared_domain' | 'unknown_domain' | 'several_customers';

/** A row of a routing table; the first that fits counts. What it leaves out fits everything. */
export interface RoutingRow { category?: string; customerId?: number; TechnicianContactID: number; }

/** Who asks: a contact, a customer, or an address that leads to one of them. */
export interface TicketRequest extends Partial<Omit<NewTicket, 'TicketTitle' | 'TicketPriority'>>, FlowInput {
  TicketTitle: string;
  TicketPriority?: Priority;
  Email?: string;
  /** Makes a contact for an address that has none: `true`, or the contact's other fields. */
  createContact?: boolean | Omit<ContactPatch, 'Email' | 'CustomerID'>;
  /** With `urgency`, makes the priority where `TicketPriority` is not given. */
  impact?: Impact;
  urgency?: Urgency;
  /** What it is about, for `routing`. */
  category?: string;
  routing?: readonly RoutingRow[];
  /** A first public comment: the acknowledgment. Without it, that is a manual step. */
  comment?: string;
}

/** What a customer lacks, by the guide's best practices. */
export type AuditFinding =
  | { code: 'untidy_name' | 'no_primary_contact' | 'no_domain' | 'shared_domain' }
  | { code: 'duplicate_name' | 'duplicate_domain'; CustomerIDs: number[] }
  | { code: 'missing_fields' | 'missing_custom_values'; fields: string[] }
  | { code: 'nameless_contacts'; EndUserIDs: number[] }
  | { code: 'stale'; LastModified: string };

/** The guide's workflows. */
export interface Flows {
  /** Ticket Creation Flow: validates the customer, sets priority and technician, creates, acknowledges. */
  openTicket(request: TicketRequest, options?: CallOptions): Promise<FlowAnswer & {
    TicketID: number; CustomerID?: number; EndUserID?: number; TicketPriority?: Priority; TechnicianContactID?: number;
  }>;
  /**
   * Ticket Resolution Flow: `findings` become an internal comment, then the ticket is set to Resolved, then
   * `summary` becomes a public comment. The status table is asked before anything is written. In live the ticket's own
   * technician writes, unless another is named, and `work` is logged.
   */
  resolveTicket(input: {
    id: number; findings?: string; summary?: string; work?: Partial<LiveNewWork>; TechnicianContactID?: number;
  } & FlowInput, options?: CallOptions): Promise<FlowAnswer & {
    TicketID: number; from: string; TicketStatus: 'Resolved';
  }>;
  /** New Customer Onboarding. Everything is checked, and the contact's address looked for, before anything is made. */
  onboardCustomer(input: {
    customer: NewCustomer;
    /** The primary contact; `IsContactPerson` is set. */
    contact?: Omit<NewContact, 'CustomerID'>;
    customValues?: Record<string, string> | readonly { FieldName: string; Value: string }[];
  } & FlowInput, options?: CallOptions): Promise<FlowAnswer & { CustomerID: number; EndUserID?: number }>;
  /**
   * Customer Search Flow: part of the name, whatever its case, and the whole domain; at least one of them. Reads
   * every customer, and every contact unless `contacts` is false.
   */
  findCustomers(input: { name?: string; domain?: string; contacts?: boolean } & FlowInput, options?: CallOptions): Promise<FlowAnswer & {
    customers: (Customer & { contacts?: Contact[] })[];
  }>;
  /**
   * Customer Deactivation. `confirm` is the CustomerName to the letter. Active tickets refuse it, listed in the
   * error's `done`, unless `closeTickets`. With `export` the data come back as `archive`, comments not among them.
   */
  deactivateCustomer(input: { id: number; confirm: string; closeTickets?: boolean; export?: boolean } & FlowInput, options?: CallOptions): Promise<FlowAnswer & {
    CustomerID: number; CustomerName?: string; closed?: number[];
    archive?: { customer: Customer; customValues: CustomValue[]; contacts: Contact[]; tickets: Ticket[] };
  }>;
  /**
   * What the guide's best practices find wanting. `staleDays` is 365 unless told, `now` the present, and
   * `customFields` names the custom values that each customer must have. Reads every customer one by one.
   */
  auditCustomers(input?: { now?: Date | number | string; staleDays?: number; customFields?: readonly string[] } & FlowInput, options?: CallOptions): Promise<FlowAnswer & {
    customers: { CustomerID: number; CustomerName: string; findings: AuditFinding[] }[];
    /** How many customers there are. */
    checked: number;
  }>;
  /** Whose address this is: by the contact that has it, else by the customer that has its domain. */
  routeByDomain(input: { Email: string } & FlowInput, options?: CallOptions): Promise<FlowAnswer & {
    contact: Contact | null; customer: Customer | null; reason: RouteReason;
  }>;
}

export declare class Atera {
  constructor(options?: AteraOptions);
  readonly customers: Customers;
  readonly contacts: Contacts;
  readonly tickets: Tickets;
  readonly customValues: CustomValues;
  readonly workHours: WorkHours;
  readonly account: Accounts;
  readonly flows: Flows;
  /** Ends the calls under way and gives back what the core holds. Safe at any time, and twice. */
  free(): void;
  [Symbol.dispose](): void;
}

/** What operations throw. `message` is for people, `code` for programs. */
export declare class AteraError extends Error {
  readonly code: ErrorCode;
  /** Whether the same call may succeed later without a change. */
  readonly retryable: boolean;
  readonly status?: number;
  readonly requestId?: string;
  readonly retryAfterMs?: number;
  readonly attempts?: number;
  /** Of a workflow that stopped half-way: the steps that are done. */
  readonly done?: Done[];
  /** The names of those that are not; the first is the one that failed. */
  readonly left?: string[];
  /** With this as `resume` the same call goes on from there. */
  readonly resume?: string;
}
/** An input that breaks rules; `issues` has them all. */
export declare class ValidationError extends AteraError { readonly issues: import('./rules.js').Issue[]; }
/** A status move that the table forbids. */
export declare class TransitionError extends AteraError {
  readonly from: string;
  readonly to: string;
  readonly allowed: string[];
}
export declare class RateLimitError extends AteraError {}
export declare class AuthError extends AteraError {}
export declare class NotFoundError extends AteraError {}
export declare class ConflictError extends AteraError {}
export declare class TimeoutError extends AteraError {}
export declare class NetworkError extends AteraError {}
export declare class ServerError extends AteraError {}
/** A write that may or may not have happened: look before you send it again. */
export declare class AmbiguousError extends AteraError {}
export declare class UnsupportedError extends AteraError {}
/** Whether a value is one of these errors, from whichever copy of the package; with a code, whether it is that one. */
export declare function isAteraError(value: unknown, code?: ErrorCode): value is AteraError;
