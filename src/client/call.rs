//! One call, from start to answer: paced, sent, judged, tried again, within one deadline.

use super::config::{Config, KeyHeader};
use super::io::{Body, Event, EventKind, Failure, Io, Outcome, Reply, Request};
use super::pace::{Ending, Pacer, Place, Priority, Turn};
use super::retry::{self, Budget, Ended, Verdict};
use crate::api::{Call, Class, Route, path, reply};
use crate::error::{Error, ErrorCode};
use crate::rules::text::joined;
use std::cell::RefCell;

/// A client: its options and what it remembers from call to call.
#[derive(Debug)]
pub struct Client {
    /// The options.
    pub config: Config,
    pacer: RefCell<Pacer>,
    budget: RefCell<Budget>,
    /// The account's time zone, once it is known.
    time_zone: RefCell<Option<String>>,
}

/// How long the caller waits, and how eagerly.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Patience {
    /// The time for the whole call; the client's own if none is given.
    pub timeout_ms: Option<f64>,
    /// Whether other calls go first.
    pub bulk: bool,
}

/// One call under way.
struct Attempted<'a, I: Io> {
    client: &'a Client,
    io: &'a I,
    call: &'a Call,
    route: &'static Route,
    bulk: bool,
    deadline: f64,
    attempt: u32,
    /// Whether an earlier attempt may have been carried out.
    maybe_done: bool,
}

impl Client {
    /// A client with these options.
    pub fn new(config: Config) -> Self {
        let pacer = RefCell::new(Pacer::new(config.rate_per_minute));
        let time_zone = RefCell::new(config.time_zone.clone());
        Self { config, pacer, budget: RefCell::new(Budget::default()), time_zone }
    }

    pub(super) fn time_zone(&self) -> Option<String> {
        self.time_zone.borrow().clone()
    }

    pub(super) fn keep_time_zone(&self, zone: &str) {
        self.time_zone.replace(Some(zone.to_owned()));
    }

    /// Counts calls that an earlier client made, by when they ended on the same clock.
    pub fn remember(&self, ends: impl IntoIterator<Item = f64>) {
        self.pacer.borrow_mut().remember(ends);
    }

    /// Makes a call. `None` is an answer without a body, or with `null`.
    ///
    /// # Errors
    /// Any row of the error table, with the number of attempts made.
    pub async fn call<I: Io>(
        &self,
        io: &I,
        call: &Call,
        body: Option<&I::Data>,
        patience: Patience,
    ) -> Result<Option<I::Data>, Error> {
        let route = self.route(call)?;
        let path = path::build(route, call).ok_or_else(|| Error::new(ErrorCode::InvalidInput))?;
        let url = joined(&[&self.config.base_url, &path]);
        let deadline = io.now() + patience.timeout_ms.unwrap_or(self.config.timeout_ms);
        let mut attempted = Attempted {
            client: self,
            io,
            call,
            route,
            bulk: patience.bulk,
            deadline,
            attempt: 0,
            maybe_done: false,
        };
        let (operation, class) = (call.operation, route.class);
        let answer = attempted.run(Request { method: route.method, url: &url, body, operation, class }).await;
        answer.map_err(|mut error| {
            error.attempts = attempted.attempt;
            error
        })
    }

    /// The row of the dialect's table for a call.
    ///
    /// # Errors
    /// `unsupported`, if the dialect has no such call.
    pub fn route(&self, call: &Call) -> Result<&'static Route, Error> {
        let dialect = self.config.dialect;
        let lacks = || Error::with_message(ErrorCode::Unsupported, &dialect.lacks(call.operation));
        dialect.route(call.operation).ok_or_else(lacks)
    }
}

/// A place in the pacer's queue, given up when the call is dropped.
struct Queued<'a> {
    pacer: &'a RefCell<Pacer>,
    place: Place,
}

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        self.pacer.borrow_mut().leave(self.place);
    }
}

/// A call that the pacer let go: it counts until this is dropped, whatever ends it, and for a minute after.
struct Counted<'a, I: Io> {
    pacer: &'a RefCell<Pacer>,
    io: &'a I,
    ending: Ending,
}

impl<I: Io> Drop for Counted<'_, I> {
    fn drop(&mut self) {
        let now = self.io.now();
        self.pacer.borrow_mut().end(self.ending, now);
    }
}

