// @ts-check
// Receipts: what a customer sees of his submission, and what he may do with it.

/** @param {import('./worker.js').Call} _call @returns {Promise<Response>} */
export const answerReceipt = async (_call) => Response.json({ code: 'not_found', message: 'there is nothing at this address' }, { status: 404 });
