//! A world with a virtual clock: the client's `Io` for native tests. Nothing here waits; time moves to the next
//! thing that was waited for.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::api::Dialect;
use atera_wasm::client::config::key_header;
use atera_wasm::client::{Body, Client, Config, Event, Failure, Io, Outcome, Reply, Request};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

pub const KEY: &str = "0123456789abcdef0123456789abcdef";

/// A request as the server saw it.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    pub at: f64,
    pub method: &'static str,
    pub path: String,
    pub body: Option<Value>,
}

type Server = Box<dyn FnMut(&Seen) -> (f64, Outcome<Value>)>;

pub struct World {
    now: Cell<f64>,
    /// Who wants to be woken when.
    timers: RefCell<BTreeMap<u64, Vec<Waker>>>,
    dice: Cell<u64>,
    server: RefCell<Server>,
    pub seen: RefCell<Vec<Seen>>,
    pub events: RefCell<Vec<Event>>,
}

#[derive(Clone)]
pub struct WorldIo(pub Rc<World>);

/// A world whose server answers so many milliseconds later with what the closure says.
pub fn world(server: impl FnMut(&Seen) -> (f64, Outcome<Value>) + 'static) -> WorldIo {
    WorldIo(Rc::new(World {
        now: Cell::new(1_000_000.0),
        timers: RefCell::default(),
        dice: Cell::new(42),
        server: RefCell::new(Box::new(server)),
        seen: RefCell::default(),
        events: RefCell::default(),
    }))
}

/// A world whose server gives these answers one after the other, each after 10 ms, and the last for ever.
pub fn script(answers: Vec<Outcome<Value>>) -> WorldIo {
    let mut next = 0;
    world(move |_| {
        let answer = answers[next.min(answers.len() - 1)].clone();
        next += 1;
        (10.0, answer)
    })
}

impl WorldIo {
    pub fn time(&self) -> f64 {
        self.0.now.get()
    }

    pub fn set_time(&self, now: f64) {
        self.0.now.set(now);
    }

    async fn until_time(&self, due: f64) {
        poll_fn(|context| {
            if self.time() >= due {
                return Poll::Ready(());
            }
            self.0.timers.borrow_mut().entry(due.ceil() as u64).or_default().push(context.waker().clone());
            Poll::Pending
        })
        .await;
    }

    pub fn sent(&self) -> usize {
        self.0.seen.borrow().len()
    }
}

impl Io for WorldIo {
    type Data = Value;

    fn now(&self) -> f64 {
        self.time()
    }

    fn random(&self) -> f64 {
        // An xorshift: the same dice in every run.
        let mut state = self.0.dice.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.0.dice.set(state);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn until(&self, http_date: &str) -> Option<f64> {
        let date = jiff::fmt::rfc2822::parse(http_date).ok()?;
        Some(date.timestamp().as_millisecond() as f64 - self.time())
    }

    fn domain_to_ascii(&self, domain: &str) -> Option<String> {
        atera_wasm::rules::host::native_ascii(domain)
    }

    fn zone_offset(&self, zone: &str, millis: i64) -> Option<i32> {
        let zone = jiff::tz::TimeZone::get(zone).ok()?;
        let at = jiff::Timestamp::from_millisecond(millis).ok()?;
        Some(zone.to_offset(at).seconds() / 60)
    }

    async fn sleep(&self, ms: f64) {
        self.until_time(self.time() + ms).await;
    }

    async fn send(&self, request: Request<'_, Value>, timeout_ms: f64) -> Outcome<Value> {
        let path = request.url.strip_prefix("https://atera.test/api/v3").unwrap_or(request.url).to_owned();
        let body = request.body.cloned();
        let seen = Seen { at: self.time(), method: request.method, path, body };
        self.0.seen.borrow_mut().push(seen.clone());
        let (latency, outcome) = (self.0.server.borrow_mut())(&seen);
        self.until_time(self.time() + latency.min(timeout_ms)).await;
        if latency > timeout_ms { Outcome::Failed(Failure::Timeout) } else { outcome }
    }

    async fn admit(&self, _bulk: bool, _timeout_ms: f64) -> Result<(), Failure> {
        Ok(())
    }

    fn tell(&self, event: &Event) {
        self.0.events.borrow_mut().push(event.clone());
    }
}

pub type Job<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// Whether a job was woken since it was polled last.
#[derive(Default)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Runs jobs side by side until all are done.
pub fn run_all<T>(io: &WorldIo, jobs: Vec<Job<'_, T>>) -> Vec<T> {
    let mut results: Vec<Option<T>> = jobs.iter().map(|_| None).collect();
    let mut jobs: Vec<_> = jobs.into_iter().map(|job| (Some(job), Arc::new(Woken(true.into())))).collect();
    loop {
        for ((slot, woken), result) in jobs.iter_mut().zip(&mut results) {
            if !woken.0.swap(false, Ordering::Relaxed) {
                continue;
            }
            let waker = Waker::from(Arc::clone(woken));
            if let Some(job) = slot
                && let Poll::Ready(value) = job.as_mut().poll(&mut Context::from_waker(&waker))
            {
                *result = Some(value);
                *slot = None;
            }
        }
        if jobs.iter().all(|(job, _)| job.is_none()) {
            return results.into_iter().flatten().collect();
        }
        let (next, wakers) = io.0.timers.borrow_mut().pop_first().expect("a pending job waits for something");
        if next as f64 > io.time() {
            io.set_time(next as f64);
        }
        wakers.into_iter().for_each(Waker::wake);
    }
}

/// Runs one job until it is done.
pub fn run<T>(io: &WorldIo, job: impl Future<Output = T>) -> T {
    run_all(io, vec![Box::pin(job)]).pop().expect("one job has one result")
}

/// Options for a guide server, with a key.
pub fn config() -> Config {
    Config {
        base_url: "https://atera.test/api/v3".into(),
        key: key_header(Some(KEY), Dialect::Guide, None).expect("a key"),
        ..Config::default()
    }
}

pub fn client() -> Client {
    Client::new(config())
}

fn reply(status: u16, body: Body<Value>) -> Reply<Value> {
    Reply { status, content_type: Some("application/json".into()), retry_after: None, body }
}

pub fn json(status: u16, body: Value) -> Outcome<Value> {
    Outcome::Reply(reply(status, Body::Json(body)))
}

pub fn empty(status: u16) -> Outcome<Value> {
    Outcome::Reply(reply(status, Body::Empty))
}

pub fn with_body(status: u16, body: Body<Value>) -> Outcome<Value> {
    Outcome::Reply(reply(status, body))
}

pub fn html(status: u16) -> Outcome<Value> {
    let text = Body::Text("<!doctype html><title>Sign in</title>".into());
    Outcome::Reply(Reply { content_type: Some("text/html; charset=utf-8".into()), ..reply(status, text) })
}

pub fn retry_after(status: u16, header: &str) -> Outcome<Value> {
    Outcome::Reply(Reply { retry_after: Some(header.into()), ..reply(status, Body::Empty) })
}

pub fn network() -> Outcome<Value> {
    Outcome::Failed(Failure::Network("connection reset".into()))
}

pub fn never_sent() -> Outcome<Value> {
    Outcome::Failed(Failure::NeverSent("connect ECONNREFUSED".into()))
}
