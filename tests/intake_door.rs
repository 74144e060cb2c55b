//! The door's decisions: every rung, in its order.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_collect,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::form::Host;
use atera_wasm::intake::door::draft::{self, Draft};
use atera_wasm::intake::door::enter::{Arrival, Entrance, enter};
use atera_wasm::intake::door::fields::{Body, sort};
use atera_wasm::intake::door::refusal::Code;
use atera_wasm::intake::door::signature::{from_base64url, from_hex};
use atera_wasm::intake::door::token::{self, Sender};
use atera_wasm::intake::door::turnstile::{self, Reply};
use atera_wasm::model::Submission;
use atera_wasm::rules::host::native_ascii;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const NOW: i64 = 1_700_000_000_000;
const ORIGIN: &str = "https://www.example.com";

const HOST: Host<'_> = Host { ascii: &native_ascii, graphemes: &|text| text.chars().count() };

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// A request that passes, with some of it changed.
fn arriving(changes: &Value) -> Entrance {
    let mut arrival = json!({
        "place": "tickets", "method": "POST", "path": "/tickets", "contentType": "application/json", "contentLength": "100",
        "accept": "*/*", "origin": ORIGIN, "signature": {}, "ownOrigin": "https://help.example.com",
        "origins": [ORIGIN], "keys": ["one", "two"], "now": NOW, "maxBodyBytes": 65_536,
    });
    for (name, value) in changes.as_object().unwrap() {
        arrival[name] = value.clone();
    }
    enter(&read::<Arrival>(arrival))
}

fn signature(changes: &Value) -> Value {
    let mut headers = json!({
        "key": "one", "time": NOW.to_string(), "nonce": "n".repeat(22), "signature": "ab".repeat(32),
    });
    for (name, value) in changes.as_object().unwrap() {
        headers[name] = value.clone();
    }
    json!({ "origin": null, "signature": headers })
}

#[test]
fn the_headers_are_judged_in_the_order_of_the_rungs() {
    // Each step mends what the step before was refused for.
    let mut changes = json!({
        "method": "PUT", "contentType": "text/plain", "origin": "https://evil.test", "contentLength": "9999999",
    });
    let steps = [
        (Code::MethodNotAllowed, "method", json!("POST")),
        (Code::UnsupportedMediaType, "contentType", json!("application/json")),
        (Code::OriginNotAllowed, "origin", json!(ORIGIN)),
        (Code::TooLarge, "contentLength", json!("65536")),
    ];
    for (code, name, mended) in steps {
        assert_eq!(arriving(&changes).refusal, Some(code));
        changes[name] = mended;
    }
    assert_eq!(arriving(&changes).refusal, None);
    assert_eq!(arriving(&json!({ "contentLength": "65537" })).refusal, Some(Code::TooLarge));
}

#[test]
fn only_three_types_are_read_and_only_as_they_are() {
    let cases = [
        (json!("application/json"), None),
        (json!("APPLICATION/JSON ; charset=\"UTF-8\""), None),
        (json!("application/x-www-form-urlencoded"), None),
        (json!("multipart/form-data; boundary=x"), None),
        (json!("text/plain"), Some(Code::UnsupportedMediaType)),
        (json!("application/json+x"), Some(Code::UnsupportedMediaType)),
        (json!("application/json; charset=utf-16"), Some(Code::UnsupportedMediaType)),
        (json!(null), Some(Code::UnsupportedMediaType)),
    ];
    for (header, refusal) in cases {
        assert_eq!(arriving(&json!({ "contentType": header })).refusal, refusal, "{header}");
    }
    assert_eq!(arriving(&json!({ "contentEncoding": "gzip" })).refusal, Some(Code::UnsupportedMediaType));
    assert_eq!(arriving(&json!({ "contentEncoding": "identity" })).refusal, None);
}

