// The same promise up to the 202, written by hand: the door's checks with zod, and insert or return in sharded objects.
import { DurableObject } from 'cloudflare:workers';
import * as z from 'zod';
import { WHOLE_TEXT } from './ticket-text.mjs';

const ORIGINS = ['https://www.example.com'];
const MOST_BYTES = 65_536;
const SKEW_MS = 5 * 60_000;
const SHARDS = 8;
const PER_SITE = 1_000_000;
const MINUTE_MS = 60_000;
const RECEIPT_MS = 30 * 86_400_000;
const UNGUESSABLE = /^[\w-]{22,128}$/;

// workerd forbids to compile text.
z.config({ jitless: true });
const text = z.string().regex(WHOLE_TEXT);
const filled = text.regex(/\S/);
const schema = z.strictObject({
  name: filled,
  email: z.string().max(254).pipe(z.email({ pattern: z.regexes.html5Email })),
  subject: filled,
  description: filled,
  impact: z.enum(['outage', 'major', 'single', 'minor']).optional(),
  urgency: z.enum(['high', 'medium', 'low']).optional(),
  category: text.optional(),
  phone: text.optional(),
  site: text.optional(),
});

const encoder = new TextEncoder();
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const base64url = (bytes) => btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
const sha256 = async (data) => new Uint8Array(await crypto.subtle.digest('SHA-256', typeof data === 'string' ? encoder.encode(data) : data));

const keys = new Map();
function keyOf(secret) {
  if (!keys.has(secret)) {
    keys.set(secret, crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']));
  }
  return keys.get(secret);
}

class Refused extends Error {
  constructor(status, code, issues) {
    super(code);
    this.reply = () => Response.json({ code, issues }, { status });
  }
}

async function readBody(request) {
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw new Refused(413, 'too_large');
  const chunks = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new Refused(413, 'too_large');
    chunks.push(chunk);
  }
  if (chunks.length === 1) return chunks[0];
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

let signingKeys;
async function verifySignature(request, env, pathname, body) {
  const [key, time, nonce, signature] = ['key', 'time', 'nonce', 'signature'].map((name) => request.headers.get(`atera-intake-${name}`));
  if (!key || !time || !nonce || !signature) throw new Refused(401, 'signature_required');
  if (!/^[0-9a-f]{64}$/.test(signature) || !/^\d{1,15}$/.test(time) || !UNGUESSABLE.test(nonce)) throw new Refused(401, 'signature_malformed');
  if (Math.abs(Number(time) - Date.now()) > SKEW_MS) throw new Refused(401, 'signature_expired');
  signingKeys ??= JSON.parse(env.SIGNING_KEYS);
  const secret = signingKeys[key];
  if (!secret) throw new Refused(401, 'signature_invalid');
  const signed = ['POST', pathname, hex(await sha256(body)), time, nonce, key].join('\n');
  const bytes = Uint8Array.from(signature.match(/../g), (pair) => Number.parseInt(pair, 16));
  if (!await crypto.subtle.verify('HMAC', await keyOf(secret), bytes, encoder.encode(signed))) throw new Refused(401, 'signature_invalid');
  return { key, nonce: `${key}\n${nonce}`, expiresAt: Number(time) + SKEW_MS };
}

const paces = new Map();
function keepPace(site) {
  const minute = Math.floor(Date.now() / MINUTE_MS);
  const pace = paces.get(site);
  if (pace?.minute !== minute) paces.set(site, { minute, count: 1 });
  else if ((pace.count += 1) > PER_SITE) throw new Refused(429, 'site_rate_limited');
}

async function take(request, env, pathname) {
  if (request.method !== 'POST') throw new Refused(405, 'method_not_allowed');
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) throw new Refused(415, 'unsupported_media_type');
  const origin = request.headers.get('origin');
  if (origin !== null && !ORIGINS.includes(origin)) throw new Refused(403, 'origin_not_allowed');
  const body = await readBody(request);
  const signer = origin === null ? await verifySignature(request, env, pathname, body) : undefined;
  keepPace(signer?.key ?? origin);
  let sent;
  try {
    sent = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new Refused(400, 'unreadable_body');
  }
  const { id, ...fields } = sent;
  if (!UNGUESSABLE.test(id)) throw new Refused(422, 'invalid_id');
  const report = schema.safeParse(fields);
  if (!report.success) throw new Refused(422, 'invalid_input', report.error.issues);
  const canonical = JSON.stringify(Object.fromEntries(Object.entries(report.data).sort(([one], [other]) => (one < other ? -1 : 1))));
  const hash = hex(await sha256(canonical));
  const [place] = await sha256(id);
  const shard = env.SHARD.getByName(`shard-${place % SHARDS}`);
  const { outcome, acceptedAt } = await shard.accept({ id, hash, submission: canonical, site: signer?.key ?? origin, nonce: signer?.nonce, expiresAt: signer?.expiresAt });
  if (outcome === 'replayed') throw new Refused(401, 'signature_replayed');
  if (outcome === 'conflict') throw new Refused(422, 'id_reused');
  const receipt = `${base64url(encoder.encode(id))}.${(acceptedAt + RECEIPT_MS).toString(36)}`;
  const signature = base64url(new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(env.INTAKE_SECRET), encoder.encode(receipt))));
  return Response.json({ id, receipt: `${receipt}.${signature}`, url: `/receipts/${receipt}.${signature}` }, { status: 202 });
}

export default {
  async fetch(request, env) {
    try {
      return await take(request, env, new URL(request.url).pathname);
    } catch (error) {
      if (error instanceof Refused) return error.reply();
      throw error;
    }
  },
};

export class Shard extends DurableObject {
  constructor(state, env) {
    super(state, env);
    this.sql = state.storage.sql;
    this.sweepAt = 0;
    this.sql.exec(`
      CREATE TABLE IF NOT EXISTS submissions (id TEXT PRIMARY KEY, hash TEXT NOT NULL, submission TEXT NOT NULL, site TEXT NOT NULL,
        accepted_at INTEGER NOT NULL, state TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS nonces (value TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS by_state ON submissions (state, accepted_at);
    `);
  }

  accept({ id, hash, submission, site, nonce, expiresAt }) {
    const now = Date.now();
    if (nonce) {
      if (now > this.sweepAt) {
        this.sql.exec('DELETE FROM nonces WHERE expires_at < ?', now);
        this.sweepAt = now + MINUTE_MS;
      }
      if (this.sql.exec('INSERT OR IGNORE INTO nonces VALUES (?, ?)', nonce, expiresAt).rowsWritten === 0) return { outcome: 'replayed' };
    }
    const [known] = this.sql.exec('SELECT hash, accepted_at FROM submissions WHERE id = ?', id).toArray();
    if (known) return { outcome: known.hash === hash ? 'repeated' : 'conflict', acceptedAt: known.accepted_at };
    this.sql.exec("INSERT INTO submissions VALUES (?, ?, ?, ?, ?, 'waiting')", id, hash, submission, site, now);
    return { outcome: 'accepted', acceptedAt: now };
  }
}

// The configuration names them; nobody asks them anything.
export class Gate extends DurableObject {}
export class Directory extends DurableObject {}
