//! Lists: nothing missed, nothing twice, whatever happens to the list while it is read.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::Operation;
use atera_wasm::client::{Client, Patience};
use atera_wasm::error::{Error, ErrorCode};
use proptest::prelude::*;
use serde_json::{Value, json as value};
use std::cell::RefCell;
use std::rc::Rc;
use world::{Seen, WorldIo, client, html, json, run, script, world};

fn asked_for(seen: &Seen, name: &str) -> Option<usize> {
    let query = seen.path.split_once('?')?.1;
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
}

/// A server's page of a list of ids, clamped to `most` items.
fn page_of(ids: &[u64], seen: &Seen, most: usize) -> Value {
    let page = asked_for(seen, "page").unwrap_or(1);
    let size = asked_for(seen, "itemsInPage").unwrap_or(20).min(most);
    let from = ((page - 1) * size).min(ids.len());
    let to = (page * size).min(ids.len());
    let items: Vec<Value> = ids[from..to].iter().map(|id| value!({ "TicketID": id })).collect();
    value!({ "items": items, "totalItems": ids.len(), "page": page, "itemsInPage": size, "totalPages": ids.len().div_ceil(size) })
}

/// Reads a whole list, at most so many pages.
fn read_all(io: &WorldIo, client: &Client, options: &Value, most_pages: usize) -> Result<Vec<u64>, Error> {
    let listing = RefCell::new(client.listing(Operation::TicketsList, options)?);
    let mut ids = Vec::new();
    for _ in 0..most_pages {
        match run(io, client.next_page(io, &listing, Patience { timeout_ms: Some(1e9), bulk: true }))? {
            None => return Ok(ids),
            Some(page) => ids
                .extend(page.items.as_array().unwrap().iter().map(|item| item["TicketID"].as_u64().unwrap())),
        }
    }
    panic!("the list does not end");
}

#[test]
fn every_page_is_read_and_no_more() {
    let ids: Vec<u64> = (1..=2_847).collect();
    let list = ids.clone();
    let io = world(move |seen| (1.0, json(200, page_of(&list, seen, 50))));
    assert_eq!(read_all(&io, &client(), &value!({ "itemsInPage": 50 }), 99).unwrap(), ids);
    assert_eq!(io.sent(), 57, "no page beyond the last");
    assert_eq!(io.0.seen.borrow()[0].path, "/tickets?page=1&itemsInPage=50");
}

#[test]
fn there_is_no_cap() {
    let ids: Vec<u64> = (1..=12_345).collect();
    let list = ids.clone();
    let io = world(move |seen| (1.0, json(200, page_of(&list, seen, 500))));
    assert_eq!(read_all(&io, &client(), &value!({ "itemsInPage": 500 }), 99).unwrap().len(), 12_345);
}

#[test]
fn a_server_that_clamps_is_read_to_the_end() {
    let ids: Vec<u64> = (1..=130).collect();
    let list = ids.clone();
    let io = world(move |seen| (1.0, json(200, page_of(&list, seen, 20))));
    assert_eq!(read_all(&io, &client(), &value!({ "itemsInPage": 500 }), 99).unwrap(), ids);
}

#[test]
fn a_short_page_is_no_end() {
    let io = script(vec![
        json(
            200,
            value!({ "items": [{ "TicketID": 1 }], "totalItems": 3, "page": 1, "itemsInPage": 2, "totalPages": 2 }),
        ),
        json(
            200,
            value!({ "items": [{ "TicketID": 2 }, { "TicketID": 3 }], "totalItems": 3, "page": 2, "itemsInPage": 2, "totalPages": 2 }),
        ),
    ]);
    assert_eq!(read_all(&io, &client(), &value!({ "itemsInPage": 2 }), 9).unwrap(), [1, 2, 3]);
}

#[test]
fn a_list_without_an_envelope_is_whole() {
    for body in [value!({ "items": [{ "TicketID": 1 }] }), value!([{ "TicketID": 1 }])] {
        let io = script(vec![json(200, body)]);
        assert_eq!(read_all(&io, &client(), &value!({}), 9).unwrap(), [1]);
        assert_eq!(io.sent(), 1);
    }
}

#[test]
fn a_link_in_a_reply_is_never_followed() {
    let next = "https://evil.example/api/v3/tickets?page=2";
    let page = |id: u64, link: Value| json(200, value!({ "items": [{ "TicketID": id }], "nextLink": link }));
    let io = script(vec![page(1, value!(next)), page(2, value!(""))]);
    assert_eq!(read_all(&io, &client(), &value!({}), 9).unwrap(), [1, 2]);
    let paths: Vec<String> = io.0.seen.borrow().iter().map(|seen| seen.path.clone()).collect();
    assert_eq!(paths, ["/tickets?page=1&itemsInPage=50", "/tickets?page=2&itemsInPage=50"]);
}

#[test]
fn an_empty_list_ends() {
    for body in [
        value!({ "items": [], "totalItems": 0, "page": 1, "itemsInPage": 50, "totalPages": 0 }),
        value!({ "items": [] }),
    ] {
        let io = script(vec![json(200, body)]);
        assert!(read_all(&io, &client(), &value!({}), 9).unwrap().is_empty());
        assert_eq!(io.sent(), 1);
    }
}