#[test]
fn a_signature_is_judged_by_shape_time_and_key_before_any_byte_is_read() {
    let cases = [
        (json!({}), None),
        (json!({ "key": null }), Some(Code::SignatureRequired)),
        (json!({ "time": null }), Some(Code::SignatureRequired)),
        (json!({ "nonce": null }), Some(Code::SignatureRequired)),
        (json!({ "signature": null }), Some(Code::SignatureRequired)),
        (json!({ "signature": "A".repeat(43) }), None),
        (json!({ "signature": "ab".repeat(31) }), Some(Code::SignatureMalformed)),
        (json!({ "time": "-1" }), Some(Code::SignatureMalformed)),
        (json!({ "time": "1e12" }), Some(Code::SignatureMalformed)),
        (json!({ "nonce": "n".repeat(21) }), Some(Code::SignatureMalformed)),
        (json!({ "nonce": format!("{}\n", "n".repeat(22)) }), Some(Code::SignatureMalformed)),
        (json!({ "time": (NOW - 300_000).to_string() }), None),
        (json!({ "time": (NOW - 300_001).to_string() }), Some(Code::SignatureExpired)),
        (json!({ "time": (NOW + 300_000).to_string() }), None),
        (json!({ "time": (NOW + 300_001).to_string() }), Some(Code::SignatureExpired)),
        (json!({ "key": "two" }), None),
        (json!({ "key": "three" }), Some(Code::SignatureInvalid)),
    ];
    for (changes, refusal) in cases {
        let entrance = arriving(&signature(&changes));
        assert_eq!(entrance.refusal, refusal, "{changes}");
        if let Some(signed) = entrance.signed {
            // As long as the time is good, the nonce is remembered.
            let time = changes.get("time").and_then(Value::as_str);
            let signed_at: i64 = time.map_or(NOW, |time| time.parse().unwrap());
            assert!(signed.expires_at > signed_at + 300_000);
            assert_eq!(entrance.site, Some(signed.key));
        }
    }
}

#[test]
fn what_is_signed_has_a_line_for_each_part() {
    let signed = arriving(&signature(&json!({}))).signed.unwrap();
    assert_eq!(
        signed.around_hash.join("00ff"),
        format!("POST\n/tickets\n00ff\n{NOW}\n{}\none", "n".repeat(22))
    );
}

#[test]
fn an_answer_names_only_a_listed_origin() {
    for (origin, named) in [
        (json!(ORIGIN), Some(ORIGIN)),
        (json!("https://help.example.com"), Some("https://help.example.com")),
        (json!("null"), None),
        (json!("https://www.example.com:444"), None),
        (json!("http://www.example.com"), None),
    ] {
        assert_eq!(arriving(&json!({ "origin": origin })).origin.as_deref(), named);
        let preflight = arriving(&json!({ "origin": origin, "method": "OPTIONS" }));
        assert_eq!(preflight.preflight, named.is_some());
        assert_eq!(preflight.refusal.is_none(), named.is_some());
    }
}

fn sender(changes: &Value) -> token::Verdict {
    let nonce = "n".repeat(22);
    let token = token::read(&format!("{}.{nonce}.{}", NOW - 10_000, "A".repeat(43))).unwrap();
    let mut sender = json!({
        "trapped": false, "hasToken": true, "token": token, "genuine": true, "id": null, "nonce": null,
        "now": NOW, "minSeconds": 3.0,
    });
    for (name, value) in changes.as_object().unwrap() {
        sender[name] = value.clone();
    }
    token::judge(&read::<Sender>(sender))
}

#[test]
fn a_person_is_told_from_a_program_in_order() {
    let given = NOW - 10_000;
    let cases = [
        (json!({ "trapped": true, "hasToken": false }), Some(Code::LooksAutomated)),
        (json!({ "hasToken": false, "token": null }), Some(Code::TokenRequired)),
        (json!({ "token": null }), Some(Code::TokenInvalid)),
        (json!({ "genuine": false }), Some(Code::TokenInvalid)),
        (json!({ "now": given + 2_999 }), Some(Code::TooFast)),
        (json!({ "now": given + 3_000 }), None),
        (json!({ "now": given - 60_001 }), Some(Code::TokenInvalid)),
        (json!({ "now": given + 86_400_000 }), None),
        (json!({ "now": given + 86_400_001 }), Some(Code::TokenExpired)),
        (json!({ "id": "m".repeat(22) }), Some(Code::TokenOfAnother)),
        (json!({ "id": "n".repeat(22) }), None),
        (json!({ "nonce": "s".repeat(22), "hasToken": false, "token": null, "trapped": true }), None),
    ];
    for (changes, refusal) in cases {
        let verdict = sender(&changes);
        assert_eq!(verdict.refusal, refusal, "{changes}");
        assert_eq!(verdict.id.is_some(), refusal.is_none());
    }
    assert_eq!(sender(&json!({ "now": given + 1_000 })).retry_after_ms, Some(2_000));
    assert_eq!(sender(&json!({ "nonce": "s".repeat(22) })).id, Some("s".repeat(22)));
    assert_eq!(sender(&json!({ "nonce": "s".repeat(22), "id": "i".repeat(22) })).id, Some("i".repeat(22)));
}

