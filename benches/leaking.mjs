// A process that does one kind of work many times and tells its parent by how much its memories have grown.
import { getEventListeners, setMaxListeners } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { drafts } from './drafts.mjs';

const [kind, counts] = process.argv.slice(2);
const { warmUp, count } = JSON.parse(counts);

/** Inputs that break rules, each text another one, so that nothing can be kept by its value. */
async function badInputs() {
  const [{ checkEmail, checkTicket, ready }, glue] = await Promise.all([import('../pkg/rules.node.js'), import('../pkg/wasm/rules.js')]);
  await ready();
  const shapes = [
    (number) => ({ ...drafts.bad[number % drafts.bad.length], [`Field${number}`]: 'x'.repeat(number % 500) }),
    (number) => ({ TicketTitle: `\u0000 \ud800 ${number}`, CustomerID: -number, DueDate: `the ${number}th` }),
    (number) => [null, undefined, number, `${number}`, [number], Symbol(number), () => number][number % 7],
  ];
  const addresses = [(number) => `no at ${number}`, (number) => `${number}..x@y`, (number) => `a@${'b'.repeat(number % 300)}.con`, (number) => number];
  const work = (times, from) => {
    for (let number = from; number < from + times; number += 1) {
      if (checkTicket(shapes[number % shapes.length](number)).ok) throw new Error('a bad draft was accepted');
      checkEmail(addresses[number % addresses.length](number));
    }
  };
  return { glue, work };
}

/** As many calls as stay below the rate limit of one client. */
const CALLS_OF_ONE_CLIENT = 500;
const TOGETHER = 50;

/** Lists, reads and creates whose fetch never answers, given up once it was called; by one signal for many, or by one each. */
async function abortedCalls() {
  const [{ Atera, ready }, glue] = await Promise.all([import('../pkg/node.js'), import('../pkg/wasm/full.js')]);
  await ready();
  let listeners = 0;
  let reached = 0;
  let allReached = () => {};
  const fetch = async (url) => {
    if (url.endsWith('/customers/1')) return { status: 404, json: async () => ({ Code: 404, Message: 'Customer not found' }) };
    reached += 1;
    if (reached === TOGETHER) allReached();
    return new Promise(() => {});
  };
  // One signal outlives every call that it was given to, as that of a whole page or program does.
  const { signal: lasting } = new AbortController();
  const ask = (atera, number, signal) => [
    () => atera.tickets.list({ signal }).first(),
    () => atera.tickets.get(number + 1, { signal }),
    () => atera.tickets.create({ TicketTitle: `Printer ${number} prints nothing`, CustomerID: 1 }, { signal }),
  ][number % 3]();

  async function together(atera, from) {
    const shared = new AbortController();
    setMaxListeners(TOGETHER, shared.signal);
    const controllers = Array.from({ length: TOGETHER }, (_, index) => (index % 2 ? shared : new AbortController()));
    reached = 0;
    const inFlight = new Promise((done) => { allReached = done; });
    const calls = controllers.map(({ signal }, index) => ask(atera, from + index, signal));
    await inFlight;
    for (const controller of controllers) controller.abort();
    const ends = await Promise.allSettled(calls);
    if (ends.some(({ status, reason }) => status !== 'rejected' || reason.name !== 'AbortError')) throw new Error('a call did not end as aborted');
    await atera.customers.get(1, { signal: lasting }).catch(() => {});
    for (const { signal } of [...controllers, { signal: lasting }]) listeners += getEventListeners(signal, 'abort').length;
  }

  async function work(times, from) {
    for (let done = 0; done < times; done += CALLS_OF_ONE_CLIENT) {
      const atera = new Atera({ apiKey: 'any-key', baseUrl: 'http://double.test', fetch });
      for (let call = 0; call < Math.min(CALLS_OF_ONE_CLIENT, times - done); call += TOGETHER) await together(atera, from + done + call);
      atera.free();
    }
  }
  return { glue, work, listeners: () => listeners };
}

/** What is in use when the collector has had its way. */
async function memories(glue) {
  for (let round = 0; round < 3; round += 1) {
    await turn();
    globalThis.gc();
  }
  return { wasm: glue.initSync({ module: new Uint8Array() }).memory.buffer.byteLength, heap: process.memoryUsage().heapUsed };
}

const { glue, work, listeners } = await { badInputs, abortedCalls }[kind]();
await work(warmUp, 0);
const before = await memories(glue);
await work(count, warmUp);
const after = await memories(glue);
process.send({ wasm: after.wasm - before.wasm, heap: after.heap - before.heap, listeners: listeners?.() });
process.disconnect();
