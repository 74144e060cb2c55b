// Options by name and kind: what a client, its calls and its workflows refuse, and that nothing is sent then.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Atera, ValidationError } from '../../pkg/node.js';

const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const unsent = () => assert.fail('nothing may be sent');
const opened = (options) => new Atera({ apiKey: KEY, baseUrl: 'https://atera.test', fetch: unsent, ...options });

/** The error of one option. */
const of = (path, code, message, suggestion) => (error) => {
  assert.ok(error instanceof ValidationError, String(error));
  assert.equal(error.code, 'invalid_input');
  assert.deepEqual(error.issues, [{ path, code, severity: 'error', message, ...(suggestion && { suggestion }) }]);
  assert.equal(error.message, `${path}: ${message}`);
  return true;
};
const must = (wanted, found) => `must be ${wanted}; it is ${found}`;

const TIME = 'a number of milliseconds above 0';
const TIMES = [
  [NaN, 'NaN'], [Infinity, 'Infinity'], [-Infinity, '-Infinity'], [-1, 'the number -1'], [0, 'the number 0'], ['5', 'the text "5"'],
  ['soon', 'a text'], ['', 'an empty text'], [null, 'null'], [true, 'true'], [[], 'an array'], [{}, 'an object'], [() => 1, 'a function'],
  [new Date(0), 'a Date'], [1n, 'something else'], [Symbol('one'), 'something else'],
];

test('an option of a client that is of the wrong kind is refused by name', () => {
  for (const [value, found] of TIMES) {
    for (const name of ['timeoutMs', 'attemptTimeoutMs']) {
      assert.throws(() => opened({ [name]: value }), of(name, 'type', must(TIME, found)));
    }
  }
  const text = 'a text';
  for (const [name, value, wanted, found] of [
    ['apiKey', null, text, 'null'], ['apiKey', 5, text, 'the number 5'], ['apiKey', { toString: () => KEY }, text, 'an object'],
    ['baseUrl', new URL('https://atera.test'), text, 'an object'], ['baseUrl', new Date(0), text, 'a Date'], ['timeZone', 1, text, 'the number 1'],
    ['retries', '0', 'a whole number from 0 to 1000', 'the text "0"'], ['retries', 1.5, 'a whole number from 0 to 1000', 'a fraction'],
    ['retries', -1, 'a whole number from 0 to 1000', 'the number -1'], ['retries', NaN, 'a whole number from 0 to 1000', 'NaN'],
    ['maxRetryAfterMs', -1, 'a number of milliseconds from 0', 'the number -1'], ['ratePerMinute', 0, 'a whole number from 1 to 1000000', 'the number 0'],
    ['reserve', '5', 'a whole number from 0 to 1000000', 'the text "5"'], ['maxReplyBytes', '1', 'a whole number from 1', 'the text "1"'],
    ['fetch', {}, 'a function', 'an object'], ['fetch', null, 'a function', 'null'], ['onEvent', 'log', 'a function', text],
    ['limiter', {}, 'an object with the method `acquire`', 'an object'], ['limiter', { acquire: 1 }, 'an object with the method `acquire`', 'an object'],
    ['limiter', 5, 'an object with the method `acquire`', 'the number 5'], ['transitions', 'Open', 'an object', text],
    ['transitions', [], 'an object', 'an array'], ['dangerouslyAllowBrowser', 1, 'true or false', 'the number 1'],
  ]) assert.throws(() => opened({ [name]: value }), of(name, 'type', must(wanted, found)), name);
  assert.throws(() => opened({ dialect: 'both' }), of('dialect', 'invalid_word', must('one of "guide", "live"', text)));
  const table = 'must be an object: each status with an array of those that it may move to';
  for (const transitions of [{ Open: 'Closed' }, { Open: null }, { Open: [1] }]) {
    assert.throws(() => opened({ transitions }), of('transitions', 'type', table));
  }
});

test('an option that no client has is refused with the nearest, and several at once', () => {
  assert.throws(() => opened({ retires: 1 }), of('retires', 'unknown_field', 'unknown option: did you mean `retries`?', 'retries'));
  assert.throws(() => opened({ baseURL: 'x' }), of('baseURL', 'unknown_field', 'unknown option: did you mean `baseUrl`?', 'baseUrl'));
  assert.throws(() => opened({ proxy: 'x' }), /^ValidationError: proxy: unknown option: leave it out, or use one of apiKey, baseUrl, /);
  assert.throws(() => opened({ retires: 1, retries: '0' }), ({ issues }) => issues.length === 2);
});

test('what fits opens a client: methods of a prototype, options that are undefined, a table of transitions', async () => {
  class Queue { acquire() {} }
  const atera = opened({
    limiter: new Queue(), retries: 0, timeoutMs: 0.5, maxRetryAfterMs: 0, ratePerMinute: 700, reserve: 0, dialect: undefined,
    onEvent() {}, transitions: { Open: ['Waiting'], Waiting: [] }, dangerouslyAllowBrowser: false, maxReplyBytes: 1,
  });
  await assert.rejects(atera.tickets.update(1, { TicketStatus: 'Closed' }, { from: 'Open' }), ({ allowed, from, to }) => {
    assert.deepEqual([from, to, allowed], ['Open', 'Closed', ['Waiting']]);
    return true;
  });
});

test('an option of a call is refused by name, and nothing is sent', async () => {
  const atera = opened();
  for (const [value, found] of TIMES) {
    await assert.rejects(atera.tickets.get(1, { timeoutMs: value }), of('timeoutMs', 'type', must(TIME, found)));
  }
  const signal = 'an object with the method `addEventListener`';
  for (const [value, found] of [[5, 'the number 5'], [{}, 'an object'], [null, 'null'], ['now', 'a text'], [() => {}, 'a function']]) {
    await assert.rejects(atera.tickets.get(1, { signal: value }), of('signal', 'type', must(signal, found)));
    await assert.rejects(atera.tickets.list({ signal: value }).first(), of('signal', 'type', must(signal, found)));
  }
  const unknown = (name, meant) => of(name, 'unknown_field', `unknown option: did you mean \`${meant}\`?`, meant);
  await assert.rejects(atera.tickets.get(1, { timeout: 5 }), unknown('timeout', 'timeoutMs'));
  await assert.rejects(atera.tickets.create({ TicketTitle: 'Printer jams on floor 3', EndUserID: 1 }, { allowUnknwon: true }), unknown('allowUnknwon', 'allowUnknown'));
  await assert.rejects(atera.tickets.list({ itemInPage: 5 }).first(), unknown('itemInPage', 'itemsInPage'));
  await assert.rejects(atera.tickets.list({ customerIds: 5 }).first(), unknown('customerIds', 'customerId'));
  await assert.rejects(atera.tickets.list({ customerId: null }).all(), of('customerId', 'type', must('a value, or be left out', 'null')));
  await assert.rejects(atera.contacts.findByEmail('a@b.example', { timeoutMS: 1 }), unknown('timeoutMS', 'timeoutMs'));
  await assert.rejects(atera.tickets.billableDurations([1], { raws: true }), unknown('raws', 'raw'));
  await assert.rejects(atera.tickets.get(1, { raw: 'yes' }), of('raw', 'type', must('true or false', 'a text')));
  await assert.rejects(atera.flows.resolveTicket({ id: 1, resumed: 'x' }), unknown('resumed', 'resume'));
  await assert.rejects(atera.flows.resolveTicket({ id: 1, repeat: 1 }), of('repeat', 'type', must('true or false', 'the number 1')));
});
