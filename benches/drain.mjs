// Accepts submissions while Atera is down and times how they become tickets when it is back. At the real limit of 700
// calls a minute ten thousand take a quarter of an hour: node benches/drain.mjs --rate 700
// With --cold Atera is down from the beginning, and the intake knows nobody yet.
import { parseArgs } from 'node:util';
import { drain } from './intake/drain.mjs';

const { values } = parseArgs({ options: { rate: { type: 'string', default: '700' }, count: { type: 'string', default: '10000' }, 'blind-ms': { type: 'string' }, cold: { type: 'boolean' } } });
const LEAST = 0.95;

const done = await drain({ count: Number(values.count), ratePerMinute: Number(values.rate), cold: values.cold, blindMs: Number(values['blind-ms'] ?? 0), log: console.log });
const { count, ratePerMinute, seconds, firstAfterSeconds, share, shareFromReturn, lost, doubled, limited, calls } = done;
console.log(`${count} tickets in ${seconds.toFixed(1)} s at ${ratePerMinute} a minute, ${calls} calls, the first after ${firstAfterSeconds.toFixed(1)} s`);
console.log(`from the first ticket to the last ${(share * 100).toFixed(1)} % of the limit, from Atera's return ${(shareFromReturn * 100).toFixed(1)} %`);
console.log(`lost ${lost}, doubled ${doubled}, answered 429: ${limited}`);
process.exitCode = shareFromReturn >= LEAST && lost + doubled + limited === 0 ? 0 : 1;
