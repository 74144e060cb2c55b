// Marionette's wire: JSON with its length in bytes before it, each command numbered, each answer with that number.
import { once } from 'node:events';
import { connect as open } from 'node:net';

const COLON = 0x3a;
const COMMAND = 0;

/**
 * Connects to a Firefox on this machine, and answers the function that sends it a command.
 * @param {number} port
 * @returns {Promise<(name: string, parameters?: object) => Promise<any>>}
 */
export async function connect(port) {
  const socket = open(port, '127.0.0.1');
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let last = 0;
  let rest = Buffer.alloc(0);

  const take = ([, number, error, value]) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (error) reject(Object.assign(new Error(`${error.error}: ${error.message}`), { code: error.error }));
    else resolve(value);
  };
  const read = (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const colon = rest.indexOf(COLON);
      const end = colon + 1 + Number(rest.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || rest.length < end) return;
      const message = JSON.parse(rest.subarray(colon + 1, end).toString());
      rest = rest.subarray(end);
      // What is no list is its greeting.
      if (Array.isArray(message)) take(message);
    }
  };
  socket.on('data', read);
  socket.on('error', () => {});
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('Firefox is gone'));
    waiting.clear();
  });
  await once(socket, 'connect');

  return (name, parameters = {}) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    const message = JSON.stringify([COMMAND, last, name, parameters]);
    socket.write(`${Buffer.byteLength(message)}:${message}`);
  });
}
