//! What JavaScript and TypeScript read is made from the core's tables. `UPDATE=1 cargo test --test generated`
//! writes it anew.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::api::live::forms;
use atera_wasm::error::ERRORS;
use atera_wasm::model::record_layout::{ENTRY, HEAD as HEAD_NUMBERS, ValueKind};
use atera_wasm::model::{
    Comment, Contact, CustomValue, Customer, Field, Kind, Need, Priority, Source, Status, Submission, Ticket,
    TicketType, WorkHour, submission, work_hour::BillableDuration,
};
use atera_wasm::rules::{Action, Form, SLA_HOURS};
use std::fmt::Write;
use std::{env, fs};

const HEAD: &str = "// Made from the core's tables by tests/generated.rs; UPDATE=1 cargo test --test generated writes it anew.\n";

fn matches(path: &str, made: &str) {
    if env::var_os("UPDATE").is_some() {
        fs::write(path, made).expect("the file can be written");
    }
    let kept = fs::read_to_string(path).unwrap_or_default();
    assert!(kept == made, "{path} is not what the tables say: run UPDATE=1 cargo test --test generated");
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(", ")
}

#[test]
fn words_are_the_cores() {
    let mut js = format!("// @ts-check\n{HEAD}\n");
    let lists = [
        ("STATUSES", "Where a ticket may stand.", Status::WORDS),
        ("PRIORITIES", "How much a ticket may matter, the most urgent first.", Priority::WORDS),
        ("TICKET_TYPES", "What kind of work a ticket may be.", TicketType::WORDS),
        ("TICKET_SOURCES", "How a ticket may come in.", Source::WORDS),
        ("IMPACTS", "How much may be affected, the worst first.", submission::IMPACTS),
        ("URGENCIES", "How soon it may matter.", submission::URGENCIES),
    ];
    for (name, about, words) in lists {
        let list = quoted(words);
        writeln!(
            js,
            "/** {about} */\nexport const {name} = Object.freeze(/** @type {{const}} */ ([{list}]));\n"
        )
        .unwrap();
    }
    let hours: Vec<_> =
        SLA_HOURS.iter().map(|(priority, hours)| format!("{}: {hours}", priority.as_str())).collect();
    let hours = hours.join(", ");
    writeln!(js, "/** Hours until the first response is due. */\nexport const SLA_HOURS = Object.freeze({{ {hours} }});\n").unwrap();
    let codes: Vec<_> = ERRORS.iter().map(|row| row.text).collect();
    let codes = codes.chunks(6).map(|row| format!("  {},", quoted(row))).collect::<Vec<_>>().join("\n");
    writeln!(js, "/** Every `code` an error can have. */\nexport const ERROR_CODES = Object.freeze(/** @type {{const}} */ ([\n{codes}\n]));").unwrap();
    matches("pkg/words.js", &js);
}

#[test]
fn a_record_lies_where_the_core_reads_it() {
    let mut js = format!(
        "// @ts-check\n{HEAD}// How a record lies in the shared memory: see src/model/record_layout.rs.\n\n"
    );
    writeln!(js, "export const HEAD = {HEAD_NUMBERS};\nexport const ENTRY = {ENTRY};").unwrap();
    for (number, (_, name)) in ValueKind::ALL.iter().enumerate() {
        writeln!(js, "export const {name} = {number};").unwrap();
    }
    matches("pkg/record-layout.js", &js);
}

#[test]
fn a_kind_of_value_is_found_by_its_number() {
    for (number, (kind, _)) in ValueKind::ALL.into_iter().enumerate() {
        assert_eq!(ValueKind::from_number(number as f64), kind);
    }
    assert_eq!(ValueKind::from_number(99.0), ValueKind::Other);
}

fn type_of(field: &Field) -> String {
    match field.kind {
        Kind::Id | Kind::Number => "number".into(),
        Kind::Text | Kind::Email | Kind::Instant | Kind::Moment => "string".into(),
        Kind::Flag => "boolean".into(),
        Kind::Word(words) => words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" | "),
    }
}

/// What Atera sends: any field may be missing or null, and a word may be one that we do not know.
fn read_type(name: &str, about: &str, fields: &[Field]) -> String {
    let mut types = format!("/** {about} */\nexport interface {name} {{\n");
    for field in fields {
        let word = if matches!(field.kind, Kind::Word(_)) { " | (string & {})" } else { "" };
        writeln!(types, "  /** {} */\n  {}?: {}{word} | null;", field.about, field.name, type_of(field))
            .unwrap();
    }
    types + "  /** What Atera sends beyond the guide. */\n  [field: string]: unknown;\n}\n\n"
}