fn sorted(media: &str, entries: &Value) -> atera_wasm::intake::door::fields::Sorted {
    sort(read::<Body>(json!({ "media": media, "entries": entries, "honeypot": "website" })))
}

#[test]
fn the_doors_own_fields_are_taken_out_first() {
    let id = "i".repeat(36);
    let found = sorted(
        "urlencoded",
        &json!([
            ["token", "x"],
            ["website", "spam"],
            ["cf-turnstile-response", "r"],
            ["language", "de"],
            ["id", id],
            ["name", "Ada"],
            ["impact", ""],
            ["email", ""],
            ["nonsense", ""],
        ]),
    );
    assert!(found.trapped && found.has_token && found.token.is_none());
    assert_eq!(
        (found.id, found.challenge.as_deref(), found.language.as_deref()),
        (Some(id), Some("r"), Some("de"))
    );
    let names: Vec<_> = found.values.iter().map(|(name, _)| name.as_str()).collect();
    // What a form leaves empty was not said.
    assert_eq!(names, ["name"]);
}

#[test]
fn a_body_that_is_none_is_refused() {
    let many: Vec<_> = (0..65).map(|index| json!([index.to_string(), "x"])).collect();
    let cases = [
        ("json", json!(null), Some(Code::UnreadableBody)),
        ("json", json!(many), Some(Code::UnreadableBody)),
        ("urlencoded", json!([["name", "a"], ["name", "b"]]), Some(Code::RepeatedField)),
        ("multipart", json!([["name", { "empty": false }]]), Some(Code::FileNotAllowed)),
        ("multipart", json!([["name", { "empty": true }]]), None),
        ("json", json!([["name", { "empty": true }]]), None),
        ("json", json!([["id", "short"]]), Some(Code::InvalidId)),
        ("json", json!([["id", 5]]), Some(Code::InvalidId)),
        ("json", json!([["id", null]]), None),
        ("json", json!([["id", "a/b".repeat(10)]]), Some(Code::InvalidId)),
    ];
    for (media, entries, refusal) in cases {
        assert_eq!(sorted(media, &entries).refusal, refusal, "{entries}");
    }
}

fn drafted(media: &str, values: &Value, form: &Value, from_page: bool) -> draft::Checked {
    let (values, media, form) = (read(values.clone()), read(json!(media)), read(form.clone()));
    draft::judge(&Draft { values, media, form: &form, from_page }, &HOST)
}

const GOOD: [(&str, &str); 4] = [
    ("name", "Ada"),
    ("email", "Ada@EXAMPLE.com"),
    ("subject", "Printer prints blank"),
    ("description", "a\nb"),
];

#[test]
fn one_submission_has_one_text_whichever_way_it_came() {
    let mut form: Vec<_> =
        GOOD.iter().map(|(name, text)| json!([name, text.replace('\n', "\r\n")])).collect();
    form.reverse();
    let one = drafted("json", &json!(GOOD), &json!({}), true);
    let other = drafted("urlencoded", &json!(form), &json!({}), true);
    assert!(one.ok && other.ok, "{:?}", one.issues);
    assert_eq!(one.canonical, other.canonical);
    assert_eq!(one.submission["email"], "Ada@example.com");
    let changed =
        drafted("json", &json!([GOOD[0], GOOD[1], GOOD[2], ("description", "a\nc")]), &json!({}), true);
    assert_ne!(one.canonical, changed.canonical);
}

#[test]
fn the_form_demands_only_of_pages() {
    let form = json!({ "fields": [
        { "name": "name" }, { "name": "email" }, { "name": "subject" }, { "name": "description" },
        { "name": "phone", "required": true },
        { "name": "category", "choices": [{ "value": "a", "label": "A" }] },
    ] });
    let mut values: Vec<_> = GOOD.iter().map(|pair| json!(pair)).collect();
    values.push(json!(["category", "b"]));
    let found = drafted("json", &json!(values), &form, true);
    let told: Vec<_> = found.issues.iter().map(|issue| (issue.path.as_str(), issue.code.as_str())).collect();
    assert_eq!(told, [("phone", "required"), ("category", "invalid_word")]);
    assert!(drafted("json", &json!(values), &form, false).ok);
}

