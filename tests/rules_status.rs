//! The status table, cell by cell, and its laws for any table.

use atera_wasm::rules::{StatusTable, TransitionCode, check_transition, next_statuses};
use proptest::prelude::*;

const STATUSES: [&str; 4] = ["Open", "Pending", "Resolved", "Closed"];

/// Row from, column to, as in the rulings. `same` is legal.
const RULING: [[&str; 4]; 4] = [
    ["same", "yes", "yes", "no"],
    ["yes", "same", "yes", "yes"],
    ["yes", "no", "same", "yes"],
    ["no", "no", "no", "same"],
];

#[test]
fn every_cell_is_the_rulings() {
    let table = StatusTable::default();
    for (from, row) in STATUSES.into_iter().zip(RULING) {
        let legal: Vec<_> =
            STATUSES.into_iter().zip(row).filter(|(_, cell)| *cell == "yes").map(|(to, _)| to).collect();
        assert_eq!(next_statuses(from, &table), legal, "{from}");
        for (to, cell) in STATUSES.into_iter().zip(row) {
            let answer = check_transition(from, to, &table);
            assert_eq!(answer.ok, cell != "no", "{from} to {to}");
            assert_eq!((answer.from.as_str(), answer.to.as_str()), (from, to));
            assert_eq!(answer.allowed, legal);
            assert_eq!(answer.code.is_none(), answer.ok);
            assert_eq!(answer.message.is_none(), answer.ok);
        }
    }
    assert_eq!(table.statuses(), STATUSES);
}

#[test]
fn a_refusal_says_what_to_do_instead() {
    let table = StatusTable::default();
    for (from, to, message) in [
        ("Open", "Closed", "an open ticket cannot be closed: resolve it first"),
        ("Resolved", "Pending", "a resolved ticket cannot wait for the customer: reopen it first"),
        ("Closed", "Open", "a closed ticket is final: open a new ticket instead"),
        ("Closed", "Pending", "a closed ticket is final: open a new ticket instead"),
        ("Closed", "Resolved", "a closed ticket is final: open a new ticket instead"),
    ] {
        let answer = check_transition(from, to, &table);
        assert_eq!(answer.code, Some(TransitionCode::IllegalTransition));
        assert_eq!(answer.message.as_deref(), Some(message));
    }
}

#[test]
fn a_status_outside_the_table_stays_and_does_not_move() {
    let table = StatusTable::default();
    assert!(check_transition("Waiting", "Waiting", &table).ok);
    assert_eq!(next_statuses("Waiting", &table), Vec::<String>::new());
    for (from, to, message) in [
        ("Waiting", "Open", "no rule says where a ticket may go from Waiting: give a status table that does"),
        (
            "Waiting",
            "Other",
            "no rule says where a ticket may go from Waiting: give a status table that does",
        ),
        (
            "Open",
            "Waiting",
            "no rule knows the status Waiting: use Pending or Resolved, or give a status table that has it",
        ),
        (
            "Pending",
            "closed",
            "no rule knows the status closed: use Open, Resolved, or Closed, or give a status table that has it",
        ),
    ] {
        let answer = check_transition(from, to, &table);
        assert!(!answer.ok);
        assert_eq!(answer.code, Some(TransitionCode::UnknownStatus));
        assert_eq!(answer.message.as_deref(), Some(message));
    }
    assert_eq!(TransitionCode::UnknownStatus.as_str(), "unknown_status");
    assert_eq!(TransitionCode::IllegalTransition.as_str(), "illegal_transition");
    // Closed is final whatever the other end is.
    assert_eq!(check_transition("Closed", "Waiting", &table).code, Some(TransitionCode::IllegalTransition));
}

fn table(rows: &[(&str, &[&str])]) -> StatusTable {
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    StatusTable::new(rows.iter().map(|(from, to)| ((*from).to_owned(), own(to))).collect())
}

#[test]
fn a_table_of_ones_own_replaces_the_default() {
    let own = table(&[
        ("Open", &["Waiting for parts", "Open", "Waiting for parts", "Closed"]),
        ("Waiting for parts", &["Open"]),
        ("Closed", &["Open"]),
        ("Open", &["Never"]),
        ("Scrapped", &[]),
    ]);
    assert_eq!(next_statuses("Open", &own), ["Waiting for parts", "Closed"]);
    assert!(check_transition("Open", "Closed", &own).ok);
    assert!(check_transition("Closed", "Open", &own).ok);
    assert!(!check_transition("Open", "Pending", &own).ok);
    assert_eq!(own.statuses(), ["Open", "Waiting for parts", "Closed", "Scrapped", "Never"]);
    let told = |from, to| check_transition(from, to, &own).message.unwrap();
    assert_eq!(
        told("Waiting for parts", "Closed"),
        "a ticket cannot go from Waiting for parts to Closed: set it to Open first"
    );
    assert_eq!(told("Scrapped", "Open"), "a ticket in Scrapped is final: open a new ticket instead");
    assert_eq!(
        told("Open", "Scrapped"),
        "a ticket cannot go from Open to Scrapped: use Waiting for parts or Closed"
    );
}

#[test]
fn the_guides_sentence_needs_the_guides_way() {
    let own = table(&[("Open", &["Pending"]), ("Pending", &["Closed"]), ("Closed", &[])]);
    let told = check_transition("Open", "Closed", &own).message;
    assert_eq!(told.as_deref(), Some("a ticket cannot go from Open to Closed: set it to Pending first"));
    let empty = table(&[]);
    assert_eq!(check_transition("Open", "Closed", &empty).code, Some(TransitionCode::UnknownStatus));
}

fn any_table() -> impl Strategy<Value = Vec<(String, Vec<String>)>> {
    let word = || prop_oneof!["Open", "Pending", "Resolved", "Closed", "Waiting", "[a-zé]{0,3}"];
    proptest::collection::vec((word(), proptest::collection::vec(word(), 0..6)), 0..8)
}

proptest! {
    #[test]
    fn no_way_leads_out_of_a_final_state(rows in any_table(), to in "\\PC{0,8}|Open|Pending|Resolved") {
        let mut rows = rows;
        rows.retain(|(from, _)| from != "Closed");
        rows.push(("Closed".to_owned(), Vec::new()));
        let table = StatusTable::new(rows);
        prop_assert!(next_statuses("Closed", &table).is_empty());
        prop_assert_eq!(check_transition("Closed", &to, &table).ok, to == "Closed");
    }

    #[test]
    fn what_is_offered_is_legal_and_what_is_legal_is_offered(rows in any_table(), from in "\\PC{0,4}|Open|Closed", to in "\\PC{0,4}|Open|Closed") {
        let table = StatusTable::new(rows);
        let next = next_statuses(&from, &table);
        prop_assert!(next.iter().all(|status| check_transition(&from, status, &table).ok && *status != from));
        let answer = check_transition(&from, &to, &table);
        prop_assert_eq!(answer.ok, from == to || next.contains(&to));
        prop_assert_eq!(&answer.allowed, &next);
        prop_assert_eq!(answer.ok, answer.message.is_none() && answer.code.is_none());
    }
}
