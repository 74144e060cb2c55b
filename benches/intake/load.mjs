// Sends submissions to a Worker, each under an id of its own, and takes the time until each is accepted.
import { Agent, request } from 'node:http';
import { signed, submissionOf } from '../../tests/edge/intake/submission.mjs';

/** Contacts of the sandbox: a new contact would cost a call of its own. */
const SENDERS = [
  'john.smith@acme.com', 'daniel.yildiz@bluefernlogistics.example', 'henry.diaz@redwoodbakery.example', 'nuria.hughes@lakeviewclinic.example',
  'emma.walker@copperkettlestudio.example', 'emma.foster@granitepeakschool.example', 'ethan.dvorak@kingfisherfoods.example',
];
let sent = 0;

/** So many requests, signed beforehand: signing is the sender's work. @param {number} count @param {string} name */
export async function prepare(count, name) {
  const requests = [];
  for (let number = 0; number < count; number += 1) {
    const submission = submissionOf(`${name}-${process.pid}-${String(sent += 1).padStart(22, '0')}`);
    requests.push(await signed({ ...submission, email: SENDERS[sent % SENDERS.length] }));
  }
  return requests;
}

/** One request; its milliseconds. @param {string} address @param {Agent} agent @param {{ method: string, headers: Record<string, string>, body: string }} given @returns {Promise<number>} */
const send = (address, agent, { method, headers, body }) => new Promise((resolve, reject) => {
  const from = performance.now();
  const length = Buffer.byteLength(body);
  const outgoing = request(`${address}/tickets`, { agent, method, headers: { ...headers, 'content-length': String(length) } }, (reply) => {
    let text = '';
    reply.setEncoding('utf8').on('data', (part) => { text += part; }).on('end', () => {
      if (reply.statusCode === 202) resolve(performance.now() - from);
      else reject(new Error(`a submission was answered ${reply.statusCode}: ${text.slice(0, 200)}`));
    }).on('error', reject);
  });
  outgoing.on('error', reject).end(body);
});

/** @param {number} connections */
const agentWith = (connections) => new Agent({ keepAlive: true, maxSockets: connections });

/** Each connection sends its next when it has its answer. @param {string} address @param {any[]} requests @param {number} connections */
export async function closedLoop(address, requests, connections) {
  const agent = agentWith(connections);
  const latencies = [];
  let next = 0;
  const from = performance.now();
  await Promise.all(Array.from({ length: connections }, async () => {
    while (next < requests.length) latencies.push(await send(address, agent, requests[next++]));
  }));
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  return { perSecond: requests.length / seconds, latencies };
}

/** They come at a fixed rate, whatever the Worker does; a latency counts from when its request was due. @param {string} address @param {any[]} requests @param {number} perSecond */
export async function openLoop(address, requests, perSecond) {
  const agent = agentWith(256);
  const from = performance.now();
  const latencies = await Promise.all(requests.map(async (given, number) => {
    const due = from + (number * 1000) / perSecond;
    await new Promise((resolve) => { setTimeout(resolve, Math.max(0, due - performance.now())); });
    await send(address, agent, given);
    return performance.now() - due;
  }));
  agent.destroy();
  return { latencies };
}
