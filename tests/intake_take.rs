//! What the door takes in, what it keeps of it, and what it tells of what was stored.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::form::{Host, Schema};
use atera_wasm::intake::Mark;
use atera_wasm::intake::door::json_body::entries;
use atera_wasm::intake::door::limit::Limits;
use atera_wasm::intake::door::refusal::Code;
use atera_wasm::intake::door::served::Served;
use atera_wasm::intake::door::stored::{Stored, Told, told};
use atera_wasm::intake::door::take::{Asked, Taken, take};
use atera_wasm::intake::door::token;
use atera_wasm::intake::{Delivery, digest};
use atera_wasm::rules::host::native_ascii;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::rc::Rc;

const NOW: i64 = 1_700_000_000_000;
const HOST: Host<'_> = Host { ascii: &native_ascii, graphemes: &|text| text.chars().count() };

/// What a server signs, with some of it changed.
fn asked(changes: &Value) -> Asked {
    let mut asked = json!({
        "media": "json", "honeypot": "website", "site": "server", "now": NOW, "minSeconds": 3, "shards": 8,
        "signer": { "key": "server", "nonce": "n".repeat(22), "expiresAt": NOW + 300_001 },
    });
    for (name, value) in changes.as_object().unwrap() {
        asked[name] = value.clone();
    }
    serde_json::from_value(asked).unwrap()
}

fn taken(changes: &Value, body: &str) -> Taken {
    take(asked(changes), &Schema::default(), body.as_bytes(), &mut Limits::new(), &HOST)
}

fn submission() -> Value {
    json!({
        "id": "i".repeat(22), "name": "Jane Doe", "email": "jane@acme.example", "subject": "Printer on floor 3 jams",
        "description": "Since noon.\r\nAgain.",
    })
}

#[test]
fn what_is_admitted_is_all_that_a_shard_needs() {
    let taken = taken(&json!({ "plan": { "values": 1, "comment": true } }), &submission().to_string());
    assert_eq!((taken.refusal, taken.issues.len()), (None, 0));
    let admitted = taken.admitted.unwrap();
    let hash = digest::sha256("i".repeat(22));
    assert_eq!(admitted.place.mark, Mark::from_hash(&hash).unwrap().as_str());
    assert_eq!(admitted.place.name, digest::hex(&hash[..6]));
    assert!(admitted.place.shard < 8);
    let kept: Value = serde_json::from_str(&admitted.submission).unwrap();
    assert_eq!(kept["description"], "Since noon.\nAgain.");
    assert_eq!(kept.get("id"), None);
    assert_eq!(admitted.hash, digest::hex(&digest::sha256(&admitted.submission)));
    assert_eq!(admitted.email.as_deref(), Some("jane@acme.example"));
    let nonce = admitted.nonce.unwrap();
    assert_eq!((nonce.value, nonce.expires_at), (format!("server\n{}", "n".repeat(22)), NOW + 300_001));
    let delivery: Delivery = serde_json::from_str(&admitted.begun.delivery).unwrap();
    assert_eq!((delivery.accepted_at, delivery.plan.values, delivery.plan.comment), (NOW, 1, true));
    assert_eq!(admitted.begun.due, Some(NOW));
}

#[test]
fn two_ways_to_write_one_submission_are_one() {
    let one = taken(&json!({}), &submission().to_string()).admitted.unwrap();
    let mut turned: Vec<_> = submission().as_object().unwrap().clone().into_iter().collect();
    turned.reverse();
    let turned: serde_json::Map<_, _> = turned.into_iter().collect();
    let mut text = Value::Object(turned).to_string().replace("\\r\\n", "\\n");
    text.insert(0, '\u{FEFF}');
    let other = taken(&json!({}), &text).admitted.unwrap();
    assert_eq!((&one.hash, &one.submission), (&other.hash, &other.submission));
    let mut changed = submission();
    changed["name"] = json!("Jane D");
    assert_ne!(taken(&json!({}), &changed.to_string()).admitted.unwrap().hash, other.hash);
}

