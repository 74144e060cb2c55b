//! A row of a dialect's table: what an operation is on the wire.

use super::operation::{Operation, Target};
use super::{guide, live};
use crate::model::Reading;
use crate::rules::text::joined;
use crate::rules::{Action, Form, Thing};

/// Which contract the server keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The guide's: `guide.rs` is its table.
    Guide,
    /// Atera's own document of June 2026: `live/` holds its tables.
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

/// What a good reply holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// One thing; nothing means that there is none.
    Entity,
    /// A page of a list.
    Page,
    /// All of a list, bare or under `items`.
    Array,
    /// The id of something new, under this name of ours or as `ActionID`.
    New(&'static str),
    /// The same, if the server says it; the contract shows a reply without a body too.
    MaybeNew(&'static str),
    /// Whatever the server says, or nothing.
    Done,
}

/// The body of a request.
#[derive(Debug, Clone, Copy)]
pub enum Body {
    /// None.
    Empty,
    /// One of the guide's things, sent as it is.
    Thing(Thing, Action),
    /// A body of the live contract, and how our names are written there.
    Form(&'static Form, &'static [Written]),
    /// Ids of tickets.
    Ids,
}

/// Where a field of ours stands on the wire.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// Our name.
    pub ours: &'static str,
    /// The name there, with a dot before that of an inner object's field. Empty: it has no place of its own,
    /// because it is in the path or was looked up.
    pub theirs: &'static str,
    /// Left out where this other field of ours is given: it says the same.
    pub unless: &'static str,
}

/// A query parameter that a caller may give.
#[derive(Debug, Clone, Copy)]
pub struct Filter {
    /// What the caller calls it.
    pub name: &'static str,
    /// What it is called on the wire.
    pub wire: &'static str,
    /// What it holds.
    pub kind: FilterKind,
}

/// What a query parameter holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterKind {
    /// An id.
    Id,
    /// Any text.
    Text,
    /// True or false.
    Flag,
    /// A point in time, sent in UTC.
    Instant,
    /// A time or date on the account's own clock, without a zone.
    Local,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// An operation on the wire.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// The operation.
    pub operation: Operation,
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The path below the base URL, with `{id}`, `{target}` and `{field}` to be filled in.
    pub path: &'static str,
    /// What may be done again.
    pub class: Class,
    /// What comes back.
    pub answer: Answer,
    /// Our name for the id of a list's items, if they have one.
    pub id_field: &'static str,
    /// What goes out.
    pub body: Body,
    /// The query parameters a caller may give, besides the page.
    pub filters: &'static [Filter],
    /// How what comes back is read, where its names are not ours.
    pub reading: Option<Reading>,
    /// What the operation is about, in messages: `customer`, `ticket`.
    pub noun: &'static str,
}

impl Route {
    /// A read of one thing.
    pub(super) const fn get(operation: Operation, path: &'static str, noun: &'static str) -> Self {
        Self {
            operation,
            method: "GET",
            path,
            class: Class::Read,
            answer: Answer::Entity,
            id_field: "",
            body: Body::Empty,
            filters: &[],
            reading: None,
            noun,
        }
    }

    /// A read of a list, page by page.
    pub(super) const fn list(
        operation: Operation,
        path: &'static str,
        noun: &'static str,
        id: &'static str,
    ) -> Self {
        Self { answer: Answer::Page, id_field: id, ..Self::get(operation, path, noun) }
    }

    /// A read of a whole list.
    pub(super) const fn all(operation: Operation, path: &'static str, noun: &'static str) -> Self {
        Self { answer: Answer::Array, ..Self::get(operation, path, noun) }
    }

    /// Something new, whose id has this name; with no name it is answered as the server says it.
    pub(super) const fn create(
        operation: Operation,
        path: &'static str,
        noun: &'static str,
        id: &'static str,
    ) -> Self {
        let class = Class::Create;
        let answer = if id.is_empty() { Answer::MaybeNew("") } else { Answer::New(id) };
        Self { method: "POST", class, answer, ..Self::get(operation, path, noun) }
    }

    /// A change that may be repeated.
    pub(super) const fn change(
        operation: Operation,
        method: &'static str,
        path: &'static str,
        noun: &'static str,
    ) -> Self {
        Self { method, class: Class::Idempotent, answer: Answer::Done, ..Self::get(operation, path, noun) }
    }

    pub(super) const fn sends(mut self, body: Body) -> Self {
        self.body = body;
        self
    }

    pub(super) const fn filters(mut self, filters: &'static [Filter]) -> Self {
        self.filters = filters;
        self
    }

    pub(super) const fn reads(mut self, reading: Reading) -> Self {
        self.reading = Some(reading);
        self
    }
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
            Dialect::Live => live::ROUTES,
        }
    }

    /// How an operation looks in this dialect, if it has it.
    pub fn route(self, operation: Operation) -> Option<&'static Route> {
        self.routes().iter().find(|route| route.operation == operation)
    }

    /// What custom values may belong to.
    pub fn targets(self) -> &'static [Target] {
        match self {
            Dialect::Guide => Target::GUIDE,
            Dialect::Live => Target::ALL,
        }
    }

    /// Why an operation is not in this dialect, and what comes nearest.
    pub fn lacks(self, operation: Operation) -> String {
        match (self, operation) {
            (Dialect::Live, Operation::CustomValuesDelete) => {
                "the live service cannot delete a custom value: set it to \"\" with customValues.set, which comes nearest".to_owned()
            }
            (Dialect::Live, _) => joined(&["the live service has no ", operation.name()]),
            (Dialect::Guide, _) => {
                joined(&[operation.name(), " is no call of the guide's contract: it needs `dialect: \"live\"`"])
            }
        }
    }
}
