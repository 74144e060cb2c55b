//! How calls are made: retries, pacing, pages and deadlines, behind one [`Io`].
//!
//! Every decision is a function of a state, an event and a time that is passed in: [`retry`], [`pace`] and
//! [`pages`] can be read and tested without a network. [`call`] strings them together over an [`Io`]. In wasm
//! the host is that `Io`; in tests it is a virtual clock.

mod answer;
pub mod ask;
pub mod call;
pub mod call_options;
pub mod carry_out;
pub mod config;
pub mod io;
pub mod listing;
pub mod options;
pub mod pace;
pub mod pages;
pub mod retry;
#[cfg(any(not(target_arch = "wasm32"), feature = "wasm-full", feature = "web"))]
pub mod windows_zone;

pub use ask::Ask;
pub use call::{Client, Patience};
pub use config::Config;
pub use io::{Body, Event, EventKind, Failure, Io, Outcome, Reply, Request};
pub use listing::{Listing, PageOf};
pub use pages::Walk;
