// Submissions as a server sends them.
import { createHash, createHmac, randomBytes } from 'node:crypto';

/** What the Worker's environment has as SIGNING_KEYS. */
export const KEYS = { server: 'the secret of a server that signs, for tests' };

/** @param {string} id */
export const submissionOf = (id) => ({
  id,
  name: 'Ünal <b>Çelik</b>',
  email: `sender${id.charCodeAt(id.length - 1) % 3}@acme.example`,
  subject: `Printer on floor 3 jams, ${id}`,
  description: `Since noon, case ${id}`,
  impact: 'single',
  urgency: 'low',
});

/** The request that a server makes of it. @param {object} submission */
export const signed = async (submission) => {
  const body = JSON.stringify(submission);
  const [[key, secret]] = Object.entries(KEYS);
  const [time, nonce] = [String(Date.now()), randomBytes(18).toString('base64url')];
  const hash = createHash('sha256').update(body).digest('hex');
  const text = ['POST', '/tickets', hash, time, nonce, key].join('\n');
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'atera-intake-key': key,
      'atera-intake-time': time,
      'atera-intake-nonce': nonce,
      'atera-intake-signature': createHmac('sha256', secret).update(text).digest('hex'),
    },
    body,
  };
};
