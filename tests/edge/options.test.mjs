// What createIntake may be told of its deliveries. Options are read without workerd, by the intake's own wasm.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { client } from '../../pkg/start-client.js';
import { readOptions } from '../../pkg/intake/options.js';
import * as glue from '../../pkg/wasm/intake.js';

before(() => client.core.from({ sync: () => readFileSync(new URL('../../pkg/wasm/intake.wasm', import.meta.url)) }, glue));

const GIVEN = { origins: ['https://www.example.com'] };
const FIELDS = ['name', 'email', 'subject', 'description'];
const read = (more) => readOptions({ ...GIVEN, ...more });

/** Option → its bounds, and of what they are. */
const NUMBERS = {
  blindMs: [1_000, 86_400_000, ' of milliseconds'],
  mostTries: [1, 100, ''],
  shards: [1, 256, ''],
  receiptDays: [1, 3_650, ' of days'],
  ratePerMinute: [1, 100_000, ''],
  reserve: [0, 699, ''],
  leaseMs: [10_000, 120_000, ' of milliseconds'],
};

test('a number that an option cannot be is named with its bounds, and those fit', () => {
  for (const [name, [least, most, of]] of Object.entries(NUMBERS)) {
    const wrong = [
      [least - 1, `the number ${least - 1}`], [most + 1, `the number ${most + 1}`], [least + 0.5, `the number ${least + 0.5}`],
      [NaN, 'the number NaN'], [Infinity, 'the number Infinity'], [-1, 'the number -1'], [String(least), 'a text'], ['', 'an empty text'],
      [true, 'true'], [[least], 'a list'], [{}, 'an object'], [BigInt(least), 'a bigint'], [() => least, 'a function'],
    ];
    for (const [value, kind] of wrong) {
      const told = { name: 'TypeError', message: `createIntake: ${name} is ${kind}: pass a whole number${of} from ${least} to ${most}` };
      assert.throws(() => read({ [name]: value }), told);
    }
    for (const value of [least, most]) assert.equal(read({ [name]: value })[name], value);
  }
});

const ID = 'a whole number from 1 to 2^53 - 1';
const POLICY = "'create', 'hold' or 'reject'";
const CUSTOMER = `the number of the customer who gets the new contact, ${ID}`;
const TECHNICIAN = `the number of the technician who writes it, ${ID}, or leave it out`;
const STANDARD = [...FIELDS, 'impact', 'urgency', 'category', 'phone', 'site'].join(', ');
const VALUE = { from: 'category', target: 'contact', FieldName: 'Language' };
const COMMENT = { CommentText: 'We look at it', IsInternal: true };

