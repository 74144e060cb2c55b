//! Retries, waits and deadlines: by operation class, with a virtual clock.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::float_cmp,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::{Class, Operation};
use atera_wasm::client::retry::{Ended, MOST_BACKOFF_MS, Verdict, backoff, judge};
use atera_wasm::client::{Body, Client, Config, EventKind, Outcome};
use atera_wasm::error::{Error, ErrorCode};
use serde_json::{Value, json as value};
use world::{
    WorldIo, client, config, empty, html, json, network, never_sent, retry_after, run, run_all, script,
    with_body, world,
};

fn read(io: &WorldIo, client: &Client) -> Result<Value, Error> {
    run(io, client.ask(io, Operation::TicketsGet, &value!({ "id": 54321 })))
}

fn create(io: &WorldIo, client: &Client) -> Result<Value, Error> {
    let ticket = value!({ "body": { "TicketTitle": "Printer on floor 3 jams", "CustomerID": 12345 } });
    run(io, client.ask(io, Operation::TicketsCreate, &ticket))
}

fn update(io: &WorldIo, client: &Client) -> Result<Value, Error> {
    run(io, client.ask(io, Operation::CustomersUpdate, &value!({ "id": 1, "body": { "Phone": "555" } })))
}

fn ticket() -> Outcome<Value> {
    json(200, value!({ "TicketID": 54321, "TicketStatus": "Open" }))
}

#[test]
fn every_class_meets_every_end() {
    use Verdict::{Again, Ambiguous, Answer};
    let rows = [
        (Ended::NeverSent, Again, Again),
        (Ended::Status(429), Again, Again),
        (Ended::Network, Again, Ambiguous),
        (Ended::Timeout, Again, Ambiguous),
        (Ended::Cut, Again, Ambiguous),
        (Ended::Status(408), Again, Ambiguous),
        (Ended::Status(500), Again, Ambiguous),
        (Ended::Status(503), Again, Ambiguous),
        (Ended::Status(599), Again, Ambiguous),
        (Ended::Status(200), Answer, Answer),
        (Ended::Status(400), Answer, Answer),
        (Ended::Status(401), Answer, Answer),
        (Ended::Status(404), Answer, Answer),
        (Ended::Status(0), Answer, Answer),
        (Ended::Status(302), Answer, Answer),
    ];
    for (ended, harmless, makes) in rows {
        assert_eq!(judge(Class::Read, ended), harmless, "{ended:?}");
        assert_eq!(judge(Class::Idempotent, ended), harmless, "{ended:?}");
        assert_eq!(judge(Class::Create, ended), makes, "{ended:?}");
    }
}

#[test]
fn a_read_is_tried_again_and_answers() {
    for fault in
        [network(), never_sent(), empty(500), empty(503), empty(408), empty(429), with_body(200, Body::Cut)]
    {
        let io = script(vec![fault.clone(), ticket()]);
        let answer = read(&io, &client());
        assert_eq!(answer.expect("the second answer")["TicketID"], 54321, "{fault:?}");
        assert_eq!(io.sent(), 2, "{fault:?}");
    }
}

#[test]
fn an_idempotent_write_is_tried_again() {
    let io = script(vec![empty(502), json(200, value!({ "ActionID": 1, "CustomerID": 1 }))]);
    assert!(update(&io, &client()).is_ok());
    assert_eq!(io.sent(), 2);
}

#[test]
fn a_create_that_may_have_happened_is_never_sent_again() {
    for fault in [
        network(),
        empty(500),
        empty(503),
        empty(408),
        with_body(201, Body::Cut),
        html(200),
        json(200, value!({})),
    ] {
        let io = script(vec![fault.clone(), json(201, value!({ "ActionID": 7 }))]);
        let error = create(&io, &client()).expect_err("nobody knows");
        assert_eq!(error.code, ErrorCode::Ambiguous, "{fault:?}");
        assert_eq!(io.sent(), 1, "{fault:?}");
    }
}

#[test]
fn a_create_that_times_out_is_ambiguous() {
    let io = world(|_| (60_000.0, json(201, value!({ "ActionID": 7 }))));
    let error = create(&io, &client()).expect_err("no answer in time");
    assert_eq!((error.code, error.attempts), (ErrorCode::Ambiguous, 1));
    assert_eq!(io.time(), 1_030_000.0, "a create gets the whole time");
}

#[test]
fn a_create_that_was_refused_or_never_sent_is_sent_again() {
    for fault in [empty(429), never_sent()] {
        let io = script(vec![fault.clone(), json(201, value!({ "ActionID": "7" }))]);
        assert_eq!(create(&io, &client()).expect("made")["TicketID"], 7, "{fault:?}");
        assert_eq!(io.sent(), 2, "{fault:?}");
    }
}

#[test]
fn a_create_that_never_left_is_a_network_error() {
    let io = script(vec![never_sent()]);
    let error = create(&io, &client()).expect_err("nobody is there");
    assert_eq!((error.code, error.attempts, io.sent()), (ErrorCode::Network, 4, 4));
}

#[test]
fn retries_end() {
    let io = script(vec![empty(503)]);
    let error = read(&io, &client()).expect_err("it never works");
    assert_eq!((error.code, error.status, error.attempts), (ErrorCode::Server, Some(503), 4));
    let io = script(vec![empty(503)]);
    let none = Client::new(Config { retries: 0, ..config() });
    assert_eq!(read(&io, &none).expect_err("once").attempts, 1);
}

