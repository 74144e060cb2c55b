//! An Atera in memory: every call of the guide and of the live contract, their rules, their errors, and
//! faults on demand.
//!
//! One set of data, two dialects: [`Options::dialect`] says which is spoken, and a path may say it for itself:
//! `/live/api/v3/tickets` and `/guide/api/v3/tickets` are the same tickets. [`Tongue::Live`] says what the
//! live dialect had to guess.
//!
//! It reads no clock and rolls no dice: the time comes with each request, everything else from a seed. The
//! same options and the same requests give the same replies, byte for byte.
//!
//! ```
//! use atera_wasm::sandbox::{Options, Request, Sandbox};
//! let mut sandbox = Sandbox::new(Options::default());
//! let reply = sandbox.handle(&Request::new("GET", "/api/v3/tickets/54321/billableduration", "any key"), 0);
//! assert_eq!(reply.status, 200);
//! assert_eq!(reply.body, br#"{"TotalBillableDuration":3600,"TotalBillableHours":1.0}"#);
//! ```

mod address;
mod call;
mod custom;
mod dialect;
mod exchange;
mod fault;
mod field;
mod guide;
mod journal;
mod live;
mod options;
mod pace;
mod refusal;
mod row;
mod seed;
mod store;
mod word;
mod zone;

pub use exchange::{Delivery, Request, Response};
pub use fault::{Fault, FaultKind, RetryAfter, When};
pub use journal::{Entry, Stats};
pub use options::{EPOCH, Latency, Options, Tongue};
pub use zone::Zone;

use address::{Address, part_before_api};
use call::{Answer, Ask, Desk, Payload};
use dialect::{Dialect, Takes, Trouble};
use fault::Script;
use journal::{Effect, Journal};
use pace::Pace;
use refusal::Refusal;
use seed::Dice;
use store::Store;

/// The largest body that is read; more is 413.
const MAX_BODY_BYTES: usize = 1 << 20;

/// An Atera in memory. See the [module](self).
#[derive(Debug)]
pub struct Sandbox {
    options: Options,
    store: Store,
    pace: Pace,
    script: Script,
    journal: Journal,
    /// For the latency alone; the data have their own.
    dice: Dice,
}

impl Sandbox {
    /// A sandbox with its seeded data.
    pub fn new(options: Options) -> Self {
        Self {
            store: seed::seed(options.seed, options.epoch.millis()),
            pace: Pace::default(),
            script: Script::new(options.faults.clone()),
            journal: Journal::default(),
            dice: Dice::new(options.seed),
            options,
        }
    }

    /// Everything as it was at first: the data, the ids, the counts, the rate and the faults of the options.
    pub fn reset(&mut self) {
        *self = Self::new(self.options.clone());
    }

    /// Replaces the faults; their counts start anew.
    ///
    /// # Errors
    /// A sentence that says which fault cannot be played. The old faults stay.
    pub fn set_faults(&mut self, faults: Vec<Fault>) -> Result<(), String> {
        fault::objection(&faults).map_or(Ok(()), Err)?;
        self.script = Script::new(faults);
        Ok(())
    }

    /// Counts since the start or the last reset.
    pub fn stats(&self) -> Stats {
        self.journal.stats
    }

    /// The last thousand requests, the oldest first.
    pub fn log(&self) -> impl Iterator<Item = &Entry> {
        self.journal.entries.iter()
    }

    /// Answers a request at a moment given in milliseconds since 1970.
    pub fn handle(&mut self, request: &Request, now_ms: i64) -> Response {
        let number = self.journal.next_number();
        let plan = self.script.plan(request);
        let dialect = self.dialect_of(request);
        let instead = plan.fault.as_ref().and_then(|fault| fault.instead(dialect, request));
        let (mut response, effect) =
            instead.map_or_else(|| self.answer(dialect, request, now_ms), |reply| (reply, Effect::None));
        if let Some(fault) = &plan.fault {
            response = fault.spoil(response, dialect, request);
        }
        response.delay_ms += plan.delay_ms + self.latency_ms();
        let entry = Entry {
            number,
            at_ms: now_ms,
            method: request.method.clone(),
            path: request.path_and_query.clone(),
            status: response.status,
            committed: effect != Effect::None,
            fault: plan.fault.is_some(),
        };
        self.journal.write(entry, effect);
        response.headers.push(("x-request-id", format!("sandbox-{number}")));
        response
    }

