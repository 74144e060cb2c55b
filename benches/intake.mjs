// How many submissions a second the intake accepts, and how long the slowest wait, beside a plain Worker with zod.
import { OURS, PEER, createAtera, freePort, startWorker } from './intake/world.mjs';
import { closedLoop, openLoop, prepare } from './intake/load.mjs';
import { drain } from './intake/drain.mjs';
import { inTurn, median, quantile, ratio, spread } from './measure.mjs';

const CONNECTIONS = 16;
/** What both can carry. */
const PER_SECOND = 100;
const OURS_AT = ['Atera answers', 'Atera is down'];
const BAR = 0.9;
const DRAIN_BAR = 0.95;

const PLANS = {
  // At the limit of an account ten thousand take a quarter of an hour.
  whole: { rounds: 7, seconds: 240, requests: 3_000, paced: 1_500, drained: { count: 10_000, ratePerMinute: 700 } },
  // The sandbox shows a ticket as soon as it is made.
  quick: { rounds: 3, seconds: 10, requests: 600, paced: 200, drained: { count: 2_000, ratePerMinute: 3_000, blindMs: 10_000 } },
};

/** One sample of each contender a round: accepted/s, and the latencies beside. */
async function measured(workers, { rounds, seconds, requests, paced }) {
  const latencies = { closed: {}, open: {} };
  const keep = (kind, name, more) => { latencies[kind][name] = [...latencies[kind][name] ?? [], quantile(more, 0.99)]; };
  const closed = Object.fromEntries(Object.entries(workers).map(([name, { address }]) => [name, async () => {
    const done = await closedLoop(address, await prepare(requests, 'load'), CONNECTIONS);
    keep('closed', name, done.latencies);
    return done.perSecond;
  }]));
  for (const sample of Object.values(closed)) await sample();
  latencies.closed = {};
  const samples = await inTurn(closed, { rounds, seconds });
  const open = Object.fromEntries(Object.entries(workers).map(([name, { address }]) => [name, async () => {
    const done = await openLoop(address, await prepare(paced, 'load'), PER_SECOND);
    keep('open', name, done.latencies);
    return median(done.latencies);
  }]));
  const medians = await inTurn(open, { rounds, seconds });
  return { samples, latencies, medians };
}

export async function compare({ quick }) {
  const plan = quick ? PLANS.quick : PLANS.whole;
  const atera = createAtera();
  const gone = createAtera();
  const started = [];
  try {
    const url = await atera.listen({ ratePerMinute: 700 });
    const lost = await gone.listen({ port: await freePort(), ratePerMinute: 700 });
    const places = { 'Atera answers': [OURS, url], 'Atera is down': [OURS, lost], 'plain Worker, zod': [PEER, url] };
    const workers = {};
    for (const [name, [worker, ateraUrl]] of Object.entries(places)) {
      workers[name] = await startWorker(worker, ateraUrl);
      started.push(workers[name]);
      if (worker === OURS) await workers[name].filled();
    }
    await gone.stop();
    const { samples, latencies, medians } = await measured(workers, plan);
    const peer = samples['plain Worker, zod'];
    const rows = Object.keys(places).map((name) => [
      places[name][0] === OURS ? `atera-wasm/intake, ${name}` : name,
      median(samples[name]), spread(samples[name]), places[name][0] === OURS ? ratio(samples[name], peer) : '',
      median(latencies.closed[name]), median(medians[name]), median(latencies.open[name]),
    ]);
    const emptied = await drain(plan.drained);
    return {
      title: 'Taking tickets in',
      columns: ['', 'accepted/s', '±', '× plain', 'p99 ms', `ms at ${PER_SECOND}/s`, `p99 ms at ${PER_SECOND}/s`],
      rows,
      notes: [
        `Signed submissions over ${CONNECTIONS} connections, each under an id of its own, to workerd with its storage on disk; then at a fixed rate. `
          + 'Both check signature, nonce, size, pace and fields, write to one of eight objects with SQLite, and sign a receipt. Ours also brings the tickets to Atera.',
        `${emptied.count.toLocaleString('en')} accepted while Atera was down, at ${emptied.ratePerMinute.toLocaleString('en')} calls a minute: `
          + `the first ticket ${emptied.firstAfterSeconds.toFixed(1)} s after it came back, then ${(emptied.share * 100).toFixed(1)} % of the limit, `
          + `${(emptied.shareFromReturn * 100).toFixed(1)} % of it from Atera's return to the last of them; `
          + `lost ${emptied.lost}, doubled ${emptied.doubled}, 429 ${emptied.limited}.`,
      ],
      bars: [
        ...OURS_AT.map((name) =>
          ({ bar: `intake, ${name}: accepted/s ≥ ${BAR} of a plain Worker's`, value: ratio(samples[name], peer), limit: BAR, unit: '×', least: true })),
        ...OURS_AT.flatMap((name) => [['closed', `over ${CONNECTIONS} connections`], ['open', `at ${PER_SECOND}/s`]].map(([kind, load]) => ({
          bar: `intake, ${name}: p99 ${load}, a plain Worker's by ours ≥ ${BAR}`,
          value: ratio(latencies[kind]['plain Worker, zod'], latencies[kind][name]), limit: BAR, unit: '×', least: true,
        }))),
        { bar: `intake: ${emptied.count.toLocaleString('en')} drain at ≥ ${DRAIN_BAR} of the limit from Atera's return`, value: emptied.shareFromReturn, limit: DRAIN_BAR, unit: '×', least: true },
        { bar: 'intake: lost, doubled or refused for pace while draining', value: emptied.lost + emptied.doubled + emptied.limited, limit: 0, unit: '', exact: true },
      ],
    };
  } finally {
    for (const worker of started) await worker.stop();
    await atera.stop();
    await gone.stop();
  }
}
