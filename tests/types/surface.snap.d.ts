// form.d.ts
/** A text for all languages, or one for each by its tag. */
export type Text = string | Record<string, string>;

/** A field of a submission. */
export type StandardName = 'name' | 'email' | 'subject' | 'description' | 'impact' | 'urgency' | 'category' | 'phone' | 'site';

/** When a field is shown. */
export type Condition =
  | { field: string; is: string | string[] }
  | { field: string; not: string | string[] }
  | { all: Condition[] }
  | { any: Condition[] };

/** Something to choose; `for` names the parent's values with which it can be. */
export interface FormChoice {
  value: string;
  label?: Text;
  for?: string[];
}

/** A field of a form. */
export interface FormField {
  /** A field of a submission, or the name of a custom one: letters a–z, digits and _, at most 40. */
  name: StandardName | (string & {});
  /** Of a custom field. */
  type?: 'text' | 'yesno' | 'number' | 'date' | 'options' | 'dependent';
  label?: Text;
  hint?: Text;
  required?: boolean;
  choices?: (string | FormChoice)[];
  /** The parent of a list of type `dependent`. */
  dependsOn?: string;
  showIf?: Condition;
  /** A number, or a day as YYYY-MM-DD. */
  min?: number | string;
  max?: number | string;
  /** In characters as people count them. */
  maxLength?: number;
  /** The custom field of Atera that it is written to; without one it becomes a line of the description. */
  FieldName?: string;
  target?: 'ticket' | 'contact' | 'customer';
}

/** A form as data: the same for core, intake and page. */
export interface FormSchema {
  title?: Text;
  /** In their order; what is not listed is not shown. Default: every field of a submission. */
  fields?: (StandardName | FormField)[];
}

/** How far the form is. */
export type FormState = '' | 'ready' | 'sending' | 'accepted' | 'queued' | 'failed';

/** `<atera-ticket-form>`: a form around or inside of it, made better. */
export declare class AteraTicketForm extends HTMLElement {
  /** Where a form without an own `<form>` is sent. */
  action: string;
  /** The form's state; the element sets it. */
  state: FormState;
  /** The language; default that of the nearest ancestor. */
  language: string;
  /** For how many days what was typed is kept in the browser; empty for seven. Without the attribute nothing is kept. */
  drafts: string;
  /** The host's brand colour, as CSS writes colours. */
  accent: string;
  /** Whether the form is in a shadow root, out of reach of the host's styles. Read when the element is connected. */
  shadow: boolean;
  /** The form as data, in place of the intake's. */
  schema: FormSchema | undefined;
  /** Sends the form as its button does. */
  submit(): void;
}

/** Before the form is sent; `preventDefault()` keeps it. */
export declare class AteraBeforeSubmitEvent extends Event {
  constructor();
  /** What is put in here is sent along. What was typed is not in it. */
  readonly fields: Record<string, string>;
}

/** The help desk has it. */
export declare class AteraAcceptedEvent extends Event {
  constructor(detail: { id: string; receipt: string; url: string });
  readonly id: string;
  readonly receipt: string;
  readonly url: string;
}

/** It waits in this browser until the line is back. */
export declare class AteraQueuedEvent extends Event {
  constructor(detail: { id: string });
  readonly id: string;
}

/** Something has to be corrected. */
export declare class AteraRefusedEvent extends Event {
  constructor(detail: { code: string; issues: { path: string; code: string }[] });
  readonly code: string;
  readonly issues: { path: string; code: string }[];
}

/** Something did not work that nobody can correct in the form. */
export declare class AteraErrorEvent extends Event {
  constructor(detail: { code: string; cause?: unknown });
  readonly code: string;
  readonly cause?: unknown;
}

/** What was typed before is in the form again. */
export declare class AteraDraftRestoredEvent extends Event {
  constructor();
}

declare global {
  interface HTMLElementTagNameMap {
    'atera-ticket-form': AteraTicketForm;
  }
  // They bubble: a listener may be on the document as well.
  interface GlobalEventHandlersEventMap {
    'atera-before-submit': AteraBeforeSubmitEvent;
    'atera-accepted': AteraAcceptedEvent;
    'atera-queued': AteraQueuedEvent;
    'atera-refused': AteraRefusedEvent;
    'atera-error': AteraErrorEvent;
    'atera-draft-restored': AteraDraftRestoredEvent;
  }
}

// form/check-host.d.ts
/** Rules for axe-core on what a page does wrong around the form: `axe.configure(HOST_RULES)`. */
export declare const HOST_RULES: {
  branding: { application: string };
  checks: {
    id: string;
    evaluate: (node: any) => boolean | undefined;
    metadata: { impact: string; messages: { pass: string; fail: string; incomplete: string } };
  }[];
  rules: {
    id: string;
    selector: string;
    tags: string[];
    any: string[];
    all: string[];
    none: string[];
    metadata: { description: string; help: string };
  }[];
};

