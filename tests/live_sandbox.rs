//! The client in the live dialect against the sandbox in the live dialect: every call of the documents, what left,
//! what came, and what the caller got, field by field.

#![recursion_limit = "256"]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::expect_used,
    reason = "a test that meets what it did not expect should stop right there"
)]
#![allow(clippy::needless_pass_by_value, reason = "a row of a table has its JSON in place")]

mod live_desk;
mod world;

use atera_wasm::api::shape::OPERATIONS;
use live_desk::{LiveDesk, fields, people, tickets, time};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const STORIES: &[fn(&LiveDesk)] = &[
    people::account,
    people::customers,
    people::contacts,
    fields::definitions,
    fields::custom_values,
    tickets::tickets,
    tickets::comments,
    tickets::relations,
    time::time,
];

#[test]
fn the_account_is_read() {
    people::account(&LiveDesk::new());
}

#[test]
fn customers_folders_and_attachments() {
    people::customers(&LiveDesk::new());
}

#[test]
fn contacts_are_written_in_their_own_spelling() {
    people::contacts(&LiveDesk::new());
}

#[test]
fn custom_values_of_all_ten_targets() {
    fields::definitions(&LiveDesk::new());
    fields::custom_values(&LiveDesk::new());
}

#[test]
fn tickets_and_the_lists_of_them() {
    tickets::tickets(&LiveDesk::new());
}

#[test]
fn comments_have_their_author() {
    tickets::comments(&LiveDesk::new());
}

#[test]
fn relations_are_made_and_removed() {
    tickets::relations(&LiveDesk::new());
}

#[test]
fn time_is_logged_and_summed() {
    time::time(&LiveDesk::new());
}

/// Of the two verbs of an update the client uses one; the other was sent by hand.
#[test]
fn every_call_of_the_documents_is_driven() {
    let desk = LiveDesk::new();
    for story in STORIES {
        story(&desk);
    }
    let (driven, by_hand) = desk.driven();
    let all: BTreeSet<String> = OPERATIONS.iter().map(|row| format!("{} {}", row.method, row.path)).collect();
    let twins: BTreeSet<String> = all.difference(&driven).cloned().collect();
    assert_eq!(twins, by_hand, "neither driven by the client nor sent by hand");
    for twin in &twins {
        let path = twin.split_once(' ').expect("a verb").1;
        assert!(["POST", "PUT"].iter().any(|verb| driven.contains(&format!("{verb} {path}"))), "{twin}");
    }
    assert_eq!((all.len(), twins.len()), (OPERATIONS.len(), 13));
}

/// The stories look at a few; these are all that the sandbox is seeded with.
#[test]
fn every_seeded_thing_fits_its_shape() {
    let desk = LiveDesk::new();
    let lists = [
        ("/customers", 150),
        ("/contacts", 500),
        ("/tickets?includeRelations=true", 2_847),
        ("/workhours?includeRates=true", 1),
    ];
    let mut tickets = Vec::new();
    for (path, least) in lists {
        let (mut page, mut seen) = (1, 0);
        loop {
            let more = if path.contains('?') { '&' } else { '?' };
            let (status, body) =
                desk.by_hand("GET", &format!("{path}{more}page={page}&itemsInPage=50"), Value::Null);
            assert_eq!((status, &body["page"]), (200, &json!(page)));
            seen += body["items"].as_array().unwrap().len() as u64;
            tickets.extend(body["items"][0]["TicketID"].as_u64());
            if page >= body["totalPages"].as_u64().unwrap() {
                assert_eq!(
                    (seen, &body["nextLink"]),
                    (body["totalItemCount"].as_u64().unwrap(), &Value::Null)
                );
                break;
            }
            page += 1;
        }
        assert!(seen >= least, "{path}");
    }
    for id in tickets {
        for part in ["comments", "workhoursrecords", "workhours", "attachments", "nonbillableduration"] {
            assert_eq!(desk.by_hand("GET", &format!("/tickets/{id}/{part}"), Value::Null).0, 200);
        }
        let path = format!("/customvalues/ticketfields/{id}");
        assert_eq!(desk.by_hand("GET", &path, Value::Null).0, 200);
    }
}

/// What the documents call a problem is one, and 401 is empty.
#[test]
fn refusals_are_problems() {
    let desk = LiveDesk::new();
    for (method, path, sent, status) in [
        ("GET", "/customers?SortBy=Name", Value::Null, 400),
        ("GET", "/contacts?FromLastModifiedDate=2024-02-15T12:00:00Z", Value::Null, 400),
        ("GET", "/customers/1", Value::Null, 404),
        ("POST", "/customers/1", json!({ "Fax": "1" }), 404),
        ("DELETE", "/contacts/1", Value::Null, 404),
        ("GET", "/tickets/1?includeRelations=true", Value::Null, 404),
        ("POST", "/contacts", json!({ "Email": "nobody" }), 400),
        ("DELETE", "/tickets/54321/relations/Parent", Value::Null, 400),
        ("GET", "/workhours?startWorkhour=soon", Value::Null, 400),
    ] {
        assert_eq!(desk.by_hand(method, path, sent).0, status, "{method} {path}");
    }
}
