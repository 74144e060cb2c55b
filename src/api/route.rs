//! A row of a dialect's table: what an operation is on the wire.

use super::guide;
use super::operation::Operation;
use crate::rules::{Action, Thing};

/// Which contract the server keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The guide's: `guide.rs` is its table.
    Guide,
    /// Atera's own document of 2026. Its table is not written yet.
    Live,
}

/// What may be done again without harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Changes nothing.
    Read,
    /// Leaves the same state, however often it is done.
    Idempotent,
    /// Makes one more each time.
    Create,
}

/// An operation on the wire.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// The operation.
    pub operation: Operation,
    /// `GET`, `POST` or `DELETE`.
    pub method: &'static str,
    /// The path below the base URL, with `{id}`, `{target}` and `{field}` to be filled in.
    pub path: &'static str,
    /// What may be done again.
    pub class: Class,
    /// The id of a list's items, or of what a create made.
    pub id_field: Option<&'static str>,
    /// The rules for the body.
    pub check: Option<(Thing, Action)>,
    /// The query parameters a caller may give, besides the page.
    pub filters: &'static [&'static str],
    /// What the operation is about, in messages: `customer`, `ticket`.
    pub noun: &'static str,
}

impl Dialect {
    /// The dialect's word, as an option names it.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "guide" => Some(Dialect::Guide),
            "live" => Some(Dialect::Live),
            _ => None,
        }
    }

    /// Every call the dialect has.
    pub fn routes(self) -> &'static [Route] {
        match self {
            Dialect::Guide => guide::ROUTES,
            Dialect::Live => &[],
        }
    }

    /// How an operation looks in this dialect, if it has it.
    pub fn route(self, operation: Operation) -> Option<&'static Route> {
        self.routes().iter().find(|route| route.operation == operation)
    }
}
