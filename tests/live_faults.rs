//! The faults that other clients of the live service have, each with a test that it would turn red. Those that only
//! a real fetch can have are in `tests/runtimes/live.test.mjs`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::{Class, Dialect, Operation};
use atera_wasm::client::{Client, Config, Listing, Outcome};
use atera_wasm::error::{Error, ErrorCode};
use serde_json::{Value, json as value};
use std::cell::RefCell;
use world::{Seen, WorldIo, config, empty, json, network, run, script, world};

fn live() -> Client {
    Client::new(Config { dialect: Dialect::Live, rate_per_minute: 1_000_000, ..config() })
}

fn ask(io: &WorldIo, operation: Operation, input: &Value) -> Result<Value, Error> {
    run(io, live().ask(io, operation, input))
}

/// What each create of the live dialect is sent with.
fn creates() -> Vec<(Operation, Value)> {
    use Operation as Op;
    let work = value!({ "StartDate": "2026-02-15T10:00:00Z", "EndDate": "2026-02-15T11:00:00Z", "TechnicianContactID": 3, "IsBillable": true });
    let bodies = [
        (Op::CustomersCreate, value!({ "CustomerName": "Acme", "Domain": "acme.example" })),
        (Op::CustomersCreateFolder, value!({ "CustomerID": 5, "Name": "a" })),
        (Op::CustomersAttach, value!({ "CustomerID": 5, "Name": "a", "ContentBased64": "aGk=" })),
        (Op::ContactsCreate, value!({ "CustomerID": 5, "Email": "a@b.example" })),
        (
            Op::TicketsCreate,
            value!({ "TicketTitle": "Printer jams on floor 2", "Description": "again", "EndUserID": 9 }),
        ),
        (Op::TicketsAddComment, value!({ "CommentText": "x", "EndUserID": 9 })),
        (Op::TicketsLogWork, work),
        (Op::TicketsRelate, value!({ "RelatedTicketId": 8, "RelationType": "Child" })),
    ];
    bodies.map(|(operation, body)| (operation, value!({ "id": 7, "body": body }))).to_vec()
}

/// There is no idempotency: a replayed POST makes a second ticket.
#[test]
fn no_create_is_sent_twice() {
    let rows = Dialect::Live.routes().iter().filter(|route| route.class == Class::Create);
    assert_eq!(rows.count(), creates().len(), "every create is here");
    for (operation, input) in creates() {
        for reply in [empty(500), empty(502), json(503, value!({ "title": "busy" })), empty(408), network()] {
            let io = script(vec![reply.clone(), json(201, value!({ "ActionID": "42" }))]);
            let error = ask(&io, operation, &input).expect_err("nobody knows whether it was carried out");
            assert_eq!((error.code, io.sent()), (ErrorCode::Ambiguous, 1), "{} {reply:?}", operation.name());
        }
        let io = script(vec![empty(429), json(201, value!({ "ActionID": "42" }))]);
        ask(&io, operation, &input).expect("a refused call may be sent again");
        assert_eq!(io.sent(), 2, "{}", operation.name());
    }
}

/// These are sent by POST as well, and change nothing, or leave the same state each time.
#[test]
fn what_is_no_create_is_tried_again() {
    use Operation as Op;
    for (operation, input) in [
        (Op::TicketsBillableDurations, value!({ "body": [7] })),
        (Op::TicketsSiteDurations, value!({ "body": [7] })),
        (Op::TicketsUpdate, value!({ "id": 7, "from": "Open", "body": { "TicketStatus": "Pending" } })),
        (Op::CustomersUpdate, value!({ "id": 7, "body": { "Fax": "1" } })),
        (
            Op::CustomValuesSet,
            value!({ "id": 7, "target": "ticket", "body": { "FieldName": "A", "Value": "" } }),
        ),
    ] {
        let io = script(vec![empty(503), json(200, value!([]))]);
        ask(&io, operation, &input).expect("the second time");
        assert_eq!(io.sent(), 2, "{}", operation.name());
    }
}

/// A server with so many customers, twenty to a page whatever was asked for.
fn customers(total: u64) -> impl FnMut(&Seen) -> (f64, Outcome<Value>) {
    move |seen| {
        let page: u64 =
            seen.path.split(['?', '&']).find_map(|pair| pair.strip_prefix("page=")).unwrap().parse().unwrap();
        let items: Vec<Value> =
            (20 * (page - 1)..total.min(20 * page)).map(|id| value!({ "CustomerID": id + 1 })).collect();
        let pages = total.div_ceil(20);
        let link = (page < pages).then_some("https://evil.example/api/v3/customers");
        (
            1.0,
            json(
                200,
                value!({ "items": items, "totalItemCount": total, "page": page, "itemsInPage": 20, "totalPages": pages, "nextLink": link }),
            ),
        )
    }
}

/// Neither a page shorter than asked for nor a round number ends a list, and no link is followed.
#[test]
fn a_list_is_read_to_its_end_however_long() {
    for total in [1, 19, 20, 21, 1_000, 1_001, 2_345] {
        let io = world(customers(total));
        let client = live();
        let listing: RefCell<Listing<Value>> =
            RefCell::new(client.listing(Operation::CustomersList, &value!({ "itemsInPage": 500 })).unwrap());
        let patience = listing.borrow().patience();
        let mut ids = Vec::new();
        while let Some(page) = run(&io, client.next_page(&io, &listing, patience)).expect("a page") {
            ids.extend(
                page.items.as_array().unwrap().iter().map(|item| item["CustomerID"].as_u64().unwrap()),
            );
        }
        assert_eq!(ids, (1..=total).collect::<Vec<_>>());
        assert!(io.0.seen.borrow().iter().all(|seen| seen.path.starts_with("/customers?page=")));
    }
}

