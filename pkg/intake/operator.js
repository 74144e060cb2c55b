// @ts-check
// The operator: what waits, what is parked, and the counters.

/** @param {import('./worker.js').Call} _call @returns {Promise<Response>} */
export const answerOperator = async (_call) => Response.json({ code: 'not_found', message: 'there is nothing at this address' }, { status: 404 });