// form/define.d.ts
export { AteraTicketForm } from '../form.js';

// full.d.ts
// The types of `atera-wasm/full`.
export * from './index.js';

// index.d.ts
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

// init.d.ts
// The types of `atera-wasm/init`.
export * from './index.js';

/**
 * Says where the wasm (`atera-wasm/wasm/client.wasm`) comes from. Compiled modules and bytes serve at once; a
 * response, a promise or a function is awaited by the first call.
 */
export declare function init(
  source: BufferSource | WebAssembly.Module | Response | Promise<BufferSource | WebAssembly.Module | Response>
    | (() => BufferSource | WebAssembly.Module | Response | Promise<BufferSource | WebAssembly.Module | Response>),
): void;

// inline.d.ts
// The types of `atera-wasm/inline`.
export * from './index.js';

// intake-access.d.ts
/** Which Cloudflare Access application guards `/admin`. */
export interface AccessOptions {
  /** The team's host: `acme.cloudflareaccess.com`. */
  teamDomain: string;
  /** The application's Audience (AUD) tag. */
  audience: string;
  /** Where the team's keys are; default `https://<teamDomain>/cdn-cgi/access/certs`. */
  certsUrl?: string;
}

/** The option `access` of an intake. */
export interface Access {
  /** Whether Access let this request in, by the token in `Cf-Access-Jwt-Assertion`. */
  verify(request: Request): Promise<boolean>;
}

/** Makes the check. It needs the package `jose`, which you install beside this one. */
export function createAccess(options: AccessOptions): Access;

// intake.d.ts
import type { FormField, FormSchema, StandardName } from './form.js';
import type { Submission } from './model.js';

/** @deprecated `StandardName` */
export type FormFieldName = StandardName;
/** @deprecated `FormField` */
export type FormFieldOptions = FormField;
export type { Condition, FormChoice, FormField, FormSchema, StandardName, Text } from './form.js';

/**
 * What an intake may be told. Secrets are no options: they come with the Worker's environment. An option that cannot be
 * makes `createIntake` throw a `TypeError` that says which, and what to pass.
 */