/** What is given; then which of it is what, and what to pass. */
const WRONG = [
  [{ unknownSender: 'hold' }, 'unknownSender is a text', `an object with the policy ${POLICY}`],
  [{ unknownSender: ['hold'] }, 'unknownSender is a list', `an object with the policy ${POLICY}`],
  [{ unknownSender: {} }, 'unknownSender.policy is left out', POLICY],
  [{ unknownSender: { policy: 'make', CustomerID: 1 } }, 'unknownSender.policy is a text', POLICY],
  [{ unknownSender: { policy: null } }, 'unknownSender.policy is null', POLICY],
  [{ unknownSender: { policy: ['hold'] } }, 'unknownSender.policy is a list', POLICY],
  [{ unknownSender: { policy: 'create' } }, 'unknownSender.CustomerID is left out', CUSTOMER],
  [{ unknownSender: { policy: 'create', CustomerId: 12345 } }, 'unknownSender.CustomerID is left out', CUSTOMER],
  [{ unknownSender: { policy: 'create', CustomerID: '12345' } }, 'unknownSender.CustomerID is a text', CUSTOMER],
  [{ unknownSender: { policy: 'create', CustomerID: 0 } }, 'unknownSender.CustomerID is the number 0', CUSTOMER],
  [{ unknownSender: { policy: 'create', CustomerID: -1 } }, 'unknownSender.CustomerID is the number -1', CUSTOMER],
  [{ unknownSender: { policy: 'create', CustomerID: 1.5 } }, 'unknownSender.CustomerID is the number 1.5', CUSTOMER],
  [{ unknownSender: { policy: 'create', CustomerID: NaN } }, 'unknownSender.CustomerID is the number NaN', CUSTOMER],
  [{ unknownSender: { policy: 'create', CustomerID: 2 ** 53 } }, 'unknownSender.CustomerID is the number 9007199254740992', CUSTOMER],

  [{ formerShards: 4 }, 'formerShards is the number 4', 'a list of the numbers of shards that there were before'],
  [{ formerShards: '4' }, 'formerShards is a text', 'a list of the numbers of shards that there were before'],
  [{ formerShards: [4, 0] }, 'formerShards[1] is the number 0', 'a whole number from 1 to 256'],
  [{ formerShards: [257] }, 'formerShards[0] is the number 257', 'a whole number from 1 to 256'],
  [{ formerShards: ['4'] }, 'formerShards[0] is a text', 'a whole number from 1 to 256'],

  [{ customValues: VALUE }, 'customValues is an object', 'a list of { from, target, FieldName }'],
  [{ customValues: 'category' }, 'customValues is a text', 'a list of { from, target, FieldName }'],
  [{ customValues: [VALUE, null] }, 'customValues[1] is null', '{ from, target, FieldName }'],
  [{ customValues: [{ ...VALUE, from: undefined }] }, 'customValues[0].from is left out', `the name of a field: ${STANDARD}`],
  [{ customValues: [{ ...VALUE, from: 'categroy' }] }, 'customValues[0].from is a text', `the name of a field: ${STANDARD}`],
  [{ customValues: [{ ...VALUE, from: 'toString' }] }, 'customValues[0].from is a text', `the name of a field: ${STANDARD}`],
  [{ customValues: [{ ...VALUE, target: 'agent' }] }, 'customValues[0].target is a text', "'ticket', 'contact' or 'customer', or leave it out for the ticket"],
  [{ customValues: [{ ...VALUE, FieldName: ' ' }] }, 'customValues[0].FieldName is a text', 'the name of a custom field in Atera'],
  [{ customValues: [{ from: 'category' }] }, 'customValues[0].FieldName is left out', 'the name of a custom field in Atera'],

  [{ comment: 'We look at it' }, 'comment is a text', 'an object with CommentText and IsInternal'],
  [{ comment: null }, 'comment is null', 'an object with CommentText and IsInternal'],
  [{ comment: { ...COMMENT, CommentText: '' } }, 'comment.CommentText is an empty text', 'what the comment says'],
  [{ comment: { ...COMMENT, CommentText: 5 } }, 'comment.CommentText is the number 5', 'what the comment says'],
  [{ comment: { CommentText: 'We look at it' } }, 'comment.IsInternal is left out', 'true or false'],
  [{ comment: { ...COMMENT, IsInternal: 'no' } }, 'comment.IsInternal is a text', 'true or false'],
  [{ comment: { ...COMMENT, TechnicianContactID: 0 } }, 'comment.TechnicianContactID is the number 0', TECHNICIAN],
  [{ comment: { ...COMMENT, TechnicianContactID: '7' } }, 'comment.TechnicianContactID is a text', TECHNICIAN],
];

test('an option that cannot be is refused: which, what was given, what to pass', () => {
  for (const [given, told, wanted] of WRONG) {
    assert.throws(() => read(given), { name: 'TypeError', message: `createIntake: ${told}: pass ${wanted}` });
  }
});

