//! The README's tables name every call and field of the guide, made from the core's tables.
//! `UPDATE=1 cargo test --test readme` writes them anew.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::api::{Dialect, Operation};
use atera_wasm::model::{
    Comment, Contact, CustomValue, Customer, Field, Kind, Need, Ticket, WorkHour, work_hour::BillableDuration,
};
use std::fmt::Write;
use std::{env, fs};

/// The README with the part between two markers replaced.
fn with_part(readme: &str, name: &str, part: &str) -> String {
    let (open, close) = (format!("<!-- {name} -->"), format!("<!-- end of {name} -->"));
    let (before, rest) = readme.split_once(&open).expect("the opening marker is in the README");
    let (_, after) = rest.split_once(&close).expect("the closing marker is in the README");
    format!("{before}{open}\n{part}{close}{after}")
}

fn holds(name: &str, part: &str) {
    let readme = fs::read_to_string("README.md").expect("there is a README");
    let made = with_part(&readme, name, part);
    if env::var_os("UPDATE").is_some() {
        fs::write("README.md", &made).expect("the README can be written");
    }
    let kept = fs::read_to_string("README.md").expect("there is a README");
    assert!(kept == made, "the README's {name} are not the core's: run UPDATE=1 cargo test --test readme");
}

/// The native test that drives a call to the end, besides those that drive all.
fn test_of(operation: Operation) -> &'static str {
    use Operation as Op;
    match operation {
        Op::CustomersList | Op::ContactsList | Op::TicketsList => {
            "sandbox_guide::each_example_list_begins_and_ends_as_in_the_guide"
        }
        Op::CustomersGet | Op::CustomersUpdate | Op::CustomersDelete => {
            "sandbox_calls::a_customer_lives_from_create_to_delete"
        }
        Op::ContactsGet | Op::ContactsUpdate | Op::ContactsDelete => {
            "sandbox_calls::a_contact_lives_from_create_to_delete"
        }
        Op::CustomersCreate | Op::ContactsCreate | Op::TicketsCreate | Op::TicketsAddComment => {
            "sandbox_guide::each_example_create_answers_as_in_the_guide"
        }
        Op::CustomValuesGet | Op::CustomValuesSet | Op::CustomValuesDelete => {
            "sandbox_calls::custom_values_keep_any_field_name"
        }
        Op::TicketsUpdate => "client_answers::a_status_moves_only_as_the_table_allows",
        Op::TicketsModifiedAfter => "client_pages::modified_after_takes_a_time_with_a_zone",
        Op::TicketsGet | Op::TicketsComments | Op::TicketsBillableDuration | Op::TicketsWorkHours => {
            "sandbox_guide::each_example_reply_is_the_guides"
        }
        Op::CustomersCreateFolder
        | Op::CustomersAttach
        | Op::CustomValuesGetField
        | Op::CustomValuesById
        | Op::CustomValuesFields
        | Op::TicketsDelete
        | Op::TicketsNoComments
        | Op::TicketsStatusModified
        | Op::TicketsAttachments
        | Op::TicketsBillableDurations
        | Op::TicketsNonBillableDuration
        | Op::TicketsSiteDurations
        | Op::TicketsWorkHoursSummary
        | Op::TicketsLogWork
        | Op::TicketsRelate
        | Op::TicketsUnrelate
        | Op::WorkHoursList
        | Op::AccountGet => "client_live::every_call_looks_as_the_documents_say",
    }
}

/// Every call of the live dialect, and what the guide calls instead.
fn live_calls() -> String {
    let mut table = String::from("| Call | Live | Guide |\n|---|---|---|\n");
    for route in Dialect::Live.routes() {
        let filters: Vec<&str> = route.filters.iter().map(|filter| filter.wire).collect();
        let query = if filters.is_empty() { String::new() } else { format!("?{}", filters.join("&")) };
        // What the caller passes there, in his own word.
        let last = match route.operation {
            Operation::CustomValuesById => "{customValueId}",
            Operation::TicketsUnrelate => "{relationType}",
            _ => "{fieldName}",
        };
        let path = route.path.replace("{field}", last);
        let guide = match Dialect::Guide.route(route.operation) {
            Some(guide) if guide.method == route.method && guide.path == route.path => "the same".to_owned(),
            Some(guide) => format!("`{} {}`", guide.method, guide.path),
            None if route.operation == Operation::TicketsBillableDurations => "one call for each".to_owned(),
            None => "none".to_owned(),
        };
        writeln!(table, "| `{}` | `{} {}{query}` | {guide} |", route.operation.name(), route.method, path)
            .unwrap();
    }
    let deletes = Dialect::Guide.route(Operation::CustomValuesDelete).expect("a call of the guide");
    writeln!(
        table,
        "| `customValues.delete` | none: set it to an empty text | `{} {}` |",
        deletes.method, deletes.path
    )
    .unwrap();
    table
}

fn calls() -> String {
    let mut table = String::from("| Call | On the wire | Test |\n|---|---|---|\n");
    for operation in Operation::ALL {
        let Some(route) = Dialect::Guide.route(*operation) else { continue };
        let after = route.filters.iter().any(|filter| filter.name == "modifiedAfter");
        let query = if after { "?modifiedAfter=" } else { "" };
        let test = test_of(*operation);
        writeln!(
            table,
            "| `{}` | `{} /api/v3{}{query}` | `{test}` |",
            operation.name(),
            route.method,
            route.path
        )
        .unwrap();
    }
    table
}

fn kind(kind: Kind) -> String {
    match kind {
        Kind::Id => "id".into(),
        Kind::Text => "text".into(),
        Kind::Email => "e-mail".into(),
        Kind::Flag => "true or false".into(),
        Kind::Instant | Kind::Moment => "time".into(),
        Kind::Number => "number".into(),
        Kind::Word(words) => words.join(", "),
    }
}

fn need(need: Need) -> &'static str {
    match need {
        Need::System => "Atera",
        Need::Required => "you, always",
        Need::Optional => "you",
        Need::Conditional => "you, one of the two",
    }
}

fn fields() -> String {
    let things: [(&str, &[Field], &str); 7] = [
        ("Customer", Customer::FIELDS, "customer_has_the_guides_fifteen_rows"),
        ("Contact", Contact::FIELDS, "contact_has_the_guides_eleven_rows"),
        ("Ticket", Ticket::FIELDS, "ticket_has_the_guides_twenty_one_rows"),
        ("Comment", Comment::FIELDS, "replies_have_the_fields_that_the_guide_shows"),
        ("Work hour", WorkHour::FIELDS, "replies_have_the_fields_that_the_guide_shows"),
        ("Billable time", BillableDuration::FIELDS, "replies_have_the_fields_that_the_guide_shows"),
        ("Custom value", CustomValue::FIELDS, "replies_have_the_fields_that_the_guide_shows"),
    ];
    let mut table = String::from("| Of | Field | Holds | Written by | Test |\n|---|---|---|---|---|\n");
    for (thing, fields, test) in things {
        for field in fields {
            let (holds, by) = (kind(field.kind), need(field.need));
            writeln!(table, "| {thing} | `{}` | {holds} | {by} | `model_fields::{test}` |", field.name)
                .unwrap();
        }
    }
    table
}

#[test]
fn the_readme_names_every_call_and_field() {
    holds("calls", &calls());
    holds("fields", &fields());
    holds("live calls", &live_calls());
}
