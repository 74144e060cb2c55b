// A caller's own exception is not a trap: whatever callers hand over, their call alone ends with an error, the calls of
// another client go on, and the instance stays.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { ENDLESS, HOSTILE, OWN } from './hostile-values.mjs';

const Instance = WebAssembly.Instance;
let instances = 0;
WebAssembly.Instance = function (module, imports) {
  instances += 1;
  return new Instance(module, imports);
};
const { Atera, AteraError, AmbiguousError, ValidationError, isAteraError } = await import('../../pkg/node.js');

const BASE = 'https://atera.test/api/v3';
const OPEN = { baseUrl: BASE, ratePerMinute: 1_000_000 };
const TITLE = 'Printer on floor 3 jams';
const answering = async () => ({ status: 200, json: async () => ({ TicketID: 1, ActionID: 1, items: [], totalPages: 1, page: 1 }) });
const client = (options = {}) => new Atera({ ...OPEN, fetch: answering, retries: 0, timeoutMs: 2_000, ...options });

/** Rejections that nobody took. */
const unhandled = [];
process.on('unhandledRejection', (error) => unhandled.push(error));

// Calls of another client, in flight through all of this file.
let release;
const held = new Promise((resolve) => { release = resolve; });
const bystander = new Atera({ ...OPEN, timeoutMs: 600_000, attemptTimeoutMs: 600_000, fetch: async () => { await held; return answering(); } });
const flight = [
  ...Array.from({ length: 48 }, (_, index) => bystander.tickets.get(index + 1)),
  bystander.tickets.create({ TicketTitle: TITLE, Description: 'It jams.', EndUserID: 1 }),
  bystander.tickets.list().first(),
];
const ended = [];
for (const call of flight) call.then(() => {}, (error) => ended.push(error));
await new Promise(setImmediate);
const before = instances;

const unharmed = async (what) => {
  await new Promise(setImmediate);
  assert.equal(instances, before, `${what}: the instance was started anew`);
  assert.deepEqual(ended, [], `${what}: another client's calls ended`);
  assert.deepEqual(unhandled, [], `${what}: a rejection was left to nobody`);
};

/** A call answers, or ends in a real error with a sentence, or in what its caller threw. */
async function endsWell(what, call) {
  let error;
  try {
    await call();
  } catch (thrown) {
    error = thrown;
  }
  if (error !== undefined && error !== OWN) {
    assert.ok(error instanceof AteraError && isAteraError(error), `${what}: ${error?.stack ?? String(error)}`);
    assert.match(error.message, /\w+ \w+/u, what);
    assert.notEqual(error.code, 'stopped', what);
  }
  await unharmed(what);
  return error;
}

const each = async (entry, run, values = HOSTILE) => {
  for (const [name, make] of Object.entries(values)) await endsWell(`${entry}, ${name}`, () => run(make()));
};

const OPTIONS = [
  'apiKey', 'baseUrl', 'dialect', 'auth', 'timeZone', 'fetch', 'timeoutMs', 'attemptTimeoutMs', 'retries', 'maxRetryAfterMs',
  'ratePerMinute', 'reserve', 'limiter', 'transitions', 'maxReplyBytes', 'onEvent', 'dangerouslyAllowBrowser', 'anything',
];

test('options of the client', async () => {
  await each('new Atera', (value) => new Atera(value));
  await each('a status of transitions', (value) => client({ transitions: { Open: value } }).tickets.get(1));
  await each('a place in transitions', (value) => client({ transitions: { Open: [value] } }).tickets.get(1));
  for (const name of OPTIONS) await each(name, (value) => client({ [name]: value }).tickets.get(1));
});

