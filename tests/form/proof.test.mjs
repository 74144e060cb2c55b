// The proof of work: our own SHA-256 against the host's, and a proof that the host's finds right.
import assert from 'node:assert/strict';
import { randomBytes, randomInt, webcrypto } from 'node:crypto';
import { test } from 'node:test';
import { hasher, search, zeroBits } from '../../pkg/form/proof-hash.js';
import { inSlices, solve } from '../../pkg/form/proof.js';

const hex = (state) => [...state].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');

async function hostsHash(text) {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('hex');
}

async function hostsZeroBits(text) {
  const bits = [...Buffer.from(await hostsHash(text), 'hex')].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return /^0*/.exec(bits)[0].length;
}

test('it hashes as the host does, for every length of start and end that a block can see', async () => {
  for (let length = 0; length <= 200; length += 1) {
    const start = randomBytes(length).toString('base64url').slice(0, length);
    const hash = hasher(start);
    for (const end of ['', '0', String(randomInt(2 ** 47)), 'x'.repeat(randomInt(65))]) {
      assert.equal(hex(hash(end)), await hostsHash(start + end), `${start}|${end}`);
    }
  }
});

test('a hasher forgets what it hashed before', () => {
  const hash = hasher('token:');
  const first = hex(hash('1'));
  hash('12345678901234567890');
  assert.equal(hex(hash('1')), first);
});

test('zero bits are counted over words', () => {
  assert.equal(zeroBits(Int32Array.of(-1, 0)), 0);
  assert.equal(zeroBits(Int32Array.of(1, 0)), 31);
  assert.equal(zeroBits(Int32Array.of(0, 0x00ff_0000)), 40);
  assert.equal(zeroBits(new Int32Array(8)), 256);
});

test('the first number that fits is found, and no other before it', async () => {
  const token = '1700000000000.abcdefghijklmnopqrstuv.signature';
  const found = search(hasher(`${token}:`), 10, 0, 1_000_000);
  assert.ok(await hostsZeroBits(`${token}:${found}`) >= 10);
  for (let number = 0; number < found; number += 1) assert.ok(await hostsZeroBits(`${token}:${number}`) < 10);
  assert.equal(search(hasher(`${token}:`), 10, 0, found), undefined);
});

test('where there is no worker, the page finds it in slices', async () => {
  const token = randomBytes(20).toString('base64url');
  // Node has no global Worker: what a policy that refuses workers looks like.
  const proof = await solve({ token, bits: 14 });
  assert.match(proof, /^\d+$/);
  assert.ok(await hostsZeroBits(`${token}:${proof}`) >= 14);
});

test('it can be given up, before and while it looks', async () => {
  const reason = new Error('the visitor went away');
  await assert.rejects(solve({ token: 't', bits: 8, signal: AbortSignal.abort(reason) }), reason);
  const looking = new AbortController();
  const search = inSlices({ token: 't', bits: 256, signal: looking.signal });
  looking.abort(reason);
  await assert.rejects(search, reason);
});