export interface IntakeOptions {
  /** The pages that may post tickets, as origins: `https://www.example.com`. */
  origins: string[];
  /** Where Atera is; default `ATERA_URL` of the environment, else `https://app.atera.com`. */
  baseUrl?: string;
  /** As for the client. */
  dialect?: 'guide' | 'live';
  /** As for the client. */
  timeZone?: string;
  /** How many objects share the submissions, 1 to 256; default 8. When it changes, name the number of before in `formerShards`. */
  shards?: number;
  /** Numbers of shards of before, each 1 to 256: what was kept under them is found and shown. Leave them for as long as receipts open, and as long as `/admin` shows something parked. */
  formerShards?: number[];
  /**
   * Custom values set from the submission: which field of it or of the form, and where to, the ticket if `target` is left
   * out; in the guide a ticket has none.
   */
  customValues?: { from: Exclude<keyof Submission, 'id'> | (string & {}); target?: 'ticket' | 'contact' | 'customer'; FieldName: string }[];
  /** A comment that follows each ticket; its text is not empty. In live a technician has to be named. */
  comment?: { CommentText: string; IsInternal: boolean; TechnicianContactID?: number };
  /** Calls in any 60 seconds, 1 to 100,000; default 700. */
  ratePerMinute?: number;
  /** Calls of these that are left to others who use the same key, less than `ratePerMinute`; default 0. */
  reserve?: number;
  /**
   * How long after it was allowed a call to Atera may arrive, in milliseconds, 10,000 to 120,000; default 35,000. A call
   * gets five seconds less, and counts for so long if the part that makes it falls over.
   */
  leaseMs?: number;
  /** How long a create may stay out of sight before another is sent, in milliseconds, from a second to a day; default ten minutes. */
  blindMs?: number;
  /** How many creates may leave of which nobody knows that they made nothing, 1 to 100; default 3. */
  mostTries?: number;
  /** What becomes of a sender whom nobody knows; default `hold`. With `create`, `CustomerID` is the customer who gets the contact: a whole number from 1 to 2^53 - 1. */
  unknownSender?: { policy: 'create'; CustomerID: number } | { policy: 'hold' } | { policy: 'reject' };
  /** Who works on a new ticket: the first row counts whose every condition fits; no row, nobody. */
  technicians?: TechnicianRow[];
  /** Priority by impact and urgency, in place of the usual table. */
  priorities?: Record<'outage' | 'major' | 'single' | 'minor', Record<'high' | 'medium' | 'low', 'Low' | 'Medium' | 'High' | 'Critical'>>;
  /** The type of every new ticket; default `Problem`. */
  ticketType?: 'Problem' | 'Request' | 'Incident' | 'Change';
  /** How fresh the directory of contacts and customers is kept. The default reads changes every five minutes and everything once a day in live, everything every six hours in the guide. */
  freshness?: Freshness;
  /** Lets people in to `/admin` whom Cloudflare Access let in: what `createAccess` of `atera-wasm/intake/access` made. */
  access?: { verify(request: Request): Promise<boolean> };
  /** How many days a receipt can be read, 1 to 3,650; default 30. A submission is forgotten after that, but not before 15 days: a page may send it again for so long. */
  receiptDays?: number;
  /** How long a person needs at least between opening a form and sending it, in seconds; default 3. */
  minSeconds?: number;
  /** How many bytes a body may have; default 64 KiB. */
  maxBodyBytes?: number;
  /** How long a body may take to arrive, in milliseconds; default ten seconds. */
  bodyMs?: number;
  /**
   * Posts in a minute from one address, counted in each isolate, 1 to 1,000,000; default 10. Cloudflare counts them in each of its
   * locations too where the environment has `ADDRESS_LIMITER`, a binding of wrangler's `ratelimits`; without it this count is all.
   */
  perAddressPerMinute?: number;
  /**
   * Posts in a minute from one origin or with one signing key, counted in each isolate, 1 to 1,000,000; default 300. Cloudflare
   * counts them in each of its locations too where the environment has `SITE_LIMITER`, as above; without it this count is all.
   */
  perSitePerMinute?: number;
  /** Visits to one receipt in a minute, whoever comes, counted in each isolate, and by `RECEIPT_LIMITER`; default 12. Each may cost two calls to Atera, and eleven where the conversation is long. */
  perReceiptPerMinute?: number;
  /** Visits in a minute from one address to all receipts, counted in each isolate, and by `VISITOR_LIMITER`; default 60. */
  perVisitorPerMinute?: number;
  /** The name of the field that people do not see; default `website`. */
  honeypot?: string;
  /** Cloudflare Turnstile for forms; it needs `TURNSTILE_SECRET` in the environment. The form then needs JavaScript. */
  turnstile?: TurnstileOptions;
  /** Lets the browser of a form compute for its visitor while many post. Without JavaScript a form passes after ten times `minSeconds`. Default: none. */
  proofOfWork?: ProofOfWorkOptions;
  /** The form at `/form`; default: every field of a submission. What it demands holds for every page that posts. */
  form?: FormOptions;
  /** What time it is, in milliseconds since 1970. For tests. */
  now?: () => number;
  /** A submission is in durable storage. */
  onAccepted?: (event: AcceptedEvent, env: unknown) => void | Promise<void>;
  /** Everything that was to be made for a submission is made. */
  onCreated?: (event: EndEvent, env: unknown) => void | Promise<void>;
  /** A submission, or a customer's reply, waits for a person; once more each time that it comes to that again. */
  onParked?: (event: EndEvent, env: unknown) => void | Promise<void>;
  /** Takes each line of the log; default `console.log`. */
  log?: (line: object) => void;
}

/** Nobody has looked yet whose address it is: only that is in it. */
export interface AcceptedEvent {
  /** A short name: it opens nothing. */
  receipt: string;
  /** The path of the receipt, which opens it. */
  url: string;
  email: string;
  verified: false;
}

export interface EndEvent {
  kind: 'ticket' | 'reply';
  /** A short name: it opens nothing. */
  receipt: string;
  ticket?: number;
  /** Why it is parked: `unknown_sender`, `unseen`, `doubled: 54327, 54328`, or an error's code and message. */
  reason?: string;
  /** Of a submission, not of a reply. */
  email?: string;
  /** Whether the address was a contact's before this submission came. Only then are name and subject there. */
  verified: boolean;
  name?: string;
  subject?: string;
}

/** Who works on which tickets; what is left out fits everything. */
export interface TechnicianRow {
  category?: string;
  priority?: 'Low' | 'Medium' | 'High' | 'Critical';
  site?: string;
  CustomerID?: number;
  /** Left out: nobody, and no later row counts. */
  TechnicianContactID?: number;
}

/** Milliseconds. */
export interface Freshness {
  /** Live: between two readings of what changed. */
  changesMs: number;
  /** From the beginning of one reading of everything to that of the next. */
  rescanMs: number;
  /** The longest pause between two pages of such a reading. */
  pauseMs: number;
}

/** Cloudflare Turnstile. */
export interface TurnstileOptions {
  /** The public key of the site. */
  siteKey: string;
  /** The hosts whose pages show the challenge; a response from elsewhere is refused. */
  hostnames: string[];
  /** What the challenge is for; a response for something else is refused. */
  action?: string;
  /** Where a response is verified, instead of Cloudflare's own address. */
  url?: string;
  /** How long that may take, in milliseconds; default five seconds. */
  timeoutMs?: number;
}

