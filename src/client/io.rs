//! The one door to the world: send, sleep, the time and the dice.

use crate::api::reply::place;
use crate::api::{Class, Operation};
use crate::model::Data;

/// What the client needs from its host. Times are milliseconds.
#[expect(async_fn_in_trait, reason = "one thread: the host's event loop, or the test's virtual clock")]
pub trait Io {
    /// The host's own JSON.
    type Data: Data;

    /// A clock that never goes back, for waits and deadlines.
    fn now(&self) -> f64;
    /// A number from 0 up to 1, for jitter.
    fn random(&self) -> f64;
    /// Milliseconds from now until a date in HTTP's form, negative if it has passed; `None` if it is no date.
    fn until(&self, http_date: &str) -> Option<f64>;
    /// A domain in A-labels, lower case; `None` if it is none. The host knows Unicode, the core does not.
    fn domain_to_ascii(&self, domain: &str) -> Option<String>;
    /// How many minutes a time zone is ahead of UTC at an instant; `None` if the host does not know the zone.
    fn zone_offset(&self, zone: &str, millis: i64) -> Option<i32>;
    /// Waits.
    async fn sleep(&self, ms: f64);
    /// Sends a request and reads the answer, body included, within the time. The host adds the headers that
    /// carry the key: the core never hands the key out with a request.
    async fn send(&self, request: Request<'_, Self::Data>, timeout_ms: f64) -> Outcome<Self::Data>;
    /// Asks a limiter of the caller's, if there is one, whether a call may go now.
    async fn admit(&self, bulk: bool, timeout_ms: f64) -> Result<(), Failure>;
    /// Tells the caller what happens; no bodies, no key.
    fn tell(&self, event: &Event);
}

/// A request on its way out.
#[derive(Debug, Clone)]
pub struct Request<'a, D> {
    /// The method.
    pub method: &'static str,
    /// The whole URL, always below the configured base.
    pub url: &'a str,
    /// The body, to be written as JSON.
    pub body: Option<&'a D>,
    /// Which call it belongs to.
    pub operation: Operation,
    /// What may be done again: where the host loses track of a create, it may have been carried out.
    pub class: Class,
}

/// How a request ended.
#[derive(Debug, Clone)]
pub enum Outcome<D> {
    /// An answer came.
    Reply(Reply<D>),
    /// None came.
    Failed(Failure),
}

/// Why no answer came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The connection was never made, so nothing was sent: refused, unknown host.
    NeverSent(String),
    /// The connection broke, or the host does not say.
    Network(String),
    /// The time was over.
    Timeout,
}

impl Failure {
    /// The failure of a request that a host could not send, by the host's code for it. These are what Node says when
    /// no connection was made; browsers do not tell.
    pub fn from_host(code: &str, reason: &str) -> Self {
        match code {
            "ECONNREFUSED"
            | "ENOTFOUND"
            | "EAI_AGAIN"
            | "EHOSTUNREACH"
            | "ENETUNREACH"
            | "UND_ERR_CONNECT_TIMEOUT" => Failure::NeverSent(reason.to_owned()),
            _ => Failure::Network(reason.to_owned()),
        }
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Reply<D> {
    /// The HTTP status; 0 for a redirect that a browser hides.
    pub status: u16,
    /// The header `Content-Type`, if it came.
    pub content_type: Option<String>,
    /// The header `Retry-After`, if it came.
    pub retry_after: Option<String>,
    /// The body.
    pub body: Body<D>,
}

impl<D> Reply<D> {
    /// Whether the body ended before it was whole: the connection broke, or JSON stops in the middle.
    pub fn broke_off(&self) -> bool {
        let json = self.content_type.as_deref().is_some_and(|kind| place(kind, "json").is_some());
        match &self.body {
            Body::Cut => true,
            Body::Text(text) => json && text.starts_with(['{', '[']),
            Body::Json(_) | Body::Null | Body::Empty | Body::TooLarge => false,
        }
    }
}

/// A body, read once.
#[derive(Debug, Clone)]
pub enum Body<D> {
    /// The host's parser could read it.
    Json(D),
    /// JSON `null`.
    Null,
    /// Nothing.
    Empty,
    /// Text that is no JSON; the start of it.
    Text(String),
    /// More than the configured cap.
    TooLarge,
    /// It broke off.
    Cut,
}

/// Something that happens during a call, for the caller's eyes.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What happens.
    pub kind: EventKind,
    /// The operation.
    pub operation: Operation,
    /// Which attempt, from 1.
    pub attempt: u32,
    /// The status of a reply.
    pub status: Option<u16>,
    /// How long the wait will be, or how long the reply took.
    pub ms: Option<f64>,
}

/// The kinds of [`Event`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EventKind {
    /// A request goes out.
    Request,
    /// It will be tried again.
    Retry,
    /// The pacer makes the call wait.
    Wait,
    /// An answer came, or none.
    Reply,
}

impl EventKind {
    /// The word that callers see.
    pub fn as_str(self) -> &'static str {
        match self {
            EventKind::Request => "request",
            EventKind::Retry => "retry",
            EventKind::Wait => "wait",
            EventKind::Reply => "reply",
        }
    }
}