#[test]
fn what_the_rules_refuse_is_not_admitted() {
    let mut wanting = submission();
    wanting.as_object_mut().unwrap().remove("subject");
    let taken = taken(&json!({}), &wanting.to_string());
    assert_eq!((taken.refusal, taken.id, taken.values), (None, Some("i".repeat(22)), Some(Vec::new())));
    assert_eq!(taken.admitted, None);
    assert!(
        taken.issues.iter().any(|issue| issue.path == "subject" && issue.code == "required"),
        "{:?}",
        taken.issues
    );
}

#[test]
fn who_is_refused_for_his_pace_is_not_read() {
    let knock =
        json!({ "knock": { "address": null, "site": "server", "perAddress": 10, "perSite": 1, "now": NOW } });
    let (mut limits, form) = (Limits::new(), Schema::default());
    let mut post = |body: &str| take(asked(&knock), &form, body.as_bytes(), &mut limits, &HOST).refusal;
    assert_eq!(post(&submission().to_string()), None);
    assert_eq!(post("{"), Some(Code::SiteRateLimited));
    assert_eq!(take(asked(&json!({})), &form, b"{", &mut limits, &HOST).refusal, Some(Code::UnreadableBody));
}

#[test]
fn a_clock_that_steps_back_a_little_forgets_nobody() {
    let knock = |now: i64| json!({ "knock": { "address": null, "site": "server", "perAddress": 10, "perSite": 1, "now": now } });
    let (mut limits, form) = (Limits::new(), Schema::default());
    let minute = NOW - NOW % 60_000;
    let mut post = |now: i64| {
        take(asked(&knock(now)), &form, submission().to_string().as_bytes(), &mut limits, &HOST).refusal
    };
    assert_eq!(post(minute), None);
    assert_eq!(post(minute - 1), Some(Code::SiteRateLimited));
    assert_eq!(limits.load(minute - 1), 2);
}

#[test]
fn nothing_is_said_of_a_form_before_its_token_is_verified() {
    let token = token::offer(NOW - 60_000, &"n".repeat(22), 0);
    let text = token.head + &"A".repeat(43);
    let of = |genuine: Value| {
        let entries = json!([["token", text], ["name", "Jane"], ["email", "jane@acme"], ["language", "de"]]);
        taken(&json!({ "media": "urlencoded", "signer": null, "genuine": genuine, "entries": entries }), "")
    };
    let before = of(json!(null));
    let verify = before.verify.clone().unwrap();
    assert_eq!((verify.signed, verify.signature.len()), (token.signed, 32));
    assert_eq!(before, Taken { verify: before.verify.clone(), ..Taken::default() });

    let forged = of(json!(false));
    assert_eq!(
        (forged.refusal, forged.issues.len(), forged.values.unwrap().len()),
        (Some(Code::TokenInvalid), 0, 2)
    );

    let genuine = of(json!(true));
    assert_eq!((genuine.refusal, genuine.id.as_deref()), (None, Some("n".repeat(22).as_str())));
    assert_eq!((genuine.language.as_deref(), genuine.token.as_deref()), (Some("de"), Some(text.as_str())));
    let issues = genuine.issues;
    assert!(issues.iter().any(|issue| issue.path == "subject" && issue.code == "required"), "{issues:?}");
}

#[test]
fn a_proof_of_work_is_checked_here() {
    let offer = token::offer(NOW - 4_000, &"n".repeat(22), 4);
    let text = offer.head + &"A".repeat(43);
    let zeros = |number: u32| digest::sha256(format!("{text}:{number}"))[0] >> 4 == 0;
    let holds = (0..1_000).find(|number| zeros(*number)).unwrap();
    let fails = (0..1_000).find(|number| !zeros(*number)).unwrap();
    for (proof, refusal) in [
        (holds.to_string(), None),
        (fails.to_string(), Some(Code::ProofInvalid)),
        (String::new(), Some(Code::ProofRequired)),
    ] {
        let entries = json!([["token", text], ["proof", proof]]);
        let changes = json!({ "media": "urlencoded", "signer": null, "genuine": true, "entries": entries });
        assert_eq!(taken(&changes, "").refusal, refusal, "{proof:?}");
    }
}

