// @ts-check
// A fetch that tells the gate how each call ended.
//
// For the limit it would be enough to tell it when the head of the reply is here: the call has arrived by then. It is
// told when the body was read, because a service that sends heads and no bodies is dead too, and the breaker should know.
import { header } from '../header.js';
import { decide } from './core.js';

/** @typedef {import('./gate.js').Ending} Ending */

/** @param {(ending: Ending) => void} tell */
const once = (tell) => {
  let told = false;
  return (/** @type {Ending} */ ending) => {
    if (!told) tell(ending);
    told = true;
  };
};

/**
 * @param {() => number | Promise<number>} lease gives the lease that the next call uses
 * @param {(lease: number, ending: Ending) => void} finish
 * @returns {import('../index.d.ts').FetchLike}
 */
export const watchedFetch = (lease, finish) => async (url, init) => {
  const number = await lease();
  const end = once((ending) => finish(number, ending));
  if (init.signal?.aborted) {
    end({ outcome: 'unused' });
    throw init.signal.reason;
  }
  /** @type {Ending} What it means if nothing more comes. */
  let givenUp = { outcome: 'failed' };
  init.signal?.addEventListener('abort', () => end(givenUp));
  try {
    const response = await fetch(url, init);
    givenUp = { outcome: 'failed', replied: true };
    return watchedReply(response, () => end(endingOf(response)), () => end(givenUp));
  } catch (error) {
    end(givenUp);
    throw error;
  }
};

/** @param {Response} response @returns {Ending} */
function endingOf(response) {
  const retryAfter = header(response, 'retry-after');
  const untilMs = retryAfter === undefined ? NaN : Date.parse(retryAfter) - Date.now();
  return decide('gate.ending', { status: response.status, retryAfter, untilMs });
}

/**
 * What the client reads of a reply, watched to its end.
 * @param {Response} response @param {() => void} over @param {() => void} broken
 */
function watchedReply(response, over, broken) {
  const { status, headers, body, type } = response;
  if (!body || status === 204) {
    over();
    return response;
  }
  /** @template T @param {Promise<T>} read @param {(read: T) => boolean} isLast @returns {Promise<T>} */
  const watched = (read, isLast) => read.then((value) => {
    if (isLast(value)) over();
    return value;
  }, (error) => {
    broken();
    throw error;
  });
  return {
    status,
    headers,
    type,
    text: () => watched(response.text(), () => true),
    body: {
      getReader() {
        const reader = body.getReader();
        return {
          read: () => watched(reader.read(), ({ done }) => done),
          // The client has read as much as it takes.
          cancel: () => { over(); return reader.cancel(); },
        };
      },
    },
  };
}