/** The form that the Worker serves, as data: fields of a submission and custom ones. `name`, `email`, `subject` and `description` have to be among them. */
export interface FormOptions extends FormSchema {
  /** The script that makes the form of `GET /form` better: a build of `atera-wasm/form/define`. */
  script?: { src: string; integrity?: string };
}

/** A proof of work for forms; nothing is asked of a quiet door. */
export interface ProofOfWorkOptions {
  /** How many zero bits are asked for at the most; default 18. */
  bits?: number;
}

/** What the Worker exports. */
export interface Intake {
  fetch(request: Request, env: unknown, context: unknown): Promise<Response>;
  scheduled(event: unknown, env: unknown, context: unknown): Promise<void>;
  /** Durable Object classes, to be exported under these names. */
  Shard: new (...args: any[]) => any;
  Gate: new (...args: any[]) => any;
  Directory: new (...args: any[]) => any;
}

/** Makes an intake. */
export function createIntake(options: IntakeOptions): Intake;

// live-bodies.d.ts
// Made from the core's tables by tests/generated.rs; UPDATE=1 cargo test --test generated writes it anew.

/** A customer to be made, in the live dialect. */
export interface LiveNewCustomer {
  CustomerName: string;
  BusinessNumber?: string;
  Domain?: string;
  Address?: string;
  City?: string;
  State?: string;
  Country?: string;
  ZipCodeStr?: string;
  Phone?: string;
  Fax?: string;
  Notes?: string;
  Website?: string;
  Longitude?: number;
  Latitude?: number;
  CreatedOn?: string | Date;
}

/** What is to change of a customer, in the live dialect. */
export interface LiveCustomerPatch {
  CustomerName?: string;
  BusinessNumber?: string;
  Domain?: string;
  Address?: string;
  City?: string;
  State?: string;
  Country?: string;
  ZipCodeStr?: string;
  Phone?: string;
  Fax?: string;
  Notes?: string;
  Website?: string;
  Longitude?: number;
  Latitude?: number;
}

/** A folder for a customer's attachments. */
export interface LiveNewFolder {
  CustomerID: number;
  Name: string;
}

/** A file to be attached to a customer. */
export interface LiveNewAttachment {
  CustomerID: number;
  Name: string;
  ContentBased64: string;
}

/** A contact to be made, in the live dialect: with CustomerID or CustomerName. */
export interface LiveNewContact {
  CustomerID?: number;
  CustomerName?: string;
  FirstName?: string;
  LastName?: string;
  Email: string;
  Phone?: string;
  MobilePhone?: string;
  JobTitle?: string;
  IsContactPerson?: boolean;
  InIgnoreMode?: boolean;
  CreatedOn?: string | Date;
  DepartmentID?: number;
  DepartmentName?: string;
  DefaultAgentId?: number;
}

/** What is to change of a contact, in the live dialect. */
export interface LiveContactPatch {
  CustomerID?: number;
  CustomerName?: string;
  FirstName?: string;
  LastName?: string;
  Phone?: string;
  MobilePhone?: string;
  JobTitle?: string;
  IsContactPerson?: boolean;
  InIgnoreMode?: boolean;
  Archived?: boolean;
  DepartmentID?: number;
  DepartmentName?: string;
  DefaultAgentId?: number;
}

/** A ticket to be made, in the live dialect: with EndUserID, or with the contact's names and address. CustomerID alone is not enough; beside EndUserID it is compared with the contact's own. */
export interface LiveNewTicket {
  TicketTitle: string;
  Description: string;
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low';
  TicketImpact?: 'NoImpact' | 'SiteDown' | 'ServerIssue' | 'Minor' | 'Major' | 'Crisis';
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed';
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change';
  CustomerID?: number;
  EndUserID?: number;
  EndUserFirstName?: string;
  EndUserLastName?: string;
  EndUserEmail?: string;
  EndUserPhone?: string;
  TechnicianContactID?: number;
  TechnicianEmail?: string;
}

/** What is to change of a ticket, in the live dialect. */
export interface LiveTicketPatch {
  TicketTitle?: string;
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed' | (string & {});
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change';
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low';
  TicketImpact?: 'NoImpact' | 'SiteDown' | 'ServerIssue' | 'Minor' | 'Major' | 'Crisis';
  TechnicianContactID?: number;
  TechnicianEmail?: string;
}

/** A comment to be made, in the live dialect, with its author: a technician or a contact. */
export interface LiveNewComment {
  CommentText: string;
  IsInternal?: boolean;
  TechnicianContactID?: number;
  TechnicianEmail?: string;
  EndUserID?: number;
  CommentTimestampUTC?: string | Date;
}