#[test]
fn an_empty_page_ends_a_list_that_promised_more() {
    let page = |items: Value| {
        json(200, value!({ "items": items, "totalItems": 999, "totalPages": 99, "itemsInPage": 1 }))
    };
    let io = script(vec![page(value!([{ "TicketID": 1 }])), page(value!([]))]);
    assert_eq!(read_all(&io, &client(), &value!({}), 9).unwrap(), [1]);
}

#[test]
fn a_repeated_page_is_an_error_and_no_endless_loop() {
    let page = value!({ "items": [{ "TicketID": 1 }, { "TicketID": 2 }], "totalItems": 100, "itemsInPage": 2, "totalPages": 50 });
    let io = script(vec![json(200, page)]);
    let error = read_all(&io, &client(), &value!({ "itemsInPage": 2 }), 99).expect_err("the server is stuck");
    assert_eq!(error.code, ErrorCode::BadReply);
    assert!(error.message.contains("repeats"), "{}", error.message);
    assert_eq!(io.sent(), 4, "three repeats are enough");
}

#[test]
fn items_without_ids_are_all_kept() {
    let page = |number: u64| {
        json(
            200,
            value!({ "items": [{ "TicketID": null }], "totalItems": 2, "page": number, "itemsInPage": 1, "totalPages": 2 }),
        )
    };
    let io = script(vec![page(1), page(2)]);
    let listing = RefCell::new(client().listing(Operation::TicketsList, &value!({})).unwrap());
    let client = client();
    let mut count = 0;
    while let Some(page) = run(&io, client.next_page(&io, &listing, Patience::default())).unwrap() {
        count += page.items.as_array().unwrap().len();
    }
    assert_eq!(count, 2);
}

#[test]
fn a_page_that_fails_can_be_asked_for_again() {
    let one = json(
        200,
        value!({ "items": [{ "TicketID": 1 }], "totalItems": 2, "itemsInPage": 1, "totalPages": 2 }),
    );
    let two = json(
        200,
        value!({ "items": [{ "TicketID": 2 }], "totalItems": 2, "itemsInPage": 1, "totalPages": 2 }),
    );
    let io = script(vec![one, html(200), two]);
    let client = client();
    let listing = RefCell::new(client.listing(Operation::TicketsList, &value!({})).unwrap());
    let next = || run(&io, client.next_page(&io, &listing, Patience::default()));
    assert!(next().is_ok());
    assert_eq!(next().expect_err("a page").code, ErrorCode::BadReply);
    assert_eq!(next().unwrap().unwrap().items, value!([{ "TicketID": 2 }]));
    assert_eq!(next().unwrap(), None);
}

#[test]
fn a_reply_that_is_no_list_is_refused() {
    for body in [value!({ "Items": [] }), value!({ "items": {} }), value!("text")] {
        let io = script(vec![json(200, body)]);
        assert_eq!(read_all(&io, &client(), &value!({}), 9).expect_err("no list").code, ErrorCode::BadReply);
    }
}

#[test]
fn pages_are_described_in_the_guides_words() {
    let io = script(vec![json(
        200,
        value!({ "items": [{ "TicketID": 1 }], "totalItemCount": 41, "itemsInPage": 20, "page": 2 }),
    )]);
    let client = client();
    let listing = RefCell::new(
        client.listing(Operation::TicketsList, &value!({ "page": 2, "itemsInPage": 20 })).unwrap(),
    );
    let page = run(&io, client.next_page(&io, &listing, Patience::default())).unwrap().unwrap();
    assert_eq!((page.page, page.items_in_page, page.total_items, page.total_pages), (2, 20, 41, 3));
}

#[test]
fn filters_go_into_the_query() {
    let io = script(vec![json(200, value!({ "items": [] }))]);
    let options = value!({ "customerId": 12345, "ticketStatus": "Waiting & more" });
    read_all(&io, &client(), &options, 2).unwrap();
    assert_eq!(
        io.0.seen.borrow()[0].path,
        "/tickets?page=1&itemsInPage=50&customerId=12345&ticketStatus=Waiting%20%26%20more"
    );
}

#[test]
fn options_of_the_wrong_kind_are_refused() {
    for options in [
        value!({ "page": 0 }),
        value!({ "itemsInPage": 1.5 }),
        value!({ "customerId": -1 }),
        value!({ "customerId": [] }),
        value!({ "page": "two" }),
    ] {
        let error = client().listing(Operation::TicketsList, &options).map(|_| ()).expect_err("no such page");
        assert_eq!(error.code, ErrorCode::InvalidInput, "{options}");
    }
}

