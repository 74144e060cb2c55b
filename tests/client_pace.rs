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
use atera_wasm::client::pace::{Pacer, Priority, Turn, WINDOW_MS};
use atera_wasm::client::{Client, Config};
use atera_wasm::error::ErrorCode;
use proptest::prelude::*;
use serde_json::json as value;
use world::{Job, config, json, run, run_all, world};

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
    assert_eq!(error.retry_after_ms, Some(59_995));
    assert_eq!(io.sent(), 1);
}

#[test]
fn interactive_calls_go_before_bulk() {
    let mut pacer = Pacer::new(1);
    let first = pacer.enter(Priority::Bulk);
    assert_eq!(pacer.ask(first, 0.0), Turn::Go);
    let bulk = pacer.enter(Priority::Bulk);
    let urgent = pacer.enter(Priority::Interactive);
    assert!(matches!(pacer.ask(bulk, WINDOW_MS), Turn::Wait { .. }), "somebody is in front");
    assert_eq!(pacer.ask(urgent, WINDOW_MS), Turn::Go);
    assert!(matches!(pacer.ask(bulk, WINDOW_MS), Turn::Wait { .. }), "the place is taken");
    assert_eq!(pacer.ask(bulk, 2.0 * WINDOW_MS), Turn::Go);
}

#[test]
fn a_place_given_up_is_given_to_the_next() {
    let mut pacer = Pacer::new(1);
    let first = pacer.enter(Priority::Bulk);
    assert_eq!(pacer.ask(first, 0.0), Turn::Go);
    let gone = pacer.enter(Priority::Bulk);
    let next = pacer.enter(Priority::Bulk);
    assert!(matches!(pacer.ask(next, WINDOW_MS), Turn::Wait { .. }));
    pacer.leave(gone);
    assert_eq!(pacer.ask(next, WINDOW_MS), Turn::Go);
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
    assert_eq!(seen[1].at - seen[0].at, WINDOW_MS, "no dead call in front of it");
}

#[test]
fn what_an_earlier_instance_sent_counts() {
    let mut pacer = Pacer::new(2);
    pacer.remember([10.0, 20.0, 30.0]);
    let place = pacer.enter(Priority::Interactive);
    assert!(
        matches!(pacer.ask(place, 60_019.0), Turn::Wait { expected_ms, .. } if (expected_ms - 1.0).abs() < 1e-9)
    );
    assert_eq!(pacer.ask(place, 60_020.0), Turn::Go);
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
                Turn::Go => { gone.push(now); false }
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
