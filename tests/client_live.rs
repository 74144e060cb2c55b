//! Every call of the live dialect, against the facts of the documents: what leaves, and what the caller gets.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod live;
mod world;

use atera_wasm::api::{Dialect, Operation, Route, shape};
use live::{ask, fits, is_list, live, made, page};
use proptest::prelude::*;
use serde_json::{Value, json as value};
use std::cell::RefCell;
use world::{empty, json, run, script, world};

/// A call, what the caller gives, what leaves, what comes, and what the caller gets.
type Case = (Operation, Value, &'static str, Value, Value, Value);

const NOTHING: Value = Value::Null;

#[rustfmt::skip]
fn reads() -> Vec<Case> {
    use Operation as Op;
    let id = || value!({ "id": 7 });
    let list = |path: &'static str| format!("GET {path}page=1&itemsInPage=50").leak() as &'static str;
    let customer = || value!({ "CustomerID": 7, "CustomerName": "<b>Ünïcødé</b>", "Links": "https://a.example", "Logo": null });
    let customer_read = || value!({ "CustomerID": 7, "CustomerName": "<b>Ünïcødé</b>", "Website": "https://a.example", "Logo": null });
    let contact = || value!({ "EndUserID": 7, "Firstname": "John", "Lastname": null, "MobilePhone": "1" });
    let contact_read = || value!({ "EndUserID": 7, "FirstName": "John", "LastName": null, "MobilePhone": "1" });
    let ticket = || value!({
        "TicketID": 7, "TicketStatus": "Waiting for parts", "TicketImpact": "Apocalypse", "FirstComment": "it jams",
        "TechnicianFirstCommentDate": "2026-02-15T10:00:00Z", "FirstResponseDueDate": "2026-02-15T13:00:00Z", "ClosedTicketDueDate": null,
        "LastEndUserCommentTimestamp": "2026-02-15T11:00:00Z", "LastTechnicianCommentTimestamp": "2026-02-15T10:00:00Z",
    });
    let ticket_read = || value!({
        "TicketID": 7, "TicketStatus": "Waiting for parts", "TicketImpact": "Apocalypse", "Description": "it jams",
        "FirstResponseDate": "2026-02-15T10:00:00Z", "FirstResponseDueDate": "2026-02-15T13:00:00Z", "ClosedTicketDueDate": null,
        "LastEndUserCommentTimestamp": "2026-02-15T11:00:00Z", "LastTechnicianCommentTimestamp": "2026-02-15T10:00:00Z",
        "DueDate": "2026-02-15T13:00:00Z", "LastActivityDate": "2026-02-15T11:00:00Z",
    });
    let comment = || value!({ "Date": "2026-02-15T10:00:00Z", "Comment": "done", "CommentHtml": "<p>done", "EndUserID": null, "TechnicianContactID": 9, "IsInternal": true });
    let comment_read = || value!({ "CommentDate": "2026-02-15T10:00:00Z", "CommentText": "done", "CommentHtml": "<p>done", "EndUserID": null, "TechnicianContactID": 9, "CreatorContactID": 9, "IsInternal": true });
    let work = || value!({ "TicketID": 7, "WorkHoursID": 8, "StartWorkHour": "2026-02-15T10:00:00", "EndWorkHour": "2026-02-15T11:30:00", "Billiable": true, "OnCustomerSite": false, "Description": "swapped", "RateID": 3 });
    let work_read = || value!({ "TicketID": 7, "WorkHourID": 8, "StartDate": "2026-02-15T10:00:00", "EndDate": "2026-02-15T11:30:00", "Duration": 5_400, "IsBillable": true, "OnCustomerSite": false, "Notes": "swapped", "RateID": 3 });
    let custom = || value!([{ "ItemId": 7, "FieldName": "Straße/Nr", "ValueAsString": "Ü", "ValueAsDecimal": 0.0 }]);
    let custom_read = || value!([{ "ItemId": 7, "FieldName": "Straße/Nr", "Value": "Ü", "ValueAsDecimal": 0.0 }]);
    let hours = || value!({ "TotalDurationHours": 1.5, "OnSiteDurationHours": 0.5, "ticketId": 7 });
    let hours_read = || value!({ "TotalBillableHours": 1.5, "TotalBillableDuration": 5_400, "OnSiteDurationHours": 0.5, "TicketID": 7 });
    let field = |target: &str| value!({ "target": target, "id": 7, "fieldName": "Straße/Nr" });
    vec![
        (Op::CustomersList, value!({}), list("/customers?"), NOTHING, page(value!([customer()])), value!([customer_read()])),
        (Op::CustomersList, value!({ "FromLastModifiedDate": "2026-02-15", "SortBy": "LastModified" }), "GET /customers?page=1&itemsInPage=50&FromLastModifiedDate=2026-02-15&SortBy=LastModified", NOTHING, page(value!([])), value!([])),
        (Op::CustomersGet, id(), "GET /customers/7", NOTHING, customer(), customer_read()),
        (Op::ContactsList, value!({ "Email": "a+b@c", "Phone": "555 1" }), "GET /contacts?page=1&itemsInPage=50&Email=a%2Bb%40c&Phone=555%201", NOTHING, page(value!([contact()])), value!([contact_read()])),
        (Op::ContactsGet, id(), "GET /contacts/7", NOTHING, contact(), contact_read()),
        (Op::TicketsList, value!({ "customerId": 5, "ticketStatus": "Waiting for parts", "includeRelations": true }), "GET /tickets?page=1&itemsInPage=50&customerId=5&ticketStatus=Waiting%20for%20parts&includeRelations=true", NOTHING, page(value!([ticket()])), value!([ticket_read()])),
        (Op::TicketsNoComments, value!({ "customerId": 5 }), "GET /tickets/noComments?page=1&itemsInPage=50&customerId=5", NOTHING, page(value!([ticket()])), value!([ticket_read()])),
        (Op::TicketsStatusModified, value!({ "includeComments": true }), "GET /tickets/statusmodified?page=1&itemsInPage=50&includeComments=true", NOTHING, page(value!([{ "TicketID": 7, "Comments": [comment()] }])), value!([{ "TicketID": 7, "Comments": [comment_read()] }])),
        (Op::TicketsModifiedAfter, value!({ "modifiedAfter": "2026-02-15T12:00:00+02:00", "includeComments": false }), "GET /tickets/lastmodified?page=1&itemsInPage=50&date=2026-02-15T10:00:00Z&includeComments=false", NOTHING, page(value!([ticket()])), value!([ticket_read()])),
        (Op::TicketsGet, value!({ "id": 7, "includeRelations": true }), "GET /tickets/7?includeRelations=true", NOTHING, ticket(), ticket_read()),
        (Op::TicketsComments, id(), list("/tickets/7/comments?"), NOTHING, page(value!([comment()])), value!([comment_read()])),
        (Op::TicketsAttachments, id(), "GET /tickets/7/attachments", NOTHING, value!(["https://files.example/a"]), value!(["https://files.example/a"])),
        (Op::TicketsBillableDuration, id(), "GET /tickets/7/billableduration", NOTHING, hours(), hours_read()),
        (Op::TicketsNonBillableDuration, id(), "GET /tickets/7/nonbillableduration", NOTHING, hours(), value!({ "TotalDurationHours": 1.5, "OnSiteDurationHours": 0.5, "TicketID": 7 })),
        (Op::TicketsBillableDurations, value!({ "body": [7, 8] }), "POST /tickets/billableduration", value!([7, 8]), value!([hours()]), value!([hours_read()])),
        (Op::TicketsSiteDurations, value!({ "body": [7] }), "POST /tickets/billableworkhourssiteduration", value!([7]), value!({ "TotalDurationHours": 2.5 }), value!({ "TotalDurationHours": 2.5 })),
        (Op::TicketsWorkHours, id(), list("/tickets/7/workhoursrecords?"), NOTHING, page(value!([work()])), value!([work_read()])),
        (Op::TicketsWorkHoursSummary, id(), "GET /tickets/7/workhours", NOTHING, value!({ "TicketID": 7, "Billable": hours() }), value!({ "TicketID": 7, "Billable": { "TotalDurationHours": 1.5, "OnSiteDurationHours": 0.5, "TicketID": 7 } })),
        (Op::WorkHoursList, value!({ "startWorkhour": "2026-02-01", "endWorkhour": "2026-02-15T23:59:59", "includeRates": true }), "GET /workhours?page=1&itemsInPage=50&startWorkhour=2026-02-01&endWorkhour=2026-02-15T23:59:59&includeRates=true", NOTHING, page(value!([work()])), value!([work_read()])),
        (Op::CustomValuesGet, value!({ "target": "customer", "id": 7 }), "GET /customvalues/customerfields/7", NOTHING, custom(), custom_read()),
        (Op::CustomValuesGetField, field("http"), "GET /customvalues/httpfield/7/Stra%C3%9Fe%2FNr", NOTHING, custom(), custom_read()),
        (Op::CustomValuesById, value!({ "fieldName": "00000000-0000-4000-8000-000000000001" }), "GET /customvalues/00000000-0000-4000-8000-000000000001", NOTHING, custom(), custom_read()),
        (Op::CustomValuesFields, value!({}), "GET /customvalues/customfields", NOTHING, value!([{ "Name": "Contract", "DataType": "Options" }]), value!([{ "Name": "Contract", "DataType": "Options" }])),
        (Op::AccountGet, value!({}), "GET /account", NOTHING, value!({ "AccountID": "a", "TimeZoneName": "Europe/Berlin" }), value!({ "AccountID": "a", "TimeZoneName": "Europe/Berlin" })),
    ]
}

#[rustfmt::skip]
fn writes() -> Vec<Case> {
    use Operation as Op;
    let with = |body: Value| value!({ "id": 7, "body": body });
    let new = |name: &str| value!({ "ActionID": "42", name: 42 });
    vec![
        (Op::CustomersCreate, with(value!({ "CustomerName": "<b>Ünïcødé</b>", "Website": "https://a.example", "Domain": "a.example", "Latitude": 52.5, "CreatedOn": "2026-02-15T10:00:00Z", "Phone": null })), "POST /customers",
            value!({ "CustomerName": "<b>Ünïcødé</b>", "Links": "https://a.example", "Domain": "a.example", "Latitude": 52.5, "CreatedOn": "2026-02-15T10:00:00Z" }), made(), new("CustomerID")),
        (Op::CustomersUpdate, with(value!({ "Website": "" })), "POST /customers/7", value!({ "Links": "" }), made(), made()),
        (Op::CustomersDelete, with(NOTHING), "DELETE /customers/7", NOTHING, NOTHING, value!({})),
        (Op::CustomersCreateFolder, with(value!({ "CustomerID": 5, "Name": "Contracts" })), "POST /customers/folders", value!({ "CustomerId": 5, "Name": "Contracts" }), made(), made()),
        (Op::CustomersAttach, with(value!({ "CustomerID": 5, "Name": "Größe.txt", "ContentBased64": "aGk=" })), "POST /customers/attachments", value!({ "CustomerId": 5, "Name": "Größe.txt", "ContentBased64": "aGk=" }), made(), made()),
        (Op::ContactsCreate, with(value!({ "Email": " John@BÜCHER.example ", "CustomerID": 5, "FirstName": "John", "LastName": "O'Ü", "MobilePhone": "1" })), "POST /contacts",
            value!({ "CustomerID": 5, "Firstname": "John", "Lastname": "O'Ü", "MobilePhone": "1", "Email": "John@xn--bcher-kva.example" }), made(), new("EndUserID")),
        (Op::ContactsCreate, with(value!({ "Email": "a@b.example", "CustomerName": "Acme" })), "POST /contacts", value!({ "Email": "a@b.example", "CustomerName": "Acme" }), made(), new("EndUserID")),
        (Op::ContactsUpdate, with(value!({ "FirstName": "J", "Archived": true, "Phone": null })), "POST /contacts/7", value!({ "Firstname": "J", "Archived": true, "Phone": null }), made(), made()),
        (Op::TicketsAddComment, with(value!({ "CommentText": "c", "EndUserID": null, "TechnicianContactID": null, "TechnicianEmail": "t@m.example" })), "POST /tickets/7/comments", value!({ "CommentText": "c", "TechnicianCommentDetails": { "TechnicianEmail": "t@m.example" } }), made(), new("CommentID")),
        (Op::ContactsDelete, with(NOTHING), "DELETE /contacts/7", NOTHING, NOTHING, value!({})),
        (Op::TicketsCreate, with(value!({ "TicketTitle": "Printer jams on floor 2", "Description": "again", "EndUserID": 9, "TicketPriority": "High", "TicketImpact": "SiteDown", "TicketStatus": "Pending" })), "POST /tickets",
            value!({ "TicketTitle": "Printer jams on floor 2", "Description": "again", "EndUserID": 9, "TicketPriority": "High", "TicketImpact": "SiteDown", "TicketStatus": "Pending" }), made(), new("TicketID")),
        (Op::TicketsCreate, with(value!({ "TicketTitle": "Printer jams on floor 2", "Description": "again", "EndUserFirstName": "J", "EndUserLastName": "S", "EndUserEmail": "j@s.example", "TechnicianEmail": "t@m.example" })), "POST /tickets",
            value!({ "TicketTitle": "Printer jams on floor 2", "Description": "again", "EndUserFirstName": "J", "EndUserLastName": "S", "EndUserEmail": "j@s.example", "TechnicianEmail": "t@m.example" }), value!({ "ActionID": 42 }), value!({ "ActionID": 42, "TicketID": 42 })),
        (Op::TicketsUpdate, value!({ "id": 7, "from": "Open", "body": { "TicketStatus": "Resolved", "TechnicianContactID": 3 } }), "POST /tickets/7", value!({ "TicketStatus": "Resolved", "TechnicianContactID": 3 }), made(), made()),
        (Op::TicketsDelete, with(NOTHING), "DELETE /tickets/7", NOTHING, NOTHING, value!({})),
        (Op::TicketsAddComment, with(value!({ "CommentText": "a\nb", "IsInternal": true, "TechnicianContactID": 3 })), "POST /tickets/7/comments",
            value!({ "CommentText": "a\nb", "TechnicianCommentDetails": { "IsInternal": true, "TechnicianId": 3 } }), made(), new("CommentID")),
        (Op::TicketsAddComment, with(value!({ "CommentText": "c", "TechnicianEmail": "t@m.example", "CommentTimestampUTC": "2026-02-15T10:00:00Z" })), "POST /tickets/7/comments",
            value!({ "CommentText": "c", "TechnicianCommentDetails": { "TechnicianEmail": "t@m.example" }, "CommentTimestampUTC": "2026-02-15T10:00:00Z" }), NOTHING, value!({})),
        (Op::TicketsAddComment, with(value!({ "CommentText": "c", "IsInternal": false, "EndUserID": 9 })), "POST /tickets/7/comments",
            value!({ "CommentText": "c", "EnduserCommentDetails": { "EnduserId": 9 } }), made(), new("CommentID")),
        (Op::TicketsLogWork, with(value!({ "StartDate": "2026-02-15T10:00:00", "EndDate": "2026-02-15T11:00:00", "TechnicianContactID": 3, "IsBillable": true, "Notes": "Ü", "OnCustomerSite": false, "RateID": 1 })), "POST /tickets/7/workhours",
            value!({ "StartWorkHour": "2026-02-15T10:00:00", "EndWorkHour": "2026-02-15T11:00:00", "TechnicianContactID": 3, "Billiable": true, "Description": "Ü", "OnCustomerSite": false, "RateID": 1 }), made(), new("WorkHourID")),
        (Op::TicketsRelate, with(value!({ "RelatedTicketId": 8, "RelationType": "Child" })), "POST /tickets/7/relations", value!({ "RelatedTicketId": 8, "RelationType": "Child" }), made(), made()),
        (Op::TicketsUnrelate, value!({ "id": 7, "relationType": "Parent" }), "DELETE /tickets/7/relations/Parent", NOTHING, NOTHING, value!({})),
        (Op::CustomValuesSet, value!({ "target": "ticket", "id": 7, "body": { "FieldName": "Straße/Nr 100%", "Value": "" } }), "PUT /customvalues/ticketfield/7/Stra%C3%9Fe%2FNr%20100%25", value!({ "Value": "" }), made(), made()),
    ]
}

#[test]
fn every_call_looks_as_the_documents_say() {
    let cases: Vec<Case> = [reads(), writes()].concat();
    for route in Dialect::Live.routes() {
        assert!(
            cases.iter().any(|case| case.0 == route.operation),
            "{} is not driven",
            route.operation.name()
        );
    }
    for (operation, input, request, body, reply, answer) in cases {
        let reply = if reply.is_null() { empty(204) } else { json(200, reply) };
        let io = script(vec![reply]);
        let got = ask(&io, &live(), operation, &input);
        assert_eq!(got.as_ref(), Ok(&answer), "{request}");
        let seen = io.0.seen.borrow();
        assert_eq!(seen.len(), 1, "{request}");
        assert_eq!(format!("{} {}", seen[0].method, seen[0].path), request);
        assert_eq!(seen[0].body, (!body.is_null()).then_some(body), "{request}");
        fits(&seen[0]);
    }
}

#[test]
fn a_raw_reply_is_untouched() {
    for (operation, mut input, request, _, reply, _) in [reads(), writes()].concat() {
        if reply.is_null() || operation == Operation::TicketsBillableDurations {
            continue;
        }
        input["raw"] = value!(true);
        let io = script(vec![json(200, reply.clone())]);
        if !is_list(operation) {
            assert_eq!(run(&io, live().ask(&io, operation, &input)), Ok(reply), "{request}");
            continue;
        }
        let listing = RefCell::new(live().listing(operation, &input).expect("a list"));
        let patience = listing.borrow().patience();
        let page = run(&io, live().next_page(&io, &listing, patience)).expect("a page").expect("a page");
        assert_eq!((&page.items, page.raw.as_ref()), (&reply["items"], Some(&reply)), "{request}");
    }
}

#[test]
fn all_ten_targets_have_their_paths() {
    for target in
        ["customer", "contact", "ticket", "contract", "sla", "agent", "snmp", "tcp", "http", "generic"]
    {
        let io = script(vec![json(200, value!([])), json(200, made())]);
        ask(&io, &live(), Operation::CustomValuesGet, &value!({ "target": target, "id": 7 }))
            .expect("values");
        let body = value!({ "target": target, "id": 7, "body": { "FieldName": "A", "Value": "b" } });
        ask(&io, &live(), Operation::CustomValuesSet, &body).expect("set");
        let seen = io.0.seen.borrow();
        assert_eq!(seen[0].path, format!("/customvalues/{target}fields/7"));
        assert_eq!(
            (seen[1].method, seen[1].path.as_str()),
            ("PUT", format!("/customvalues/{target}field/7/A").as_str())
        );
        seen.iter().for_each(fits);
    }
    let error =
        ask(&script(vec![]), &live(), Operation::CustomValuesGet, &value!({ "target": "device", "id": 7 }));
    assert!(error.expect_err("no target").message.contains("\"http\" or \"generic\""));
    let error = run(
        &script(vec![]),
        world::client().ask(
            &script(vec![]),
            Operation::CustomValuesGet,
            &value!({ "target": "ticket", "id": 7 }),
        ),
    );
    assert!(error.expect_err("none of the guide").message.contains("use \"customer\" or \"contact\""));
}

fn draft() -> impl Strategy<Value = Value> {
    let names: Vec<String> = shape::SHAPES
        .iter()
        .flat_map(|shape| shape.fields.iter().map(|field| field.name.to_owned()))
        .chain(
            [
                "FirstName",
                "LastName",
                "Website",
                "CommentText",
                "StartDate",
                "EndDate",
                "IsBillable",
                "Notes",
                "WorkHourID",
                "FieldName",
                "Mood",
                "__proto__",
                "ticket",
            ]
            .map(str::to_owned),
        )
        .collect();
    let value = prop_oneof![
        3 => Just(value!(12_345)),
        2 => "[a-zA-Zäöü ]{1,20}".prop_map(Value::from),
        2 => Just(value!("a@b.example")),
        1 => Just(value!("2026-02-15T10:00:00Z")),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
        1 => Just(value!(1.5)),
        1 => Just(value!({ "inner": 1 })),
        1 => Just(value!("High")),
    ];
    proptest::collection::vec((proptest::sample::select(names), value), 0..6)
        .prop_map(|entries| Value::Object(entries.into_iter().collect()))
}

fn form_routes() -> Vec<&'static Route> {
    let form = |route: &&Route| matches!(route.body, atera_wasm::api::Body::Form(..));
    // The documents show no shape for a folder.
    Dialect::Live
        .routes()
        .iter()
        .filter(form)
        .filter(|route| route.operation != Operation::CustomersCreateFolder)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    /// Whatever a caller puts in, what leaves fits the documents.
    #[test]
    fn nothing_leaves_that_the_documents_do_not_know(
        extra in draft(),
        route in proptest::sample::select(form_routes()),
        allow in any::<bool>(),
    ) {
        let good = writes().into_iter().find(|case| case.0 == route.operation).expect("a case").1;
        let mut input = good;
        let body = input["body"].as_object_mut().unwrap();
        body.extend(extra.as_object().unwrap().clone());
        input["allowUnknown"] = value!(allow);
        let io = world(|_| (1.0, json(201, made())));
        drop(ask(&io, &live(), route.operation, &input));
        io.0.seen.borrow().iter().for_each(fits);
    }
}
