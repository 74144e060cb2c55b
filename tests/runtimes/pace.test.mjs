// The rate limit as a server sees it: a plain HTTP server counts what arrives over real sockets, while the clock jumps
// over every wait. The client takes its time from `performance.now` and `setTimeout`, and so do the line and the server.
import assert from 'node:assert/strict';
import { Agent, createServer, request as open } from 'node:http';
import { after, before, test } from 'node:test';

const MINUTE = 60_000;
const LIMIT = 60;
const CALLS = 150;

const hosts = { now: performance.now, setTimeout: globalThis.setTimeout, clearTimeout: globalThis.clearTimeout };
const realNow = () => hosts.now.call(performance);

/** A clock that runs as usual while a socket is in use, and else jumps to the next timer. */
const clock = { ahead: 0, timers: new Map(), last: 0, busy: 0, running: true };
const now = () => realNow() + clock.ahead;

function setTimer(callback, ms) {
  clock.timers.set(++clock.last, { callback, due: now() + ms });
  return clock.last;
}

/** Lets everything go on that can, then the timer that is due next. */
function turn() {
  if (!clock.running) return;
  const [id, timer] = [...clock.timers].reduce((first, next) => (next[1].due < first[1].due ? next : first), [0, { due: Infinity }]);
  if (id !== 0 && (clock.busy === 0 || timer.due <= now())) {
    clock.timers.delete(id);
    clock.ahead += Math.max(timer.due - now(), 0);
    timer.callback();
  }
  setImmediate(turn);
}

let Atera;
let server;
let arrivals = [];
const agent = new Agent({ keepAlive: true });

before(async () => {
  ({ Atera } = await import('../../pkg/node.js'));
  server = createServer((_request, response) => {
    arrivals.push(now());
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"TicketID":1}');
  });
  await new Promise((listening) => { server.listen(0, '127.0.0.1', listening); });
  performance.now = now;
  globalThis.setTimeout = setTimer;
  globalThis.clearTimeout = (id) => clock.timers.delete(id);
  turn();
});

after(() => {
  clock.running = false;
  performance.now = hosts.now;
  globalThis.setTimeout = hosts.setTimeout;
  globalThis.clearTimeout = hosts.clearTimeout;
  agent.destroy();
  server.close();
});

/** A request over a socket. Node's own fetch has timers of its own, which this clock would turn. */
function exchange(url, { method, headers }) {
  clock.busy += 1;
  return new Promise((resolve, reject) => {
    open(url, { method, headers, agent }, (response) => {
      let text = '';
      response.on('data', (data) => { text += data; });
      response.on('end', () => resolve(new Response(text, { status: response.statusCode, headers: { 'content-type': 'application/json' } })));
    }).on('error', reject).end();
  }).finally(() => { clock.busy -= 1; });
}

/** The most arrivals in any 60 seconds, its end not included. */
const mostInAnyMinute = () => Math.max(...arrivals.map((start) => arrivals.filter((at) => at >= start && at < start + MINUTE).length));

/** All calls at once, and when the last one was answered. */
async function waiting(fetch, each = (call) => call) {
  arrivals = [];
  const atera = new Atera({ baseUrl: `http://127.0.0.1:${server.address().port}/api/v3`, ratePerMinute: LIMIT, timeoutMs: 1e7, attemptTimeoutMs: 1e5, fetch });
  const begun = now();
  const ends = await Promise.allSettled(Array.from({ length: CALLS }, (_, index) => each((options) => atera.tickets.get(1, options), index)));
  atera.free();
  return { ends, took: now() - begun };
}

test('with 150 calls waiting a server sees 60 in any minute', async () => {
  const { ends, took } = await waiting(exchange, (call) => call());
  assert.ok(ends.every(({ status }) => status === 'fulfilled'));
  assert.equal(arrivals.length, CALLS);
  assert.equal(mostInAnyMinute(), LIMIT);
  assert.ok(took > 2 * MINUTE && took < 2 * MINUTE + 20_000, `${took} ms`);
});

test('a line that takes up to ten seconds each way changes nothing', async () => {
  let state = 7;
  const dice = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const transit = () => new Promise((done) => { setTimeout(done, dice() < 0.5 ? 0 : dice() * 10_000); });
  const line = async (url, init) => {
    await transit();
    const response = await exchange(url, init);
    await transit();
    return response;
  };
  // Every fifth call is given up while it is on its way; it arrives all the same.
  const given = async (call, index) => {
    if (index % 5 !== 0) return call();
    const giver = new AbortController();
    setTimeout(() => giver.abort(), dice() * 5_000);
    return call({ signal: giver.signal });
  };
  const { ends } = await waiting(line, given);
  const answered = ends.filter(({ status }) => status === 'fulfilled').length;
  assert.equal(answered + ends.filter(({ reason }) => reason?.name === 'AbortError').length, CALLS);
  assert.ok(answered >= CALLS * 4 / 5);
  assert.ok(mostInAnyMinute() <= LIMIT, `${mostInAnyMinute()} in a minute`);
});
