//! A dialect as data: its paths, its field names, its envelopes and errors. There are two: `guide` and `live`.

use super::address::Address;
use super::call::{Answer, Ask, Desk};
use super::exchange::{Request, Response};
use super::field::{Column, Field, Given, View};
use super::refusal::Refusal;
use super::row::{
    Comment, CommentDraft, Contact, CustomValue, Customer, Durations, Standing, Ticket, TicketDraft, WorkHour,
};
use super::store::Store;
use serde_json::{Map, Value};

/// Everything that differs between the dialects.
pub(super) struct Dialect {
    /// The key a request shows, if it shows one in the right place.
    pub(super) key: for<'r> fn(&'r Request) -> Option<&'r str>,
    pub(super) routes: &'static [Route],
    pub(super) customer: Table<Customer>,
    pub(super) contact: Table<Contact>,
    pub(super) ticket: Table<Ticket, TicketDraft>,
    pub(super) comment: Table<Comment, CommentDraft>,
    pub(super) work_hour: Table<WorkHour>,
    pub(super) custom_value: Table<CustomValue>,
    pub(super) durations: fn(&Durations) -> Value,
    /// Which words a ticket's status may be.
    pub(super) status: fn(&str) -> Option<Standing>,
    /// A page of a list.
    pub(super) envelope: fn(Sheet, &Address) -> Value,
    /// A list that has no pages.
    pub(super) whole: fn(Vec<Value>) -> Value,
    /// What a write answers.
    pub(super) done: fn(&Done<'_>) -> Value,
    pub(super) error: fn(&Trouble<'_>) -> Response,
}

/// One call: `{}` in the pattern stands for any one part of the path.
pub(super) struct Route {
    pub(super) verb: Verb,
    pub(super) pattern: &'static str,
    pub(super) run: fn(&mut Desk<'_>, &Ask<'_>) -> Result<Answer, Refusal>,
}

/// A method, and what its body is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Verb {
    pub(super) method: &'static str,
    pub(super) takes: Takes,
}

/// What a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    Nothing,
    Fields,
    Ids,
}

impl Verb {
    pub(super) const GET: Self = Self { method: "GET", takes: Takes::Nothing };
    pub(super) const DELETE: Self = Self { method: "DELETE", takes: Takes::Nothing };
    pub(super) const POST: Self = Self { method: "POST", takes: Takes::Fields };
    pub(super) const PUT: Self = Self { method: "PUT", takes: Takes::Fields };
    /// A question that is too long for a query: it changes nothing.
    pub(super) const POST_IDS: Self = Self { method: "POST", takes: Takes::Ids };

    /// Whether a key that may only read is refused.
    pub(super) fn writes(self) -> bool {
        self.method != "GET" && self.takes != Takes::Ids
    }
}

/// `GET "customers/{}" customers::get;`: a fixed word stands before a `{}` in the same place, and the first
/// match answers.
macro_rules! routes {
    ($( $verb:ident $pattern:literal $run:path; )*) => {
        &[$( crate::sandbox::dialect::Route {
            verb: crate::sandbox::dialect::Verb::$verb,
            pattern: $pattern,
            run: $run,
        }, )*]
    };
}
pub(super) use routes;

/// One page of a list.
pub(super) struct Sheet {
    pub(super) items: Vec<Value>,
    pub(super) total_items: u64,
    pub(super) page: u64,
    pub(super) items_in_page: u64,
}

impl Sheet {
    pub(super) fn total_pages(&self) -> u64 {
        self.total_items.div_ceil(self.items_in_page.max(1))
    }
}

/// A write that took effect.
pub(super) enum Done<'a> {
    Customer(&'a Customer),
    Contact(u64),
    NewTicket(&'a Ticket),
    Ticket(u64),
    Comment(&'a Comment),
    CustomValue(&'a CustomValue),
    /// What the guide has no example of.
    Other(u64),
}

/// A reply that is an error.
pub(super) struct Trouble<'a> {
    pub(super) status: u16,
    pub(super) message: &'a str,
    /// The path that was asked for.
    pub(super) instance: &'a str,
}

/// One kind of thing on the wire.
pub(super) struct Table<Row: 'static, Draft: 'static = Row> {
    pub(super) shown: &'static [Column<Row>],
    pub(super) empty: Empty,
    pub(super) create: Body<Draft>,
    pub(super) update: Body<Draft>,
}

/// What becomes of a field that holds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Empty {
    LeftOut,
    Null,
}

/// What a body may say.
pub(super) struct Body<Draft: 'static> {
    pub(super) fields: &'static [Field<Draft>],
    pub(super) unknown: Unknown,
    pub(super) null: Null,
    /// What must be there once the body is read.
    pub(super) needs: fn(&Draft) -> Result<(), Refusal>,
}

/// What becomes of a property that a body's shape does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unknown {
    Ignored,
    Refused,
}

/// What null says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Null {
    /// Nothing is to be there.
    Clears,
    /// Nothing: the field might as well be left out.
    IsAbsent,
}

impl<Draft> Body<Draft> {
    /// For what cannot be written.
    pub(super) const NONE: Self =
        Self { fields: &[], unknown: Unknown::Refused, null: Null::IsAbsent, needs: |_| Ok(()) };

    /// Takes over what a body sets.
    pub(super) fn fill(
        &self,
        draft: &mut Draft,
        body: &Map<String, Value>,
        store: &Store,
    ) -> Result<(), Refusal> {
        if self.unknown == Unknown::Refused {
            let stranger = body.keys().find(|name| !self.fields.iter().any(|field| field.name == *name));
            stranger.map_or(Ok(()), |name| Err(Refusal::UnknownProperty(name.clone())))?;
        }
        for field in self.fields {
            let value = body.get(field.name).filter(|value| self.null == Null::Clears || !value.is_null());
            if let Some(value) = value {
                (field.write)(draft, &Given { value, name: field.name, store })?;
            }
        }
        (self.needs)(draft)
    }
}

/// Writes a row as the wire shows it.
pub(super) fn show<Row, Draft>(table: &Table<Row, Draft>, row: &Row, view: &View<'_>) -> Value {
    let mut object = Map::new();
    for column in table.shown.iter().filter(|column| view.shows(column.when)) {
        let value = (column.read)(row, view);
        if table.empty == Empty::Null || !value.is_null() {
            object.insert(column.name.to_owned(), value);
        }
    }
    Value::Object(object)
}

/// The route with its captured parts, or the methods that the path would take.
pub(super) fn find<'r>(
    routes: &'r [Route],
    method: &str,
    parts: &[String],
) -> Result<(&'r Route, Vec<String>), Vec<&'r str>> {
    let mut allowed = Vec::new();
    for route in routes {
        if let Some(captured) = captures(route.pattern, parts) {
            if route.verb.method == method {
                return Ok((route, captured));
            }
            allowed.push(route.verb.method);
        }
    }
    Err(allowed)
}

fn captures(pattern: &str, parts: &[String]) -> Option<Vec<String>> {
    let mut captured = Vec::new();
    let mut rest = parts.iter();
    for wanted in pattern.split('/') {
        let part = rest.next()?;
        match wanted {
            "{}" => captured.push(part.clone()),
            word if word == part => {}
            _ => return None,
        }
    }
    rest.next().is_none().then_some(captured)
}
