// @ts-check
// A body, read within a size and a time.

/**
 * The bytes, or why there are none. No more than `most` bytes are ever held.
 * @param {Request} request
 * @param {number} most
 * @param {number} ms for the whole body: one that drips holds a Worker for no longer
 * @returns {Promise<Uint8Array | { refusal: string }>}
 */
export async function readBounded(request, most, ms) {
  if (!request.body) return new Uint8Array();
  // The host lets no more through than the header says, and reads a body whole faster than in pieces.
  const told = Number(request.headers.get('content-length') ?? Infinity);
  const { reading, giveUp } = told <= most ? wholeOf(request) : piecesOf(request.body, most);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, ms, { refusal: 'too_slow' }); });
  try {
    const read = await Promise.race([reading, late]);
    if (!(read instanceof Uint8Array)) giveUp();
    return read;
  } catch {
    return { refusal: 'unreadable_body' };
  } finally {
    clearTimeout(timer);
  }
}

/** @param {Request} request */
function wholeOf(request) {
  const reading = request.arrayBuffer().then((bytes) => new Uint8Array(bytes));
  // Who stops waiting does not hear how it ends.
  return { reading, giveUp: () => { reading.catch(() => {}); } };
}

/** @param {ReadableStream<Uint8Array>} body @param {number} most */
function piecesOf(body, most) {
  const reader = body.getReader();
  return { reading: collect(reader, most).finally(() => reader.releaseLock()), giveUp: () => { reader.cancel().catch(() => {}); } };
}

/** @param {ReadableStreamDefaultReader<Uint8Array>} reader @param {number} most @returns {Promise<any>} */
async function collect(reader, most) {
  /** @type {Uint8Array[]} */
  const chunks = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(chunks, size);
    size += value.byteLength;
    if (size > most) return { refusal: 'too_large' };
    chunks.push(value);
  }
}

/** @param {Uint8Array[]} chunks @param {number} size */
function joined(chunks, size) {
  const [first] = chunks;
  if (first && chunks.length === 1) return first;
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
