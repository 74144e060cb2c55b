// The drift watch against an account made from the live contract itself: as documented, and then with each kind of
// drift. Every text and number in it is a marker, and no marker may be printed.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { exitCodeOf, watch } from '../../pkg/drift.js';
import { headersFor } from '../../pkg/drift-ask.js';
import { readable } from '../../pkg/drift-report.js';
import { READS, SHAPES, WORDS } from '../../pkg/live-shapes.js';

const COMMAND = fileURLToPath(new URL('../../pkg/cli.js', import.meta.url));
const KEY = 'c0ffee00c0ffee00c0ffee00c0ffee00';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJtYXJrZXIifQ.c2lnbmF0dXJl';
const MARKER = /marker|7777|\+49|ünïcødé/i;
const NOW = Date.UTC(2026, 5, 15, 12);
const TOTAL = 120;

/** A value of the contract's type; texts and numbers are markers. */
function sample(type, name = '') {
  if (type.startsWith('[')) return type === '[OptionFieldValues]' ? [{ Id: 77771, Value: 'marker option' }] : [sample(type.slice(1, -1))];
  const plain = type.replace('?', '');
  if (WORDS[plain]) return WORDS[plain][0];
  if (SHAPES[plain]) return Object.fromEntries(Object.entries(SHAPES[plain]).map(([field, kind]) => [field, sample(kind, field)]));
  if (name === 'TicketStatus') return 'On hold';
  return {
    int64: 77770001, int32: 77772, double: 7777.25, boolean: true,
    string: `Marker "Ünïcødé" ${name} <jane.marker@marker.example> +49 555 7777`,
    'date-time': '2026-06-01T08:00:00.1234567Z', uuid: '77777777-7777-7777-7777-777777777777',
  }[plain];
}

const json = (value, status = 200, headers = {}) =>
  new Response(typeof value === 'string' ? value : JSON.stringify(value), { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers } });

function page(dto, query, origin) {
  const at = Number(query.get('page'));
  const size = Math.min(Number(query.get('itemsInPage')), 50);
  const totalPages = Math.ceil(TOTAL / size);
  const count = at > totalPages ? 0 : Math.min(size, TOTAL - (at - 1) * size);
  const link = (to) => (to >= 1 && to <= totalPages ? `${origin}/api/v3/customers?page=${to}` : null);
  return {
    items: Array.from({ length: count }, () => sample(dto)),
    page: at, itemsInPage: size, totalItemCount: TOTAL, totalPages, prevLink: link(at - 1), nextLink: link(at + 1),
  };
}

/** The account as the contract describes it. */
function documented({ pathname, searchParams, origin }) {
  const path = pathname.replace('/api/v3', '');
  if (path === '/tickets/999999999999') return json({ ...sample('ProblemDetails'), status: 404 }, 404, { 'content-type': 'application/problem+json' });
  const row = READS.find((read) => path === read.path.replace(/\{\w+\}/, '77770001'));
  if (!row) return new Response('', { status: 404 });
  if (row.paged) return json(page(row.reply.replace('PagedResult', ''), searchParams, origin));
  return json(sample(row.reply));
}

/** An account in which one thing is otherwise: `change` gets the body, `answer` a whole reply in its place. */
function account({ path, change, answer, everywhere = false } = {}) {
  const asked = [];
  return {
    asked,
    async reply(request) {
      asked.push(request);
      const url = new URL(request.url);
      const reply = documented(url);
      if (!everywhere && url.pathname !== `/api/v3${path}`) return reply;
      if (answer) return answer(reply, url);
      const body = await reply.json();
      return json(change(body, url) ?? body);
    },
  };
}

/** The watch, in this process. */
async function watched(drift, options) {
  const { reply, asked } = account(drift);
  const report = await watch({
    fetch: (url, init) => reply(new Request(url, init)), baseUrl: 'https://account.example/api/v3', apiKey: KEY, now: () => NOW, ...options,
  });
  return { report, asked, code: exitCodeOf(report), text: readable(report) };
}

