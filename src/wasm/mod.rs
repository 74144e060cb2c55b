//! The rooms that know JavaScript. They carry; they decide nothing.
//!
//! | room | feature | holds |
//! |---|---|---|
//! | [`record_buffer`] | `wasm-rules`, `wasm-form` | the shared memory for records |
//! | `host` | `wasm-rules`, `wasm-form` | what the rules ask of the host |
//! | [`checks`], [`thing`] | `wasm-rules` | the rules, callable |
//! | `form` | `wasm-form` | the form's judge, callable |
//! | `objects` | `wasm-client` | JavaScript values as [`crate::model::Data`] |
//! | `errors` | `wasm-client` | errors as objects that the shell makes its own of |
//! | [`tasks`] | `wasm-client` | calls under way, polled by the host |
//! | [`calls`] | `wasm-client` | the client, callable; with `wasm-full` the workflows too |
//! | `intake` | `wasm-intake` | the intake's decisions, callable |
//! | `gate` | `wasm-intake` | gates, each under a number |
//! | `sandbox` | `wasm-sandbox` | the Atera in memory, callable |

/// A sixth of the standard library's in size, and made for one thread. It gives memory back to itself, so the heap
/// stays flat.
#[cfg(all(target_arch = "wasm32", not(target_feature = "atomics")))]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[cfg(feature = "wasm-client")]
pub mod calls;
#[cfg(feature = "wasm-rules")]
pub mod checks;
#[cfg(feature = "wasm-client")]
mod errors;
#[cfg(feature = "wasm-form")]
pub mod form;
#[cfg(feature = "wasm-intake")]
mod gate;
#[cfg(any(feature = "wasm-rules", feature = "wasm-form"))]
mod host;
#[cfg(feature = "wasm-intake")]
pub mod intake;
#[cfg(feature = "wasm-client")]
pub mod objects;
#[cfg(any(feature = "wasm-rules", feature = "wasm-form"))]
pub mod record_buffer;
#[cfg(feature = "wasm-client")]
mod roster;
#[cfg(feature = "wasm-sandbox")]
pub mod sandbox;
#[cfg(feature = "wasm-client")]
pub mod tasks;
#[cfg(feature = "wasm-rules")]
pub mod thing;
