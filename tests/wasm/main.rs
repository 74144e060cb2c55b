//! The rooms of `src/wasm` with real JavaScript around them, in Node and in browsers. `tools/test-runner` lays the modules
//! of `pkg/` beside them; those in `tests/doubles` stand in for the ones that carry calls out.
#![cfg(all(target_arch = "wasm32", feature = "wasm-full"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod calls;
mod checks;
mod data;
mod host;
mod hostile_data;
mod tasks;
