// @ts-check
// The door: what comes in, what is refused, and with which words.
import { accept } from './accept.js';

/** @param {import('./worker.js').Call} call @returns {Promise<Response>} */
export const answerDoor = async (call) => {
  const { id, ...submission } = await call.request.json();
  const answer = await accept(call, { id, hash: JSON.stringify(submission), submission, site: 'test' });
  return Response.json(answer, { status: answer.outcome === 'conflict' ? 422 : 202 });
};
