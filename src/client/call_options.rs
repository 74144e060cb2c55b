//! The options of a call: every name that it takes, and of what kind.

use crate::api::{Answer, Body, Operation, Route};
use crate::error::Error;
use crate::model::Data;
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
    let is_list = route.answer == Answer::Page;
    let rows = [
        (CALL, true),
        (LIST, is_list),
        (TICKET_LIST, is_list && route.id_field == "TicketID"),
        (WRITE, matches!(route.body, Body::Thing(..) | Body::Form(..))),
        (MOVE, route.operation == Operation::TicketsUpdate),
    ];
    let mut known = Vec::new();
    for (rows, _) in rows.iter().filter(|(_, has)| *has) {
        known.extend_from_slice(rows);
    }
    known.extend(route.filters.iter().map(|filter| option(filter.name, Kind::Given)));
    check(&known, given, ARGUMENTS)
}

/// Refuses what is none of these options, or of the wrong kind. Names of `inputs` are not the caller's.
///
/// # Errors
/// `invalid_input` with every such option by name.
pub fn check<D: Data>(known: &[OptionRow], given: &D, inputs: &[&str]) -> Result<(), Error> {
    let issues = check_options(given, known, inputs);
    if issues.is_empty() { Ok(()) } else { Err(Error::invalid(issues)) }
}
