//! The form: what it asks, when, and what may be answered. One schema that the core, the door and the page read.
//!
//! | module | answers |
//! |---|---|
//! | [`schema`] | which fields has the form, and of what kind? |
//! | [`condition`] | which of them are shown, given what was answered? |
//! | [`judge`](mod@judge) | is that an answer? |
//! | [`issue`] | what is wrong with it? |
//! | [`fault`](mod@fault) | what is wrong with the schema itself? |
//! | [`decimal`] | is that a number, and which is greater? |
//! | [`day`] | is that a day of the calendar? |
//! | `words` | what is said, in which language? Left out of the form's own wasm |

pub mod condition;
pub mod day;
pub mod decimal;
pub mod fault;
pub mod issue;
pub mod judge;
pub mod schema;
#[cfg(any(not(target_arch = "wasm32"), feature = "wasm-intake"))]
pub mod words;

pub use condition::Condition;
pub use fault::fault;
pub use issue::{FormCode, FormIssue};
pub use judge::{Host, Judged, Manner, judge};
pub use schema::{Choice, FormField, Kind, Schema, Target, Text};
