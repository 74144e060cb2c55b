//! What the live service answers, and what the caller gets of it: odd bodies, ends of lists, ids, durations, addresses.

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
use atera_wasm::client::{Body, Outcome};
use atera_wasm::error::ErrorCode;
use live::{ask, live, made, page};
use serde_json::{Value, json as value};
use std::cell::RefCell;
use world::{Seen, html, json, run, script, with_body, world};

#[test]
fn a_customer_beside_the_contact_is_compared_and_left_out() {
    let input = value!({ "body": { "TicketTitle": "Printer jams on floor 2", "Description": "x", "EndUserID": 9, "CustomerID": 5 } });
    let io = script(vec![json(200, value!({ "EndUserID": 9, "CustomerID": 5 })), json(201, made())]);
    let ticket = ask(&io, &live(), Operation::TicketsCreate, &input).expect("a ticket");
    assert_eq!(ticket["TicketID"], 42);
    let seen = io.0.seen.borrow();
    assert_eq!((seen[0].path.as_str(), seen[1].path.as_str()), ("/contacts/9", "/tickets"));
    assert_eq!(seen[1].body.as_ref().unwrap().get("CustomerID"), None);
    let io = script(vec![json(200, value!({ "EndUserID": 9, "CustomerID": 6 }))]);
    let error = ask(&io, &live(), Operation::TicketsCreate, &input).expect_err("another customer's contact");
    assert_eq!((error.issues[0].path.as_str(), io.sent()), ("CustomerID", 1));
}

#[test]
fn durations_are_asked_fifty_at_a_time() {
    let answer = |seen: &Seen| {
        let ids = seen.body.clone().unwrap();
        let hours =
            ids.as_array().unwrap().iter().map(|id| value!({ "ticketId": id, "TotalDurationHours": 0.25 }));
        (1.0, json(200, Value::Array(hours.collect())))
    };
    let io = world(answer);
    let ids: Vec<u64> = (1..=120).collect();
    let durations =
        ask(&io, &live(), Operation::TicketsBillableDurations, &value!({ "body": ids })).expect("durations");
    let got: Vec<u64> =
        durations.as_array().unwrap().iter().map(|row| row["TicketID"].as_u64().unwrap()).collect();
    assert_eq!(got, ids);
    assert_eq!(durations[0]["TotalBillableDuration"], 900);
    let sizes: Vec<usize> =
        io.0.seen.borrow().iter().map(|seen| seen.body.as_ref().unwrap().as_array().unwrap().len()).collect();
    assert_eq!(sizes, [50, 50, 20]);
    let io = script(vec![]);
    assert_eq!(
        ask(&io, &live(), Operation::TicketsBillableDurations, &value!({ "body": [] })),
        Ok(value!([]))
    );
    for wrong in [value!({}), value!({ "body": [1.5] }), value!({ "body": 7 }), value!({ "body": ["7"] })] {
        let error = ask(&io, &live(), Operation::TicketsBillableDurations, &wrong).expect_err("no ids");
        assert_eq!((error.issues[0].path.as_str(), io.sent()), ("ids", 0));
    }
    let many: Vec<u64> = (1..=51).collect();
    let error =
        ask(&io, &live(), Operation::TicketsSiteDurations, &value!({ "body": many })).expect_err("too many");
    assert!(error.message.contains("fifty at a time"), "{}", error.message);
}

/// A page of tickets with their time is two calls; if the second fails, the page is not lost.
#[test]
fn a_list_brings_durations_in_bulk() {
    let tickets = || json(200, page(value!([{ "TicketID": 7, "FirstComment": "x" }, { "TicketID": 8 }])));
    let hours = || json(200, value!([{ "ticketId": 8, "TotalDurationHours": 0.5 }]));
    let io = script(vec![tickets(), json(400, value!({})), tickets(), hours()]);
    let client = live();
    let listing =
        RefCell::new(client.listing(Operation::TicketsList, &value!({ "durations": true })).expect("a list"));
    let patience = listing.borrow().patience();
    assert_eq!(
        run(&io, client.next_page(&io, &listing, patience)).expect_err("refused").code,
        ErrorCode::InvalidInput
    );
    let got = run(&io, client.next_page(&io, &listing, patience)).expect("a page").expect("a page").items;
    let with_time = value!({ "TicketID": 8, "TotalBillableDuration": 1_800, "TotalBillableHours": 0.5 });
    assert_eq!(got, value!([{ "TicketID": 7, "Description": "x" }, with_time]));
    let seen = io.0.seen.borrow();
    assert_eq!(
        (seen[3].path.as_str(), seen[3].body.clone()),
        ("/tickets/billableduration", Some(value!([7, 8])))
    );
}

