// The example's Worker, with one more address: a request to /panic makes its Rust panic.
import worker from '../../examples/rust-worker/shim.mjs';

export default {
  async fetch(request, env, context) {
    if (new URL(request.url).pathname !== '/panic') return worker.fetch(request, env, context);
    const impossible = new Request(request.url, { method: 'POST' });
    // The crate `worker` unwraps this as a stream.
    Object.defineProperty(impossible, 'body', { value: { stream: false } });
    return worker.fetch(impossible, env, context);
  },
};