/// The live reply to a create has the id as `ActionID` alone, as text or as a number.
#[test]
fn a_new_things_id_is_read_from_its_action() {
    let names = ["CustomerID", "EndUserID", "TicketID", "CommentID", "WorkHourID"];
    for (operation, input) in creates() {
        for action in [value!("42"), value!(42)] {
            let io = script(vec![json(201, value!({ "ActionID": action }))]);
            let made = ask(&io, operation, &input).expect("made");
            assert_eq!(made["ActionID"], action);
            let ids: Vec<&Value> = names.iter().filter_map(|name| made.get(*name)).collect();
            let wanted = match operation {
                Operation::CustomersCreateFolder | Operation::CustomersAttach | Operation::TicketsRelate => {
                    vec![]
                }
                _ => vec![value!(42)],
            };
            assert_eq!(ids, wanted.iter().collect::<Vec<_>>(), "{}", operation.name());
        }
    }
}

/// The exact address is on the last of several pages of partial matches, or on none.
#[test]
fn an_address_is_found_whole_or_not_at_all() {
    let partial =
        ["xjohn@acme.example", "john@acme.example.org", "john@acme.examples", "john.x@acme.example"];
    for (last, found) in [("JOHN@ACME.example", true), ("jjohn@acme.example", false)] {
        let io = world(move |seen: &Seen| {
            let page = if seen.path.contains("page=3&") { 3 } else { seen.path.contains("page=2&").into() };
            let email = |id: usize| if page == 3 && id == 9 { last } else { partial[id % 4] };
            let items: Vec<Value> =
                (0..10).map(|id| value!({ "EndUserID": page * 10 + id, "Email": email(id) })).collect();
            (
                1.0,
                json(
                    200,
                    value!({ "items": items, "totalItemCount": 30, "itemsInPage": 10, "totalPages": 3 }),
                ),
            )
        });
        let contact = run(&io, live().find_by_email(&io, &value!({ "email": "john@acme.example" })))
            .expect("an answer");
        assert_eq!(contact.map(|contact| contact["Email"].clone()), found.then(|| value!(last)));
        assert_eq!(io.sent(), 3);
        assert!(io.0.seen.borrow()[0].path.ends_with("&Email=john%40acme.example"));
    }
}

/// The folder's body is not in the documents, so what the caller adds goes out as it is.
#[test]
fn what_a_caller_adds_goes_out_whole() {
    let body = value!({ "CustomerID": 5, "Name": "a", "Parents": [1, { "b": null }], "Deep": { "c": "Ü" } });
    let io = script(vec![json(201, value!({ "ActionID": "42" }))]);
    let input = value!({ "body": body, "allowUnknown": true });
    ask(&io, Operation::CustomersCreateFolder, &input).expect("made");
    let sent = io.0.seen.borrow()[0].body.clone();
    let wanted =
        value!({ "CustomerId": 5, "Name": "a", "Parents": [1, { "b": null }], "Deep": { "c": "Ü" } });
    assert_eq!(sent, Some(wanted));
}

/// `raw` is what the message about such an id advises.
#[test]
fn a_raw_list_gives_an_id_that_would_be_rounded() {
    let items = value!([{ "TicketID": 9_007_199_254_740_993_u64 }]);
    for (raw, fine) in [(true, true), (false, false)] {
        let io = script(vec![json(200, value!({ "items": items, "totalPages": 1, "totalItemCount": 1 }))]);
        let client = live();
        let input = value!({ "raw": raw });
        let listing: RefCell<Listing<Value>> =
            RefCell::new(client.listing(Operation::TicketsList, &input).unwrap());
        let patience = listing.borrow().patience();
        let page = run(&io, client.next_page(&io, &listing, patience));
        assert_eq!(page.is_ok_and(|page| page.is_some_and(|page| page.items == items)), fine);
    }
}

#[test]
fn a_custom_value_without_its_id_says_so() {
    let error = ask(&script(vec![]), Operation::CustomValuesById, &value!({})).expect_err("no id");
    assert_eq!(error.issues[0].path, "customValueId");
    assert!(error.message.contains("customValueId is missing"), "{}", error.message);
}

/// The first attempt removed it and its answer was lost: the second one finds nothing, and that is what was wanted.
#[test]
fn a_delete_that_was_carried_out_is_no_failure() {
    let gone = || json(404, value!({ "title": "Not Found", "status": 404 }));
    let input = value!({ "id": 7 });
    for dialect in [Dialect::Live, Dialect::Guide] {
        let client = Client::new(Config { dialect, ..config() });
        for (first, fine) in [(network(), true), (empty(503), true), (empty(429), false)] {
            let io = script(vec![first.clone(), gone()]);
            let answer = run(&io, client.ask(&io, Operation::CustomersDelete, &input));
            assert_eq!((answer.is_ok(), io.sent()), (fine, 2), "{first:?}");
        }
        let page = script(vec![network(), world::html(404)]);
        let error = run(&page, client.ask(&page, Operation::CustomersDelete, &input)).expect_err("a page");
        assert_eq!(error.code, ErrorCode::BadReply);
        let io = script(vec![network(), gone()]);
        let error = run(&io, client.ask(&io, Operation::CustomersGet, &input)).expect_err("not there");
        assert_eq!(error.code, ErrorCode::NotFound);
    }
}