/** Work to be logged. Times have a zone, or are on the account's own clock; both alike. */
export interface LiveNewWork {
  StartDate: string | Date;
  EndDate: string | Date;
  TechnicianContactID?: number;
  TechnicianEmail?: string;
  IsBillable: boolean;
  Notes?: string;
  OnCustomerSite?: boolean;
  RateID?: number;
}

/** A relation to another ticket. */
export interface LiveNewRelation {
  RelatedTicketId: number;
  RelationType: 'None' | 'Parent' | 'Child';
}

// live.d.ts
// Types of what only the live dialect has. Its bodies are in live-bodies.d.ts, which the core's tables make.

/** A time on the account's own clock, without a zone: `2026-02-15` or `2026-02-15T09:00:00`. A Date is converted. */
export type AccountTime =
  | `${number}-${number}-${number}`
  | `${number}-${number}-${number}T${number}:${number}:${number}`
  | Date;

/** How tickets relate to each other. */
export type RelationType = 'None' | 'Parent' | 'Child';

/** Hours of work, as the live service counts them. */
export interface Durations {
  TicketID?: number;
  TotalDurationHours?: number;
  OnSiteDurationHours?: number;
  OffSiteDurationHours?: number;
  OnSLADurationHours?: number;
  OffSLADurationHours?: number;
  [field: string]: unknown;
}

/** What custom values belong to. The first two are the guide's. */
export type CustomValueTarget =
  | 'customer' | 'contact' | 'ticket' | 'contract' | 'sla' | 'agent' | 'snmp' | 'tcp' | 'http' | 'generic';

/** A custom field that the account has defined. */
export interface CustomField {
  Name?: string | null;
  DataType?: 'Text' | 'Boolean' | 'Numeric' | 'Date' | 'Options' | 'OptionsWithDependencies' | (string & {});
  Target?: string;
  PossibleValues?: unknown[];
  ParentAttributeName?: string | null;
  [field: string]: unknown;
}

/** The account that a key belongs to. */
export interface Account {
  AccountID?: string | null;
  CompanyName?: string | null;
  Country?: string | null;
  State?: string | null;
  City?: string | null;
  Address?: string | null;
  PostalCode?: string | null;
  Phone?: string | null;
  CreatedOn?: string | null;
  TimeZoneName?: string | null;
  IsITDepartment?: boolean;
  Plan?: string | null;
  [field: string]: unknown;
}

/** The live dialect's filter of customers and contacts. */
export interface ModifiedOptions {
  FromLastModifiedDate?: AccountTime;
  SortBy?: 'Creation' | 'LastModified';
}

// model.d.ts
// Made from the core's tables by tests/generated.rs; UPDATE=1 cargo test --test generated writes it anew.

