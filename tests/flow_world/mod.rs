//! The sandbox as the client's `Io`, natively: a clock that moves with each request, and one request that goes
//! wrong on demand.
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of it")]

use atera_wasm::api::Dialect;
use atera_wasm::client::config::key_header;
use atera_wasm::client::{Body, Client, Config, Event, Failure, Io, Outcome, Reply, Request};
use atera_wasm::error::Error;
use atera_wasm::flow::{self, Stop};
use atera_wasm::sandbox::{self, Options, Sandbox};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

pub const ACME: u64 = 12_345;
pub const JOHN: u64 = 67_890;
pub const NOON: i64 = 1_707_998_400_000;
const ORIGIN: &str = "https://atera.test";

/// What becomes of one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is refused with 403 and does nothing.
    Refused,
    /// It is lost on its way.
    LostBefore,
    /// It is carried out, and the answer is lost.
    LostAfter,
}

impl Trouble {
    pub const ALL: [Trouble; 3] = [Trouble::Refused, Trouble::LostBefore, Trouble::LostAfter];
}

pub struct Desk {
    sandbox: RefCell<Sandbox>,
    client: Client,
    now: Cell<f64>,
    /// The next request counts from 1, and this one goes wrong.
    trouble: Cell<Option<(usize, Trouble)>>,
    /// Whether the server does not know the filter `customerId`.
    pub deaf: Cell<bool>,
    /// Method and path of every request.
    pub seen: RefCell<Vec<String>>,
    /// The answer that was lost.
    pub lost: RefCell<Option<Value>>,
}

pub fn desk() -> Desk {
    desk_with(Options { rate_per_minute: None, ..Options::default() })
}

/// No retries: a request that goes wrong is a step that goes wrong.
pub fn desk_with(options: Options) -> Desk {
    let key = key_header(Some("0123456789abcdef"), Dialect::Guide, None).expect("a key");
    let config = Config { base_url: [ORIGIN, "/api/v3"].concat(), key, retries: 0, ..Config::default() };
    desk_of(config, options)
}

/// The same in the live dialect.
pub fn live_desk() -> Desk {
    let key = key_header(Some("0123456789abcdef"), Dialect::Live, None).expect("a key");
    let base_url = [ORIGIN, "/live/api/v3"].concat();
    let config = Config { base_url, dialect: Dialect::Live, key, retries: 0, ..Config::default() };
    desk_of(config, Options { rate_per_minute: None, ..Options::default() })
}

fn desk_of(config: Config, options: Options) -> Desk {
    Desk {
        sandbox: RefCell::new(Sandbox::new(options)),
        client: Client::new(config),
        now: Cell::new(0.0),
        trouble: Cell::new(None),
        deaf: Cell::new(false),
        seen: RefCell::default(),
        lost: RefCell::default(),
    }
}

