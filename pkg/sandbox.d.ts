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