/** A customer as Atera sends it. */
export interface Customer {
  /** Auto-generated unique identifier */
  CustomerID?: number | null;
  /** Company name */
  CustomerName?: string | null;
  /** Tax ID or business registration */
  BusinessNumber?: string | null;
  /** Primary email domain */
  Domain?: string | null;
  /** Street address */
  Address?: string | null;
  /** City name */
  City?: string | null;
  /** State/province */
  State?: string | null;
  /** Country name */
  Country?: string | null;
  /** Postal/ZIP code */
  ZipCodeStr?: string | null;
  /** Main phone number */
  Phone?: string | null;
  /** Fax number */
  Fax?: string | null;
  /** Internal notes */
  Notes?: string | null;
  /** Company website URL */
  Website?: string | null;
  /** Customer creation date */
  CreatedOn?: string | null;
  /** Last modification date */
  LastModified?: string | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A contact as Atera sends it. */
export interface Contact {
  /** Auto-generated unique identifier */
  EndUserID?: number | null;
  /** Parent customer ID */
  CustomerID?: number | null;
  /** Parent customer name */
  CustomerName?: string | null;
  /** Contact first name */
  FirstName?: string | null;
  /** Contact last name */
  LastName?: string | null;
  /** Email address (unique) */
  Email?: string | null;
  /** Phone number */
  Phone?: string | null;
  /** Job title/position */
  JobTitle?: string | null;
  /** Primary contact flag */
  IsContactPerson?: boolean | null;
  /** Ignore emails from contact */
  InIgnoreMode?: boolean | null;
  /** Contact creation date */
  CreatedOn?: string | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A ticket as Atera sends it. */
export interface Ticket {
  /** Auto-generated unique identifier */
  TicketID?: number | null;
  /** Brief issue summary */
  TicketTitle?: string | null;
  /** Detailed description */
  Description?: string | null;
  /** Low, Medium, High, Critical */
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low' | (string & {}) | null;
  /** Open, Pending, Resolved, Closed */
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed' | (string & {}) | null;
  /** Problem, Request, Incident, Change */
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change' | (string & {}) | null;
  /** Customer reference (required if no EndUserID) */
  CustomerID?: number | null;
  /** Customer display name */
  CustomerName?: string | null;
  /** Contact reference */
  EndUserID?: number | null;
  /** Contact email address */
  EndUserEmail?: string | null;
  /** Contact first name */
  EndUserFirstName?: string | null;
  /** Contact last name */
  EndUserLastName?: string | null;
  /** Assigned technician ID */
  TechnicianContactID?: number | null;
  /** Technician display name */
  TechnicianFullName?: string | null;
  /** Technician email */
  TechnicianEmail?: string | null;
  /** When ticket was created */
  TicketCreatedDate?: string | null;
  /** When marked resolved */
  TicketResolvedDate?: string | null;
  /** First response timestamp */
  FirstResponseDate?: string | null;
  /** Last update timestamp */
  LastActivityDate?: string | null;
  /** SLA due date */
  DueDate?: string | null;
  /** How ticket was created (Portal, Email, Agent, API) */
  TicketSource?: 'Portal' | 'Email' | 'Agent' | 'API' | (string & {}) | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A comment as Atera sends it. */
export interface Comment {
  /** Auto-generated unique identifier */
  CommentID?: number | null;
  /** The ticket it belongs to */
  TicketID?: number | null;
  /** What was written */
  CommentText?: string | null;
  /** When it was written */
  CommentDate?: string | null;
  /** Who wrote it */
  CreatorContactID?: number | null;
  /** Whether only technicians see it */
  IsInternal?: boolean | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A span of work as Atera sends it. */
export interface WorkHour {
  /** Auto-generated unique identifier */
  WorkHourID?: number | null;
  /** The ticket it belongs to */
  TicketID?: number | null;
  /** Who worked */
  TechnicianContactID?: number | null;
  /** When the work began */
  StartDate?: string | null;
  /** When it ended */
  EndDate?: string | null;
  /** Its length in seconds */
  Duration?: number | null;
  /** Whether the customer pays for it */
  IsBillable?: boolean | null;
  /** What was done */
  Notes?: string | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** The billable time of a ticket. */
export interface BillableDuration {
  /** Billable time in seconds */
  TotalBillableDuration?: number | null;
  /** Billable time in hours */
  TotalBillableHours?: number | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A custom value as Atera sends it. */
export interface CustomValue {
  /** The custom field's name */
  FieldName?: string | null;
  /** Its value; an empty text clears it */
  Value?: string | null;
  /** What Atera sends beyond the guide. */
  [field: string]: unknown;
}

/** A customer to be made. */
export interface NewCustomer {
  /** Company name */
  CustomerName: string;
  /** Tax ID or business registration */
  BusinessNumber?: string;
  /** Primary email domain */
  Domain?: string;
  /** Street address */
  Address?: string;
  /** City name */
  City?: string;
  /** State/province */
  State?: string;
  /** Country name */
  Country?: string;
  /** Postal/ZIP code */
  ZipCodeStr?: string;
  /** Main phone number */
  Phone?: string;
  /** Fax number */
  Fax?: string;
  /** Internal notes */
  Notes?: string;
  /** Company website URL */
  Website?: string;
}

/** What is to change of a customer. */
export interface CustomerPatch {
  /** Company name */
  CustomerName?: string;
  /** Tax ID or business registration */
  BusinessNumber?: string;
  /** Primary email domain */
  Domain?: string;
  /** Street address */
  Address?: string;
  /** City name */
  City?: string;
  /** State/province */
  State?: string;
  /** Country name */
  Country?: string;
  /** Postal/ZIP code */
  ZipCodeStr?: string;
  /** Main phone number */
  Phone?: string;
  /** Fax number */
  Fax?: string;
  /** Internal notes */
  Notes?: string;
  /** Company website URL */
  Website?: string;
}

/** A contact to be made. */
export interface NewContact {
  /** Parent customer ID */
  CustomerID: number;
  /** Contact first name */
  FirstName?: string;
  /** Contact last name */
  LastName?: string;
  /** Email address (unique) */
  Email: string;
  /** Phone number */
  Phone?: string;
  /** Job title/position */
  JobTitle?: string;
  /** Primary contact flag */
  IsContactPerson?: boolean;
  /** Ignore emails from contact */
  InIgnoreMode?: boolean;
}

/** What is to change of a contact. */
export interface ContactPatch {
  /** Parent customer ID */
  CustomerID?: number;
  /** Contact first name */
  FirstName?: string;
  /** Contact last name */
  LastName?: string;
  /** Email address (unique) */
  Email?: string;
  /** Phone number */
  Phone?: string;
  /** Job title/position */
  JobTitle?: string;
  /** Primary contact flag */
  IsContactPerson?: boolean;
  /** Ignore emails from contact */
  InIgnoreMode?: boolean;
}

/** A ticket to be made: with CustomerID, EndUserID or both. */
export interface NewTicket {
  /** Brief issue summary */
  TicketTitle: string;
  /** Detailed description */
  Description?: string;
  /** Low, Medium, High, Critical */
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low';
  /** Open, Pending, Resolved, Closed */
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed';
  /** Problem, Request, Incident, Change */
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change';
  /** Customer reference (required if no EndUserID) */
  CustomerID?: number;
  /** Contact reference */
  EndUserID?: number;
  /** Assigned technician ID */
  TechnicianContactID?: number;
  /** SLA due date */
  DueDate?: string | Date;
}

/** What is to change of a ticket. */
export interface TicketPatch {
  /** Brief issue summary */
  TicketTitle?: string;
  /** Detailed description */
  Description?: string;
  /** Low, Medium, High, Critical */
  TicketPriority?: 'Critical' | 'High' | 'Medium' | 'Low';
  /** Open, Pending, Resolved, Closed */
  TicketStatus?: 'Open' | 'Pending' | 'Resolved' | 'Closed' | (string & {});
  /** Problem, Request, Incident, Change */
  TicketType?: 'Problem' | 'Request' | 'Incident' | 'Change';
  /** Customer reference (required if no EndUserID) */
  CustomerID?: number;
  /** Contact reference */
  EndUserID?: number;
  /** Assigned technician ID */
  TechnicianContactID?: number;
  /** SLA due date */
  DueDate?: string | Date;
}

/** A comment to be made. */
export interface NewComment {
  /** What was written */
  CommentText: string;
  /** Whether only technicians see it */
  IsInternal?: boolean;
}

/** What a customer's form sends, before it is a ticket. */
export interface Submission {
  /** The submission's own id, made by the form */
  id?: string;
  /** The customer's name */
  name: string;
  /** Where to answer */
  email: string;
  /** Becomes the ticket's title */
  subject: string;
  /** Becomes the ticket's description */
  description: string;
  /** How much is affected */
  impact?: 'outage' | 'major' | 'single' | 'minor';
  /** How soon it matters */
  urgency?: 'high' | 'medium' | 'low';
  /** What it is about */
  category?: string;
  /** Where to call */
  phone?: string;
  /** Where it happens */
  site?: string;
}

/** Every `code` an error can have. */
export type ErrorCode = 'invalid_input' | 'invalid_customer_id' | 'invalid_ticket_id' | 'duplicate_email' | 'unauthorized' | 'forbidden' | 'not_found' | 'conflict' | 'rate_limited' | 'server' | 'network' | 'timeout' | 'aborted' | 'bad_reply' | 'illegal_transition' | 'ambiguous' | 'unsupported' | 'refused' | 'stopped' | 'key_in_browser';

// rules.d.ts
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

// sandbox.d.ts
/** Which requests a fault hits. */
export interface SandboxFaultTarget {
  /** The method; any if left out. */
  method?: string | undefined;
  /** How the path begins, with or without `/api/v3`: `/tickets`. Any if left out. */
  path?: string | undefined;
  /** The first of the matching requests to hit, counted from 1. */
  nth?: number | undefined;
  /** How many to hit from there on: one if `nth` is given, else all. */
  times?: number | undefined;
}

/** What goes wrong. Unless it says otherwise the request takes effect as usual. */
export type SandboxFaultKind =
  /** The reply comes later; adds to other faults. */
  | { kind: 'latency'; ms: number }
  /** The connection breaks; the request takes no effect. */
  | { kind: 'drop_before' }
  /** The request takes effect, then the connection breaks. */
  | { kind: 'drop_after' }
  /** A status from 200 to 599; the request takes no effect unless `afterCommit`. */
  | { kind: 'status'; code: number; afterCommit?: boolean | undefined }
  /** 429 with `Retry-After` in seconds or as a date; without the header if left out. It takes no effect. */
  | { kind: 'rate_limited'; retryAfter?: number | string | undefined }
  /** Only the first bytes of the body arrive, half if left out; then it ends, or breaks with `reset`. */
  | { kind: 'truncated'; bytes?: number | undefined; reset?: boolean | undefined }
  /** The body arrives in pieces of so many bytes, 64 if left out, with a pause before each. */
  | { kind: 'slow_drip'; ms: number; bytes?: number | undefined }
  /** A proxy's sign-in page with status 200. It takes no effect. */
  | { kind: 'html_200' }
  /** 401 without a body. It takes no effect. */
  | { kind: 'empty_401' }
  /** The right body as `text/plain`. */
  | { kind: 'wrong_type' }
  /** The right status with the body `null`. */
  | { kind: 'null_body' };

/** One fault, and the requests it hits: all if `when` is left out. The first that hits a request happens to it. */
export type SandboxFault = { when?: SandboxFaultTarget | undefined } & SandboxFaultKind;

export interface SandboxOptions {
  /**
   * Which contract is spoken: the guide's if left out, or Atera's own of June 2026. A path picks for itself: the
   * last part before `/api/v3` may be `guide` or `live` (`https://x.example/live/api/v3/tickets`), and both speak
   * of the same data.
   *
   * In `live` a token (a JWT) is taken in `Authorization: Bearer` only and any other key in `X-API-KEY` only;
   * the other way round is 401 without a body. Stricter than the service, so that tests find faults: a property
   * that a body's shape does not have is 400, and the problem names it. null in a body is the same as leaving
   * the property out. Guessed, for the contract does not say: `includeComments` adds `Comments` to each ticket;
   * an `OptionFieldValues` is `{ Id, Value }`; `billableworkhourssiteduration` answers `OnSiteDurationHours`,
   * `OffSiteDurationHours` and `TotalDurationHours`; a folder takes `CustomerId` and `Name`; an unknown
   * `EndUserEmail` makes a contact with the customer whose `Domain` it is, else with the first; `RelationType` is
   * what the ticket in the path is to the other one; `SortBy` puts the earliest first; the hours of the service
   * level are Monday to Friday, eight to six UTC.
   */
  dialect?: 'guide' | 'live' | undefined;
  /**
   * The account's time zone in `live`, UTC if left out: `UTC`, `+02:00`, or `Etc/GMT-2` (east of Greenwich, as IANA
   * writes it). The sandbox has no zone database, so no zones with summer time.
   */
  timeZone?: string | undefined;
  /** Which made-up world, a whole number; 1 if left out. The same seed gives the same data. */
  seed?: number | undefined;
  /** The keys that may do everything. Left out, any key does; a request without one is always 401. */
  apiKey?: string | readonly string[] | undefined;
  /** Keys that may read; a write with one of them is 403. */
  readOnlyKey?: string | readonly string[] | undefined;
  /** Requests a key may make in any 60 seconds, 700 if left out; `Infinity` for no limit. */
  ratePerMinute?: number | undefined;
  /** Whether an illegal change of status is refused. The guide lists no such error: off if left out. */
  enforceTransitions?: boolean | undefined;
  /** The most items in a page, 50 if left out; a request for more gets this many, and the reply says so. */
  maxItemsInPage?: number | undefined;
  /** How long every reply takes, or between what and what (drawn from the seed). */
  latencyMs?: number | readonly [number, number] | undefined;
  /**
   * The moment the seeded data lead up to: a Date, ISO text with a zone, or milliseconds since 1970. Left out it
   * is 2024-02-15T12:00:00Z, the day of the guide's example ticket. The guide's own examples keep their dates.
   */
  epoch?: Date | string | number | undefined;
  /** What goes wrong from the start. */
  faults?: readonly SandboxFault[] | undefined;
  /** The clock, in milliseconds since 1970; `Date.now` if left out. */
  now?: (() => number) | undefined;
}

/** Counts since the start or the last reset. */
export interface SandboxStats {
  /** Requests seen, the dropped and the refused ones included. */
  requests: number;
  /** Writes that took effect. */
  commits: number;
  /** Those of the commits that made something new. */
  creates: number;
  /** Requests answered with 429. */
  rateLimited: number;
}

/** One request as it was seen, without headers and bodies. */
export interface SandboxLogEntry {
  /** Which request it was, from 1. */
  number: number;
  /** When, by the sandbox's clock. */
  atMs: number;
  method: string;
  /** Path and query as they came. */
  path: string;
  /** The status of the reply; 0 if the connection was dropped. */
  status: number;
  /** Whether the request took effect. */
  committed: boolean;
  /** Whether a fault other than latency hit it. */
  fault: boolean;
}

export interface Sandbox {
  /**
   * The standard fetch, answered from memory. Any origin will do; of the path, what follows `/api/v3` counts. A
   * request takes effect at once, and the delay is on the way back: an abort during it does not undo the request.
   */
  fetch: typeof fetch;
  /** Everything as it was at first: data, ids, counts, rate, and the faults of the options. */
  reset(): void;
  /** Replaces the faults; their counts start anew. */
  faults(list: readonly SandboxFault[]): void;
  stats(): SandboxStats;
  /** The last thousand requests, the oldest first. */
  log(): SandboxLogEntry[];
  /** Forgets the data now rather than when nothing refers to the sandbox any more. */
  free(): void;
}

/**
 * An Atera in memory, with made-up data that are the same each time. It starts nothing by itself: the data are
 * made by the first call.
 *
 * @example
 * const sandbox = createSandbox({ apiKey: 'key' });
 * const reply = await sandbox.fetch('https://atera.example/api/v3/tickets/54321', { headers: { 'X-API-KEY': 'key' } });
 */
export function createSandbox(options?: SandboxOptions): Sandbox;

/** Resolves when the synchronous calls (`faults`, `stats`, `log`) can be answered; `fetch` waits by itself. */
export function ready(): Promise<void>;
