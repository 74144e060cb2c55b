//! Atera's customers, contacts and tickets, in one core.
//!
//! The same Rust answers in three places: in a web portal and in a Worker (compiled to WebAssembly and
//! wrapped by the package in `pkg/`) and natively, where it is tested. The modules read downwards, each
//! using only those before it:
//!
//! | module | answers |
//! |---|---|
//! | [`model`] | what does Atera say? customers, contacts, tickets, comments, work hours, custom values |
//! | [`rules`] | is this allowed? checks that answer with a report, the status table, the SLA clock |
//! | [`error`] | what can go wrong? one table |
//! | [`api`] | how does a call look on the wire? |
//! | [`client`] | how is a call made? retries, pacing, pages, deadlines, behind one `Io` trait |
//! | [`flow`] | what do people do with the calls? |
//! | [`form`] | what does the form ask, when, is that an answer, and in which words? |
//! | [`intake`] | how does a submission become exactly one ticket? |
//! | [`sandbox`] | an Atera in memory, for tests and demos |
//! | `web` | the client for Rust callers, in pages and in Workers (feature `web`) |
//!
//! Nothing here reads a clock, rolls a die or opens a connection: those are passed in.

pub mod api;
pub mod client;
pub mod error;
pub mod flow;
pub mod form;
#[cfg(any(not(target_arch = "wasm32"), feature = "wasm-intake"))]
pub mod intake;
pub mod model;
pub mod rules;
pub mod sandbox;
#[cfg(any(feature = "wasm-rules", feature = "wasm-form", feature = "wasm-client", feature = "wasm-sandbox"))]
pub mod wasm;
#[cfg(feature = "web")]
pub mod web;