#[test]
fn retry_after_is_kept_to_the_letter() {
    let io = script(vec![retry_after(429, "7"), ticket()]);
    assert!(read(&io, &client()).is_ok());
    let seen = io.0.seen.borrow();
    assert_eq!(seen[1].at - seen[0].at, 7_010.0, "the answer took 10 ms, then 7 s");
}

#[test]
fn retry_after_may_be_a_date() {
    // The virtual clock stands at 1970-01-01T00:16:40Z.
    let io = script(vec![retry_after(503, "Thu, 01 Jan 1970 00:16:45 GMT"), ticket()]);
    assert!(read(&io, &client()).is_ok());
    assert_eq!(io.0.seen.borrow()[1].at, 1_005_000.0);
}

#[test]
fn a_retry_after_that_is_no_time_is_passed_over() {
    let io = script(vec![retry_after(429, "soon"), ticket()]);
    assert!(read(&io, &client()).is_ok());
}

#[test]
fn a_longer_wait_than_allowed_fails_at_once_and_says_when_to_come_back() {
    for header in ["61", "99999999999999999999"] {
        let io = script(vec![retry_after(429, header), ticket()]);
        let error = read(&io, &Client::new(Config { timeout_ms: 1e9, ..config() })).expect_err("too long");
        assert_eq!(error.code, ErrorCode::RateLimited);
        assert!(error.retry_after_ms >= Some(61_000));
        assert!(error.message.contains("come back in"), "{}", error.message);
        assert_eq!((io.sent(), io.time()), (1, 1_000_010.0));
    }
}

#[test]
fn a_wait_beyond_the_deadline_fails_at_once() {
    let io = script(vec![retry_after(429, "31"), ticket()]);
    let error = read(&io, &client()).expect_err("30 s are all there is");
    assert_eq!(
        (error.code, error.retry_after_ms, io.time()),
        (ErrorCode::RateLimited, Some(31_000), 1_000_010.0)
    );
}

#[test]
fn one_deadline_covers_every_attempt() {
    let io = world(|_| (60_000.0, empty(200)));
    let error = read(&io, &client()).expect_err("nobody answers");
    assert_eq!(error.code, ErrorCode::Timeout);
    assert!(io.time() <= 1_030_000.0, "{}", io.time());
    let attempts = io.sent();
    assert!((2..=3).contains(&attempts), "10 s each: {attempts}");
}

#[test]
fn the_callers_own_deadline_wins() {
    let io = world(|_| (60_000.0, empty(200)));
    let asked = value!({ "id": 54321, "timeoutMs": 250 });
    let error = run(&io, client().ask(&io, Operation::TicketsGet, &asked)).expect_err("too short");
    assert_eq!((error.code, io.time()), (ErrorCode::Timeout, 1_000_250.0));
}

/// A status is read before it is written; both together have the client's own time.
#[test]
fn two_requests_of_one_call_share_the_deadline() {
    let io = world(|_| (8_000.0, ticket()));
    let client = Client::new(Config { timeout_ms: 12_000.0, ..config() });
    let input = value!({ "id": 54321, "body": { "TicketStatus": "Resolved" } });
    let error = run(&io, client.ask(&io, Operation::TicketsUpdate, &input)).expect_err("too slow");
    assert_eq!((error.code, io.time(), io.sent()), (ErrorCode::Timeout, 1_012_000.0, 2));
}

#[test]
fn jitter_is_full_and_bounded() {
    for attempt in 1..40 {
        assert!(backoff(attempt, 0.0).abs() < f64::EPSILON);
        assert!(backoff(attempt, 0.999_999) < MOST_BACKOFF_MS);
    }
    assert!(backoff(2, 0.5) > backoff(1, 0.5));
}

#[test]
fn a_dead_service_is_not_hammered() {
    let io = script(vec![empty(503)]);
    let client = Client::new(Config { timeout_ms: 1e7, ..config() });
    let asked = value!({ "id": 1 });
    let jobs =
        (0..100).map(|_| Box::pin(client.ask(&io, Operation::TicketsGet, &asked)) as world::Job<'_, _>);
    let results = run_all(&io, jobs.collect());
    assert!(results.iter().all(Result::is_err));
    assert_eq!(io.sent(), 110, "100 calls and the ten retries that the budget holds");
}

#[test]
fn a_429_holds_the_other_calls_too() {
    let mut first = true;
    let io =
        world(move |_| (10.0, if std::mem::take(&mut first) { retry_after(429, "5") } else { ticket() }));
    let client = client();
    let asked = value!({ "id": 1 });
    assert!(run(&io, client.ask(&io, Operation::TicketsGet, &asked)).is_ok());
    let times: Vec<f64> = io.0.seen.borrow().iter().map(|seen| seen.at).collect();
    assert_eq!(times, [1_000_000.0, 1_005_010.0]);
}

#[test]
fn events_tell_what_happens() {
    use EventKind::{Reply, Request, Retry};
    let io = script(vec![empty(503), ticket()]);
    assert!(read(&io, &client()).is_ok());
    let events = io.0.events.borrow();
    let kinds: Vec<EventKind> = events.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [Request, Reply, Retry, Request, Reply]);
    assert_eq!(events[1].status, Some(503));
    assert!(!format!("{events:?}").contains(world::KEY));
}
