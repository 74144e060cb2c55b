import type { Submission } from './model.js';

/** What an intake may be told. Secrets are no options: they come with the Worker's environment. */
export interface IntakeOptions {
  /** The pages that may post tickets, as origins: `https://www.example.com`. */
  origins: string[];
  /** Where Atera is; default `ATERA_URL` of the environment, else `https://app.atera.com`. */
  baseUrl?: string;
  /** As for the client. */
  dialect?: 'guide' | 'live';
  /** As for the client. */
  timeZone?: string;
  /** How many objects share the submissions; default 8. When it changes, name the number of before in `formerShards`. */
  shards?: number;
  /** Numbers of shards of before, as long as retries of submissions from then may come: a day. */
  formerShards?: number[];
  /** Custom values set from the submission: which field of it, and where to; in the guide a ticket has none. */
  customValues?: { from: keyof Submission; target?: 'ticket' | 'contact' | 'customer'; FieldName: string }[];
  /** A comment that follows each ticket. */
  comment?: { CommentText: string; IsInternal: boolean; TechnicianContactID?: number };
  /** Calls in any 60 seconds; default 700. */
  ratePerMinute?: number;
  /** Calls of these that are left to others who use the same key; default 0. */
  reserve?: number;
  /**
   * How long after it was allowed a call to Atera may arrive, in milliseconds; default 35,000. A call gets five seconds
   * less, and counts for so long if the part that makes it falls over.
   */
  leaseMs?: number;
  /** How long a create may stay out of sight before another is sent; default ten minutes. */
  blindMs?: number;
  /** How many creates may leave of which nobody knows that they made nothing; default 3. */
  mostTries?: number;
  /** What becomes of a sender whom nobody knows; default `hold`. */
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
  /** How long a receipt can be read; default 30 days. */
  receiptDays?: number;
  onAccepted?: (event: object, env: unknown) => void | Promise<void>;
  onCreated?: (event: object, env: unknown) => void | Promise<void>;
  onParked?: (event: object, env: unknown) => void | Promise<void>;
  /** Takes each line of the log; default `console.log`. */
  log?: (line: object) => void;
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
