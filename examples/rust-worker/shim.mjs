// What stands between workerd and the Rust: starts the wasm, and gives every request one answer, even if Rust panics.
import { __wbg_reset_state, fetch as handle, initSync } from '../../target/examples/rust-worker/rust-worker.js';
import wasm from '../../target/examples/rust-worker/rust-worker.wasm';

initSync({ module: wasm });

/** The requests that wait for the wasm; each entry ends one of them. */
const inFlight = new Set();
let broken = false;

// A panic leaves its promise pending for ever. The crate `worker` sets this flag from its panic hook.
Object.defineProperty(globalThis.__worker_init_state, 'criticalError', {
  set(happened) { if (happened) giveUp(); },
});

function giveUp() {
  broken = true;
  for (const end of inFlight) end();
  inFlight.clear();
}

const stopped = () => Response.json({
  code: 'stopped',
  message: 'the Worker stopped in the middle of this request; look for the ticket before you send it again',
}, { status: 500 });

export default {
  async fetch(request, env, context) {
    if (broken) {
      // Never from within the panic: the old instance is still on the stack then.
      __wbg_reset_state();
      broken = false;
    }
    let end;
    // A Response belongs to the request that made it, so only the news crosses from one to another.
    const failure = new Promise((resolve) => { end = resolve; });
    inFlight.add(end);
    try {
      return await Promise.race([handle(request, env, context), failure]) ?? stopped();
    } catch (error) {
      // A trap without a panic, such as a stack that is exhausted.
      if (error instanceof WebAssembly.RuntimeError) giveUp();
      return stopped();
    } finally {
      inFlight.delete(end);
    }
  },
};