#[test]
fn turnstile_is_believed_only_when_it_says_yes_to_this_page() {
    let passed = json!({ "success": true, "hostname": "a.test", "action": "ticket" });
    let failed = |code: &str| json!({ "success": false, "error-codes": [code] });
    let cases = [
        (json!(200), passed.clone(), None),
        (
            json!(200),
            json!({ "success": true, "hostname": "b.test", "action": "ticket" }),
            Some(Code::ChallengeElsewhere),
        ),
        (
            json!(200),
            json!({ "success": true, "hostname": "a.test", "action": "login" }),
            Some(Code::ChallengeElsewhere),
        ),
        (json!(200), json!({ "success": true, "action": "ticket" }), Some(Code::ChallengeElsewhere)),
        (
            json!(200),
            json!({ "success": "true", "hostname": "a.test", "action": "ticket" }),
            Some(Code::ChallengeFailed),
        ),
        (json!(200), failed("invalid-input-response"), Some(Code::ChallengeFailed)),
        (json!(400), failed("timeout-or-duplicate"), Some(Code::ChallengeFailed)),
        (json!(200), failed("internal-error"), Some(Code::ChallengeUnavailable)),
        (json!(400), failed("invalid-input-secret"), Some(Code::NotConfigured)),
        (json!(200), json!([]), Some(Code::ChallengeUnavailable)),
        (json!(429), passed.clone(), Some(Code::ChallengeUnavailable)),
        (json!(500), passed.clone(), Some(Code::ChallengeUnavailable)),
        (json!(null), json!(null), Some(Code::ChallengeUnavailable)),
    ];
    for (status, body, refusal) in cases {
        let reply: Reply =
            read(json!({ "status": status, "body": body, "hostnames": ["a.test"], "action": "ticket" }));
        assert_eq!(turnstile::judge(&reply), refusal, "{status} {body}");
    }
}

#[test]
fn the_shells_list_of_fields_is_the_tables() {
    let shell = include_str!("../pkg/intake/form-fields.js");
    let rows: Vec<_> = shell.lines().filter_map(|line| line.strip_prefix("  ")?.strip_suffix(',')).collect();
    let table: Vec<_> = Submission::FIELDS
        .iter()
        .filter(|field| field.name != "id")
        .map(|field| format!("{}: {}", field.name, field.need == atera_wasm::model::Need::Required))
        .collect();
    assert_eq!(rows, table);
}

proptest! {
    #[test]
    fn any_fields_are_sorted_without_loss(entries in proptest::collection::btree_map("[a-z]{1,8}|token|id|language", "\\PC{0,12}", 0..20)) {
        let found = sorted("json", &json!(entries.iter().collect::<Vec<_>>()));
        let own = ["id", "token", "language", "website", "cf-turnstile-response"];
        if found.refusal.is_none() {
            let kept: BTreeMap<_, _> = found.values.into_iter().map(|(name, value)| (name, value.as_str().unwrap().to_owned())).collect();
            let expected: BTreeMap<_, _> = entries.into_iter().filter(|(name, _)| !own.contains(&name.as_str())).collect();
            prop_assert_eq!(kept, expected);
        } else {
            prop_assert_eq!(found.refusal, Some(Code::InvalidId));
        }
    }

    #[test]
    fn a_signature_reads_the_same_in_both_writings(bytes in proptest::collection::vec(any::<u8>(), 0..40)) {
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        prop_assert_eq!(from_hex(&hex), Some(bytes.clone()));
        prop_assert_eq!(from_hex(&hex.to_uppercase()), Some(bytes.clone()));
        let alphabet: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['-', '_']).collect();
        let bits: Vec<u8> = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1)).collect();
        let letter = |six: &[u8]| alphabet[(0..6).fold(0, |sum, at| sum << 1 | usize::from(six.get(at).copied().unwrap_or(0)))];
        let written: String = bits.chunks(6).map(letter).collect();
        prop_assert_eq!(from_base64url(&written), Some(bytes));
    }
}