/** Every call, with one argument after the other hostile. */
const CALLS = {
  customers: { get: [1], create: [{ CustomerName: 'Acme' }], update: [1, { Phone: '1' }], delete: [1], createFolder: [{}], attach: [{}], list: [] },
  contacts: { get: [1], create: [{}], update: [1, {}], delete: [1], findByEmail: ['a@b.example'], ofCustomer: [1], list: [] },
  tickets: {
    get: [1], create: [{ TicketTitle: TITLE, Description: 'It jams.', EndUserID: 1 }], update: [1, { TicketTitle: TITLE }], delete: [1],
    noComments: [], statusModified: [], modifiedAfter: [new Date()], comments: [1], addComment: [1, {}], billableDuration: [1],
    billableDurations: [[1]], nonBillableDuration: [1], siteDurations: [[1]], workHours: [1], workHoursSummary: [1], logWork: [1, {}],
    attachments: [1], relate: [1, {}], unrelate: [1, 'Parent'], list: [],
  },
  customValues: {
    get: ['ticket', 1], getField: ['ticket', 1, 'Floor'], byId: ['1'], fields: [], set: ['ticket', 1, 'Floor', '3'], delete: ['ticket', 1, 'Floor'],
  },
  workHours: { list: [] },
  account: { get: [] },
};

for (const [group, calls] of Object.entries(CALLS)) {
  test(`arguments and options of ${group}`, async () => {
    for (const dialect of ['guide', 'live']) {
      const atera = client({ dialect });
      for (const [name, args] of Object.entries(calls)) {
        const call = (args) => {
          const answer = atera[group][name](...args);
          return typeof answer?.first === 'function' ? answer.first() : answer;
        };
        for (let at = 0; at <= args.length; at++) {
          await each(`${group}.${name} argument ${at}`, (value) => call([...args.slice(0, at), value, ...args.slice(at + 1)]));
        }
        for (const option of ['timeoutMs', 'signal', 'raw', 'from', 'page', 'itemsInPage', 'cursor', 'anything']) {
          await each(`${group}.${name} ${option}`, (value) => call([...args, { [option]: value }]));
        }
      }
    }
  });
}

test('workflows', async () => {
  const { flows } = client();
  for (const name of Object.keys(flows)) {
    await each(`flows.${name}`, (value) => flows[name](value));
    for (const field of ['ticket', 'customer', 'TicketTitle', 'resume', 'confirmed', 'timeoutMs']) {
      await each(`flows.${name} ${field}`, (value) => flows[name]({ [field]: value }));
    }
    await each(`flows.${name} options`, (value) => flows[name]({}, value));
  }
});

test('what fetch answers', async () => {
  const reply = { status: 200, headers: {}, json: async () => ({ TicketID: 1 }) };
  const asked = (fetch, options) => client({ fetch, ...options }).tickets.get(1);
  await each('fetch throws', (value) => asked(() => { throw value; }));
  await each('fetch rejects', (value) => asked(() => Promise.reject(value)));
  await each('fetch answers', (value) => asked(() => value));
  for (const part of ['status', 'headers', 'json', 'text', 'body', 'type']) {
    await each(`a reply's ${part}`, (value) => asked(async () => ({ ...reply, [part]: value })));
    await each(`a reply's ${part} throws`, (value) => asked(async () => Object.defineProperty({ ...reply }, part, { get() { throw value; } })));
  }
  for (const name of ['content-type', 'retry-after', 'content-length']) {
    await each(`the header ${name}`, (value) => asked(async () => ({ ...reply, headers: { [name]: value } })));
    await each(`the header ${name} throws`, (value) => asked(async () => ({ ...reply, headers: { get() { throw value; } } })));
    await each(`the header ${name} by get`, (value) => asked(async () => ({ ...reply, status: 429, headers: { get: () => value } })));
  }
  await each('a body', (value) => asked(async () => ({ ...reply, json: () => value })));
  await each('a text', (value) => asked(async () => ({ ...reply, text: () => value })));
  await each('a field of a body', (value) => asked(async () => ({ ...reply, json: async () => ({ TicketID: value }) })));
  await each('a body of an error', (value) => asked(async () => ({ ...reply, status: 400, json: async () => value })));
  await each('items of a page', (value) => client({ fetch: async () => ({ ...reply, json: async () => ({ items: value }) }) }).tickets.list().first());
  await each('an item of a page', (value) => client({ fetch: async () => ({ ...reply, json: async () => ({ items: [value], page: 1, totalPages: 1 }) }) }).tickets.list().first());
  await each('a chunk of a stream', (value) => asked(async () => ({
    status: 200, text: async () => '', body: { getReader: () => ({ read: async () => ({ value, done: false }), cancel() { throw value; } }) },
  }), { maxReplyBytes: 10 }));
});

