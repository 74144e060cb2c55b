//! The operator's decisions: addresses, refusals, the page and the counters.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::intake::operator::metrics::{self, Counters};
use atera_wasm::intake::operator::page::{List, Row, page};
use atera_wasm::intake::operator::{Act, Asked, LONGEST_REASON, Place, STATES};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const OWN: &str = "https://intake.example";

fn asked(method: &str, path: &str) -> Asked {
    Asked { method: method.into(), path: path.into(), own_origin: OWN.into(), ..Asked::default() }
}

fn code(asked: &Asked) -> (u16, &'static str) {
    let refusal = asked.act().expect_err("a refusal");
    (refusal.status, refusal.code)
}

#[test]
fn every_address_is_its_action() {
    let id = || "7f3a-_Z".to_owned();
    let first = Place::default();
    for (method, path, act) in [
        ("GET", "/admin", Act::Page),
        ("GET", "/admin/", Act::Page),
        ("GET", "/admin/style.css", Act::Style),
        ("GET", "/admin/submissions", Act::List { state: "parked", from: first }),
        ("GET", "/admin/export", Act::Export),
        ("GET", "/admin/metrics", Act::Metrics),
        ("POST", "/admin/submissions/7f3a-_Z/resend", Act::Resend { id: id() }),
        ("POST", "/admin/submissions/7f3a-_Z/discard", Act::Discard { id: id(), reason: "spam".into() }),
    ] {
        let request = Asked { reason: Some(" spam ".into()), ..asked(method, path) };
        assert_eq!(request.act(), Ok(act), "{method} {path}");
        // Every other method is told which one is meant.
        for other in ["GET", "POST", "PUT", "DELETE", "HEAD"].iter().filter(|other| **other != method) {
            let refusal = asked(other, path).act().expect_err("another method");
            assert_eq!((refusal.status, refusal.allow), (405, Some(method)), "{other} {path}");
        }
    }
    for path in [
        "/",
        "/adminx",
        "/tickets",
        "/admin/x",
        "/admin/submissions/7f3a",
        "/admin/submissions/7f%203a/resend",
        "/admin/submissions/../resend",
        "/admin/submissions//resend",
        "/admin/submissions/a/resend/b",
    ] {
        assert_eq!(code(&asked("POST", path)).0, 404, "{path}");
    }
    let long = format!("/admin/submissions/{}/resend", "a".repeat(129));
    assert_eq!(code(&asked("POST", &long)), (404, "not_found"));
}

#[test]
fn lists_go_on_where_they_ended() {
    for state in STATES {
        let request = Asked {
            state: Some((*state).into()),
            after: Some("3.7f3a".into()),
            ..asked("GET", "/admin/submissions")
        };
        let from = Place { shard: 3, after: Some("7f3a".into()) };
        assert_eq!(from.text(), "3.7f3a");
        assert_eq!(request.act(), Ok(Act::List { state, from }));
    }
    let nobody = Asked { state: Some("Parked".into()), ..asked("GET", "/admin/submissions") };
    assert_eq!(code(&nobody), (400, "state"));
    for after in ["", "x", "-1.a", "1.a b", "1.<b>"] {
        let request = Asked { after: Some(after.into()), ..asked("GET", "/admin/submissions") };
        assert_eq!(code(&request), (400, "after"), "{after}");
    }
    assert_eq!(Place::read("2."), Some(Place { shard: 2, after: None }));
}

#[test]
fn a_reason_is_said_and_short() {
    let with = |reason: Option<String>| Asked { reason, ..asked("POST", "/admin/submissions/a/discard") };
    for reason in [None, Some(String::new()), Some(" \n".into()), Some("ü".repeat(LONGEST_REASON + 1))] {
        assert_eq!(code(&with(reason)), (400, "reason"));
    }
    assert!(with(Some("ü".repeat(LONGEST_REASON))).act().is_ok());
}

#[test]
fn a_post_comes_from_the_operators_own_page_or_from_a_program() {
    for (ambient, origin, site, passes) in [
        (true, Some(OWN), None, true),
        (true, Some(OWN), Some("same-origin"), true),
        (true, None, Some("same-origin"), true),
        (true, None, Some("none"), false),
        (true, None, Some("same-site"), false),
        (true, None, None, false),
        (true, Some("https://evil.example"), None, false),
        (true, Some("https://evil.example"), Some("same-origin"), false),
        (true, Some("null"), None, false),
        (true, Some("https://intake.example.evil"), None, false),
        (false, None, None, true),
        (false, Some(OWN), None, true),
        (false, Some("https://evil.example"), None, false),
        (false, None, Some("cross-site"), false),
    ] {
        let request = Asked {
            ambient,
            origin: origin.map(str::to_owned),
            fetch_site: site.map(str::to_owned),
            ..asked("POST", "/admin/submissions/a/resend")
        };
        let told = format!("{ambient} {origin:?} {site:?}");
        if passes {
            assert!(request.act().is_ok(), "{told}");
        } else {
            assert_eq!(code(&request), (403, "cross_site"), "{told}");
        }
    }
}

