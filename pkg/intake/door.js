// @ts-check
// The door: what comes in, what is refused, and with which words.

/** @param {import('./worker.js').Call} _call @returns {Promise<Response>} */
export const answerDoor = async (_call) => Response.json({ code: 'not_found', message: 'there is nothing at this address' }, { status: 404 });
