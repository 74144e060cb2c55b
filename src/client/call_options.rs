//! The options of a call: every name that it takes, and of what kind.

use crate::api::{Answer, Body, Operation, Route};
use crate::error::Error;
use crate::model::Data;
use crate::rules::Issue;
use crate::rules::options::{OptionKind as Kind, OptionRow, check_options, option};

/// What every call takes.
pub const CALL: &[OptionRow] = &[
    option("signal", Kind::Method("addEventListener")),
    option("timeoutMs", Kind::Time),
    option("raw", Kind::Flag),
];

/// What every list takes besides its filters. Ids and filters have checks of their own.
pub const LIST: &[OptionRow] =
    &[option("page", Kind::Given), option("itemsInPage", Kind::Given), option("cursor", Kind::Text)];

const TICKET_LIST: &[OptionRow] = &[option("durations", Kind::Flag)];
const WRITE: &[OptionRow] = &[option("allowUnknown", Kind::Flag)];
const MOVE: &[OptionRow] = &[option("from", Kind::Text)];

/// What the shell puts beside the options: arguments of calls, each read and checked where a call has it.
const ARGUMENTS: &[&str] = &["id", "target", "fieldName", "relationType", "ofCustomer", "body", "bulk"];

/// Refuses what is no option of a call, or of the wrong kind.
///
/// # Errors
/// `invalid_input` with every such option by name.
pub fn refuse_unfit<D: Data>(route: &Route, given: &D) -> Result<(), Error> {
    let filters: Vec<OptionRow> =
        route.filters.iter().map(|filter| option(filter.name, Kind::Given)).collect();
    let is_list = route.answer == Answer::Page;
    let rows = |rows: &'static [OptionRow], has: bool| if has { rows } else { &[] };
    let known = [
        CALL,
        rows(LIST, is_list),
        rows(TICKET_LIST, is_list && route.id_field == "TicketID"),
        rows(WRITE, matches!(route.body, Body::Thing(..) | Body::Form(..))),
        rows(MOVE, route.operation == Operation::TicketsUpdate),
        &filters,
    ];
    refused(check_options(given, &known, ARGUMENTS))
}

/// The same for a call that is no row of a dialect's table: its options and its arguments are these.
///
/// # Errors
/// `invalid_input` with every such option by name.
pub fn check<D: Data>(known: &[OptionRow], given: &D, inputs: &[&str]) -> Result<(), Error> {
    refused(check_options(given, &[known], inputs))
}

fn refused(issues: Vec<Issue>) -> Result<(), Error> {
    if issues.is_empty() { Ok(()) } else { Err(Error::invalid(issues)) }
}
