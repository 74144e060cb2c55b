//! What the door says: every refusal, to a program and to a person, and that nothing of a visitor reaches a page unescaped.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::intake::door::answer::{Answer, Asked, answer};
use atera_wasm::intake::door::refusal::{Code, REFUSALS, Shown};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const ORIGIN: &str = "https://www.example.com";

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

#[test]
fn every_refusal_has_a_code_a_status_and_a_sentence_of_its_own() {
    let texts: BTreeSet<_> = REFUSALS.iter().map(|row| row.text).collect();
    assert_eq!(texts.len(), REFUSALS.len());
    for row in REFUSALS {
        assert_eq!(serde_json::to_value(row.code).unwrap(), json!(row.text));
        assert_eq!(read::<Code>(json!(row.text)).row(), row);
        assert!((400..=503).contains(&row.status), "{}", row.text);
        let first = row.sentence.chars().next().unwrap();
        assert!(first.is_lowercase() && !row.sentence.ends_with('.'), "{}", row.sentence);
        for word in ["customer", "contact", "known", "account"] {
            assert!(!row.sentence.contains(word), "{} tells who is known", row.text);
        }
    }
    // The last code of the enum: were one without a row, there would be fewer.
    assert_eq!(REFUSALS.len(), Code::NotConfigured as usize + 1);
}

fn answered(speech: &str, outcome: &Value, paper: &Value) -> Answer {
    answer(read::<Asked>(json!({
        "place": "tickets", "speech": speech, "origin": ORIGIN, "language": "en", "outcome": outcome, "paper": paper,
    })))
}

#[test]
fn every_refusal_can_be_said_to_a_program_and_to_a_person() {
    for row in REFUSALS {
        let outcome = json!({ "kind": "refused", "code": row.text, "issues": [], "retryAfterMs": 1_001 });
        let program = answered("json", &outcome, &json!({}));
        assert_eq!(program.status, row.status);
        let body: Value = serde_json::from_str(&program.body.unwrap()).unwrap();
        assert_eq!(body, json!({ "code": row.text, "message": row.sentence, "retryAfterMs": 1_001 }));
        assert!(program.headers.contains(&("Retry-After", "2".to_owned())));
        let paper = json!({ "values": [["name", "Ada"]], "token": "given", "freshToken": "fresh" });
        let page = answered("page", &outcome, &paper).body.unwrap();
        assert!(page.contains("<title>Error: "), "{page}");
        let shown = page.contains("<form");
        assert_eq!(shown, row.shown != Shown::Sentence);
        if shown {
            let token = if row.shown == Shown::Form { "given" } else { "fresh" };
            assert!(page.contains(&format!("name=\"token\" value=\"{token}\"")), "{}", row.text);
            assert!(page.contains("value=\"Ada\"") && page.contains("href=\"#name\""));
        }
    }
}

/// The page without its texts: tags, and the names of their attributes.
fn skeleton(page: &str) -> String {
    let (mut skeleton, mut in_tag, mut quoted) = (String::new(), false, false);
    for letter in page.chars() {
        match letter {
            '<' if !in_tag => in_tag = true,
            '>' if in_tag && !quoted => {
                in_tag = false;
                skeleton.push('>');
                continue;
            }
            '"' if in_tag => quoted = !quoted,
            _ => {}
        }
        if in_tag && !quoted {
            skeleton.push(letter);
        }
    }
    skeleton
}

fn full_page(text: &str) -> String {
    let names = ["name", "email", "subject", "description", "impact", "urgency", "category", "phone", "site"];
    let values: Vec<_> = names.iter().map(|name| json!([name, text])).collect();
    let issues: Vec<_> = ["email", "strange"]
        .iter()
        .map(|path| json!({ "path": path, "code": "x", "severity": "error", "message": text }))
        .collect();
    let outcome =
        json!({ "kind": "refused", "code": "invalid_input", "issues": issues, "retryAfterMs": null });
    let fields = names.map(|name| json!({ "name": name, "label": text, "hint": format!("x{text}") }));
    let paper = json!({
        "values": values, "token": text, "freshToken": text, "honeypot": "website",
        "form": { "title": text, "fields": fields }, "challenge": { "siteKey": text, "action": text },
    });
    let accepted = json!({ "kind": "accepted", "id": text, "receipt": text, "url": text });
    let page = answered("page", &outcome, &paper).body.unwrap();
    page + &answered("page", &accepted, &json!({})).body.unwrap()
}

proptest! {
    #[test]
    fn no_text_changes_the_skeleton_of_a_page(text in "(\\PC|[<>\"'&/=!-]|\r\n|\u{0}|</title>|<script>|-->|&lt;){0,24}") {
        prop_assert_eq!(skeleton(&full_page(&format!("x{text}"))), skeleton(&full_page("plain")));
    }

    #[test]
    fn no_header_holds_what_a_visitor_sent(text in "\\PC{1,20}|[\r\n:a-z]{1,20}") {
        let outcome = json!({ "kind": "accepted", "id": text, "receipt": text, "url": text });
        let plain = json!({ "kind": "accepted", "id": "x", "receipt": "x", "url": "x" });
        for speech in ["json", "page"] {
            prop_assert_eq!(answered(speech, &outcome, &json!({})).headers, answered(speech, &plain, &json!({})).headers);
        }
    }
}
