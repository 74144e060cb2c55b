// @ts-check
// A receipt: the submission's id and its end, signed. Whoever has it may see the ticket.
import { decide } from './core.js';
import { readSecrets } from './secrets.js';
import { sign, verify } from './signing.js';

/** One secret signs for several purposes: a form's token is no receipt. @param {any} env */
const keyOf = (env) => `receipt\n${env.INTAKE_SECRET}`;

/** What makes a receipt one: its signature. @param {any} env @param {string} receipt */
export const signReceipt = (env, receipt) => sign(keyOf(env), receipt);

/** The submission that a receipt opens; nothing if it is forged or its time is over. @param {any} env @param {string} receipt @returns {Promise<string | undefined>} */
export async function openReceipt(env, receipt) {
  // Without a secret anybody could sign.
  if (!readSecrets(env).complete) return undefined;
  const parts = decide('receipt.parts', { receipt, now: Date.now() });
  if (!parts || parts.isOver) return undefined;
  return (await verify(keyOf(env), parts.signed, Uint8Array.from(parts.signature))) ? parts.id : undefined;
}
