// The door alone: the shard behind it is a double that keeps what it was given.
import { DurableObject } from 'cloudflare:workers';
import { createIntake } from 'atera-wasm/intake';

export class Gate extends DurableObject {}
export class Directory extends DurableObject {}

export class Shard extends DurableObject {
  constructor(state, env) {
    super(state, env);
    this.kept = new Map();
    this.nonces = new Set();
    this.isDown = false;
  }

  accept({ id, hash, submission, site, language, nonce }) {
    if (this.isDown) throw new Error('down');
    if (nonce && this.nonces.has(nonce.value)) return { outcome: 'replayed', acceptedAt: 0 };
    if (nonce) this.nonces.add(nonce.value);
    const known = this.kept.get(id);
    if (known) return { outcome: known.hash === hash ? 'repeated' : 'conflict', acceptedAt: known.acceptedAt };
    const acceptedAt = Date.now();
    this.kept.set(id, { hash, submission: JSON.parse(submission), site, language, acceptedAt });
    return { outcome: 'accepted', acceptedAt };
  }

  /** No ticket comes of it here: a receipt that opens is all that is asked for. */
  state(id) {
    const known = this.kept.get(id);
    return known && { name: id, standing: 'waiting', ticket: null, acceptedAt: known.acceptedAt, language: known.language };
  }

  break(isDown) { this.isDown = isDown; }
  all() { return [...this.kept]; }
}

let time;
const logged = [];
const base = {
  shards: 1,
  origins: ['https://www.example.com'],
  bodyMs: 500,
  maxBodyBytes: 4_096,
  now: () => time,
  log: (line) => logged.push(line),
};
const DOORS = {
  plain: () => base,
  strict: () => ({ ...base, perAddressPerMinute: 2, perSitePerMinute: 4 }),
  chosen: () => ({
    ...base, form: {
      title: 'Help <desk>',
      fields: ['email', 'name', 'subject', 'description', { name: 'site', label: 'Which office', required: true, choices: ['North', { value: 'south', label: 'The south' }] }],
    },
  }),
  six: () => ({
    ...base, form: {
      title: { en: 'Six', de: 'Sechs' },
      fields: [
        'name', 'email', 'subject', 'description', 'impact',
        { name: 'asset', type: 'text', label: { en: 'Asset tag', de: 'Inventarnummer' }, hint: 'On its <side>', maxLength: 3, required: true },
        { name: 'again', type: 'yesno' },
        { name: 'seats', type: 'number', min: 1, max: 10, showIf: { field: 'impact', not: ['minor', ''] } },
        { name: 'since', type: 'date', max: '2026-12-31', FieldName: 'Since', target: 'ticket' },
        { name: 'device', type: 'options', choices: ['pc', { value: 'printer', label: 'The printer' }] },
        { name: 'model', type: 'dependent', dependsOn: 'device', choices: [{ value: 'x1', for: ['pc'] }, { value: 'p9', for: ['printer'] }, 'none'] },
      ],
      script: { src: 'https://cdn.example/form.js', integrity: 'sha384-AAAA' },
    },
  }),
  busy: () => ({ ...base, perAddressPerMinute: 1_000, perSitePerMinute: 1_000, proofOfWork: { bits: 12 } }),
  challenged: (env) => ({
    ...base, turnstile: { siteKey: 'public-key', hostnames: ['www.example.com'], action: 'ticket', url: env.SITEVERIFY, timeoutMs: 300 },
  }),
};
const limiterKeys = [];
/** Cloudflare's counter, of which no part runs here: its double remembers whom it was asked about, and lets nobody pass. */
const LIMITER = { limit: async ({ key }) => ({ success: limiterKeys.push(key) < 0 }) };
/** What the Worker finds in its environment. */
const ENVIRONMENTS = {
  whole: (env) => env,
  bare: (env) => ({ ...env, INTAKE_SECRET: undefined }),
  addressLimited: (env) => ({ ...env, ADDRESS_LIMITER: LIMITER }),
  siteLimited: (env) => ({ ...env, SITE_LIMITER: LIMITER }),
};
const intakes = new Map();

export default {
  async fetch(request, env, context) {
    const url = new URL(request.url);
    const shard = env.SHARD.getByName('shard-0');
    if (url.pathname === '/test/kept') return Response.json(await shard.all());
    if (url.pathname === '/test/down') return Response.json(await shard.break(url.searchParams.has('yes')) ?? null);
    if (url.pathname === '/test/log') return Response.json(logged);
    if (url.pathname === '/test/limited') return Response.json(limiterKeys.splice(0));
    if (url.pathname === '/test/refuses') return Response.json(refusals(await request.json()));
    const name = request.headers.get('x-test-door') ?? 'plain';
    if (!intakes.has(name)) intakes.set(name, createIntake(DOORS[name](env)));
    time = Date.now() + Number(request.headers.get('x-test-later') ?? 0);
    return intakes.get(name).fetch(request, ENVIRONMENTS[request.headers.get('x-test-environment') ?? 'whole'](env), context);
  },
};

function refusals(given) {
  try {
    createIntake(given);
    return null;
  } catch (error) {
    return error.message;
  }
}
