//! The pacer: never more than the limit in any 60 seconds, and whoever waits for an answer goes first.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::Operation;
use atera_wasm::client::pace::{CLOCK_STEP_MS, Ending, MAX_TRANSIT_MS, Pacer, Priority, Turn, WINDOW_MS};
use atera_wasm::client::{Client, Config};
use atera_wasm::error::ErrorCode;
use proptest::prelude::*;
use serde_json::json as value;
use world::{Job, config, json, run, run_all, world};

/// How long a call counts after its end.
const COUNTED_MS: f64 = WINDOW_MS + CLOCK_STEP_MS;

fn most_in_any_window(times: &[f64]) -> usize {
    let inside = |start: f64| times.iter().filter(|time| (start..start + WINDOW_MS).contains(*time)).count();
    times.iter().map(|start| inside(*start)).max().unwrap_or(0)
}

#[test]
fn seven_hundred_in_any_minute_and_no_more() {
    let io = world(|_| (5.0, json(200, value!({ "TicketID": 1 }))));
    let client = Client::new(Config { timeout_ms: 1e9, ..config() });
    let asked = value!({ "id": 1 });
    let jobs = (0..1_500).map(|_| Box::pin(client.ask(&io, Operation::TicketsGet, &asked)) as Job<'_, _>);
    assert!(run_all(&io, jobs.collect()).iter().all(Result::is_ok));
    let times: Vec<f64> = io.0.seen.borrow().iter().map(|seen| seen.at).collect();
    assert_eq!(times.len(), 1_500);
    assert_eq!(most_in_any_window(&times), 700);
}

#[test]
fn a_call_that_waits_longer_than_it_may_fails_at_once() {
    let io = world(|_| (5.0, json(200, value!({ "TicketID": 1 }))));
    let client = Client::new(Config { rate_per_minute: 1, ..config() });
    let asked = value!({ "id": 1 });
    assert!(run(&io, client.ask(&io, Operation::TicketsGet, &asked)).is_ok());
    let error = run(&io, client.ask(&io, Operation::TicketsGet, &asked)).expect_err("a minute is too long");
    assert_eq!(error.code, ErrorCode::RateLimited);
    assert_eq!(error.retry_after_ms, Some(60_001));
    assert_eq!(io.sent(), 1);
}

#[test]
fn interactive_calls_go_before_bulk() {
    let mut pacer = Pacer::new(1);
    let first = pacer.enter(Priority::Bulk);
    assert_eq!(pacer.ask(first, 0.0), Turn::Go);
    pacer.end(Ending::Replied, 0.0);
    let bulk = pacer.enter(Priority::Bulk);
    let urgent = pacer.enter(Priority::Interactive);
    assert!(matches!(pacer.ask(bulk, COUNTED_MS), Turn::Wait { .. }), "somebody is in front");
    assert_eq!(pacer.ask(urgent, COUNTED_MS), Turn::Go);
    pacer.end(Ending::Replied, COUNTED_MS);
    assert!(matches!(pacer.ask(bulk, COUNTED_MS), Turn::Wait { .. }), "the place is taken");
    assert_eq!(pacer.ask(bulk, 2.0 * COUNTED_MS), Turn::Go);
}

#[test]
fn a_place_given_up_is_given_to_the_next() {
    let mut pacer = Pacer::new(1);
    let first = pacer.enter(Priority::Bulk);
    assert_eq!(pacer.ask(first, 0.0), Turn::Go);
    pacer.end(Ending::Replied, 0.0);
    let gone = pacer.enter(Priority::Bulk);
    let next = pacer.enter(Priority::Bulk);
    assert!(matches!(pacer.ask(next, COUNTED_MS), Turn::Wait { .. }));
    pacer.leave(gone);
    assert_eq!(pacer.ask(next, COUNTED_MS), Turn::Go);
}

#[test]
fn dropped_calls_leave_the_queue() {
    let io = world(|_| (5.0, json(200, value!({ "TicketID": 1 }))));
    let client = Client::new(Config { rate_per_minute: 1, timeout_ms: 1e9, ..config() });
    let asked = value!({ "id": 1 });
    assert!(run(&io, client.ask(&io, Operation::TicketsGet, &asked)).is_ok());
    let mut dropped: Job<'_, _> = Box::pin(client.ask(&io, Operation::TicketsGet, &asked));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(dropped.as_mut().poll(&mut context).is_pending());
    drop(dropped);
    assert!(run(&io, client.ask(&io, Operation::TicketsGet, &asked)).is_ok());
    let seen = io.0.seen.borrow();
    assert_eq!(seen[1].at - seen[0].at, 5.0 + COUNTED_MS, "no dead call in front of it");
}

#[test]
fn what_an_earlier_instance_sent_counts() {
    let mut pacer = Pacer::new(2);
    pacer.remember([10.0, 20.0, 30.0]);
    let place = pacer.enter(Priority::Interactive);
    let free = 20.0 + MAX_TRANSIT_MS + COUNTED_MS;
    assert!(matches!(pacer.ask(place, free - 1.0), Turn::Wait { expected_ms: 1.0, .. }));
    assert_eq!(pacer.ask(place, free), Turn::Go);
}

#[test]
fn an_open_call_counts_until_a_minute_after_its_end() {
    let mut pacer = Pacer::new(1);
    let open = pacer.enter(Priority::Bulk);
    assert_eq!(pacer.ask(open, 0.0), Turn::Go);
    let next = pacer.enter(Priority::Bulk);
    let turn = pacer.ask(next, 90_000.0);
    assert_eq!(turn, Turn::Wait { nap_ms: 1_000.0, expected_ms: COUNTED_MS }, "it may end at any moment");
    pacer.end(Ending::Replied, 90_500.0);
    assert!(matches!(pacer.ask(next, 90_499.0 + COUNTED_MS), Turn::Wait { expected_ms: 1.0, .. }));
    assert_eq!(pacer.ask(next, 90_500.0 + COUNTED_MS), Turn::Go);
}

#[test]
fn how_a_call_ended_says_how_long_it_counts() {
    for (ending, end, free) in [
        (Ending::Unsent, 500.0, 500.0),
        (Ending::Replied, 500.0, 500.0 + COUNTED_MS),
        (Ending::Unanswered { sent_at: 100.0 }, 500.0, 100.0 + MAX_TRANSIT_MS + COUNTED_MS),
        (Ending::Unanswered { sent_at: 100.0 }, 30_100.0, 30_100.0 + COUNTED_MS),
    ] {
        let mut pacer = Pacer::new(1);
        let call = pacer.enter(Priority::Bulk);
        assert_eq!(pacer.ask(call, 100.0), Turn::Go);
        pacer.end(ending, end);
        let next = pacer.enter(Priority::Bulk);
        assert!(free == end || matches!(pacer.ask(next, free - 1.0), Turn::Wait { .. }), "{ending:?}");
        assert_eq!(pacer.ask(next, free), Turn::Go, "{ending:?}");
    }
}

#[test]
fn a_call_goes_as_soon_as_the_one_that_ended_first_counts_no_more() {
    let mut pacer = Pacer::new(2);
    for (ending, end) in [(Ending::Unanswered { sent_at: 0.0 }, 0.0), (Ending::Replied, 4_000.0)] {
        let call = pacer.enter(Priority::Bulk);
        assert_eq!(pacer.ask(call, 0.0), Turn::Go);
        pacer.end(ending, end);
    }
    let next = pacer.enter(Priority::Bulk);
    assert!(matches!(pacer.ask(next, 4_000.0), Turn::Wait { expected_ms: COUNTED_MS, .. }));
    assert_eq!(pacer.ask(next, 4_000.0 + COUNTED_MS), Turn::Go);
}

proptest! {
    #[test]
    fn no_arrivals_ever_break_the_limit(
        limit in 1_u32..20,
        arrivals in prop::collection::vec((0.0..200_000.0_f64, any::<bool>()), 1..120),
    ) {
        let mut arrivals = arrivals;
        arrivals.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut pacer = Pacer::new(limit);
        let mut waiting = Vec::new();
        let mut gone = Vec::new();
        let mut now = 0.0;
        let mut arrivals = arrivals.into_iter().peekable();
        while arrivals.peek().is_some() || !waiting.is_empty() {
            let mut next = arrivals.peek().map_or(f64::MAX, |(at, _)| *at);
            waiting.retain(|place| match pacer.ask(*place, now) {
                Turn::Go => { gone.push(now); pacer.end(Ending::Replied, now); false }
                Turn::Wait { nap_ms, .. } => { next = next.min(now + nap_ms); true }
            });
            if waiting.is_empty() && arrivals.peek().is_none() { break; }
            now = next.max(now);
            while let Some((_, bulk)) = arrivals.next_if(|(at, _)| *at <= now) {
                waiting.push(pacer.enter(if bulk { Priority::Bulk } else { Priority::Interactive }));
            }
        }
        prop_assert!(most_in_any_window(&gone) <= limit as usize);
    }
}