impl Desk {
    /// Runs a flow to its end.
    pub fn flow(&self, name: &str, input: &Value) -> Result<Value, Box<Stopped>> {
        let job = pin!(flow::run(&self.client, self, name, input));
        match job.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => answer.map_err(|stop| Box::new(stop.into())),
            Poll::Pending => panic!("the sandbox answers at once"),
        }
    }

    /// Asks the sandbox directly.
    pub fn get(&self, path: &str) -> Value {
        let request = sandbox::Request::new("GET", &["/api/v3", path].concat(), "key");
        let reply = self.sandbox.borrow_mut().handle(&request, NOON);
        serde_json::from_slice(&reply.body).expect("JSON")
    }

    /// Tells the sandbox directly.
    pub fn post(&self, path: &str, body: &Value) -> Value {
        let request = sandbox::Request::new("POST", &["/api/v3", path].concat(), "key");
        let reply = self.sandbox.borrow_mut().handle(&request.with_json(&body.to_string()), NOON);
        assert!((200..300).contains(&reply.status), "{path}: {}", reply.status);
        serde_json::from_slice(&reply.body).expect("JSON")
    }

    pub fn creates(&self) -> u64 {
        self.sandbox.borrow().stats().creates
    }

    pub fn commits(&self) -> u64 {
        self.sandbox.borrow().stats().commits
    }

    pub fn sent(&self) -> usize {
        self.seen.borrow().len()
    }

    /// The request so many from now goes wrong.
    pub fn spoil(&self, number: usize, trouble: Trouble) {
        self.trouble.set(Some((self.sent() + number, trouble)));
    }

    /// The writes, each as `METHOD path`.
    pub fn writes(&self) -> Vec<String> {
        self.seen.borrow().iter().filter(|line| !line.starts_with("GET")).cloned().collect()
    }

    fn answer(&self, request: &Request<'_, Value>) -> Outcome<Value> {
        let path = request.url.strip_prefix(ORIGIN).expect("the base");
        let unfiltered = path.split_once("&customerId=").map_or(path, |(path, _)| path);
        let path = if self.deaf.get() { unfiltered } else { path };
        let mut asked = sandbox::Request::new(request.method, path, "key");
        if let Some(body) = request.body {
            asked = asked.with_json(&body.to_string());
        }
        let reply = self.sandbox.borrow_mut().handle(&asked, NOON + self.now.get() as i64);
        let body = match reply.body.as_slice() {
            [] => Body::Empty,
            bytes => Body::Json(serde_json::from_slice(bytes).expect("JSON")),
        };
        let content_type = reply.header("content-type").map(str::to_owned);
        Outcome::Reply(Reply { status: reply.status, content_type, retry_after: None, body })
    }
}

impl Io for Desk {
    type Data = Value;

    fn now(&self) -> f64 {
        self.now.get()
    }

    fn random(&self) -> f64 {
        0.5
    }

    fn until(&self, _http_date: &str) -> Option<f64> {
        None
    }

    fn zone_offset(&self, _zone: &str, _millis: i64) -> Option<i32> {
        None
    }

    fn domain_to_ascii(&self, domain: &str) -> Option<String> {
        atera_wasm::rules::host::native_ascii(domain)
    }

    async fn sleep(&self, ms: f64) {
        self.now.set(self.now.get() + ms);
    }

    async fn send(&self, request: Request<'_, Value>, _timeout_ms: f64) -> Outcome<Value> {
        self.now.set(self.now.get() + 100.0);
        let path = request.url.split_once("/api/v3").expect("the base").1;
        self.seen.borrow_mut().push([request.method, " ", path].concat());
        let trouble = self.trouble.get().filter(|(number, _)| *number == self.sent());
        match trouble.map(|(_, trouble)| trouble) {
            None => self.answer(&request),
            Some(Trouble::Refused) => {
                let body = Body::Json(serde_json::json!({ "Code": 403, "Message": "Forbidden" }));
                Outcome::Reply(Reply { status: 403, content_type: None, retry_after: None, body })
            }
            Some(Trouble::LostBefore) => Outcome::Failed(Failure::Network("reset".into())),
            Some(Trouble::LostAfter) => {
                if let Outcome::Reply(Reply { body: Body::Json(body), .. }) = self.answer(&request) {
                    self.lost.replace(Some(body));
                }
                Outcome::Failed(Failure::Network("reset".into()))
            }
        }
    }

    async fn admit(&self, _bulk: bool, _timeout_ms: f64) -> Result<(), Failure> {
        Ok(())
    }

    fn tell(&self, _event: &Event) {}
}

/// Where a flow stopped, and why.
#[derive(Debug)]
pub struct Stopped {
    pub error: Error,
    pub done: Value,
    pub left: Vec<String>,
    pub resume: String,
}

impl From<Stop<Value>> for Stopped {
    fn from(stop: Stop<Value>) -> Self {
        let words = stop.progress["left"].as_array().into_iter().flatten().filter_map(Value::as_str);
        Self {
            error: stop.error,
            done: stop.progress["done"].clone(),
            left: words.map(str::to_owned).collect(),
            resume: stop.progress["resume"].as_str().unwrap_or_default().to_owned(),
        }
    }
}

/// The names of the steps in `done` or `manual`.
pub fn steps<'a>(answer: &'a Value, list: &str) -> Vec<&'a str> {
    answer[list]
        .as_array()
        .expect("a list")
        .iter()
        .map(|entry| entry["step"].as_str().expect("a step"))
        .collect()
}