#[test]
fn a_body_of_json_is_read_as_a_browser_writes_it() {
    let read = |body: &str| entries(body.as_bytes()).map(|entries| json!(entries));
    for (body, expected) in [
        (r#"{"a":"x","b":null,"c":true}"#, Some(json!([["a", "x"], ["b", null], ["c", true]]))),
        (r#"{"a":"first","a":"last"}"#, Some(json!([["a", "last"]]))),
        (r#"{"a":{"b":1},"c":[1]}"#, Some(json!([["a", {}], ["c", {}]]))),
        (r#"{"a":1.0,"b":1.5,"c":-0.0,"d":1e3}"#, Some(json!([["a", 1], ["b", 1.5], ["c", 0], ["d", 1000]]))),
        // Half a character, alone, first, last, and beside a whole one.
        (r#"{"a":"\ud800"}"#, Some(json!([["a", "\u{FFFD}"]]))),
        (r#"{"a":"\udc00\ud83d\ude00\uD83D"}"#, Some(json!([["a", "\u{FFFD}\u{1F600}\u{FFFD}"]]))),
        (r#"{"a":"\\ud800 \udead"}"#, Some(json!([["a", "\\ud800 \u{FFFD}"]]))),
        ("[]", None),
        ("null", None),
        ("", None),
        (r#"{"a":1e999}"#, None),
        (r#"{"a":"b"} {"#, None),
        (r#"{"a":"\ud800""#, None),
    ] {
        assert_eq!(read(body), expected, "{body}");
    }
    assert_eq!(entries(b"{\"a\":\"\xff\"}"), None);
    assert_eq!(entries(format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000)).as_bytes()), None);
}

fn stored(changes: &Value) -> Told {
    let mut stored = json!({
        "outcome": "accepted", "name": "7f3a", "id": "s".repeat(22), "acceptedAt": 0, "receiptDays": 30,
        "speech": "json", "origin": null, "language": "de", "acceptLanguage": null,
    });
    for (name, value) in changes.as_object().unwrap() {
        stored[name] = value.clone();
    }
    told(serde_json::from_value::<Stored>(stored).unwrap())
}

#[test]
fn a_receipt_has_its_signature_wherever_it_stands() {
    let told = stored(&json!({}));
    assert_eq!(told.line, json!({ "event": "accepted", "receipt": "7f3a" }).as_object().unwrap().clone());
    assert_eq!(told.status, 202);
    let body: Value = serde_json::from_str(&told.body.join("SIGNED")).unwrap();
    let receipt = format!("{}.SIGNED", told.receipt);
    let url = format!("/receipts/{receipt}");
    assert_eq!(body, json!({ "id": "s".repeat(22), "receipt": receipt, "url": url, "state": "accepted" }));

    let page = stored(&json!({ "outcome": "repeated", "speech": "page" }));
    assert_eq!(page.line["event"], "repeated");
    let body = page.body.join("SIGNED");
    assert!(page.body.len() > 1 && body.contains(&url) && body.contains("lang=\"de\""), "{body}");
}

proptest! {
    #[test]
    fn no_body_stops_the_reader(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = entries(&body);
    }

    #[test]
    fn whatever_an_object_holds_comes_out_once(pairs in proptest::collection::btree_map("[a-z]{1,4}", ".{0,12}", 0..6)) {
        let body = serde_json::to_vec(&pairs).unwrap();
        let read: std::collections::BTreeMap<_, _> =
            entries(&body).unwrap().into_iter().map(|(name, value)| (name, value.as_str().unwrap().to_owned())).collect();
        prop_assert_eq!(read, pairs);
    }
}

#[test]
fn a_form_is_read_once_and_another_one_is_another() {
    let mut served = Served::new();
    let fields = |names: &[&str]| {
        let fields: Vec<_> = names.iter().map(|name| json!({ "name": name })).collect();
        json!({ "fields": fields }).to_string().into_bytes()
    };
    let (short, long) = (fields(&["email"]), fields(&["email", "subject"]));
    let first = served.form(&short).unwrap();
    assert!(Rc::ptr_eq(&first, &served.form(&short).unwrap()), "it was read again");
    assert_eq!(served.form(&long).unwrap().fields.len(), 2);
    assert!(served.form(b"{").is_err());
    assert_eq!(served.form(&long).unwrap().fields.len(), 2);
    assert_eq!(*served.form(&short).unwrap(), *first);
}