impl<'a, I: Io> Attempted<'a, I> {
    async fn run(&mut self, request: Request<'_, I::Data>) -> Result<Option<I::Data>, Error> {
        loop {
            let mut counted = self.wait_for_turn().await?;
            self.attempt += 1;
            self.tell(EventKind::Request, None, None);
            let begun = self.io.now();
            counted.ending = Ending::Unanswered { sent_at: begun };
            let outcome = self.io.send(request.clone(), self.attempt_time(begun)).await;
            if let Outcome::Reply(_) = outcome {
                counted.ending = Ending::Replied;
            }
            drop(counted);
            let ended = ended(&outcome);
            let status = if let Ended::Status(status) = ended { Some(status) } else { None };
            self.tell(EventKind::Reply, status, Some(self.io.now() - begun));
            if matches!(ended, Ended::Status(status) if status < 500 && status != 429) {
                self.client.budget.borrow_mut().answered();
            }
            match retry::judge(self.route.class, ended) {
                Verdict::Answer => return self.answer(outcome),
                Verdict::Ambiguous => return Err(ambiguous(&self.error(&outcome))),
                Verdict::Again => {
                    self.maybe_done |= !matches!(ended, Ended::NeverSent | Ended::Status(429));
                    self.wait_for_retry(&outcome).await?;
                }
            }
        }
    }

    fn remaining(&self) -> f64 {
        self.deadline - self.io.now()
    }

    /// A create gets all the time there is: giving it up half-way leaves the caller in doubt.
    fn attempt_time(&self, now: f64) -> f64 {
        let remaining = self.deadline - now;
        match self.route.class {
            Class::Create => remaining,
            Class::Read | Class::Idempotent => remaining.min(self.client.config.attempt_timeout_ms),
        }
    }

    fn tell(&self, kind: EventKind, status: Option<u16>, ms: Option<f64>) {
        self.io.tell(&Event { kind, operation: self.call.operation, attempt: self.attempt, status, ms });
    }

    async fn wait_for_turn(&self) -> Result<Counted<'a, I>, Error> {
        let pacer = &self.client.pacer;
        let priority = if self.bulk { Priority::Bulk } else { Priority::Interactive };
        let place = pacer.borrow_mut().enter(priority);
        let queued = Queued { pacer, place };
        let mut told = false;
        loop {
            let turn = pacer.borrow_mut().ask(queued.place, self.io.now());
            let Turn::Wait { nap_ms, expected_ms } = turn else { break };
            if expected_ms > self.remaining() {
                let mut error =
                    Error::because(ErrorCode::RateLimited, "too many calls for one minute are waiting");
                error.retry_after_ms = Some(expected_ms.ceil() as u64);
                return Err(error);
            }
            if !told {
                self.tell(EventKind::Wait, None, Some(expected_ms));
                told = true;
            }
            self.io.sleep(nap_ms).await;
        }
        let counted = Counted { pacer, io: self.io, ending: Ending::Unsent };
        if self.remaining() <= 0.0 {
            return Err(Error::new(ErrorCode::Timeout));
        }
        self.io.admit(self.bulk, self.remaining()).await.map_err(|failure| failed(&failure))?;
        Ok(counted)
    }

    /// Waits before the next attempt, or says why there will be none.
    async fn wait_for_retry(&self, outcome: &Outcome<I::Data>) -> Result<(), Error> {
        let mut error = self.error(outcome);
        let asked = match outcome {
            Outcome::Reply(reply) => reply.retry_after.as_deref(),
            Outcome::Failed(_) => None,
        };
        let asked = asked.and_then(|header| retry::retry_after(header, |date| self.io.until(date)));
        if let Some(ms) = asked {
            error.retry_after_ms = Some(ms.ceil() as u64);
            if error.code == ErrorCode::RateLimited {
                self.client.pacer.borrow_mut().hold(self.io.now() + ms);
            }
        }
        let wait = asked.unwrap_or_else(|| retry::backoff(self.attempt, self.io.random()));
        let too_long = asked.is_some_and(|ms| ms > self.client.config.max_retry_after_ms);
        if self.attempt > self.client.config.retries || too_long || wait >= self.remaining() {
            return Err(come_back(error));
        }
        if !self.client.budget.borrow_mut().take() {
            return Err(error);
        }
        self.tell(EventKind::Retry, error.status, Some(wait));
        self.io.sleep(wait).await;
        Ok(())
    }

    fn answer(&self, outcome: Outcome<I::Data>) -> Result<Option<I::Data>, Error> {
        let good = matches!(&outcome, Outcome::Reply(reply) if (200..300).contains(&reply.status));
        if !good {
            let error = self.error(&outcome);
            // It was there until an attempt whose answer was lost.
            let deleted =
                self.maybe_done && self.route.method == "DELETE" && error.code == ErrorCode::NotFound;
            return if deleted { Ok(None) } else { Err(error) };
        }
        let unreadable = self.unreadable(&outcome);
        match (unreadable, outcome) {
            (Some(error), _) if self.route.class == Class::Create => Err(ambiguous(&error)),
            (Some(error), _) => Err(error),
            (None, Outcome::Reply(Reply { body: Body::Json(body), .. })) => Ok(Some(body)),
            (None, _) => Ok(None),
        }
    }

    /// Why a good status came with a body that is none of Atera's.
    fn unreadable(&self, outcome: &Outcome<I::Data>) -> Option<Error> {
        let Outcome::Reply(reply) = outcome else { return None };
        let page = reply.content_type.as_deref().is_some_and(is_page);
        let what = match &reply.body {
            Body::Json(_) | Body::Null if page => "the reply is a page, not JSON".to_owned(),
            Body::Json(_) | Body::Null | Body::Empty => return None,
            Body::Text(text) => {
                joined(&["the reply is no JSON but: ", &reply::excerpt(&self.redacted(text))])
            }
            Body::TooLarge => "the reply is larger than `maxReplyBytes` allows".to_owned(),
            Body::Cut => "the reply broke off".to_owned(),
        };
        Some(Error::because(ErrorCode::BadReply, &what).at_status(reply.status))
    }

    /// What an outcome means when it is no answer that can be used.
    fn error(&self, outcome: &Outcome<I::Data>) -> Error {
        let reply = match outcome {
            Outcome::Reply(reply) => reply,
            Outcome::Failed(failure) => return failed(failure),
        };
        if reply.status == 0 || (300..400).contains(&reply.status) {
            let what = "the server sends us elsewhere, and the key goes to no other place";
            return Error::because(ErrorCode::BadReply, what).at_status(reply.status);
        }
        if reply.broke_off() {
            return Error::because(ErrorCode::BadReply, "the reply broke off").at_status(reply.status);
        }
        let page = reply.content_type.as_deref().is_some_and(is_page);
        if reply.status == 404 && page {
            let start = if let Body::Text(text) = &reply.body { self.redacted(text) } else { String::new() };
            let what = joined(&["the reply is a page, not JSON: ", &reply::excerpt(&start)]);
            return Error::because(ErrorCode::BadReply, &what).at_status(404);
        }
        let said = match &reply.body {
            Body::Json(body) => reply::error_text(body),
            Body::Text(text) if !page => Some(text.clone()),
            Body::Text(_) | Body::Null | Body::Empty | Body::TooLarge | Body::Cut => None,
        };
        let said = said.map(|text| self.redacted(&text));
        let mut error = reply::error(reply.status, said.as_deref(), &self.call.subject(self.route.noun));
        if let Some(key) = self.client.config.key.as_ref().filter(|_| error.code == ErrorCode::Unauthorized) {
            error.message.push_str("; ");
            error.message.push_str(key.advice());
        }
        error
    }

    fn redacted(&self, text: &str) -> String {
        self.client.config.key.as_ref().map_or_else(|| text.to_owned(), |key: &KeyHeader| key.redact(text))
    }
}

