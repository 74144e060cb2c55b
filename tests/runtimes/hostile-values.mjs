// Values that run code, throw, or have no end, made anew for each use.

/** What the hostile values throw: a caller gets it as the `cause` of an error, or itself. */
export const OWN = new Error('thrown by the caller\'s own code');
const bomb = () => { throw OWN; };
const traps = Object.fromEntries(['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor', 'apply', 'construct']
  .map((trap) => [trap, bomb]));

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function cyclic() {
  const value = { TicketTitle: 'a title that is long enough' };
  value.itself = value;
  return value;
}

function deep() {
  let value = {};
  for (let level = 0; level < 100_000; level++) value = { value };
  return value;
}

export const HOSTILE = {
  'a getter that throws': () => ({ get TicketTitle() { return bomb(); } }),
  'a getter that throws, of every name': () => Object.defineProperties({}, Object.fromEntries(
    ['id', 'page', 'signal', 'timeoutMs', 'acquire', 'then', 'status'].map((name) => [name, { get: bomb, enumerable: true }]))),
  'a getter that uses up the stack': () => ({ get TicketTitle() { return (function again() { return again() + 1; })(); } }),
  'a proxy that throws': () => new Proxy({}, traps),
  'a function proxy that throws': () => new Proxy(() => {}, traps),
  'a revoked proxy': revoked,
  'a proxy of a Date': () => new Proxy(new Date(), {}),
  'a Date with methods that throw': () => Object.assign(new Date(), { getTime: bomb, toISOString: bomb, toJSON: bomb }),
  'an invalid Date': () => new Date(NaN),
  'toJSON that throws': () => ({ toJSON: bomb }),
  'toString that throws': () => ({ toString: bomb, valueOf: bomb, [Symbol.toPrimitive]: bomb }),
  'an iterator that throws': () => ({ [Symbol.iterator]: bomb, length: 1 }),
  'a thenable that throws': () => ({ get then() { return bomb(); } }),
  'a then that throws': () => ({ then: bomb }),
  'itself inside': cyclic,
  'an array with a getter': () => Object.defineProperty([1], 0, { get: bomb, enumerable: true }),
  'an array': () => [[['x']]],
  'no prototype': () => Object.create(null),
  'frozen': () => Object.freeze({ TicketTitle: Object.freeze([Object.freeze({})]) }),
  '__proto__ as a field': () => JSON.parse('{"__proto__":{"id":1}}'),
  'a BigInt': () => 10n,
  'a BigInt inside': () => ({ TicketTitle: 10n }),
  'a symbol': () => Symbol('symbol'),
  'a symbol inside': () => ({ TicketTitle: Symbol('symbol') }),
  'a function': () => bomb,
  'a function inside': () => ({ TicketTitle: bomb }),
  'half a surrogate': () => '\ud800',
  'NaN': () => NaN,
  'infinity': () => Infinity,
  'below zero': () => -1,
  'null': () => null,
};

/** Those that take a while to make or to refuse. */
export const ENDLESS = {
  'very deep': deep,
  'a long sparse array': () => new Array(4_000_000_000),
  'a huge text': () => 'x'.repeat(400_000_000),
  'a huge text inside': () => ({ TicketTitle: 'x'.repeat(400_000_000) }),
};
