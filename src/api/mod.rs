//! How a call looks on the wire: an operation as data, the dialects, reading a reply.

pub mod guide;
pub mod operation;
pub mod path;
pub mod reply;
pub mod route;

pub use operation::{Call, Operation, Target};
pub use route::{Class, Dialect, Route};
