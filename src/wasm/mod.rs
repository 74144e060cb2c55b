//! The rooms that know JavaScript.

#[cfg(feature = "wasm-sandbox")]
pub mod sandbox;