test('what is no option inside of an option is refused with its path', () => {
  const policy = { policy: 'create', CustomerID: 1 };
  const form = (more) => ({ form: { fields: [...FIELDS, { name: 'tag', type: 'text', ...more }] } });
  const turnstile = { siteKey: 'x', hostnames: ['www.example.com'] };
  for (const [given, message] of [
    [{ unknownSender: { ...policy, customerId: 1 } }, 'unknownSender.customerId: unknown option: did you mean `CustomerID`?'],
    [{ customValues: [VALUE, { ...VALUE, fieldName: 'x' }] }, 'customValues[1].fieldName: unknown option: did you mean `FieldName`?'],
    [{ comment: { ...COMMENT, Internal: true } }, 'comment.Internal: unknown option: did you mean `IsInternal`?'],
    [{ freshness: { changesMs: 1, rescanMs: 2, pauseMs: 3, pause: 4 } }, 'freshness.pause: unknown option: did you mean `pauseMs`?'],
    [{ turnstile: { ...turnstile, timeout: 1 } }, 'turnstile.timeout: unknown option: did you mean `timeoutMs`?'],
    [{ turnstile: { ...turnstile, timeoutMs: '5s' } }, 'turnstile.timeoutMs: must be a number of milliseconds above 0; it is a text'],
    [{ proofOfWork: { bit: 12 } }, 'proofOfWork.bit: unknown option: did you mean `bits`?'],
    [{ form: { ...form({}).form, script: { src: '/form.js', type: 'module' } } }, /^createIntake: form\.script\.type: unknown option: leave it out, or use one of src, integrity$/],
  ]) assert.throws(() => read(given), typeof message === 'string' ? { name: 'TypeError', message: `createIntake: ${message}` } : (error) => message.test(error.message));
  assert.doesNotThrow(() => read({ unknownSender: policy, comment: COMMENT, turnstile: { ...turnstile, timeoutMs: 100 }, ...form({ maxLength: 40 }) }));
});

test('the reserve stays below the rate', () => {
  const told = { name: 'TypeError', message: 'createIntake: reserve is the number 10: pass a whole number from 0 to 9' };
  assert.throws(() => read({ ratePerMinute: 10, reserve: 10 }), told);
  assert.equal(read({ ratePerMinute: 10, reserve: 9 }).reserve, 9);
});

test('options that fit are read as they are', () => {
  const form = { fields: [...FIELDS, { name: 'asset', type: 'text' }] };
  const fitting = [
    ['unknownSender', { policy: 'create', CustomerID: 1 }], ['unknownSender', { policy: 'create', CustomerID: 2 ** 53 - 1 }],
    ['unknownSender', { policy: 'hold' }], ['unknownSender', { policy: 'reject' }], ['formerShards', []], ['formerShards', [4, 256]],
    ['customValues', [VALUE, { from: 'site', FieldName: 'Größe / Size' }]], ['customValues', [{ ...VALUE, from: 'asset' }], { form }],
    ['comment', COMMENT], ['comment', { ...COMMENT, TechnicianContactID: 7 }],
  ];
  for (const [name, value, more] of fitting) assert.deepEqual(read({ [name]: value, ...more })[name], value);
  const usual = {
    blindMs: 600_000, mostTries: 3, shards: 8, formerShards: [], receiptDays: 30, unknownSender: { policy: 'hold' }, customValues: [], comment: undefined,
    ratePerMinute: 700, reserve: 0, leaseMs: 35_000,
  };
  const options = read({});
  assert.deepEqual(Object.fromEntries(Object.keys(usual).map((name) => [name, options[name]])), usual);
});

test('an option that no intake has is refused with the nearest, and so is a listener that is no function', () => {
  for (const [given, message] of [
    [{ blindMS: 1_000 }, 'createIntake: blindMS: unknown option: did you mean `blindMs`?'],
    [{ onCreate() {} }, 'createIntake: onCreate: unknown option: did you mean `onCreated`?'],
    [{ onParked: 'x' }, 'createIntake: onParked: must be a function; it is a text'],
    [{ log: console }, 'createIntake: log: must be a function; it is an object'],
    [{ now: null }, 'createIntake: now: must be a function; it is null'],
    [{ dialect: 'both' }, 'createIntake: dialect: must be one of "guide", "live"; it is a text'],
    [{ timeZone: 60 }, 'createIntake: timeZone: must be a text; it is the number 60'],
    [{ baseURL: 1, shard: 2 }, 'createIntake: baseURL: unknown option: did you mean `baseUrl`?; shard: unknown option: did you mean `shards`?'],
  ]) assert.throws(() => read(given), { name: 'TypeError', message });
  assert.throws(() => read({ database: 1 }), /^TypeError: createIntake: database: unknown option: leave it out, or use one of origins, /);
  for (const nothing of [undefined, null, 'x']) assert.throws(() => readOptions(nothing), /pass an object with the options/);
  assert.doesNotThrow(() => read({ log() {}, onParked: undefined, dialect: 'live' }));
});
