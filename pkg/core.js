// @ts-check
// One wasm instance behind one glue module: started on first use, and again after it stopped unexpectedly.

/**
 * Where the wasm comes from. `sync` serves hosts that have the bytes at hand (Node reads a file, workerd imports
 * a module); `async` serves those that must fetch them.
 * @typedef {{ sync: () => BufferSource | WebAssembly.Module } |
 *           { async: () => Promise<Response | BufferSource | WebAssembly.Module> }} WasmSource
 *
 * What wasm-bindgen writes for us (target web).
 * @typedef {{
 *   initSync: (options: { module: BufferSource | WebAssembly.Module }) => unknown,
 *   __wbg_reset_state: () => void,
 * }} Glue
 */

/** @param {Response | BufferSource | WebAssembly.Module} source */
async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof Response === 'undefined' || !(source instanceof Response)) {
    return WebAssembly.compile(/** @type {BufferSource} */ (source));
  }
  if (!source.ok) throw new Error(`the wasm of atera-wasm cannot be fetched (${source.status}): serve it beside its script`);
  // Compiled while it arrives, where the server names its type: else a browser refuses to.
  return source.headers.get('content-type') === 'application/wasm'
    ? WebAssembly.compileStreaming(source)
    : WebAssembly.compile(await source.arrayBuffer());
}

/**
 * @template {Glue} G
 * @param {G} [only] the glue, where every entry has the same
 */
export function createCore(only) {
  let glue = /** @type {G} */ (only);
  /** @type {ReturnType<G['initSync']> | undefined} */
  let wasm;
  /** @type {WasmSource | undefined} */
  let source;
  /** @type {Promise<void> | undefined} */
  let starting;

  /** @param {BufferSource | WebAssembly.Module} module */
  const start = (module) => { wasm = /** @type {any} */ (glue.initSync({ module })); };

  const startSync = () => {
    if (!source || !('sync' in source)) return false;
    start(source.sync());
    return true;
  };

  const startAsync = async () => {
    if (!source || !('async' in source)) throw new Error('atera-wasm has no wasm to start from: call init(source) first');
    start(await compiled(await source.async()));
  };

  return {
    /** The entry says where its wasm is, and brings the glue for it. What was started stays. @param {WasmSource} from @param {G} [itsGlue] */
    from(from, itsGlue = glue) {
      if (!wasm) [source, glue] = [from, itsGlue];
    },

    /** Whether it has started, or is about to. */
    get begun() {
      return wasm !== undefined || starting !== undefined;
    },

    /** Whether a synchronous call can be answered now; starts the core where that needs no waiting. */
    get ready() {
      return wasm !== undefined || startSync();
    },

    /** Resolves when every call can be answered. A failed start is tried again by the next call. */
    async start() {
      if (this.ready) return;
      starting ??= startAsync().finally(() => { starting = undefined; });
      await starting;
    },

    /** The instance's own exports, for a synchronous call that needs no glue. @returns {ReturnType<G['initSync']>} */
    get instance() {
      if (!wasm && !startSync()) throw new Error('atera-wasm is not started yet: await ready() before the first synchronous call');
      return /** @type {any} */ (wasm);
    },

    /** The exports with their glue, for a synchronous call. @returns {G} */
    get exports() {
      return this.instance && glue;
    },

    /** Drops the instance and everything in it; the next call runs on a fresh one. */
    restart() {
      glue.__wbg_reset_state();
      // Started once, the glue answers with its present instance whatever it is given.
      start(new Uint8Array());
    },
  };
}
