//! How often an address and a site may post.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::intake::door::limit::{Counters, Knock, Limits};
use atera_wasm::intake::door::refusal::Code;
use proptest::prelude::*;
use serde_json::{Value, json};

const NOW: i64 = 1_700_000_000_000;

#[test]
fn a_crowd_does_not_wash_out_who_posts_much() {
    let mut counters = Counters::new(16);
    for _ in 0..5 {
        assert_eq!(counters.take("busy", 5, NOW), None);
    }
    for stranger in 0..1_000 {
        assert_eq!(counters.take(&stranger.to_string(), 5, NOW), None);
    }
    assert!(counters.take("busy", 5, NOW).is_some());
}

#[test]
fn who_is_refused_for_the_address_takes_nothing_from_the_site() {
    let mut limits = Limits::new();
    let mut take = |address: Value| {
        let knock = json!({ "address": address, "site": "s", "perAddress": 1, "perSite": 3, "now": NOW });
        limits.take(&serde_json::from_value::<Knock>(knock).unwrap()).refusal
    };
    assert_eq!(take(json!("a")), None);
    for _ in 0..5 {
        assert_eq!(take(json!("a")), Some(Code::AddressRateLimited));
    }
    assert_eq!((take(json!("b")), take(json!(null))), (None, None));
    assert_eq!(take(json!("c")), Some(Code::SiteRateLimited));
}

#[test]
fn a_receipt_is_counted_among_thousands() {
    let mut visits = Limits::of_receipts();
    let mut visit = |receipt: u32| {
        let knock = json!({
            "address": format!("of {receipt}"), "site": receipt.to_string(), "perAddress": 9, "perSite": 2, "now": NOW,
        });
        visits.take(&serde_json::from_value::<Knock>(knock).unwrap()).refusal
    };
    for turn in 0..2 {
        for receipt in 0..2_000 {
            assert_eq!(visit(receipt), None, "{turn}");
        }
    }
    for receipt in 0..2_000 {
        assert_eq!(visit(receipt), Some(Code::SiteRateLimited), "{receipt}");
    }
}

proptest! {
    /// In no 60 seconds more than twice the limit, and over minutes no more than the limit for each.
    #[test]
    fn a_key_is_let_in_at_its_rate(limit in 1u32..20, gaps in proptest::collection::vec(0i64..9_000, 1..200)) {
        let mut counters = Counters::new(8);
        let (mut now, mut let_in) = (NOW, Vec::new());
        for gap in gaps {
            now += gap;
            match counters.take("key", limit, now) {
                None => let_in.push(now),
                Some(wait) => {
                    prop_assert!(wait > 0 && wait <= 120_000);
                    let mut later = Counters::new(8);
                    for at in &let_in { later.take("key", limit, *at); }
                    prop_assert_eq!(later.take("key", limit, now + wait), None, "the wait that was told is enough");
                }
            }
        }
        for first in &let_in {
            let within = let_in.iter().filter(|at| (*first..first + 60_000).contains(*at)).count();
            prop_assert!(within <= 2 * limit as usize);
        }
    }

    #[test]
    fn the_memory_of_the_counts_is_bounded(keys in proptest::collection::vec("[a-f]{1,3}", 0..300)) {
        let mut counters = Counters::new(16);
        for key in &keys {
            counters.take(key, 5, NOW);
            prop_assert!(counters.len() <= 16);
        }
    }
}