/// What a caller may send.
fn write_type(name: &str, about: &str, fields: &[Field], patch: bool) -> String {
    let mut types = format!("/** {about} */\nexport interface {name} {{\n");
    for field in fields.iter().filter(|field| field.need != Need::System) {
        let optional = if patch || field.need != Need::Required { "?" } else { "" };
        let time = if matches!(field.kind, Kind::Instant | Kind::Moment) { " | Date" } else { "" };
        let word = if field.name == "TicketStatus" && patch { " | (string & {})" } else { "" };
        let kind = type_of(field);
        let about = match field.about {
            "" => String::new(),
            about => format!("  /** {about} */\n"),
        };
        writeln!(types, "{about}  {}{optional}: {kind}{word}{time};", field.name).unwrap();
    }
    types + "}\n\n"
}

/// The bodies of the live dialect, in our names.
const LIVE: &[(&str, &str, &Form)] = &[
    ("LiveNewCustomer", "A customer to be made, in the live dialect.", &forms::NEW_CUSTOMER),
    ("LiveCustomerPatch", "What is to change of a customer, in the live dialect.", &forms::CUSTOMER_PATCH),
    ("LiveNewFolder", "A folder for a customer's attachments.", &forms::NEW_FOLDER),
    ("LiveNewAttachment", "A file to be attached to a customer.", &forms::NEW_ATTACHMENT),
    (
        "LiveNewContact",
        "A contact to be made, in the live dialect: with CustomerID or CustomerName.",
        &forms::NEW_CONTACT,
    ),
    ("LiveContactPatch", "What is to change of a contact, in the live dialect.", &forms::CONTACT_PATCH),
    (
        "LiveNewTicket",
        "A ticket to be made, in the live dialect: with EndUserID, or with the contact's names and address. CustomerID alone is not enough; beside EndUserID it is compared with the contact's own.",
        &forms::NEW_TICKET,
    ),
    ("LiveTicketPatch", "What is to change of a ticket, in the live dialect.", &forms::TICKET_PATCH),
    (
        "LiveNewComment",
        "A comment to be made, in the live dialect, with its author: a technician or a contact.",
        &forms::NEW_COMMENT,
    ),
    (
        "LiveNewWork",
        "Work to be logged. Times have a zone, or are on the account's own clock; both alike.",
        &forms::NEW_WORK,
    ),
    ("LiveNewRelation", "A relation to another ticket.", &forms::NEW_RELATION),
];

#[test]
fn the_live_bodies_are_the_cores() {
    let bodies: String = LIVE
        .iter()
        .map(|(name, about, form)| write_type(name, about, form.fields, form.action == Action::Update))
        .collect();
    matches("pkg/live-bodies.d.ts", &format!("{HEAD}\n{}\n", bodies.trim_end()));
}

#[test]
fn types_are_the_cores() {
    let mut types = format!("{HEAD}\n");
    let things: [(&str, &str, &[Field]); 7] = [
        ("Customer", "A customer as Atera sends it.", Customer::FIELDS),
        ("Contact", "A contact as Atera sends it.", Contact::FIELDS),
        ("Ticket", "A ticket as Atera sends it.", Ticket::FIELDS),
        ("Comment", "A comment as Atera sends it.", Comment::FIELDS),
        ("WorkHour", "A span of work as Atera sends it.", WorkHour::FIELDS),
        ("BillableDuration", "The billable time of a ticket.", BillableDuration::FIELDS),
        ("CustomValue", "A custom value as Atera sends it.", CustomValue::FIELDS),
    ];
    for (name, about, fields) in things {
        types += &read_type(name, about, fields);
    }
    types += &write_type("NewCustomer", "A customer to be made.", Customer::FIELDS, false);
    types += &write_type("CustomerPatch", "What is to change of a customer.", Customer::FIELDS, true);
    types += &write_type("NewContact", "A contact to be made.", Contact::FIELDS, false);
    types += &write_type("ContactPatch", "What is to change of a contact.", Contact::FIELDS, true);
    types += &write_type(
        "NewTicket",
        "A ticket to be made: with CustomerID, EndUserID or both.",
        Ticket::FIELDS,
        false,
    );
    types += &write_type("TicketPatch", "What is to change of a ticket.", Ticket::FIELDS, true);
    types += &write_type("NewComment", "A comment to be made.", Comment::FIELDS, false);
    types += &write_type(
        "Submission",
        "What a customer's form sends, before it is a ticket.",
        Submission::FIELDS,
        false,
    );
    let codes = ERRORS.iter().map(|row| format!("'{}'", row.text)).collect::<Vec<_>>().join(" | ");
    writeln!(types, "/** Every `code` an error can have. */\nexport type ErrorCode = {codes};").unwrap();
    matches("pkg/model.d.ts", &types);
}
