// @ts-check
// The outbox of a shard: takes what is due, does what the core says, and hands back what came of it.
import { tell } from './accept.js';
import { createErrands } from './errands.js';
import { createGated } from './gated.js';
import { codeOf, log } from './log.js';

/** How many submissions are worked on at once. The gate's pace is the limit; this covers the time a call takes. */
const WIDTH = 6;
/** An alarm may take fifteen minutes; after this it begins no more, and the next one goes on. */
const RUN_MS = 300_000;
/** How long a submission waits in the gate's queue before it is put back. */
const PATIENCE_MS = 20_000;
/** A fault of ours is not repeated at full speed. */
const AFTER_FAULT_MS = 1_000;
/** A run that finished nothing for so long hangs. */
const STUCK_MS = 600_000;
/** One look is for so many at most. */
const MOST_SOUGHT = 1_000;

const DUE = { event: 'due' };

/** @param {any} action */
const isTicketSought = (action) => action.action === 'look' && action.task === 'ticket';

/**
 * @param {{
 *   storage: any, abort: (reason: string) => void, store: import('./store.js').Store, env: any,
 *   options: import('./options.js').Options,
 * }} shard
 */
export function createOutbox({ storage, abort, store, env, options }) {
  /** @type {Set<string>} */
  const underWay = new Set();
  const gated = createGated(env, options, 'intake');
  const errands = createErrands({ gated, env, options, pause });
  /** @type {{ until: number, alive: number, finished: () => void } | undefined} */
  let running;
  let active = 0;
  let looking = 0;
  let width = WIDTH;
  let pausedUntil = 0;
  let hasRevived = false;
  /** @type {number | undefined} */
  let alarmAt;

  /**
   * Nothing more is begun for so long, and then one at a time until one may send: while Atera is down, all shards come back
   * at the same moment, and one question each is enough to send them away again.
   * @param {number} ms
   */
  function pause(ms) {
    pausedUntil = Date.now() + ms;
    width = 1;
  }

  /** @param {number} at */
  function setAlarm(at) {
    alarmAt = at;
    storage.setAlarm(at);
  }

  /** Something is due then. @param {number} at */
  function wake(at) {
    if (running) {
      fill();
      return;
    }
    // An alarm during a pause would find nothing to do.
    const next = Math.max(at, pausedUntil);
    if (alarmAt === undefined || next < alarmAt) setAlarm(next);
  }

  async function run() {
    if (running) return;
    const now = Date.now();
    // This alarm stays set until its handler has ended well: whoever falls over in between is woken again.
    alarmAt = undefined;
    try {
      await new Promise((/** @type {(value?: undefined) => void} */ finished) => {
        running = { until: now + RUN_MS, alive: now, finished };
        revive();
        fill();
        if (active === 0) finished();
      });
    } finally {
      running = undefined;
    }
    const due = store.nextDue();
    if (due !== null) setAlarm(Math.max(due, pausedUntil, Date.now()));
  }

  /** What was on its way when the object fell over may have arrived. */
  function revive() {
    if (hasRevived) return;
    hasRevived = true;
    for (const row of store.interrupted()) store.take(row, { event: 'revived' });
    for (const row of store.untold()) finish(row, () => told(row));
  }

  /** A look may take minutes, and is no question of who may send. */
  const isFull = () => active >= WIDTH || active - looking >= width;

  /** Begins as much as may run at once. */
  function fill() {
    const now = Date.now();
    if (!running || isFull() || now >= running.until || now < pausedUntil) return;
    for (const id of store.due(now, WIDTH + underWay.size)) {
      if (isFull()) return;
      if (!underWay.has(id)) begin(id);
    }
  }

  /** @param {string} id */
  function begin(id) {
    const row = store.find(id);
    if (!row) return;
    const planned = store.preview(row, DUE);
    if (isTicketSought(planned.action)) lookAll(row);
    else finish(row, () => carry(row, planned));
  }

  /** @param {import('./store.js').Row} row @param {() => Promise<void>} work */
  function finish(row, work) {
    underWay.add(row.id);
    occupy(work, () => underWay.delete(row.id));
  }

  /** @param {() => Promise<void>} work @param {() => void} after */
  function occupy(work, after) {
    active += 1;
    const ended = () => {
      active -= 1;
      after();
      if (!running) return;
      running.alive = Date.now();
      fill();
      if (active === 0) running.finished();
    };
    work().catch((error) => {
      pause(AFTER_FAULT_MS);
      log(options, 'failed', { part: 'outbox', code: codeOf(error), waitMs: AFTER_FAULT_MS });
    }).then(ended);
  }

  /** @param {import('./store.js').Row} row @param {import('./store.js').Taken} planned what the core will probably say */
  async function carry(row, planned) {
    const going = planned.action.action === 'create' ? await sendable(row.id) : { row, action: store.keep(row, planned).action };
    if (!going || going.action.action === 'wait' || going.action.action === 'rest') return;
    // While it waited for its turn, a later check of its ticket may have become due.
    const event = isTicketSought(going.action) ? (await errands.lookForTickets([going]))[0] : await errands.run(going.action, going.row);
    await end(row.id, event);
  }

  /**
   * Only what has its turn is marked as sent: a crash while it waits leaves no doubt. Nothing if it has none now.
   * @param {string} id
   */
  async function sendable(id) {
    const refusal = await gated.hold(PATIENCE_MS);
    if (refusal) {
      pause(refusal.waitMs);
      return undefined;
    }
    if (width < WIDTH) {
      width = WIDTH;
      fill();
    }
    const row = store.find(id);
    const going = row && { row, action: store.take(row, DUE).action };
    // A person may have decided otherwise meanwhile.
    if (going?.action.action !== 'create') gated.release();
    return going;
  }

  /** What came of it; a person may have decided meanwhile. @param {string} id @param {object} [event] */
  async function end(id, event = DUE) {
    const row = store.find(id);
    if (!row) return;
    store.take(row, event);
    await told(row);
  }

  /** One reading of the changed tickets serves every submission that is looked for. @param {import('./store.js').Row} first */
  function lookAll(first) {
    const now = Date.now();
    /** @type {{ row: import('./store.js').Row, action: any }[]} */
    const sought = [];
    for (const id of new Set([first.id, ...store.settledDue(now, MOST_SOUGHT)])) {
      const row = underWay.has(id) ? undefined : store.find(id);
      if (!row) continue;
      const planned = store.preview(row, DUE);
      if (isTicketSought(planned.action)) {
        sought.push({ row, action: store.keep(row, planned).action });
        underWay.add(id);
      }
    }
    looking += 1;
    occupy(async () => {
      const events = await errands.lookForTickets(sought);
      for (const [place, { row }] of sought.entries()) await end(row.id, events[place]);
    }, () => {
      looking -= 1;
      for (const { row } of sought) underWay.delete(row.id);
    });
  }

  /** A hook hears of an end once it is stored, and again if the object falls over before that is noted. @param {import('./store.js').Row} row as it is stored */
  async function told(row) {
    const isEnd = row.standing === 'parked' || (row.standing === 'created' && row.kind === 'ticket');
    if (!isEnd || row.told === row.standing) return;
    log(options, row.standing, { receipt: row.name, ticket: row.ticket, code: row.reason?.split(':')[0] });
    await tell(options, row.standing === 'created' ? 'onCreated' : 'onParked', notice(row), env);
    store.wasTold(row, row.standing);
  }

  /** @param {number} now */
  function poke(now) {
    // The storage is whole, so the object may as well start anew.
    if (running && now - running.alive > STUCK_MS) abort('the outbox hangs');
    const due = store.nextDue();
    const isLost = due !== null || (!hasRevived && store.interrupted().length > 0);
    if (!running && isLost) setAlarm(Math.max(due ?? now, now));
  }

  return { wake, run, poke };
}

/** A stranger's text goes to nobody whose address was not known before. @param {import('./store.js').Row} row */
function notice(row) {
  const { email, name, subject } = row.submission;
  const verified = row.delivery.sender?.was_known === true;
  return {
    kind: row.kind, receipt: row.name, ticket: row.ticket ?? row.submission.ticket, reason: row.reason ?? undefined, email, verified,
    ...(verified ? { name, subject } : {}),
  };
}
