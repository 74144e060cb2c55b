//! How a call looks on the wire: an operation as data, the dialects, reading a reply.

pub mod guide;
pub mod live;
pub mod operation;
pub mod path;
pub mod reply;
pub mod route;
#[cfg(not(target_arch = "wasm32"))]
pub mod shape;

pub use operation::{Call, Operation, Target};
pub use route::{Answer, Body, Class, Dialect, Filter, FilterKind, Route, Written};