#[test]
fn modified_after_takes_a_time_with_a_zone() {
    let io = script(vec![json(200, value!({ "items": [] }))]);
    let client = client();
    let listing = client
        .listing(Operation::TicketsModifiedAfter, &value!({ "modifiedAfter": "2024-02-01T01:00:00+01:00" }));
    let listing = RefCell::new(listing.unwrap());
    run(&io, client.next_page(&io, &listing, Patience::default())).unwrap();
    assert_eq!(
        io.0.seen.borrow()[0].path,
        "/tickets/statusmodified?page=1&itemsInPage=50&modifiedAfter=2024-02-01T00:00:00Z"
    );
    let error = client.listing(Operation::TicketsModifiedAfter, &value!({ "modifiedAfter": "yesterday" }));
    assert_eq!(error.map(|_| ()).expect_err("no time").code, ErrorCode::InvalidInput);
}

#[test]
fn the_contacts_of_one_customer_are_picked_from_all() {
    let items = value!([{ "EndUserID": 1, "CustomerID": 7 }, { "EndUserID": 2, "CustomerID": 8 }, { "EndUserID": 3 }]);
    let io = script(vec![json(200, value!({ "items": items }))]);
    let client = client();
    let listing =
        RefCell::new(client.listing(Operation::ContactsList, &value!({ "ofCustomer": 7 })).unwrap());
    let page = run(&io, client.next_page(&io, &listing, Patience::default())).unwrap().unwrap();
    assert_eq!(page.items, value!([{ "EndUserID": 1, "CustomerID": 7 }]));
}

fn contacts(pages: &[&[&str]]) -> WorldIo {
    let total = pages.len();
    let page = |(index, emails): (usize, &&[&str])| {
        let item =
            |(at, email): (usize, &&str)| value!({ "EndUserID": index * 100 + at + 1, "Email": email });
        let items: Vec<Value> = emails.iter().enumerate().map(item).collect();
        json(200, value!({ "items": items, "totalPages": total, "itemsInPage": 2, "totalItems": total * 2 }))
    };
    script(pages.iter().enumerate().map(page).collect())
}

fn find(io: &WorldIo, email: &str) -> Result<Option<Value>, Error> {
    run(io, client().find_by_email(io, &value!({ "email": email })))
}

#[test]
fn a_contact_is_found_on_whichever_page_it_is() {
    let io = contacts(&[
        &["ann@acme.com", "bob@acme.com"],
        &["joann@acme.com", "cid@acme.com"],
        &["dee@acme.com", "Jo@Acme.COM"],
    ]);
    assert_eq!(find(&io, " jo@acme.com ").unwrap().unwrap()["EndUserID"], 202);
    assert_eq!(io.sent(), 3);
}

#[test]
fn a_part_of_an_address_finds_nobody() {
    let io = contacts(&[&["joann@acme.com", "ann@acme.com.example"]]);
    assert_eq!(find(&io, "ann@acme.com").unwrap(), None);
}

#[test]
fn an_address_in_unicode_is_found_in_a_labels() {
    let io = contacts(&[&["ann@xn--bcher-kva.example", "x@y.example"]]);
    assert_eq!(find(&io, "ann@bücher.example").unwrap().unwrap()["EndUserID"], 1);
    let io = contacts(&[&["x@y.example", "ann@bücher.example"]]);
    assert_eq!(find(&io, "ann@xn--bcher-kva.example").unwrap().unwrap()["EndUserID"], 2);
}

#[test]
fn an_address_that_nobody_can_have_is_refused_before_anything_is_sent() {
    let io = contacts(&[&[]]);
    let error = find(&io, "not an address").expect_err("no address");
    assert_eq!((error.code, io.sent()), (ErrorCode::InvalidInput, 0));
    assert_eq!(error.issues[0].path, "email");
}

proptest! {
    /// Items come and go while the list is read. Whatever was there all the time is given exactly once, and
    /// nothing is given twice.
    #[test]
    fn a_list_that_moves_is_read_completely(
        count in 1_u64..80,
        size in 1_usize..12,
        changes in prop::collection::vec(prop::option::of((any::<bool>(), 0_usize..80)), 0..30),
    ) {
        let stable: Vec<u64> = (1..=count).collect();
        let list = Rc::new(RefCell::new(stable.clone()));
        let removed = Rc::new(RefCell::new(Vec::new()));
        let (shared, gone) = (Rc::clone(&list), Rc::clone(&removed));
        let mut changes = changes.into_iter();
        let mut newest = 10_000;
        let io = world(move |seen| {
            let page = page_of(&shared.borrow(), seen, size);
            match changes.next().flatten() {
                Some((true, _)) => { newest += 1; shared.borrow_mut().insert(0, newest); }
                Some((false, at)) => {
                    let mut list = shared.borrow_mut();
                    if !list.is_empty() { let at = at % list.len(); gone.borrow_mut().push(list.remove(at)); }
                }
                None => {}
            }
            (1.0, json(200, page))
        });
        let given = read_all(&io, &client(), &value!({ "itemsInPage": size }), 2_000).unwrap();
        let mut unique = given.clone();
        unique.sort_unstable();
        unique.dedup();
        prop_assert_eq!(unique.len(), given.len(), "twice: {:?}", given);
        for id in stable.iter().filter(|id| !removed.borrow().contains(id)) {
            prop_assert!(given.contains(id), "missed {} of {:?}", id, given);
        }
    }
}