test('what has no end', async () => {
  const endless = (entry, run) => each(entry, run, ENDLESS);
  const atera = client();
  for (const name of ['apiKey', 'baseUrl', 'transitions']) await endless(name, (value) => client({ [name]: value }).tickets.get(1));
  await endless('a body', (value) => atera.tickets.create(value));
  await endless('a field', (value) => atera.tickets.create({ TicketTitle: value }));
  await endless('ids', (value) => atera.tickets.billableDurations(value));
  await endless('an address', (value) => atera.contacts.findByEmail(value));
  await endless('an option', (value) => atera.tickets.list({ CustomerID: value }).first());
  await endless('a cursor', (value) => atera.tickets.list({ cursor: value }).first());
  await endless('a workflow', (value) => atera.flows.openTicket({ ticket: value }));
  await endless('a reply', (value) => client({ fetch: async () => ({ status: 200, json: async () => value }) }).tickets.get(1));
  await endless('a header', (value) => client({ fetch: async () => ({ status: 429, headers: { 'retry-after': value } }) }).tickets.get(1));
  await endless('a reason', (value) => client({ fetch: async () => { throw value; } }).tickets.get(1));
});

test('what fetch makes unreadable is a bad reply, asked once, and of a create ambiguous', async () => {
  let asked = 0;
  const fetch = async () => { asked += 1; return { status: 200, json: async () => ({ get TicketID() { throw OWN; } }) }; };
  const read = await endsWell('a read', () => new Atera({ ...OPEN, fetch }).tickets.get(1));
  assert.equal(read.code, 'bad_reply');
  assert.equal(read.cause.cause, OWN);
  assert.equal(asked, 1);
  const made = await endsWell('a create', () => new Atera({ ...OPEN, fetch }).tickets.create({ TicketTitle: TITLE, Description: 'It jams.', EndUserID: 1 }));
  assert.ok(made instanceof AmbiguousError);
});

test('limiters and listeners', async () => {
  await each('acquire throws', (value) => client({ limiter: { acquire() { throw value; } } }).tickets.get(1));
  await each('acquire answers', (value) => client({ limiter: { acquire: () => value } }).tickets.get(1));
  await each('acquire is a getter', (value) => client({ limiter: { get acquire() { return value; } } }).tickets.get(1));
  await each('onEvent throws', (value) => client({ onEvent() { throw value; } }).tickets.get(1));
  await each('onEvent rejects', (value) => client({ onEvent: () => Promise.reject(value) }).tickets.get(1));
  await each('onEvent answers', (value) => client({ onEvent: () => value }).tickets.get(1));
});

test('a listener, a limiter or a fetch that uses or frees the client', async () => {
  for (const place of ['onEvent', 'fetch', 'limiter']) {
    let again = 0;
    /** @type {any} */
    let atera;
    const calls = [];
    const act = () => {
      if (again++ < 3) calls.push(endsWell(`${place} calls`, () => atera.tickets.get(2)));
      else atera.free();
    };
    atera = client({
      onEvent: place === 'onEvent' ? act : undefined,
      limiter: place === 'limiter' ? { acquire: act } : undefined,
      fetch: async (...args) => { if (place === 'fetch') act(); return answering(...args); },
    });
    await endsWell(`${place} acts`, () => atera.tickets.get(1));
    await endsWell(`${place} acts again`, () => atera.tickets.get(1));
    await Promise.all(calls);
  }
});

