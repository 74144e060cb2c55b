// Whether anything stays behind: 10,000 bad inputs and 10,000 calls given up in flight, after 1,000 of each that let
// caches and the wasm memory grow to what they need.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('leaking.mjs', import.meta.url));
const MEGABYTE = 1e6;

/** What one kind of work left, measured in a process of its own. */
async function left(kind, counts) {
  const child = fork(program, [kind, JSON.stringify(counts)], { execArgv: ['--expose-gc'] });
  const exit = once(child, 'exit').then(([code]) => { throw new Error(`${kind} ended with ${code}; see the lines above`); });
  exit.catch(() => {});
  const [answer] = await Promise.race([once(child, 'message'), exit]);
  return answer;
}

export async function compare({ quick }) {
  const counts = quick ? { warmUp: 1_000, count: 2_000 } : { warmUp: 1_000, count: 10_000 };
  const rows = [];
  const bars = [];
  for (const [kind, what] of [
    ['badInputs', 'bad inputs to checkTicket and checkEmail'],
    ['abortedCalls', 'calls aborted in flight'],
  ]) {
    const { wasm, heap, listeners } = await left(kind, counts);
    const much = `${counts.count.toLocaleString('en')} ${what}`;
    rows.push([much, wasm, heap / MEGABYTE, listeners ?? '']);
    bars.push({ bar: `${much}: wasm memory unchanged`, value: wasm, limit: 0, unit: 'bytes', exact: true });
    bars.push({ bar: `${much}: JavaScript heap grows by less than 1 MB`, value: heap / MEGABYTE, limit: 1, unit: 'MB', exact: true });
    if (listeners !== undefined) bars.push({ bar: `${much}: no abort listener left`, value: listeners, limit: 0, unit: '', exact: true });
  }
  return { title: 'What is left behind', columns: ['', 'wasm memory, bytes more', 'heap, MB more', 'abort listeners'], rows, bars };
}
