// A page of 50 tickets through the client beside a bare fetch, and beside the same fetch with a zod schema: over HTTP
// on loopback, and with a fetch that answers at once, which leaves nothing but the overhead.
import { once } from 'node:events';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median, processes, ratio, spread } from './measure.mjs';

const KEY = 'any-key-will-do';
const HEADERS = { Accept: 'application/json', 'X-API-KEY': KEY };
const DEADLINE_MS = 10_000;
/** Short, so that most batches end before another program gets the core. */
const BATCH = 10;
/** A client lets 700 a minute through; then another takes its place. */
const CALLS_OF_ONE_CLIENT = 600;

/** The fetch of a contender, and what it fetches: from a server, or an answer that is already here. */
function source({ origin, text }) {
  const url = `${origin ?? 'http://double.test'}/api/v3/tickets?page=1&itemsInPage=50`;
  if (origin) return { url, baseUrl: origin, fetch: globalThis.fetch };
  const headers = new Headers({ 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) });
  const reply = { status: 200, ok: true, headers, text: async () => text, json: async () => JSON.parse(text) };
  return { url, baseUrl: 'http://double.test', fetch: async () => reply };
}

/** Fetches one page after the other; `read` makes the page of what `send` answers. */
const plain = (read, send = (fetch, url) => fetch(url, { headers: HEADERS })) => async (from) => {
  const { url, fetch } = source(from);
  return async (count) => {
    for (let index = 0; index < count; index += 1) {
      const page = await read(await send(fetch, url));
      if (page.items.length !== 50) throw new Error('that is no page of 50 tickets');
    }
  };
};

export const contenders = {
  'fetch + json': plain((reply) => reply.json()),
  'fetch + json + zod': async (from) => {
    const { ticketPage } = await import('./peers/zod-page.mjs');
    return plain(async (reply) => ticketPage.parse(await reply.json()))(from);
  },
  // What the least of the client's promises costs by itself: a deadline, and no redirect that takes the key along.
  'fetch + json + deadline': plain((page) => page, async (fetch, url) => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), DEADLINE_MS);
    try {
      const reply = await fetch(url, { headers: HEADERS, redirect: 'manual', signal: controller.signal });
      return await reply.json();
    } finally {
      clearTimeout(timer);
    }
  }),
  'tickets.list().first()': async (from) => {
    const { Atera, ready } = await import('../pkg/node.js');
    await ready();
    const { baseUrl, fetch } = source(from);
    let atera;
    let left = 0;
    return async (count) => {
      for (let index = 0; index < count; index += 1) {
        if (left === 0) {
          atera?.free();
          atera = new Atera({ apiKey: KEY, baseUrl, fetch });
          left = CALLS_OF_ONE_CLIENT;
        }
        left -= 1;
        const page = await atera.tickets.list().first();
        if (page.items.length !== 50) throw new Error('that is no page of 50 tickets');
      }
    };
  },
};

const OURS = 'tickets.list().first()';
const BARE = 'fetch + json';
const ZOD = 'fetch + json + zod';
const MICROSECONDS = 1e3;

/** A server in a process of its own that answers every request with the same page. */
async function serve() {
  const child = fork(fileURLToPath(new URL('page-server.mjs', import.meta.url)));
  const [{ port, text }] = await once(child, 'message');
  return { origin: `http://127.0.0.1:${port}`, text, stop: () => child.disconnect() };
}

export async function compare({ quick }) {
  const { origin, text, stop } = await serve();
  // It takes a host some thousand calls to compile undici, JSON's shapes and the wasm for speed.
  const plan = { rounds: quick ? 3 : 200, seconds: 30, sets: quick ? 1 : 2, warmUp: quick ? 50 : 2_000, batch: BATCH };
  const rows = [];
  const measured = async (where, argument) => {
    const samples = await processes('page.mjs', Object.keys(contenders), { ...plan, argument });
    for (const [name, times] of Object.entries(samples)) {
      rows.push([where, name, median(times) * MICROSECONDS, spread(times), ratio(times, samples[BARE])]);
    }
    return samples;
  };
  try {
    const http = await measured('over HTTP', { origin });
    const double = await measured('fetch double', { text });
    const overhead = median(double[OURS].map((time, round) => time - double[BARE][round])) * MICROSECONDS;
    return {
      title: `A page of 50 tickets (${Buffer.byteLength(text).toLocaleString('en')} bytes)`,
      columns: ['', '', 'µs', '±', '× of fetch + json'],
      rows,
      bars: [
        { bar: 'tickets.list().first() over HTTP ≤ 1.15 × fetch + json', value: ratio(http[OURS], http[BARE]), limit: 1.15, unit: '×' },
        { bar: 'tickets.list().first() over HTTP faster than fetch + json + zod', value: ratio(http[OURS], http[ZOD]), limit: 1, unit: '×' },
      ],
      notes: [`With the fetch double the client adds ${overhead.toFixed(1)} µs to a call.`],
    };
  } finally {
    stop();
  }
}
