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

mod live_desk;
mod world;

use atera_wasm::api::shape::OPERATIONS;
use live_desk::{LiveDesk, fields, people, tickets, time};
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
