//! The plain client's pacer, simulated: a server that counts arrivals, and a line that takes up to ten seconds each way.
//! `CLIENT_SEED=7 cargo test --test client_pace_simulation` replays one run; `CLIENT_RUNS=10000` makes more of them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

mod world;

use atera_wasm::api::Operation;
use atera_wasm::client::pace::{MAX_TRANSIT_MS, WINDOW_MS};
use atera_wasm::client::{Client, Config, Failure, Io, Outcome};
use atera_wasm::error::{Error, ErrorCode};
use serde_json::{Value, json as value};
use std::cell::RefCell;
use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::task::Poll;
use world::{Job, WorldIo, config, json, network, never_sent, retry_after, run_all, world};

const SECOND: f64 = 1_000.0;

/// An xorshift: a seed replays a run.
#[derive(Clone)]
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn below(&mut self, limit: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) % u64::from(limit.max(1))) as u32
    }

    fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    /// Milliseconds up to this many seconds; half of the time close to nothing.
    fn ms(&mut self, seconds: u32) -> f64 {
        let most = if self.percent(50) { 20 } else { seconds * 1_000 };
        f64::from(self.below(most + 1))
    }
}

/// What the line and the callers of a run do.
struct Weather {
    limit: u32,
    calls: u32,
    /// The calls begin within so many seconds.
    spread: u32,
    /// The longest way of a request and of a reply, in seconds.
    transit: u32,
    /// Percent of the calls that are given up, and of the requests whose answer is a failure.
    cancels: u32,
    failing: u32,
    attempt_timeout_ms: f64,
}

impl Weather {
    fn rough(dice: &mut Dice) -> Self {
        let limit = [1, 2, 5, 20, 60, 1 + dice.below(150)][dice.below(6) as usize];
        Self {
            limit,
            calls: 1 + dice.below(3 * limit + 20),
            spread: dice.below(120),
            transit: dice.below(11),
            cancels: dice.below(50),
            failing: dice.below(50),
            attempt_timeout_ms: f64::from(1 + dice.below(20)) * SECOND,
        }
    }
}

/// When requests arrived, by the server's clock.
type Arrivals = Rc<RefCell<Vec<f64>>>;

/// A server that counts what arrives, at the end of a slow line. A request that was given up arrives all the same.
fn counting(weather: &Weather, mut dice: Dice) -> (WorldIo, Arrivals) {
    let arrivals = Arrivals::default();
    let counted = Rc::clone(&arrivals);
    let (transit, failing) = (weather.transit, weather.failing);
    let io = world(move |seen| {
        let (out, back) = (dice.ms(transit), dice.ms(transit));
        let outcome = if dice.percent(failing) { failure(&mut dice) } else { ticket() };
        if !matches!(outcome, Outcome::Failed(Failure::NeverSent(_))) {
            counted.borrow_mut().push(seen.at + out);
        }
        // A line that breaks may do so while the request is on its way.
        let ends = if matches!(outcome, Outcome::Failed(_)) { back } else { out + back };
        (ends, outcome)
    });
    (io, arrivals)
}

fn ticket() -> Outcome<Value> {
    json(200, value!({ "TicketID": 1 }))
}

fn failure(dice: &mut Dice) -> Outcome<Value> {
    match dice.below(4) {
        0 => network(),
        1 => never_sent(),
        2 => json(503, value!({})),
        _ => retry_after(429, "7"),
    }
}

/// The most arrivals in any 60 seconds, its end not included.
fn most_in_any_window(arrivals: &Arrivals) -> usize {
    let mut times = arrivals.borrow().clone();
    times.sort_by(f64::total_cmp);
    let from =
        |start: usize| times[start..].iter().take_while(|time| **time < times[start] + WINDOW_MS).count();
    (0..times.len()).map(from).max().unwrap_or(0)
}

type Answer = Result<Value, Error>;

/// One caller: comes at some time, and may give its call up. `None` if it did.
async fn caller(io: &WorldIo, client: &Client, dice: &mut Dice, weather: &Weather) -> Option<Answer> {
    io.sleep(f64::from(dice.below(weather.spread * 1_000 + 1))).await;
    let gives_up = dice.percent(weather.cancels);
    let patience = dice.ms(100);
    let read = [Operation::TicketsGet, Operation::CustomersGet][dice.below(2) as usize];
    let input = value!({ "id": 1 });
    let mut call = Box::pin(client.ask(io, read, &input));
    let mut end =
        Box::pin(async { if gives_up { io.sleep(patience).await } else { std::future::pending().await } });
    std::future::poll_fn(|context| {
        if let Poll::Ready(answer) = call.as_mut().poll(context) {
            return Poll::Ready(Some(answer));
        }
        end.as_mut().poll(context).map(|()| None)
    })
    .await
}