fn is_page(content_type: &str) -> bool {
    let lower = content_type.to_ascii_lowercase();
    reply::place(&lower, "html").is_some() || reply::place(&lower, "xml").is_some()
}

fn ended<D>(outcome: &Outcome<D>) -> Ended {
    match outcome {
        Outcome::Reply(reply) if reply.broke_off() => Ended::Cut,
        Outcome::Reply(reply) => Ended::Status(reply.status),
        Outcome::Failed(Failure::NeverSent(_)) => Ended::NeverSent,
        Outcome::Failed(Failure::Network(_)) => Ended::Network,
        Outcome::Failed(Failure::Timeout) => Ended::Timeout,
    }
}

fn failed(failure: &Failure) -> Error {
    match failure {
        Failure::NeverSent(reason) | Failure::Network(reason) if !reason.is_empty() => {
            Error::because(ErrorCode::Network, &joined(&["no answer came (", &reply::excerpt(reason), ")"]))
        }
        Failure::NeverSent(_) | Failure::Network(_) => Error::new(ErrorCode::Network),
        Failure::Timeout => Error::new(ErrorCode::Timeout),
    }
}

/// A create that may have happened: what is known of it, and that it must not simply be sent again.
fn ambiguous(cause: &Error) -> Error {
    let what = joined(&["the request may or may not have been carried out (", cause.code.row().message, ")"]);
    let mut error = Error::because(ErrorCode::Ambiguous, &what);
    error.status = cause.status;
    error
}

/// An error that knows when to come back says so.
fn come_back(mut error: Error) -> Error {
    if let Some(ms) = error.retry_after_ms {
        error.message.push_str("; come back in ");
        error.message.push_str(&path::decimal(ms.div_ceil(1_000)));
        error.message.push_str(" s");
    }
    error
}
