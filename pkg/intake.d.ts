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
