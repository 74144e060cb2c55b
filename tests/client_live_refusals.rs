//! What the live dialect cannot say: refused before anything leaves, with the reason and the nearest thing.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod live;
mod world;

use atera_wasm::api::Operation;
use atera_wasm::error::ErrorCode;
use atera_wasm::rules::IssueCode;
use live::{ask, live};
use serde_json::{Value, json as value};
use world::{run, script};

/// What the live service cannot do: refused before anything leaves, with the reason and the nearest thing.
#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn what_cannot_be_said_is_told() {
    use IssueCode::{InvalidTime, InvalidWord, ReadOnly, Required, UnknownField, Unsupported};
    use Operation as Op;
    let ticket = |more: Value| {
        let mut body = value!({ "TicketTitle": "Printer jams on floor 2", "Description": "again" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let comment = |more: Value| {
        let mut body = value!({ "CommentText": "done" });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        body
    };
    let work = |start: &str, end: &str| value!({ "StartDate": start, "EndDate": end, "IsBillable": true, "TechnicianContactID": 3 });
    let rows = [
        (
            Op::TicketsCreate,
            ticket(value!({ "CustomerID": 5 })),
            "CustomerID",
            Unsupported,
            "by EndUserID, or by EndUserFirstName",
        ),
        (Op::TicketsCreate, ticket(value!({})), "EndUserID", Required, "add EndUserID, or"),
        (
            Op::TicketsCreate,
            ticket(value!({ "EndUserEmail": "a@b.example" })),
            "EndUserFirstName",
            Required,
            "go together",
        ),
        (
            Op::TicketsCreate,
            ticket(
                value!({ "CustomerID": 5, "EndUserFirstName": "a", "EndUserLastName": "b", "EndUserEmail": "a@b.example" }),
            ),
            "CustomerID",
            Unsupported,
            "contacts.create",
        ),
        (
            Op::TicketsCreate,
            ticket(value!({ "EndUserID": 9, "DueDate": "2026-02-15T10:00:00Z" })),
            "DueDate",
            Unsupported,
            "SLA",
        ),
        (
            Op::TicketsCreate,
            ticket(value!({ "EndUserID": 9, "TicketID": 9 })),
            "TicketID",
            ReadOnly,
            "leave this field out",
        ),
        (
            Op::TicketsCreate,
            ticket(value!({ "EndUserID": 9, "TicketDescription": "x" })),
            "TicketDescription",
            UnknownField,
            "none of this name",
        ),
        (
            Op::TicketsCreate,
            ticket(value!({ "EndUserID": 9, "Title": "x" })),
            "Title",
            UnknownField,
            "none of this name",
        ),
        (
            Op::TicketsCreate,
            ticket(value!({ "EndUserID": 9, "TicketStatus": "Waiting" })),
            "TicketStatus",
            InvalidWord,
            "use Open",
        ),
        (
            Op::TicketsCreate,
            ticket(value!({ "EndUserID": 9, "TicketImpact": "Huge" })),
            "TicketImpact",
            InvalidWord,
            "Minor, Major, Crisis",
        ),
        (
            Op::TicketsUpdate,
            value!({ "Description": "x" }),
            "Description",
            Unsupported,
            "add a comment instead",
        ),
        (Op::TicketsUpdate, value!({ "CustomerID": 5 }), "CustomerID", Unsupported, "make a new ticket"),
        (Op::TicketsUpdate, value!({ "EndUserID": 5 }), "EndUserID", Unsupported, "make a new ticket"),
        (Op::TicketsUpdate, value!({ "DueDate": null }), "DueDate", Unsupported, "SLA"),
        (
            Op::ContactsUpdate,
            value!({ "Email": "a@b.example" }),
            "Email",
            Unsupported,
            "make another contact",
        ),
        (
            Op::ContactsCreate,
            value!({ "Email": "a@b.example" }),
            "CustomerID",
            Required,
            "CustomerID or CustomerName",
        ),
        (
            Op::TicketsAddComment,
            comment(value!({})),
            "TechnicianContactID",
            Required,
            "or EndUserID for a customer's own words",
        ),
        (
            Op::TicketsAddComment,
            comment(value!({ "IsInternal": true })),
            "IsInternal",
            Unsupported,
            "add TechnicianContactID or TechnicianEmail",
        ),
        (
            Op::TicketsAddComment,
            comment(value!({ "IsInternal": true, "EndUserID": 9 })),
            "IsInternal",
            Unsupported,
            "only a technician",
        ),
        (
            Op::TicketsAddComment,
            comment(value!({ "EndUserID": 9, "TechnicianContactID": 3 })),
            "EndUserID",
            Unsupported,
            "one author",
        ),
        (
            Op::TicketsLogWork,
            work("2026-02-15T11:00:00Z", "2026-02-15T10:00:00Z"),
            "EndDate",
            InvalidTime,
            "ends before it begins",
        ),
        (
            Op::TicketsLogWork,
            work("2026-02-15T11:00:00Z", "2026-02-15T12:00:00"),
            "EndDate",
            InvalidTime,
            "write both alike",
        ),
        (
            Op::TicketsLogWork,
            work("yesterday", "2026-02-15T12:00:00"),
            "StartDate",
            InvalidTime,
            "the account's own clock",
        ),
        (
            Op::TicketsLogWork,
            value!({ "StartDate": "2026-02-15T11:00:00", "EndDate": "2026-02-15T12:00:00", "IsBillable": true }),
            "TechnicianContactID",
            Required,
            "TechnicianEmail",
        ),
        (
            Op::TicketsRelate,
            value!({ "RelatedTicketId": 8, "RelationType": "Sibling" }),
            "RelationType",
            InvalidWord,
            "None, Parent, Child",
        ),
        (
            Op::CustomersUpdate,
            value!({ "CreatedOn": "2026-02-15T10:00:00Z" }),
            "CreatedOn",
            ReadOnly,
            "leave this field out",
        ),
    ];
    for (operation, body, path, code, words) in rows {
        for allow in [false, true] {
            let io = script(vec![]);
            let input = value!({ "id": 7, "body": body, "allowUnknown": allow });
            let error = ask(&io, &live(), operation, &input).expect_err("cannot be said");
            assert_eq!(error.code, ErrorCode::InvalidInput, "{body}");
            let issue =
                error.issues.iter().find(|issue| issue.path == path).unwrap_or_else(|| panic!("{error:?}"));
            assert_eq!((issue.code, issue.message.contains(words)), (code, true), "{}", issue.message);
            assert_eq!(io.sent(), 0);
        }
    }
    let io = script(vec![]);
    let input = value!({ "target": "customer", "id": 7, "fieldName": "A" });
    let error = run(&io, live().ask(&io, Operation::CustomValuesDelete, &input)).expect_err("no such call");
    assert_eq!((error.code, io.sent()), (ErrorCode::Unsupported, 0));
    assert!(error.message.contains("customValues.set"), "{}", error.message);
}

#[test]
fn a_filter_of_the_other_dialect_is_refused() {
    for (client, operation, name, given) in [
        (world::client(), Operation::ContactsList, "Email", value!("a@b.example")),
        (world::client(), Operation::TicketsList, "includeRelations", value!(true)),
        (live(), Operation::TicketsList, "Email", value!("a")),
        (live(), Operation::TicketsStatusModified, "modifiedAfter", value!("2026-02-15T10:00:00Z")),
    ] {
        let error = client.listing(operation, &value!({ name: given })).expect_err("no such filter");
        assert_eq!((error.issues[0].path.as_str(), error.issues[0].code), (name, IssueCode::Unsupported));
    }
}

/// Otherwise the answer would be every contact.
#[test]
fn a_misspelt_filter_is_told() {
    for (name, meant) in [("email", "Email"), ("customerID", "customerId"), ("sortBy", "SortBy")] {
        for client in [live(), world::client()] {
            let error =
                client.listing(Operation::ContactsList, &value!({ name: "x" })).expect_err("no option");
            let issue = &error.issues[0];
            assert_eq!((issue.path.as_str(), issue.suggestion.as_deref()), (name, Some(meant)));
        }
    }
}

#[test]
fn a_time_on_the_accounts_clock_takes_no_zone() {
    for (operation, name) in [
        (Operation::CustomersList, "FromLastModifiedDate"),
        (Operation::ContactsList, "FromLastModifiedDate"),
        (Operation::WorkHoursList, "startWorkhour"),
        (Operation::WorkHoursList, "endWorkhour"),
    ] {
        for fine in ["2026-02-15", "2026-02-15T10:00:00"] {
            assert!(live().listing(operation, &value!({ name: fine })).is_ok(), "{fine}");
        }
        for wrong in [
            "2026-02-15T10:00:00Z",
            "2026-02-15T10:00:00+02:00",
            "2026-02-15T10:00:00.000",
            "2026-02-15T10:00",
            "2026-02-15Z",
            "15.02.2026",
            "2026-02-30",
            "",
        ] {
            let error = live().listing(operation, &value!({ name: wrong })).expect_err("no local time");
            assert_eq!(error.issues[0].code, IssueCode::InvalidTime, "{wrong}");
            assert!(error.message.contains("takes no zone"), "{}", error.message);
        }
    }
    // `lastmodified` is the other regime: it wants an instant.
    let error =
        live().listing(Operation::TicketsModifiedAfter, &value!({ "modifiedAfter": "2026-02-15T10:00:00" }));
    assert_eq!(error.expect_err("no zone").issues[0].code, IssueCode::InvalidTime);
}