/** The command itself, as a process of its own, against a server. */
async function command(drift, words = [], { key = KEY, env = {} } = {}) {
  const { reply, asked } = account(drift);
  const server = createServer(async (incoming, outgoing) => {
    const url = `http://${incoming.headers.host}${incoming.url}`;
    const response = await reply(new Request(url, { method: incoming.method, headers: incoming.headers }));
    outgoing.writeHead(response.status, [...response.headers].flat()).end(await response.text());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  try {
    const base = `http://127.0.0.1:${server.address().port}/api/v3`;
    return { ...await run(['drift', '--base-url', base, ...words], { ATERA_API_KEY: key, ...env }), asked };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function run(words, env) {
  return new Promise((done) => {
    const { NODE_TEST_CONTEXT: _, ATERA_API_KEY: __, ...rest } = process.env;
    execFile(process.execPath, [COMMAND, ...words], { env: { ...rest, ...env } }, (error, stdout, stderr) => {
      done({ code: error ? error.code : 0, stdout, stderr, printed: stdout + stderr });
    });
  });
}

test('an account as documented has no drift, and only GET leaves', async () => {
  const { report, asked, code, text } = await watched();
  assert.deepEqual([report.drift, report.stopped, code], [[], undefined, 0], text);
  assert.deepEqual(report.reads.filter((read) => read.unread || read.items === 0), []);
  assert.deepEqual(new Set(asked.map(({ method }) => method)), new Set(['GET']));
  assert.ok(asked.every(({ redirect }) => redirect === 'manual'));
  assert.equal(asked.length, report.calls);
  const paths = asked.map(({ url }) => url.replace('https://account.example/api/v3', ''));
  for (const { path } of READS) assert.ok(paths.some((one) => one.split('?')[0] === path.replace(/\{\w+\}/, '77770001')), path);
  assert.ok(paths.includes('/tickets/lastmodified?page=1&itemsInPage=50&date=2026-06-08T12%3A00%3A00Z'));
  assert.match(text, /itemsInPage=500 on \/customers gives 50 items and says itemsInPage 50$/m);
  assert.match(text, /a page beyond the last is empty/);
  assert.match(text, /GET \/tickets\/999999999999 answers 404, ProblemDetails \(application\/problem\+json\)/);
  assert.match(text, /statuses in use\n {2}On hold\n/);
  assert.match(text, /OptionFieldValues, which the document names without describing it, has Id \(whole number\), Value \(string\)/);
});

const items = (change) => (body) => { for (const item of body.items) change(item); };
const pageTwo = (url) => Number(url.searchParams.get('page')) > 1;

// What differs, where, and what is said about it.
const DRIFTS = [
  ['an unknown field', { path: '/contacts', change: items((item) => { item.Pronouns = 'marker'; }) }, /\/contacts: Pronouns is a field that is not known \(string\)/],
  ['an unknown field with a name of Object', { path: '/contacts', change: items((item) => { item.constructor = 1; }) }, /constructor is a field that is not known \(whole number\)/],
  ['an unknown nested field', { path: '/tickets/77770001/workhours', change: (body) => { body.Billable.Extra = null; } }, /Billable\.Extra is a field that is not known \(null\)/],
  ['a field that never came', { path: '/tickets', change: items((item) => { delete item.TicketSource; item.EndUserPhone = null; }) }, /\/tickets: never came, though empty fields come as null: TicketSource/],
  ['an id as text', { path: '/customers', change: items((item) => { item.CustomerID = '77770001'; }) }, /CustomerID is string and should be int64/],
  ['a null that may not be', { path: '/tickets', change: items((item) => { item.CustomerID = null; }) }, /CustomerID is null and should be int64/],
  ['a fraction in a whole number', { path: '/workhours', change: items((item) => { item.RateID = 1.5; }) }, /RateID is number and should be int32/],
  ['a whole number of more than 32 bits', { path: '/workhours', change: items((item) => { item.RateID = 2 ** 31; }) }, /RateID is whole number and should be int32/],
  ['a date that is none', { path: '/customers', change: items((item) => { item.CreatedOn = '31/12/2025 marker'; }) }, /CreatedOn is string and should be date-time/],
  ['a date that no calendar has', { path: '/customers', change: items((item) => { item.CreatedOn = '2026-13-01T00:00:00Z'; }) }, /CreatedOn is string and should be date-time/],
  ['a date without its time', { path: '/customers', change: items((item) => { item.CreatedOn = '2026-06-01'; }) }, /CreatedOn is string and should be date-time/],
  ['a uuid that is none', { path: '/customvalues/customerfields/77770001', change: ([value]) => { value.Id = 'marker'; } }, /Id is string and should be uuid/],
  ['a list that is none', { path: '/customvalues/customfields', change: () => ({ items: [] }) }, /customfields: the reply is object and should be \[CustomFieldDto\]/],
  ['an attachment that is no text', { path: '/tickets/77770001/attachments', change: () => [{ Name: 'marker' }] }, /attachments: the reply is object and should be string/],
  ['an unknown word', { path: '/tickets', change: items((item) => { item.TicketPriority = 'Urgent'; }) }, /TicketPriority holds words that are not known: Urgent/],
  ['a text where a word should be', { path: '/tickets', change: items((item) => { item.TicketType = 'jane@marker.example'; }) }, /TicketType holds words that are not known: \(a text that is no word\)/],
  ['a word as a number', { path: '/tickets', change: items((item) => { item.TicketImpact = 3; }) }, /TicketImpact is whole number and should be TicketsImpactOptions/],
  ['the guide\'s name for the total', { path: '/customers', change: (body) => { body.totalItems = body.totalItemCount; delete body.totalItemCount; } }, /envelope lacks totalItemCount[\s\S]*envelope has totalItems, which is not known/],
  ['an envelope that is a list', { path: '/contacts', change: ({ items: all }) => all }, /the envelope's object is list and should be ContactDtoPagedResult/],
  ['items that are no list', { path: '/contacts', change: (body) => { body.items = null; } }, /the envelope's items is null and should be \[ContactDto\]/],
  ['a link to another origin', { path: '/tickets', change: (body) => { body.nextLink = 'https://elsewhere.example/jane-marker?key=marker'; } }, /nextLink points to another origin: https:\/\/elsewhere\.example$/m],
  ['an id beyond 2^53', { path: '/tickets', answer: async (reply) => json((await reply.text()).replaceAll('"TicketID":77770001', '"TicketID": 9007199254740993')) }, /TicketID: a number beyond 2\^53/],
  ['a page beyond the last that is not empty', { path: '/customers', change: (body, url) => { if (pageTwo(url)) body.items = [sample('CustomerDto')]; } }, /a page beyond the last has 1 items/],
  ['a missing ticket that is found', { path: '/tickets/999999999999', answer: () => json(sample('TicketDto')) }, /GET \/tickets\/999999999999 answers 200, JSON with TicketID, /],
  ['a missing ticket that breaks the server', { path: '/tickets/999999999999', answer: () => new Response('<h1>Marker</h1>', { status: 500, headers: { 'content-type': 'text/html' } }) }, /answers 500, an HTML page \(text\/html\)/],
  ['a call that is gone', { path: '/tickets/noComments', answer: () => new Response('', { status: 404 }) }, /\/tickets\/noComments: the call answers 404, an empty body/],
];

for (const [name, drift, said] of DRIFTS) {
  test(`drift: ${name}`, async () => {
    const { code, text, report } = await watched(drift);
    const part = text.slice(text.indexOf('\ndrift\n'));
    assert.match(part.split('\n\n')[0], said, text);
    assert.equal(code, 1);
    assert.doesNotMatch(text + JSON.stringify(report), MARKER);
  });
}

const WITHIN = [
  ['fields that are left out where none is null', { path: '/contacts', change: items((item) => { delete item.JobTitle; }) }, /remarks[\s\S]*\/contacts: never came: JobTitle/],
  ['digits in a text are no number', { path: '/contacts', change: items((item) => { item.Phone = 'x": 9007199254740993, "y'; }) }, /no drift/],
  ['a number of 16 digits that is exact', { path: '/contacts', change: items((item) => { item.EndUserID = 1_000_000_000_000_000; }) }, /no drift/],
  ['a nextLink that is empty', { path: '/contacts', change: (body) => { body.nextLink = ''; } }, /paging[\s\S]*nextLink is empty/],
  ['a nextLink that is missing', { path: '/contacts', change: (body) => { delete body.nextLink; } }, /paging[\s\S]*nextLink is missing/],
  ['null for a missing ticket', { path: '/tickets/999999999999', answer: () => json('null') }, /errors\n.*answers 200, JSON null \(application\/json\)/],
  ['a missing ticket with more than ProblemDetails', { path: '/tickets/999999999999', answer: () => json({ ...sample('ProblemDetails'), traceId: 'marker' }, 404) }, /answers 404, ProblemDetails with traceId too/],
  ['no answer about the missing ticket', { path: '/tickets/999999999999', answer: () => { throw new TypeError('marker'); } }, /errors\n.*answers nothing: the connection failed$/m],
  ['a page of 500', { path: '/customers', change: (body, url) => { if (url.searchParams.get('itemsInPage') === '500') Object.assign(body, { items: Array.from({ length: 120 }, () => sample('CustomerDto')), itemsInPage: 500 }); } }, /gives 120 items and says itemsInPage 500$/m],
  ['fewer than a page of customers', { path: '/customers', change: (body, url) => Object.assign(body, { items: pageTwo(url) ? [] : body.items.slice(0, 3), totalItemCount: 3, totalPages: 1 }) }, /gives 3 items and says itemsInPage 50, which tells nothing: the account has no more customers/],
  ['an empty list', { path: '/workhours', change: (body) => { body.items = []; } }, /\/workhours +200 +0 items +empty\n[\s\S]*\/workhours: no items, so their fields were not compared/],
  ['no ticket at all', { path: '/tickets', change: (body) => { body.items = []; } }, /\/tickets\/\{ticketId\}\/comments: not asked: \/tickets showed no id/],
  ['headers about the rate', { everywhere: true, answer: async (reply) => json(await reply.text(), reply.status, { 'x-rate-limit-remaining': '699', 'retry-after': 'Mon, 15 Jun 2026 12:00:00 GMT', 'x-limit-owner': 'marker' }) }, /header retry-after: \(a date\)[\s\S]*header x-limit-owner: \(no number\)[\s\S]*header x-rate-limit-remaining: 699/],
];

for (const [name, drift, said] of WITHIN) {
  test(`no drift: ${name}`, async () => {
    const { code, text } = await watched(drift);
    assert.match(text, said);
    assert.equal(code, 0, text);
    assert.doesNotMatch(text, MARKER);
  });
}

test('the ticket that is asked about has a comment, and another work, if there are such', async () => {
  const change = ({ items: all }) => { all.forEach((item, index) => { Object.assign(item, { TicketID: index + 1, LastTechnicianComment: null, LastEndUserComment: index === 7 ? 'marker' : null }); }); };
  const { asked } = await watched({ path: '/tickets', change });
  const about = asked.map(({ url }) => url.match(/v3\/(tickets\/\d+\/\w+)/)?.[1]).filter(Boolean);
  assert.deepEqual(about, ['tickets/8/comments', 'tickets/77770001/workhoursrecords', 'tickets/8/attachments', 'tickets/8/billableduration', 'tickets/8/workhours']);
});

test('a status that looks like a person or a number is not told', async () => {
  const statuses = ['Waiting (vendor)', 'jane@marker.example', '555-7777', 'x'.repeat(60)];
  const { report } = await watched({ path: '/tickets', change: ({ items: all }) => { all.forEach((item, index) => { item.TicketStatus = statuses[index % 4]; }); } });
  assert.deepEqual(report.statuses, ['(a text that looks like no status)', 'On hold', 'Waiting (vendor)']);
});

test('the key goes where its kind goes, without what was pasted along', () => {
  assert.deepEqual(headersFor(KEY), { 'X-API-KEY': KEY });
  assert.deepEqual(headersFor(` Bearer ${JWT}\n`), { Authorization: `Bearer ${JWT}` });
  assert.deepEqual(headersFor('eyJno.jwt'), { 'X-API-KEY': 'eyJno.jwt' });
});

test('the command: 0 without drift, 1 with it, as text and as JSON', async () => {
  const good = await command();
  assert.equal(good.code, 0, good.printed);
  assert.match(good.stdout, /no drift: what was read is as the document of June 2026 says\n$/);
  assert.ok(good.asked.every((request) => request.method === 'GET' && request.headers.get('x-api-key') === KEY));
  const drifted = await command({ path: '/tickets', change: items((item) => { item.Extra = 'marker'; }) }, ['--json'], { key: `Bearer ${JWT}` });
  assert.equal(drifted.code, 1);
  assert.deepEqual(JSON.parse(drifted.stdout).drift, ['/tickets: Extra is a field that is not known (string)']);
  assert.ok(drifted.asked.every(({ headers }) => headers.get('authorization') === `Bearer ${JWT}` && !headers.has('x-api-key')));
  assert.doesNotMatch(good.printed + drifted.printed, MARKER);
});

test('nothing personal and no key is printed, whatever the server echoes', async () => {
  const echo = (request) => `${KEY} ${JWT} marker ${request}`;
  const shouting = [
    () => new Response(echo('text'), { status: 500 }),
    () => new Response(`<p>${echo('html')}</p>`, { status: 200, headers: { 'content-type': 'marker/7777; x=1' } }),
    () => json({ [KEY]: 1, [JWT]: 2, 'jane marker': 3, title: echo('problem') }, 400),
    () => json({ items: [{ [KEY]: KEY, [`x ${KEY}`]: 1, TicketStatus: KEY, TicketPriority: KEY }], [KEY]: 1, nextLink: `${KEY}://${KEY}` }),
    () => json(`"${KEY}"`),
    () => new Response('marker', { status: 302, headers: { location: `https://marker.example/${KEY}` } }),
    () => json({ marker7777: 1 }, 429, { 'retry-after': 'marker', 'x-ratelimit-key': KEY }),
  ];
  for (const [index, answer] of shouting.entries()) {
    // The account answers, so that it is not the first call alone that fails.
    const drift = { everywhere: true, answer: (reply, url) => (url.pathname.endsWith('/account') ? reply : answer()) };
    for (const [key, words] of [[KEY, []], [JWT, ['--json']]]) {
      const { printed, code } = await command(drift, words, { key });
      assert.ok(!printed.includes(key), `${index}: ${printed}`);
      // A field's own name may be told, even that of a hostile server.
      assert.doesNotMatch(printed.replaceAll('marker7777', ''), MARKER, `${index}`);
      assert.ok(code === 1 || code === 2, `${index}: ${printed}`);
    }
  }
});

test('what cannot be read is said in one sentence, with exit code 2', async () => {
  const refused = await command({ everywhere: true, answer: () => new Response('', { status: 401 }) });
  assert.deepEqual([refused.code, refused.asked.length], [2, 1]);
  assert.match(refused.stderr, /^could not read: the key was refused \(401\)/);
  const wrongPath = await command({ everywhere: true, answer: () => new Response('<html>', { headers: { 'content-type': 'text/html' } }) });
  assert.equal(wrongPath.code, 2);
  assert.match(wrongPath.stderr, /nothing could be read \(it answers 200 with an HTML page \(text\/html\)\): check that --base-url is the API itself/);
  const one = await command({ path: '/workhours', answer: () => new Response('', { status: 403 }) });
  assert.equal(one.code, 2);
  assert.match(one.stdout, /\/workhours: it answers 403, an empty body[\s\S]*could not read: 1 of 15 lists gave no data/);
  const env = { ATERA_API_KEY: KEY };
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((closed) => { server.close(closed); });
  const nobody = await run(['drift', '--base-url', `http://127.0.0.1:${port}/api/v3`], env);
  assert.deepEqual([nobody.code, nobody.stderr], [2, 'could not read: the service cannot be reached: the connection failed (ECONNREFUSED)\n']);
  const plain = await run(['drift', '--base-url', 'http://account.example/api/v3'], env);
  assert.deepEqual([plain.code, /has to begin with https/.test(plain.stderr)], [2, true]);
  for (const base of ['nonsense', 'https://user:secret@account.example', 'https://account.example/?key=secret']) {
    const { code, printed } = await run(['drift', '--base-url', base], env);
    assert.deepEqual([code, /no plain URL/.test(printed), printed.includes('secret')], [2, true, false], base);
  }
});

test('the key comes from the environment alone', async () => {
  const none = await run(['drift'], {});
  assert.deepEqual([none.code, none.stderr], [2, 'there is no key: put it in the environment variable ATERA_API_KEY\n']);
  const odd = await run(['drift'], { ATERA_API_KEY: `${KEY}\n\u{e9}` });
  assert.deepEqual([odd.code, odd.printed.includes(KEY)], [2, false]);
  for (const words of [['drift', KEY], ['drift', '--api-key', KEY], ['drift', `--api-key=${KEY}`], [KEY], []]) {
    const { code, printed } = await run(words, { ATERA_API_KEY: KEY });
    assert.equal(code, 2);
    assert.match(printed, /no command of atera-wasm[^\n]*never in an argument\)\n$/);
    assert.ok(!printed.includes(KEY));
  }
  const help = await run(['--help'], {});
  assert.equal(help.code, 0);
  assert.match(help.stdout, /ATERA_API_KEY[\s\S]*--probe-rate[\s\S]*Exit code: 0 no drift, 1 drift, 2 could not read/);
});

test('a redirect is not followed', async () => {
  const elsewhere = [];
  const server = createServer((incoming, outgoing) => { elsewhere.push(incoming.headers); outgoing.end('{}'); });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const location = `http://127.0.0.1:${server.address().port}/`;
  const { code, stderr } = await command({ everywhere: true, answer: () => new Response('', { status: 307, headers: { location } }) });
  server.close();
  assert.deepEqual([code, elsewhere], [2, []]);
  assert.match(stderr, /nothing could be read/);
});

test('a 429 is told with its headers, and nothing is asked again', async () => {
  const { code, text, asked } = await watched({ path: '/workhours', answer: () => json({ Message: 'marker' }, 429, { 'Retry-After': '17' }) });
  assert.equal(code, 2);
  assert.match(text, /a 429 came: JSON with Message \(application\/json\), headers about it: retry-after/);
  assert.match(text, /header retry-after: 17/);
  assert.equal(asked.filter(({ url }) => url.includes('/v3/workhours')).length, 1);
});

test('--probe-rate asks until a 429 comes, and 800 times at most', async () => {
  let left = 130;
  const limited = { path: '/account', answer: (reply) => ((left -= 1) >= 0 ? reply : new Response('', { status: 429, headers: { 'retry-after': '60' } })) };
  let clock = NOW;
  const { text, report } = await watched(limited, { probeRate: true, now: () => (clock += 1000) });
  assert.match(text, /129 calls of \/account were answered in \d+ s, then a 429 came/);
  assert.match(text, /a 429 came: an empty body \(text\/plain\), headers about it: retry-after/);
  assert.deepEqual(report.drift, []);

  const { text: endless, asked } = await watched({}, { probeRate: true });
  assert.match(endless, /800 calls of \/account were answered in 0 s, and no 429 came/);
  assert.equal(asked.filter(({ url }) => url.endsWith('/account')).length, 801);
  const { asked: without } = await watched();
  assert.equal(without.filter(({ url }) => url.endsWith('/account')).length, 1);
});