test("a caller's code never runs while the core is on the stack", async () => {
  Error.stackTraceLimit = 200;
  const seen = {};
  const look = (what) => { (seen[what] ??= []).push(/wasm/.test(new Error().stack.replaceAll(/atera-wasm/g, ''))); };
  const signal = { aborted: false, addEventListener() { look('addEventListener'); }, removeEventListener() { look('removeEventListener'); } };
  const atera = client({
    limiter: { acquire() { look('acquire'); } },
    onEvent() { look('onEvent'); },
    fetch: async () => {
      look('fetch');
      return { status: 200, headers: { get() { look('headers'); } }, json: async () => ({ TicketID: 1, get Comments() { look('Comments'); return []; } }) };
    },
    transitions: { get Open() { look('transitions'); return []; } },
  });
  await atera.tickets.get(1, { signal, get timeoutMs() { look('timeoutMs'); return 1_000; } });
  await atera.tickets.create({ get TicketTitle() { look('TicketTitle'); return TITLE; }, Description: 'It jams.', EndUserID: 1 });
  assert.deepEqual(Object.keys(seen).sort(), [
    'Comments', 'TicketTitle', 'acquire', 'addEventListener', 'fetch', 'headers', 'onEvent', 'removeEventListener', 'timeoutMs', 'transitions',
  ]);
  assert.deepEqual(Object.values(seen).flat().filter(Boolean), []);
});

test('signals that are none, or behave so', async () => {
  const signal = { aborted: false, addEventListener() {}, removeEventListener() {}, reason: undefined };
  const given = (parts) => client().tickets.get(1, { signal: Object.defineProperties({ ...signal }, parts) });
  for (const part of Object.keys(signal)) {
    await each(`signal.${part}`, (value) => given({ [part]: { value } }));
    await endsWell(`signal.${part} throws`, () => given({ [part]: { get() { throw OWN; } } }));
  }
  for (const part of ['addEventListener', 'removeEventListener']) {
    await endsWell(`signal.${part}() throws`, () => given({ [part]: { value() { throw OWN; } } }));
  }
  const abortsAtOnce = { ...signal, addEventListener: (_, listener) => listener() };
  assert.equal((await endsWell('aborts while it is watched', () => client().tickets.get(1, { signal: abortsAtOnce }))).code, 'aborted');
  const noReason = await endsWell('no reason', () => client().tickets.get(1, { signal: { ...signal, aborted: true } }));
  assert.equal(noReason.code, 'aborted');
});

test('a stack that the caller has used up is no trap', async () => {
  /** As deep as it goes, at every depth on the way back. */
  const everywhere = (run) => {
    let left = 400;
    (function down() {
      try { down(); } catch { /* the bottom */ }
      if (left-- > 0) try { run(); } catch { /* the caller's own */ }
    })();
  };
  const atera = client();
  everywhere(() => { new Atera(OPEN).free(); });
  everywhere(() => { atera.tickets.get(1).catch(() => {}); });
  everywhere(() => { atera.tickets.list({ page: 1 }).first().catch(() => {}); });
  await endsWell('a call after it', () => client().tickets.get(1));
});

test('the error names what it was about, and holds what was thrown', async () => {
  const atera = client();
  const read = await endsWell('a getter', () => atera.tickets.create({ TicketTitle: TITLE, get Description() { throw OWN; } }));
  assert.ok(read instanceof ValidationError);
  assert.deepEqual([read.code, read.issues[0].path, read.cause], ['invalid_input', 'Description', OWN]);
  assert.match(read.message, /^`Description` cannot be read/);
  const big = await endsWell('a BigInt', () => atera.tickets.create({ TicketTitle: TITLE, CustomerID: 10n }));
  assert.equal(big.message, '`CustomerID` is a bigint, which JSON cannot carry: pass a number or text');
  const inner = await endsWell('in a workflow', () => atera.flows.openTicket({ ticket: { get TicketTitle() { throw OWN; } } }));
  assert.deepEqual([inner.issues[0].path, inner.cause], ['ticket.TicketTitle', OWN]);
  const option = await endsWell('an option', () => atera.tickets.get(1, { get timeoutMs() { throw OWN; } }));
  assert.deepEqual([option.issues[0].path, option.cause], ['timeoutMs', OWN]);
  const settings = await endsWell('an option of the client', () => new Atera({ get baseUrl() { throw OWN; } }));
  assert.deepEqual([settings.issues[0].path, settings.cause], ['baseUrl', OWN]);
});

after(async () => {
  release();
  assert.equal((await Promise.allSettled(flight)).filter(({ status }) => status === 'rejected').length, 0);
  await unharmed('at the end');
});
