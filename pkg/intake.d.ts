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
  /** How many objects share the submissions; default 8. It can grow, never shrink. */
  shards?: number;
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
  /** How long a receipt can be read; default 30 days. */
  receiptDays?: number;
  onAccepted?: (event: object, env: unknown) => void | Promise<void>;
  onCreated?: (event: object, env: unknown) => void | Promise<void>;
  onParked?: (event: object, env: unknown) => void | Promise<void>;
  /** Takes each line of the log; default `console.log`. */
  log?: (line: object) => void;
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
