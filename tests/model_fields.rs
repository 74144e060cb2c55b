//! The guide's field tables, row by row.

use atera_wasm::model::work_hour::BillableDuration;
use atera_wasm::model::{
    Comment, Contact, CustomValue, Customer, Field, Kind, Need, Submission, Ticket, WorkHour,
};

type Row = (&'static str, &'static str, &'static str);

fn rows(fields: &[Field]) -> Vec<Row> {
    fields.iter().map(|field| (field.name, kind(field.kind), need(field.need))).collect()
}

/// The guide's own names of types and needs. Where it has no column of needs, the rows are Atera's.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "int",
        Kind::Text | Kind::Email | Kind::Word(_) => "string",
        Kind::Flag => "boolean",
        Kind::Instant | Kind::Moment => "datetime",
        Kind::Number => "number",
    }
}

fn need(need: Need) -> &'static str {
    match need {
        Need::System => "System",
        Need::Required => "Yes",
        Need::Optional => "No",
        Need::Conditional => "Conditional",
    }
}

#[test]
fn customer_has_the_guides_fifteen_rows() {
    let guide: [Row; 15] = [
        ("CustomerID", "int", "System"),
        ("CustomerName", "string", "Yes"),
        ("BusinessNumber", "string", "No"),
        ("Domain", "string", "No"),
        ("Address", "string", "No"),
        ("City", "string", "No"),
        ("State", "string", "No"),
        ("Country", "string", "No"),
        ("ZipCodeStr", "string", "No"),
        ("Phone", "string", "No"),
        ("Fax", "string", "No"),
        ("Notes", "string", "No"),
        ("Website", "string", "No"),
        ("CreatedOn", "datetime", "System"),
        ("LastModified", "datetime", "System"),
    ];
    assert_eq!(rows(Customer::FIELDS), guide);
}

#[test]
fn contact_has_the_guides_eleven_rows() {
    let guide: [Row; 11] = [
        ("EndUserID", "int", "System"),
        ("CustomerID", "int", "Yes"),
        ("CustomerName", "string", "System"),
        ("FirstName", "string", "No"),
        ("LastName", "string", "No"),
        ("Email", "string", "Yes"),
        ("Phone", "string", "No"),
        ("JobTitle", "string", "No"),
        ("IsContactPerson", "boolean", "No"),
        ("InIgnoreMode", "boolean", "No"),
        ("CreatedOn", "datetime", "System"),
    ];
    assert_eq!(rows(Contact::FIELDS), guide);
    assert!(Contact::FIELDS.iter().any(|field| field.name == "Email" && field.kind == Kind::Email));
}

#[test]
fn ticket_has_the_guides_twenty_one_rows() {
    let guide: [Row; 21] = [
        ("TicketID", "int", "System"),
        ("TicketTitle", "string", "Yes"),
        ("Description", "string", "No"),
        ("TicketPriority", "string", "No"),
        ("TicketStatus", "string", "No"),
        ("TicketType", "string", "No"),
        ("CustomerID", "int", "Conditional"),
        ("CustomerName", "string", "System"),
        ("EndUserID", "int", "Conditional"),
        ("EndUserEmail", "string", "System"),
        ("EndUserFirstName", "string", "System"),
        ("EndUserLastName", "string", "System"),
        ("TechnicianContactID", "int", "No"),
        ("TechnicianFullName", "string", "System"),
        ("TechnicianEmail", "string", "System"),
        ("TicketCreatedDate", "datetime", "System"),
        ("TicketResolvedDate", "datetime", "System"),
        ("FirstResponseDate", "datetime", "System"),
        ("LastActivityDate", "datetime", "System"),
        ("DueDate", "datetime", "No"),
        ("TicketSource", "string", "System"),
    ];
    assert_eq!(rows(Ticket::FIELDS), guide);
}

#[test]
fn ticket_words_are_the_guides() {
    let words = |name: &str| {
        Ticket::FIELDS.iter().find_map(|field| match field.kind {
            Kind::Word(words) if field.name == name => Some(words),
            _ => None,
        })
    };
    assert_eq!(words("TicketPriority"), Some(&["Critical", "High", "Medium", "Low"][..]));
    assert_eq!(words("TicketStatus"), Some(&["Open", "Pending", "Resolved", "Closed"][..]));
    assert_eq!(words("TicketType"), Some(&["Problem", "Request", "Incident", "Change"][..]));
    assert_eq!(words("TicketSource"), Some(&["Portal", "Email", "Agent", "API"][..]));
    assert_eq!(words("TicketTitle"), None);
}

#[test]
fn replies_have_the_fields_that_the_guide_shows() {
    assert_eq!(
        rows(Comment::FIELDS),
        [
            ("CommentID", "int", "System"),
            ("TicketID", "int", "System"),
            ("CommentText", "string", "Yes"),
            ("CommentDate", "datetime", "System"),
            ("CreatorContactID", "int", "System"),
            ("IsInternal", "boolean", "No"),
        ]
    );
    assert_eq!(
        rows(WorkHour::FIELDS),
        [
            ("WorkHourID", "int", "System"),
            ("TicketID", "int", "System"),
            ("TechnicianContactID", "int", "System"),
            ("StartDate", "datetime", "System"),
            ("EndDate", "datetime", "System"),
            ("Duration", "number", "System"),
            ("IsBillable", "boolean", "System"),
            ("Notes", "string", "System"),
        ]
    );
    assert_eq!(
        rows(BillableDuration::FIELDS),
        [("TotalBillableDuration", "number", "System"), ("TotalBillableHours", "number", "System")]
    );
    assert_eq!(rows(CustomValue::FIELDS), [("FieldName", "string", "Yes"), ("Value", "string", "Yes")]);
}

#[test]
fn submission_has_our_own_rows() {
    let needs: Vec<_> = Submission::FIELDS.iter().map(|field| (field.name, need(field.need))).collect();
    assert_eq!(
        needs,
        [
            ("id", "No"),
            ("name", "Yes"),
            ("email", "Yes"),
            ("subject", "Yes"),
            ("description", "Yes"),
            ("impact", "No"),
            ("urgency", "No"),
            ("category", "No"),
            ("phone", "No"),
            ("site", "No"),
        ]
    );
}

#[test]
fn every_row_is_described_and_named_once() {
    for fields in [Customer::FIELDS, Contact::FIELDS, Ticket::FIELDS, Comment::FIELDS, Submission::FIELDS] {
        for (index, field) in fields.iter().enumerate() {
            assert!(!field.about.is_empty(), "{}", field.name);
            assert!(fields[..index].iter().all(|earlier| earlier.name != field.name), "{}", field.name);
        }
    }
}
