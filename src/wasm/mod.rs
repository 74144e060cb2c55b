//! The rooms that know JavaScript. They carry; they decide nothing.
//!
//! | room | feature | holds |
//! |---|---|---|
//! | [`values`] | `wasm-rules` | JavaScript values as [`crate::model::Data`], and the shared memory for records |
//! | [`json`] | `wasm-rules` | answers written as JSON text, for the host's own parser |
//! | [`checks`] | `wasm-rules` | the rules, callable |
//! | [`tasks`] | `wasm-client` | calls under way, polled by the host |
//! | [`calls`] | `wasm-client` | the client, callable |
//! | `sandbox` | `wasm-sandbox` | the Atera in memory, callable |

#[cfg(feature = "wasm-client")]
pub mod calls;
#[cfg(feature = "wasm-rules")]
pub mod checks;
#[cfg(feature = "wasm-rules")]
pub mod json;
#[cfg(feature = "wasm-sandbox")]
pub mod sandbox;
#[cfg(feature = "wasm-client")]
pub mod tasks;
#[cfg(feature = "wasm-rules")]
pub mod values;
