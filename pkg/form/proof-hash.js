// @ts-check
// SHA-256 for a proof of work. crypto.subtle answers one promise for each hash, which is most of the time that a
// hash takes; here the same is done in a loop.

const ROUNDS = 64;
const BLOCK = 64;
/** Where a block's last eight bytes begin: the length of the whole in bits. */
const LENGTH_AT = 56;

/** The first 32 bits of the fractional part of a root of a prime. @param {number} prime @param {number} power */
const fraction = (prime, power) => (prime ** power % 1) * 2 ** 32 | 0;

const PRIMES = primes();
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(prime, 1 / 2));

function primes() {
  /** @type {number[]} */
  const found = [];
  for (let number = 2; found.length < ROUNDS; number += 1) if (found.every((prime) => number % prime)) found.push(number);
  return found;
}

/** The message schedule. Every index below is within its array, which the type checker cannot see. @type {any} */
const schedule = new Int32Array(ROUNDS);
/** @type {any} */
const factors = Int32Array.from(PRIMES, (prime) => fraction(prime, 1 / 3));

/** Takes one block into the state. @param {any} state @param {DataView} view @param {number} at */
function compress(state, view, at) {
  const w = schedule, k = factors;
  for (let i = 0; i < 16; i += 1) w[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < ROUNDS; i += 1) {
    const x = w[i - 15], y = w[i - 2];
    const s0 = (x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3;
    const s1 = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1 | 0;
  }
  let a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (let i = 0; i < ROUNDS; i += 1) {
    const s1 = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);
    const t1 = h + s1 + (e & f ^ ~e & g) + k[i] + w[i] | 0;
    const s0 = (a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);
    const t2 = s0 + (a & b ^ a & c ^ b & c) | 0;
    h = g; g = f; f = e; e = d + t1 | 0; d = c; c = b; b = a; a = t1 + t2 | 0;
  }
  state[0] += a; state[1] += b; state[2] += c; state[3] += d;
  state[4] += e; state[5] += f; state[6] += g; state[7] += h;
}

/**
 * Hashes texts that begin alike: the blocks that they share are taken once.
 * @param {string} start in ASCII
 */
export function hasher(start) {
  const bytes = new TextEncoder().encode(start);
  const shared = bytes.length - bytes.length % BLOCK;
  const middle = Int32Array.from(START);
  const whole = new DataView(bytes.buffer);
  for (let at = 0; at < shared; at += BLOCK) compress(middle, whole, at);
  const rest = bytes.subarray(shared);
  const tail = new Uint8Array(BLOCK * 3);
  const view = new DataView(tail.buffer);
  const state = new Int32Array(8);

  /** @param {string} end in ASCII, at most 64 characters; the state is good until the next call */
  return (end) => {
    tail.fill(0);
    tail.set(rest);
    let length = rest.length;
    for (let i = 0; i < end.length; i += 1) tail[length++] = end.charCodeAt(i);
    tail[length] = 0x80;
    const total = length < LENGTH_AT ? BLOCK : length < BLOCK + LENGTH_AT ? BLOCK * 2 : BLOCK * 3;
    view.setUint32(total - 4, (shared + length) * 8);
    state.set(middle);
    for (let at = 0; at < total; at += BLOCK) compress(state, view, at);
    return state;
  };
}

/** How many zero bits a hash begins with. @param {Int32Array} state */
export function zeroBits(state) {
  let bits = 0;
  for (const word of state) {
    if (word !== 0) return bits + Math.clz32(word);
    bits += 32;
  }
  return bits;
}

/**
 * Tries numbers from `from` on; the first that fits, or none among `count`.
 * @param {ReturnType<typeof hasher>} hash of `<token>:`
 * @param {number} bits
 * @param {number} from
 * @param {number} count
 */
export function search(hash, bits, from, count) {
  for (let number = from; number < from + count; number += 1) if (zeroBits(hash(String(number))) >= bits) return number;
  return undefined;
}
