//! The form that customers fill in.

#[cfg(any(not(target_arch = "wasm32"), feature = "wasm-intake"))]
pub mod words;
