// What nobody well-meaning sends.
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, test } from 'node:test';
import { ORIGIN, SUBMISSION, json, multipart, startDoor, urlencoded, visitorOf, someone } from './door-visitor.mjs';

let door;
let visitor;

before(async () => {
  door = await startDoor();
  visitor = visitorOf(door.address);
});

after(() => door?.stop());

/** Writes bytes as they are, and answers with all that comes back before the connection ends, or `enough` says so. */
function raw(bytes, enough = (text) => text.includes('\r\n\r\n')) {
  return new Promise((resolve, reject) => {
    const socket = connect(door.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      if (enough(text)) socket.destroy();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

const head = (more, path = '/tickets') => `POST ${path} HTTP/1.1\r\nhost: door.example\r\norigin: ${ORIGIN}\r\ncf-connecting-ip: ${someone()}\r\ncontent-type: application/json\r\n${more}\r\n\r\n`;

const LENGTHS = {
  told: { heading: 'content-length: 4000', piece: ' ' },
  untold: { heading: 'transfer-encoding: chunked', piece: '1\r\n \r\n' },
};
/** The door of these tests waits for half a second; a body of which a piece comes each time must not make it wait for longer. */
const DRIP_MS = 50;
const LONGEST_MS = 5_000;

/** Sends a piece now and then, without an end, and answers with what comes back and after how long. */
function drip({ heading, piece }, path) {
  const began = Date.now();
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(door.port, '127.0.0.1', () => socket.write(head(heading, path)));
    const dripping = setInterval(() => socket.write(piece), DRIP_MS);
    const ended = () => { clearInterval(dripping); clearTimeout(waiting); socket.destroy(); resolve({ text, ms: Date.now() - began }); };
    const waiting = setTimeout(ended, LONGEST_MS);
    socket.on('data', (chunk) => { text += chunk; if (text.includes('\r\n\r\n')) ended(); });
    socket.on('close', ended);
    socket.on('error', reject);
  });
}

for (const [name, length] of Object.entries(LENGTHS)) {
  test(`a body of ${name} length that drips is refused when its time is over`, async () => {
    const { text, ms } = await drip(length, '/tickets');
    assert.match(text, /^HTTP\/1\.1 408 /);
    assert.ok(ms < LONGEST_MS, `${ms} ms`);
  });

  test(`a reply of ${name} length that drips is refused when its time is over`, async () => {
    const { url } = (await visitor.submit(json)).json();
    const { text, ms } = await drip(length, `${url}/reply`);
    assert.match(text, /^HTTP\/1\.1 400 /);
    assert.ok(ms < LONGEST_MS, `${ms} ms`);
    const whole = await visitor.visit(`${url}/reply`, json({ id: 'a-reply', text: 'It jams again' }));
    assert.deepEqual([whole.status, whole.code], [409, 'no_ticket'], 'the receipt opens');
  });
}

/** How much of a body goes out until the connection ends. */
function flood(heading, most) {
  return new Promise((resolve) => {
    const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 32), Buffer.from('\r\n')]);
    let sent = 0;
    const push = (error) => {
      if (error || socket.destroyed || sent >= most) return;
      sent += chunk.length;
      socket.write(chunk, push);
    };
    const socket = connect(door.port, '127.0.0.1', () => socket.write(heading, push));
    socket.resume();
    // The other side ends it while we write; what it said then is lost with the connection.
    socket.on('error', () => {});
    socket.on('close', () => resolve(sent));
  });
}

test('bytes that are no UTF-8 are no JSON', async () => {
  const body = Buffer.concat([Buffer.from('{"name":"'), Buffer.from([0xff]), Buffer.from('"}')]);
  assert.equal((await visitor.visit('/tickets', { body, type: 'application/json' })).code, 'unreadable_body');
});

test('a body of 1 GiB is refused after its first kilobytes, and the connection ends', { timeout: 30_000 }, async () => {
  const told = head(`content-length: ${2 ** 30}`);
  const untold = head('transfer-encoding: chunked');
  assert.match(await raw(told), /^HTTP\/1\.1 413 /);
  assert.match(await raw(`${untold}1400\r\n${' '.repeat(0x1400)}\r\n`), /^HTTP\/1\.1 413 /);
  for (const heading of [told, untold]) {
    const sent = await flood(heading, 2 ** 30);
    assert.ok(sent < 2 ** 25, `${sent} bytes were taken`);
  }
});

/** An xorshift: the same inputs at each run. */
function dice(seed) {
  let state = seed;
  return (below) => {
    state ^= state << 13; state ^= state >>> 17; state ^= state << 5;
    return (state >>> 0) % below;
  };
}