#[test]
fn the_guide_asks_for_durations_one_by_one() {
    let io =
        world(|_| (1.0, json(200, value!({ "TotalBillableDuration": 900, "TotalBillableHours": 0.25 }))));
    let input = value!({ "body": [7, 8] });
    let durations =
        run(&io, world::client().ask(&io, Operation::TicketsBillableDurations, &input)).expect("durations");
    assert_eq!(
        durations[1],
        value!({ "TotalBillableDuration": 900, "TotalBillableHours": 0.25, "TicketID": 8 })
    );
    assert_eq!(io.0.seen.borrow()[1].path, "/tickets/8/billableduration");
}

/// A partial match is none, and the exact one may be on any page.
#[test]
fn an_address_is_searched_for_and_compared_exactly() {
    let contacts: Vec<Value> = (1..=130)
        .map(|id| value!({ "EndUserID": id, "Email": if id == 130 { "JOHN@acme.example".to_owned() } else { format!("x{id}.john@acme.example") } }))
        .collect();
    let io = world(move |seen: &Seen| {
        let query = |name: &str| {
            seen.path
                .split(['?', '&'])
                .find_map(|pair| pair.strip_prefix(&format!("{name}=")))
                .map(str::to_owned)
        };
        assert_eq!(query("Email").as_deref(), Some("John%40acme.example"));
        let page: usize = query("page").unwrap().parse().unwrap();
        let items: Vec<Value> = contacts.iter().skip((page - 1) * 50).take(50).cloned().collect();
        (
            1.0,
            json(
                200,
                value!({ "items": items, "totalItemCount": 130, "page": page, "itemsInPage": 50, "totalPages": 3, "nextLink": null }),
            ),
        )
    });
    let found =
        run(&io, live().find_by_email(&io, &value!({ "email": "John@Acme.Example" }))).expect("an answer");
    assert_eq!((found.map(|contact| contact["EndUserID"].clone()), io.sent()), (Some(value!(130)), 3));
    let io = world(|_| (1.0, json(200, page(value!([{ "EndUserID": 1, "Email": "bigjohn@acme.example" }])))));
    assert_eq!(run(&io, live().find_by_email(&io, &value!({ "email": "john@acme.example" }))), Ok(None));
}

#[test]
fn an_id_that_would_be_rounded_is_refused() {
    let rounded = value!(9_007_199_254_740_993_u64);
    let io = script(vec![json(200, value!({ "TicketID": 7, "CustomerID": rounded }))]);
    let error = ask(&io, &live(), Operation::TicketsGet, &value!({ "id": 7 })).expect_err("not exact");
    assert_eq!(error.code, ErrorCode::BadReply);
    assert!(error.message.contains("CustomerID") && error.message.contains("2^53"), "{}", error.message);
    let io = script(vec![json(200, page(value!([{ "EndUserID": rounded }])))]);
    assert_eq!(
        ask(&io, &live(), Operation::ContactsList, &value!({})).expect_err("not exact").code,
        ErrorCode::BadReply
    );
    let io = script(vec![json(201, value!({ "ActionID": "9007199254740993" }))]);
    let body = value!({ "body": { "CustomerName": "A", "Domain": "a.example" } });
    assert_eq!(
        ask(&io, &live(), Operation::CustomersCreate, &body).expect_err("not exact").code,
        ErrorCode::Ambiguous
    );
    let io = script(vec![json(200, value!({ "TicketID": 9_007_199_254_740_991_u64 }))]);
    assert!(ask(&io, &live(), Operation::TicketsGet, &value!({ "id": 9_007_199_254_740_991_u64 })).is_ok());
}

