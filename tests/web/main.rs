//! The client for Rust callers with real JavaScript around it, in Node and in browsers; only `fetch` is the tests' own.
#![cfg(all(target_arch = "wasm32", feature = "web"))]
#![allow(clippy::expect_used, reason = "a test that meets what it did not expect should stop right there")]

mod calls;
mod failures;
mod host;
mod pages;