test('10,000 bad inputs are all refused as the sender\'s fault', { timeout: 180_000 }, async (context) => {
  const roll = dice(7);
  const { token } = await visitor.token();
  const pieces = ['{', '}', '[', ']', '"', ':', ',', '\\', '\\ud800', '\0', 'null', '1e999', '&', '=', '%', '%00', '%ff', '--cut', '\r\n', 'name', 'token', '<script>', '\u{1F600}', '__proto__', 'é', 'content-disposition: form-data; name="x"; filename="y"'];
  const types = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=cut', 'multipart/form-data', 'application/json; charset=utf-16', 'text/html', ''];
  const noise = () => Array.from({ length: roll(40) }, () => pieces[roll(pieces.length)]).join('');
  const bad = () => {
    const type = types[roll(types.length)];
    if (roll(3) === 0) return { ...[json, urlencoded, multipart][roll(3)]({ ...SUBMISSION, email: noise(), [noise() || 'x']: noise(), token: roll(2) ? token : noise() }) };
    return { body: noise(), type };
  };
  const statuses = new Map();
  let left = 10_000;
  const run = async () => {
    while (left > 0) {
      left -= 1;
      const { status } = await visitor.visit('/tickets', { ...bad(), from: `2001:db8:${roll(65_536).toString(16)}:${roll(65_536).toString(16)}::1`, later: left * 1_000 });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 8 }, run));
  context.diagnostic(JSON.stringify([...statuses]));
  assert.deepEqual([...statuses.keys()].filter((status) => status < 400 || status >= 500), []);
  assert.equal((await visitor.submit(json)).status, 202);
});

test('nothing of a visitor appears unescaped, or in a header', async () => {
  const nasty = '"\'><script>alert(1)</script></title></textarea>\r\nset-cookie: x=1';
  const skeleton = (html) => html.match(/<[a-z/!][^>]*>/gi).map((tag) => tag.replace(/="[^"]*"/g, '')).join('');
  const plain = await visitor.submit(urlencoded, { email: 'x', category: 'x', phone: 'x', site: 'x', impact: 'x' });
  const nastily = Object.fromEntries([...Object.keys(SUBMISSION), 'category', 'phone', 'site', 'impact'].map((name) => [name, nasty]));
  const reply = await visitor.submit(urlencoded, nastily);
  assert.equal(reply.status, 422);
  assert.equal(reply.headers.get('set-cookie'), null);
  assert.doesNotMatch(reply.text, /<script|<\/title><\/textarea>/);
  assert.equal((reply.text.match(/<textarea/g) ?? []).length, (reply.text.match(/<\/textarea>/g) ?? []).length);
  assert.equal(skeleton(reply.text).match(/<script/), null);
  assert.equal(skeleton(plain.text).match(/<input/g).length, skeleton(reply.text).match(/<input/g).length);
  const own = [{ language: nasty }, { token: nasty }, { id: nasty }, { website: nasty }, { [nasty]: nasty }, { 'cf-turnstile-response': nasty }];
  for (const values of own) {
    const page = await visitor.submit(urlencoded, values);
    assert.doesNotMatch(page.text, /<script/, JSON.stringify(values));
    assert.equal(page.headers.get('set-cookie'), null);
  }
  const query = await visitor.visit(`/form?language=${encodeURIComponent(nasty)}`, { method: 'GET' });
  assert.doesNotMatch(query.text, /<script/);
  for (const line of await visitor.log()) assert.doesNotMatch(JSON.stringify(line), /script|ada@|198\.51/);
});

test('every page comes with its armour', async () => {
  const pages = [
    await visitor.visit('/form', { method: 'GET' }), await visitor.submit(urlencoded), await visitor.submit(multipart, { email: '' }),
    await visitor.visit('/tickets', { ...urlencoded({}), origin: 'https://evil.example' }),
  ];
  assert.deepEqual(pages.map((page) => page.status), [200, 202, 422, 403]);
  for (const { headers, text } of pages) {
    assert.match(headers.get('content-type'), /^text\/html; charset=utf-8$/);
    assert.match(headers.get('content-security-policy'), /default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/);
    assert.deepEqual(['x-content-type-options', 'x-frame-options', 'referrer-policy', 'cache-control'].map((name) => headers.get(name)), ['nosniff', 'DENY', 'same-origin', 'no-store']);
    assert.doesNotMatch(text, /\son[a-z]+=|\sstyle=|<style|<script/);
  }
  const style = await visitor.visit('/form/style.css', { method: 'GET' });
  assert.match(style.headers.get('content-type'), /^text\/css/);
});

test('files are not taken; a field of a file that nobody chose is nothing', async () => {
  const part = (name, file) => `--cut\r\ncontent-disposition: form-data; name="${name}"; filename="${file}"\r\ncontent-type: text/plain\r\n\r\n${file && 'text'}\r\n--cut--\r\n`;
  const { token } = await visitor.token();
  const fields = multipart({ ...SUBMISSION, token }).body.replace('--cut--\r\n', '');
  const post = (file) => visitor.visit('/tickets', { body: fields + part('picture', file), type: 'multipart/form-data; boundary=cut', headers: { accept: 'application/json' } });
  const refused = await post('virus.exe');
  assert.deepEqual([refused.status, refused.code], [400, 'file_not_allowed']);
  assert.equal((await post('')).status, 202);
});