/// Runs a weather to its end. Answers the arrivals, the answers, and how long it took.
fn simulate(seed: u64, weather: &Weather, timeout_ms: f64) -> (Arrivals, Vec<Option<Answer>>, f64) {
    let mut dice = Dice::new(seed);
    let (io, arrivals) = counting(weather, Dice::new(seed ^ 0x5eed));
    let attempt_timeout_ms = weather.attempt_timeout_ms;
    let rate_per_minute = weather.limit;
    let client = Client::new(Config { timeout_ms, attempt_timeout_ms, rate_per_minute, ..config() });
    let begun = io.time();
    let mut callers: Vec<Dice> =
        (0..weather.calls).map(|_| Dice::new(u64::from(dice.below(u32::MAX)))).collect();
    let jobs = callers.iter_mut().map(|dice| Box::pin(caller(&io, &client, dice, weather)) as Job<'_, _>);
    let answers = run_all(&io, jobs.collect());
    (arrivals, answers, io.time() - begun)
}

/// Runs a world for each seed; one that fails says how to see it again.
fn each_seed(test: &str, default: u64, run: impl Fn(u64)) {
    let number = |name: &str| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let seeds = match number("CLIENT_SEED") {
        Some(seed) => seed..=seed,
        None => 1..=number("CLIENT_RUNS").unwrap_or(default),
    };
    for seed in seeds {
        if let Err(cause) = catch_unwind(AssertUnwindSafe(|| run(seed))) {
            eprintln!("replay: CLIENT_SEED={seed} cargo test --test client_pace_simulation {test}");
            resume_unwind(cause);
        }
    }
}

/// Everything at once: slow lines, failures, time-outs, callers who give up.
#[test]
fn no_server_sees_more_than_the_limit_in_any_minute() {
    each_seed("no_server_sees_more_than_the_limit_in_any_minute", 300, |seed| {
        let weather = Weather::rough(&mut Dice::new(seed));
        let (arrivals, answers, _) = simulate(seed, &weather, 600.0 * SECOND);
        assert_eq!(answers.len(), weather.calls as usize, "every call ends");
        let most = most_in_any_window(&arrivals);
        assert!(most <= weather.limit as usize, "{most} arrivals in a minute, {} are allowed", weather.limit);
    });
}

/// The whole limit of Atera, with calls that wait for three minutes.
#[test]
fn no_server_sees_more_than_seven_hundred_in_any_minute() {
    each_seed("no_server_sees_more_than_seven_hundred_in_any_minute", 2, |seed| {
        let (limit, calls, spread, transit) = (700, 1_800, 0, 10);
        let rough = Weather::rough(&mut Dice::new(seed));
        let weather = Weather { limit, calls, spread, transit, cancels: 10, failing: 1, ..rough };
        let (arrivals, _, _) = simulate(seed, &weather, 600.0 * SECOND);
        let most = most_in_any_window(&arrivals);
        assert!(most <= 700, "{most} arrivals in a minute");
    });
}

/// Whatever the line does, nobody waits for ever: a place is used again a minute after its call was over.
#[test]
fn every_call_goes_in_the_end_and_no_place_stays_unused() {
    each_seed("every_call_goes_in_the_end_and_no_place_stays_unused", 100, |seed| {
        let mut dice = Dice::new(seed);
        let rough = Weather::rough(&mut dice);
        let attempt_timeout_ms = 60.0 * SECOND;
        let weather = Weather { cancels: 0, failing: 0, spread: 0, attempt_timeout_ms, ..rough };
        let (arrivals, answers, took) = simulate(seed, &weather, 1e9);
        assert!(answers.iter().all(|answer| matches!(answer, Some(Ok(_)))));
        assert_eq!(arrivals.borrow().len(), weather.calls as usize);
        // Each round of the limit takes a minute, the longest call of its round, and a step of the clock.
        let longest = f64::from(weather.transit) * 2.0 * SECOND + 41.0;
        let rounds = f64::from(weather.calls.div_ceil(weather.limit));
        let most = rounds * (WINDOW_MS + longest + 2.0);
        assert!(took <= most, "{took} ms for {rounds} rounds of at most {longest} ms");
    });
}

/// What cannot go in time is told when to come back, and nobody is kept longer than the deadline.
#[test]
fn a_call_that_cannot_go_in_time_is_told_when_to_come_back() {
    each_seed("a_call_that_cannot_go_in_time_is_told_when_to_come_back", 100, |seed| {
        let weather = Weather { cancels: 0, failing: 0, ..Weather::rough(&mut Dice::new(seed)) };
        let timeout_ms = 45.0 * SECOND;
        let (_, answers, took) = simulate(seed, &weather, timeout_ms);
        assert!(took <= f64::from(weather.spread) * SECOND + timeout_ms + 1.0, "{took} ms");
        for error in answers.into_iter().flatten().filter_map(Result::err) {
            match error.code {
                ErrorCode::RateLimited => assert!(error.retry_after_ms.is_some_and(|ms| ms > 0)),
                ErrorCode::Timeout => {}
                _ => panic!("{error:?}"),
            }
        }
    });
}

/// A request that was given up at once may arrive ten seconds later, and the next one at once.
#[test]
fn a_call_given_up_counts_for_as_long_as_it_may_be_on_its_way() {
    let arrivals = Arrivals::default();
    let counted = Rc::clone(&arrivals);
    let io = world(move |seen| {
        let first = counted.borrow().is_empty();
        counted.borrow_mut().push(if first { seen.at + MAX_TRANSIT_MS } else { seen.at });
        (if first { 1e9 } else { 1.0 }, ticket())
    });
    let client = Client::new(Config { rate_per_minute: 1, timeout_ms: 1e6, ..config() });
    let input = value!({ "id": 1 });
    let mut given_up: Job<'_, _> = Box::pin(client.ask(&io, Operation::TicketsGet, &input));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(given_up.as_mut().poll(&mut context).is_pending());
    drop(given_up);
    assert!(world::run(&io, client.ask(&io, Operation::TicketsGet, &input)).is_ok());
    assert_eq!(arrivals.borrow().len(), 2);
    assert_eq!(most_in_any_window(&arrivals), 1);
}
