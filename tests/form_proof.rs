//! Proof of work: bits by load, bits in the token, and who passes without.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use atera_wasm::intake::door::limit::{Knock, Limits};
use atera_wasm::intake::door::proof;
use atera_wasm::intake::door::refusal::Code;
use atera_wasm::intake::door::token::{self, Sender, judge};
use proptest::prelude::*;
use serde_json::{Value, json};

const NOW: i64 = 1_700_000_000_000;

fn sender(bits: u32, changes: &Value) -> Sender {
    let offer = token::offer(NOW, &"n".repeat(22), bits);
    let token = token::read(&(offer.head + &"A".repeat(43))).unwrap();
    assert_eq!((token.bits, &token.signed), (bits, &offer.signed));
    let mut sender = json!({
        "trapped": false, "hasToken": true, "token": token, "genuine": true, "id": null, "nonce": null,
        "now": NOW + 5_000, "minSeconds": 3.0, "work": [],
    });
    for (name, value) in changes.as_object().unwrap() {
        sender[name] = value.clone();
    }
    serde_json::from_value(sender).unwrap()
}

#[test]
fn who_brings_a_proof_passes_and_who_cannot_waits() {
    let good = json!([0, 0x0F, 1]);
    let bad = json!([0, 0x10, 1]);
    let after = |seconds: f64| NOW + (seconds * 1_000.0) as i64;
    let cases = [
        (0, json!({}), None),
        (12, json!({ "work": good }), None),
        (12, json!({}), Some(Code::ProofRequired)),
        (12, json!({ "work": bad }), Some(Code::ProofInvalid)),
        (13, json!({ "work": good }), Some(Code::ProofInvalid)),
        (12, json!({ "now": after(29.999) }), Some(Code::ProofRequired)),
        (12, json!({ "now": after(30.0) }), None),
        (12, json!({ "now": after(30.0), "work": bad }), None),
        (12, json!({ "now": after(9.999), "minSeconds": 0.0 }), Some(Code::ProofRequired)),
        (12, json!({ "now": after(10.0), "minSeconds": 0.0 }), None),
        (12, json!({ "now": after(2.0), "work": good }), Some(Code::TooFast)),
        (12, json!({ "genuine": false, "work": good }), Some(Code::TokenInvalid)),
        (12, json!({ "id": "m".repeat(22), "work": good }), Some(Code::TokenOfAnother)),
        // A server that signs shows no form.
        (12, json!({ "nonce": "s".repeat(22) }), None),
    ];
    for (bits, changes, refusal) in cases {
        assert_eq!(judge(&sender(bits, &changes)).refusal, refusal, "{bits} {changes}");
    }
    assert_eq!(judge(&sender(12, &json!({}))).retry_after_ms, Some(25_000));
    assert_eq!(judge(&sender(12, &json!({ "work": bad }))).retry_after_ms, None);
}

#[test]
fn the_bits_are_signed_and_a_token_without_them_stays_as_it_was() {
    let none = token::offer(NOW, "nonce", 0);
    assert_eq!(
        (none.head.as_str(), none.signed.as_str()),
        ("1700000000000.nonce.", "form-token\n1700000000000\nnonce")
    );
    let some = token::offer(NOW, "nonce", 18);
    assert_eq!(
        (some.head.as_str(), some.signed.as_str()),
        ("1700000000000.nonce.18.", "form-token\n1700000000000\nnonce\n18")
    );
    for bits in ["0", "25", "x", "+5", "012", ""] {
        let text = format!("{NOW}.{}.{bits}.{}", "n".repeat(22), "A".repeat(43));
        assert_eq!(token::read(&text), None, "{bits}");
    }
}

#[test]
fn the_load_is_every_knock_of_the_last_minute() {
    let knock = |address: usize, now: i64| Knock {
        address: Some(address.to_string()),
        site: "https://www.example.com".to_owned(),
        per_address: 10,
        per_site: 20,
        now,
    };
    let start = NOW - NOW.rem_euclid(60_000);
    let mut limits = Limits::new();
    assert_eq!(limits.load(start), 0);
    for address in 0..40 {
        limits.take(&knock(address, start));
    }
    // Half of them were refused for their site, and all of them were there.
    assert_eq!((limits.load(start), limits.load(start + 59_999)), (40, 40));
    assert_eq!((limits.load(start + 90_000), limits.load(start + 120_000)), (20, 0));
}

proptest! {
    #[test]
    fn more_load_never_asks_for_less(most in 1u32..=24, load in 0u32..1_000_000, more in 0u32..1_000) {
        let (one, other) = (proof::bits(most, load), proof::bits(most, load + more));
        prop_assert!(one <= other && other <= most);
    }

    #[test]
    fn a_hash_holds_as_many_bits_as_it_has_zeros(hash in proptest::collection::vec(any::<u8>(), 32), bits in 0u32..40) {
        let text: String = hash.iter().flat_map(|byte| format!("{byte:08b}").into_bytes()).map(char::from).collect();
        let zeros = text.bytes().take_while(|digit| *digit == b'0').count();
        prop_assert_eq!(proof::holds(&hash, bits), zeros >= bits as usize);
    }
}