    fn latency_ms(&mut self) -> u64 {
        match self.options.latency_ms {
            Latency::Fixed(ms) => u64::from(ms),
            Latency::Between(from, to) => self.dice.between(u64::from(from.min(to)), u64::from(from.max(to))),
        }
    }

    /// What the path asks for, or else the options.
    fn dialect_of(&self, request: &Request) -> &'static Dialect {
        let tongue = match part_before_api(&request.path_and_query) {
            Some("guide") => Tongue::Guide,
            Some("live") => Tongue::Live,
            Some(_) | None => self.options.dialect,
        };
        match tongue {
            Tongue::Guide => &guide::GUIDE,
            Tongue::Live => &live::LIVE,
        }
    }

    fn answer(&mut self, dialect: &'static Dialect, request: &Request, now_ms: i64) -> (Response, Effect) {
        match self.run(dialect, request, now_ms) {
            Ok(Answer { status, body: Some(body), effect }) => (Response::json(status, &body), effect),
            Ok(Answer { status, body: None, effect }) => (Response::empty(status), effect),
            Err(refusal) => {
                let (status, message) = refusal.answer();
                let trouble = Trouble { status, message: &message, instance: request.path() };
                let mut response = (dialect.error)(&trouble);
                response.headers.extend(refusal.header());
                (response, Effect::None)
            }
        }
    }

    /// The key, the rate, the path, the right to write, the body: in this order, and then the call.
    fn run(&mut self, dialect: &'static Dialect, request: &Request, now_ms: i64) -> Result<Answer, Refusal> {
        let key = (dialect.key)(request).ok_or(Refusal::Unauthorized)?;
        let may_write = self.may_write(key)?;
        self.pace
            .admit(key, self.options.rate_per_minute, now_ms)
            .map_err(|seconds| Refusal::RateLimited { retry_after: seconds.to_string() })?;
        let address = Address::parse(&request.origin, &request.path_and_query).ok_or(Refusal::NoSuchPath)?;
        let (route, captured) =
            dialect::find(dialect.routes, &request.method, &address.parts).map_err(|allowed| {
                if allowed.is_empty() {
                    Refusal::NoSuchPath
                } else {
                    Refusal::MethodNotAllowed { allow: allowed.join(", ") }
                }
            })?;
        if route.verb.writes() && !may_write {
            return Err(Refusal::Forbidden);
        }
        let body = match route.verb.takes {
            Takes::Nothing => Payload::default(),
            Takes::Fields => Payload { fields: json_body(request)?, ..Payload::default() },
            Takes::Ids => Payload { ids: json_body(request)?, ..Payload::default() },
        };
        let ask = Ask { captured, address: &address, body };
        let mut desk = Desk {
            store: &mut self.store,
            dialect,
            max_items_in_page: self.options.max_items_in_page,
            enforce_transitions: self.options.enforce_transitions,
            zone: &self.options.time_zone,
            now_ms,
        };
        (route.run)(&mut desk, &ask)
    }

    fn may_write(&self, key: &str) -> Result<bool, Refusal> {
        let in_list = |list: &[String]| list.iter().any(|known| known == key);
        if in_list(&self.options.read_only_key) {
            return Ok(false);
        }
        let known = self.options.api_key.is_empty() || in_list(&self.options.api_key);
        if known { Ok(true) } else { Err(Refusal::Unauthorized) }
    }
}

fn json_body<Body: serde::de::DeserializeOwned>(request: &Request) -> Result<Body, Refusal> {
    if request.body.len() > MAX_BODY_BYTES {
        return Err(Refusal::TooLarge);
    }
    let content_type = request.header("content-type").unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    if !media_type.eq_ignore_ascii_case("application/json") {
        return Err(Refusal::NotJson);
    }
    serde_json::from_slice(&request.body).map_err(|_| Refusal::BadJson)
}
