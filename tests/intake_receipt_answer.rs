//! How a receipt is answered: what is read for it, what it says, and what it keeps.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::intake::receipt_answer::{Answer, Code, Planned, answer, shows_ticket};
use serde_json::{Value, json};

fn refused(code: Code) -> Value {
    json!({ "kind": "refused", "code": code })
}

#[test]
fn the_ticket_is_read_only_for_an_answer_that_shows_it() {
    let shows = |outcome: &Value, speech: &str, has_body: bool| {
        let planned = json!({ "outcome": outcome, "speech": speech, "hasBody": has_body });
        shows_ticket(&serde_json::from_value::<Planned>(planned).unwrap())
    };
    let mut rows = vec![(json!({ "kind": "shown" }), true, true), (json!({ "kind": "done" }), false, false)];
    rows.extend(Code::ALL.map(|code| (refused(code), code != Code::RateLimited, false)));
    for (outcome, page, program) in rows {
        assert_eq!(shows(&outcome, "page", true), page, "{outcome} to a person");
        assert_eq!(shows(&outcome, "json", true), program, "{outcome} to a program");
        for speech in ["page", "json"] {
            assert!(!shows(&outcome, speech, false), "{outcome} without a body");
        }
    }
}

/// A receipt whose ticket was not read.
fn paper(text: &str) -> Value {
    json!({
        "url": "/receipts/r", "reference": "4a7fde94b670", "state": "created", "ticketId": 7, "ticket": null,
        "replyId": "fresh", "text": text,
    })
}

fn answered(speech: &str, outcome: &Value, paper: &Value) -> Answer {
    let asked = json!({
        "speech": speech, "origin": null, "origins": [], "ownOrigin": "https://intake.example", "language": "en",
        "outcome": outcome, "paper": paper,
    });
    answer(&serde_json::from_value(asked).unwrap())
}

#[test]
fn a_typed_reply_stays_on_a_page_whose_ticket_was_not_read() {
    for code in Code::ALL {
        let page = answered("page", &refused(code), &paper("<b>It is still broken")).body.unwrap();
        assert!(page.contains("action=\"/receipts/r/reply\""), "{code:?}");
        assert!(page.contains("name=\"id\" value=\"fresh\""), "{code:?}");
        assert!(page.contains("&lt;b&gt;It is still broken</textarea>"), "{code:?}");
        assert!(!page.contains("/confirm") && !page.contains("/reopen"), "{code:?}");
        assert!(!answered("page", &refused(code), &paper("")).body.unwrap().contains("<form"), "{code:?}");
    }
}

#[test]
fn who_is_held_is_told_how_long_and_how_far_his_request_is() {
    let outcome = json!({ "kind": "refused", "code": "rate_limited", "retryAfterMs": 1_001 });
    for speech in ["json", "page"] {
        let held = answered(speech, &outcome, &paper(""));
        assert_eq!(held.status, 429);
        assert!(held.headers.contains(&("Retry-After", "2".to_owned())), "{speech}");
        let at_once = answered(speech, &refused(Code::RateLimited), &paper(""));
        assert!(at_once.headers.iter().all(|(name, _)| *name != "Retry-After"), "{speech}");
    }
    let program: Value = serde_json::from_str(&answered("json", &outcome, &paper("")).body.unwrap()).unwrap();
    let expected = json!({
        "code": "rate_limited", "message": "this was done too often: wait a minute", "retryAfterMs": 1_001,
        "state": "created", "reference": "4a7fde94b670", "ticketId": 7,
    });
    assert_eq!(program, expected);
    let person = answered("page", &outcome, &paper("")).body.unwrap();
    assert!(person.contains("<dd><bdi>7</bdi></dd>") && person.contains("is a ticket at our help desk"));
    assert!(!person.contains("cannot be reached"), "the help desk was not asked");
}

#[test]
fn a_listed_page_may_read_how_long_it_has_to_wait() {
    let exposed = |origin: &str| {
        let asked = json!({
            "speech": "json", "origin": origin, "origins": ["https://www.example.com"], "language": null,
            "ownOrigin": "https://intake.example", "outcome": refused(Code::RateLimited), "paper": null,
        });
        let answer = answer(&serde_json::from_value(asked).unwrap());
        answer.headers.contains(&("Access-Control-Expose-Headers", "Retry-After".to_owned()))
    };
    assert!(exposed("https://www.example.com"));
    assert!(!exposed("https://evil.example"));
}