#[test]
fn the_counters_are_lines_that_prometheus_reads() {
    let counters: Counters = serde_json::from_value(json!({
        "shards": [
            { "accepted": 2, "created": 1, "repeated": 4, "conflicts": 0, "ambiguous": 1, "parked": 1, "waiting": 1, "doubtful": 0, "discarded": 0, "oldestWaitingMs": 1500 },
            { "accepted": 3, "created": 3, "repeated": 0, "conflicts": 1, "ambiguous": 0, "parked": 0, "waiting": 2, "doubtful": 1, "discarded": 2, "oldestWaitingMs": 500 },
        ],
        "gate": { "used": 12, "limit": 700, "limited": 2, "heldMs": 61_000, "limitedUnpredicted": 1, "expired": 2, "downMs": 500 },
        "directory": { "contacts": 501, "customers": 150, "filled": true, "scanAgeMs": 90_500 },
        "silent": 1,
    }))
    .unwrap();
    let text = metrics::text(&counters);
    let mut told = BTreeSet::new();
    let mut lines = text.lines().peekable();
    while let Some(help) = lines.next() {
        let name = help.strip_prefix("# HELP ").expect("help").split(' ').next().unwrap();
        let kind = lines.next().unwrap().strip_prefix(&format!("# TYPE {name} ")).expect("type");
        assert!(matches!(kind, "counter" | "gauge"), "{kind}");
        assert_eq!(kind == "counter", name.ends_with("_total"), "{name}");
        let value = lines.next().unwrap().strip_prefix(&format!("{name} ")).expect("value");
        assert!(value.parse::<f64>().expect("a number").is_finite());
        assert!(
            told.insert(format!("{} {value}", name.strip_prefix("atera_intake_").expect("the prefix"))),
            "{name} twice"
        );
    }
    for line in [
        "accepted_total 5",
        "created_total 4",
        "duplicates_refused_total 4",
        "conflicts_total 1",
        "ambiguous_total 1",
        "parked 1",
        "waiting 3",
        "doubtful 1",
        "discarded 2",
        "oldest_waiting_seconds 1.5",
        "budget_used 12",
        "budget 700",
        "rate_limited_total 2",
        "frozen_seconds_total 61",
        "rate_limited_unpredicted_total 1",
        "leases_expired_total 2",
        "atera_down_seconds_total 0.5",
        "directory_contacts 501",
        "directory_customers 150",
        "directory_filled 1",
        "directory_age_seconds 90.5",
        "silent_objects 1",
    ] {
        assert!(told.contains(line), "{line} in\n{text}");
    }
    assert!(text.ends_with('\n'));
    let none = metrics::text(&Counters::default());
    assert_eq!(
        none.lines().filter(|line| !line.starts_with('#')).collect::<Vec<_>>(),
        ["atera_intake_silent_objects 0"]
    );
}

fn list(row: Row) -> List {
    List { state: row.state.clone(), items: vec![row], next: None }
}

#[test]
fn only_what_is_parked_has_buttons() {
    let row = |state: &str| Row {
        id: "7f3a".into(),
        state: state.into(),
        subject: Some("Printer jams".into()),
        ..Row::default()
    };
    let html = page(&[list(row("parked"))]);
    assert!(html.contains("action=\"/admin/submissions/7f3a/resend\"") && html.contains("maxlength=\"500\""));
    assert!(html.contains("1970-01-01T00:00:00Z") && html.contains("Printer jams"));
    for state in ["waiting", "doubtful"] {
        assert!(!page(&[list(row(state))]).contains("<form"), "{state}");
    }
    assert!(page(&[List { state: "parked".into(), ..List::default() }]).contains("None."));
    let more = page(&[List { next: Some("3.7f".into()), ..list(row("parked")) }]);
    assert!(more.contains("/admin/submissions?state=parked&amp;after=3.7f"));
}

proptest! {
    /// Whatever a stranger wrote, the page has the tags that it has with nothing written.
    #[test]
    fn nothing_that_was_written_is_a_tag(text in "[<>&\"'a-z/= !-]{0,60}", kind in any::<bool>()) {
        let reason = if kind { Value::from(text.clone()) } else { json!({ "reason": "refused", "message": text }) };
        let row = |id: &str, text: &str, reason: Value| Row {
            id: id.into(), state: "parked".into(), subject: Some(text.into()), reason, ..Row::default()
        };
        let wild = page(&[list(row(&text, &text, reason))]);
        let tame = page(&[list(row("", "", Value::from("")))]);
        let tags = |html: &str| [html.matches('<').count(), html.matches('>').count(), html.matches('"').count(), html.matches('\'').count()];
        prop_assert_eq!(tags(&wild), tags(&tame), "{}", wild);
    }
}
