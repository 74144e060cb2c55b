// Stands in for pkg/tasks.js where the core itself is tested: notes what the core asks of the shell, and a test answers.

const calls = [];
const noted = (name) => (...args) => { calls.push([name, ...args]); };

export const done = noted('done');
export const fail = noted('fail');
export const page = noted('page');
export const sleep = noted('sleep');
export const send = noted('send');
export const admit = noted('admit');
export const tell = noted('tell');

export const now = () => 1000;
export const random = () => 0.5;
export const until = (date) => Date.parse(date) - Date.parse('2026-01-01T00:00:00Z');

/** What the core asked for since the last time, each its name and its arguments. */
export const drainCalls = () => calls.splice(0);
