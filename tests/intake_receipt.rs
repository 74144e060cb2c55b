//! Receipts: what opens, what a customer sees, and what he may do.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::intake::receipt::{
    Asked, Deed, Issue, Named, Presented, Progress, Read, Wanted, issue, parts, patch, progress, reply_id,
    seen,
};
use atera_wasm::model::Status;
use serde_json::{Value, json};

const NOW: i64 = 1_707_998_400_000;
const DAY_MS: i64 = 86_400_000;

fn text(id: &str) -> String {
    issue(&Issue { id: id.to_owned(), accepted_at: NOW, receipt_days: 30 })
}

fn present(receipt: String, now: i64) -> Option<(String, bool)> {
    parts(&Presented { receipt, now }).map(|parts| (parts.signed, parts.is_over))
}

#[test]
fn a_receipt_opens_until_its_time_is_over() {
    let signed = text("a1b2-c3_d4");
    let receipt = format!("{signed}.c2ln");
    assert_eq!(present(receipt.clone(), NOW), Some((signed.clone(), false)));
    assert_eq!(present(receipt.clone(), NOW + 30 * DAY_MS - 1), Some((signed.clone(), false)));
    assert_eq!(present(receipt, NOW + 30 * DAY_MS), Some((signed, true)));
}

#[test]
fn what_does_not_look_like_a_receipt_is_none() {
    let odd = [
        "", ".", "..", "...", "a.b", "a.zz.c", "a..c", ".1.c", "a.1.", "a b.1.c", "a.1.c\n", "<i>.1.c",
        "a.-.c", "ä.1.c",
    ];
    for receipt in odd {
        assert_eq!(present(receipt.to_owned(), NOW), None, "{receipt:?}");
    }
    assert_eq!(present(format!("{}.1.c", "a".repeat(400)), NOW), None);
}

#[test]
fn whatever_stops_a_submission_looks_alike_from_outside() {
    let asked = |standing: &str, ticket: Value, age: i64| -> Asked {
        serde_json::from_value(
            json!({ "standing": standing, "ticket": ticket, "acceptedAt": NOW, "now": NOW + age }),
        )
        .unwrap()
    };
    let cases = [
        ("waiting", json!(null), 0, Progress::Accepted),
        ("waiting", json!(null), 59_999, Progress::Accepted),
        ("waiting", json!(null), 60_000, Progress::Waiting),
        ("doubtful", json!(null), 0, Progress::Waiting),
        ("parked", json!(null), 0, Progress::Parked),
        ("discarded", json!(null), 0, Progress::Parked),
        ("created", json!(7), 0, Progress::Created),
        // The ticket is there, and only what follows it waits or is stuck.
        ("waiting", json!(7), 0, Progress::Created),
        ("parked", json!(7), 0, Progress::Created),
    ];
    for (standing, ticket, age, expected) in cases {
        assert_eq!(progress(&asked(standing, ticket, age)), expected, "{standing} {age}");
    }
}

fn read(ticket: &Value, comments: &Value) -> Value {
    let read: Read =
        serde_json::from_value(json!({ "ticket": ticket, "comments": comments, "now": NOW })).unwrap();
    serde_json::to_value(seen(&read)).unwrap()
}

#[test]
fn only_what_is_said_to_be_public_is_seen() {
    let comments = json!([
        { "CommentText": "public", "IsInternal": false, "CommentDate": "2024-02-15T10:00:00Z" },
        { "CommentText": "SECRET 1", "IsInternal": true },
        { "CommentText": "SECRET 2" },
        { "CommentText": "SECRET 3", "IsInternal": null },
        { "CommentText": "SECRET 4", "IsInternal": "false" },
        { "CommentText": "SECRET 5", "IsInternal": 0 },
    ]);
    let ticket = json!({ "TicketID": 1, "TicketTitle": "Printer", "TicketStatus": "Open", "TechnicianEmail": "SECRET 6",
        "CustomerName": "SECRET 7", "TicketPriority": "High", "TicketCreatedDate": "2024-02-15T09:00:00Z" });
    let seen = read(&ticket, &comments);
    assert_eq!(seen["comments"], json!([{ "text": "public", "at": "2024-02-15T10:00:00Z" }]));
    assert!(!seen.to_string().contains("SECRET"));
    assert_eq!(seen["dueAt"], json!("2024-02-15T13:00:00Z"));
}

#[test]
fn the_due_time_is_ateras_own_if_it_says_one_and_nobody_waits_for_it_after_an_answer() {
    let ticket = json!({ "TicketPriority": "High", "TicketCreatedDate": "2024-02-15T09:00:00Z", "DueDate": "2024-02-15T11:00:00Z" });
    assert_eq!(read(&ticket, &json!([]))["dueAt"], json!("2024-02-15T11:00:00Z"));
    let mut answered = ticket;
    answered["FirstResponseDate"] = json!("2024-02-15T10:00:00Z");
    assert_eq!(read(&answered, &json!([]))["dueAt"], json!(null));
    assert_eq!(read(&json!({}), &json!([]))["dueAt"], json!(null));
}

#[test]
fn what_may_be_done_follows_the_status_table() {
    let allowed = |status: &str| read(&json!({ "TicketStatus": status }), &json!([]))["allowed"].clone();
    assert_eq!(allowed("Open"), json!(["reply"]));
    assert_eq!(allowed("Pending"), json!(["reply"]));
    assert_eq!(allowed("Resolved"), json!(["reply", "confirm", "reopen"]));
    assert_eq!(allowed("Closed"), json!([]));
    // A status of the account's own: the conversation goes on, the status is not ours to move.
    assert_eq!(allowed("Waiting for parts"), json!(["reply"]));
    assert_eq!(read(&json!({}), &json!([]))["allowed"], json!([]));
}

#[test]
fn a_deed_patches_the_status_only_where_it_may() {
    for status in Status::WORDS {
        for (deed, to) in [(Deed::Confirm, "Closed"), (Deed::Reopen, "Open")] {
            let patched = patch(&Wanted { deed, status: (*status).to_owned() });
            let expected = (*status == "Resolved").then(|| json!({ "TicketStatus": to }));
            assert_eq!(patched.map(Value::from), expected, "{status} {deed:?}");
        }
        let reply = patch(&Wanted { deed: Deed::Reply, status: (*status).to_owned() });
        assert_eq!(reply.is_some(), *status != "Closed", "{status}");
        assert!(reply.is_none_or(|patch| patch.is_empty()));
    }
}

#[test]
fn a_reply_has_the_id_it_came_with_or_a_fresh_one_and_no_other() {
    let kept = |id: Value| {
        reply_id(
            &serde_json::from_value::<Named>(json!({ "submission": "s", "id": id, "fresh": "f" })).unwrap(),
        )
    };
    let longest = "x".repeat(64);
    for id in ["1", "ab", "a_b", "a-b", "A-Z_09", &longest] {
        assert_eq!(kept(json!(id)), Some(format!("s-{id}")), "{id}");
    }
    assert_eq!(kept(Value::Null), Some("s-f".to_owned()));
    let too_long = "x".repeat(65);
    for id in ["", " ", "a.b", "a b", "ab\n", "ä", "../ab", &too_long] {
        assert_eq!(kept(json!(id)), None, "{id:?}");
    }
    for odd in [json!(7), json!(true), json!({}), json!(["ab"])] {
        assert_eq!(kept(odd.clone()), None, "{odd}");
    }
}
