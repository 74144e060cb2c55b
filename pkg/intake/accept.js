// @ts-check
// Hands a submission to its shard, and says where its receipt is.

/**
 * @param {import('./worker.js').Call} call
 * @param {{ id: string, hash: string, submission: object, site: string, language: string | null }} given
 * @returns {Promise<{ outcome: 'accepted' | 'repeated' | 'conflict', receipt: string, url: string }>}
 */
export async function accept({ env }, { id, hash, submission, site, language }) {
  const { outcome } = await env.SHARD.getByName('shard-0').accept({ id, hash, submission, site, language });
  return { outcome, receipt: id, url: `/receipts/${id}` };
}
