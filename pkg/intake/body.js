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
  const reader = request.body.getReader();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const late = new Promise((resolve) => { timer = setTimeout(resolve, ms, { refusal: 'too_slow' }); });
  try {
    const read = await Promise.race([collect(reader, most), late]);
    if (!(read instanceof Uint8Array)) reader.cancel().catch(() => {});
    return read;
  } catch {
    return { refusal: 'unreadable_body' };
  } finally {
    clearTimeout(timer);
    reader.releaseLock();
  }
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