#[test]
fn a_page_instead_of_json_says_so() {
    for status in [200, 404] {
        let error = ask(&script(vec![html(status)]), &live(), Operation::TicketsGet, &value!({ "id": 7 }))
            .expect_err("a page");
        assert_eq!((error.code, error.status), (ErrorCode::BadReply, Some(status)));
        assert!(error.message.contains("<!doctype html><title>Sign in"), "{}", error.message);
    }
    let null = with_body(200, Body::Null);
    let error = ask(&script(vec![null]), &live(), Operation::TicketsGet, &value!({ "id": 7 }))
        .expect_err("nothing there");
    assert_eq!(
        (error.code, error.message.as_str()),
        (ErrorCode::NotFound, "ticket 7 not found: confirm the ID")
    );
}

#[test]
fn any_error_body_is_read() {
    let problem = |status: u16| value!({ "type": "about:blank", "title": "Bad Request", "status": status, "detail": "Email is taken", "instance": "/x" });
    for (body, words) in [
        (problem(400), "Email is taken"),
        (
            value!({ "title": "One or more validation errors occurred.", "errors": { "Email": ["taken"] } }),
            "One or more validation errors occurred",
        ),
        (value!({ "error": { "message": "deep down" } }), "deep down"),
        (value!({ "errors": [{ "detail": "in a list" }] }), "in a list"),
        (value!(["first", "second"]), "first"),
        (value!("bare text"), "bare text"),
        (value!({ "Message": "the guide's" }), "the guide's"),
        (value!({ "code": 7 }), "invalid input"),
    ] {
        let error = ask(
            &script(vec![json(400, body.clone())]),
            &live(),
            Operation::CustomersDelete,
            &value!({ "id": 7 }),
        )
        .expect_err("refused");
        assert!(error.message.contains(words), "{} <- {body}", error.message);
    }
}

#[test]
fn the_end_of_a_list_is_what_the_server_says() {
    let pages = |replies: Vec<Value>| {
        let replies: Vec<Outcome<Value>> = replies.into_iter().map(|reply| json(200, reply)).collect();
        let io = script(replies);
        let client = live();
        let listing = RefCell::new(
            client.listing(Operation::CustomersList, &value!({ "itemsInPage": 500 })).expect("a list"),
        );
        let patience = listing.borrow().patience();
        let mut items = 0;
        while let Some(page) = run(&io, client.next_page(&io, &listing, patience)).expect("a page") {
            items += page.items.as_array().unwrap().len();
        }
        assert!(io.0.seen.borrow().iter().all(|seen| seen.path.starts_with("/customers?page=")));
        (items, io.sent())
    };
    let of = |first: u64, count: u64| {
        Value::Array((first..first + count).map(|id| value!({ "CustomerID": id })).collect())
    };
    let link = value!("https://evil.example/api/v3/customers?page=2");
    // Shorter than asked for is no end; a link is never followed.
    for next in [value!(null), value!(""), link.clone()] {
        let first = value!({ "items": of(1, 50), "totalItemCount": 60, "page": 1, "itemsInPage": 50, "totalPages": 2, "nextLink": next });
        let last = value!({ "items": of(51, 10), "totalItemCount": 60, "page": 2, "itemsInPage": 50, "totalPages": 2, "nextLink": null });
        assert_eq!(pages(vec![first, last]), (60, 2), "{next}");
    }
    // Without counts the link alone tells whether there is more.
    for (next, sent) in [(value!(null), 1), (value!(""), 1), (link, 2)] {
        let first = value!({ "items": of(1, 20), "nextLink": next });
        assert_eq!(pages(vec![first, value!({ "items": [] })]), (20, sent), "{next}");
    }
    // A count of no pages beside items is none.
    let odd = value!({ "items": of(1, 20), "totalPages": 0, "nextLink": "x" });
    assert_eq!(pages(vec![odd, value!({ "items": [], "totalPages": 0 })]), (20, 2));
}

#[test]
fn an_instant_is_what_the_accounts_clock_shows() {
    use atera_wasm::model::LocalTime;
    for (zone, millis, text) in [
        ("Europe/Berlin", 1_771_149_600_000, "2026-02-15T11:00:00"),
        ("Europe/Berlin", 1_784_109_600_000, "2026-07-15T12:00:00"),
        ("America/New_York", 1_771_149_600_999, "2026-02-15T05:00:00"),
        ("Asia/Kathmandu", 1_771_149_600_000, "2026-02-15T15:45:00"),
    ] {
        let io = script(vec![]);
        let ahead = atera_wasm::client::Io::zone_offset(&io, zone, millis).expect("a zone");
        assert_eq!(LocalTime::at(millis, ahead).as_str(), text, "{zone}");
    }
}
