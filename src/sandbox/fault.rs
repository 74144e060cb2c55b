//! Faults on demand: what goes wrong, and for which requests.

use super::address::path_in_api;
use super::dialect::{Dialect, Trouble};
use super::exchange::{Delivery, Request, Response};
use serde::Deserialize;

/// One fault and the requests it hits.
///
/// ```
/// use atera_wasm::sandbox::{Fault, FaultKind};
/// let fault: Fault = serde_json::from_str(r#"{"when":{"method":"POST","nth":2},"kind":"drop_after"}"#)?;
/// assert_eq!(fault.kind, FaultKind::DropAfter);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Fault {
    /// Which requests; all of them unless told.
    #[serde(default)]
    pub when: When,
    /// What happens to them.
    #[serde(flatten)]
    pub kind: FaultKind,
}

/// Which requests a fault hits. What is left out matches everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct When {
    /// The method, in capitals.
    pub method: Option<String>,
    /// How the path begins, with or without `/api/v3`, as it is on the wire: `/tickets`.
    pub path: Option<String>,
    /// The first of the matching requests to hit, counted from 1.
    pub nth: Option<u64>,
    /// How many to hit from there on: one if `nth` is given, else all.
    pub times: Option<u64>,
}

/// What goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum FaultKind {
    /// The reply comes this much later. Adds to other faults.
    Latency {
        /// Milliseconds.
        ms: u64,
    },
    /// The connection breaks before the request takes effect.
    DropBefore,
    /// The request takes effect, then the connection breaks.
    DropAfter,
    /// A reply with this status, 200 to 599, and the error's usual body.
    Status {
        /// The status.
        code: u16,
        /// Whether the request takes effect first; it does not unless told.
        #[serde(default)]
        after_commit: bool,
    },
    /// 429 with this `Retry-After`, whatever the real rate is.
    RateLimited {
        /// Seconds or a date; no header if left out.
        #[serde(default)]
        retry_after: Option<RetryAfter>,
    },
    /// Only the beginning of the body arrives.
    Truncated {
        /// How many bytes; half of the body if left out.
        #[serde(default)]
        bytes: Option<usize>,
        /// Whether the connection then breaks; it merely ends unless told.
        #[serde(default)]
        reset: bool,
    },
    /// A proxy's sign-in page, with status 200. The request takes no effect.
    #[serde(rename = "html_200")]
    Html200,
    /// 401 with no body at all. The request takes no effect.
    #[serde(rename = "empty_401")]
    Empty401,
    /// The body arrives in small pieces.
    SlowDrip {
        /// Milliseconds before each piece.
        ms: u64,
        /// Bytes in each piece; 64 if left out.
        #[serde(default)]
        bytes: Option<usize>,
    },
    /// The right body under the content type `text/plain`.
    WrongType,
    /// The right status with the body `null`.
    NullBody,
}

/// The value of a `Retry-After` header.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum RetryAfter {
    /// Seconds.
    Seconds(u64),
    /// A date as HTTP writes it, or whatever text is to be tried.
    Text(String),
}

/// The faults, each with how many requests it has matched so far.
#[derive(Debug, Default)]
pub(super) struct Script {
    faults: Vec<(Fault, u64)>,
}

/// What is to happen to one request: the first fault that hits it, and every latency.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) delay_ms: u64,
    pub(super) fault: Option<FaultKind>,
}

impl Script {
    pub(super) fn new(faults: Vec<Fault>) -> Self {
        Self { faults: faults.into_iter().map(|fault| (fault, 0)).collect() }
    }

    pub(super) fn plan(&mut self, request: &Request) -> Plan {
        let path = path_in_api(&request.path_and_query).unwrap_or_default();
        let mut plan = Plan::default();
        for (fault, seen) in &mut self.faults {
            if !fault.when.matches(&request.method, path) {
                continue;
            }
            *seen += 1;
            if !fault.when.hits(*seen) {
                continue;
            }
            if let FaultKind::Latency { ms } = fault.kind {
                plan.delay_ms += ms;
            } else if plan.fault.is_none() {
                plan.fault = Some(fault.kind.clone());
            }
        }
        plan
    }
}

impl When {
    fn matches(&self, method: &str, path: &str) -> bool {
        let wanted = self.path.as_deref().map(|wanted| path_in_api(wanted).unwrap_or(wanted));
        self.method.as_deref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
            && wanted.is_none_or(|wanted| path.starts_with(wanted))
    }

    fn hits(&self, seen: u64) -> bool {
        let first = self.nth.unwrap_or(1);
        let times = self.times.or(self.nth.map(|_| 1));
        seen >= first && times.is_none_or(|times| seen - first < times)
    }
}

/// Why the faults cannot be played, if one of them cannot.
pub(super) fn objection(faults: &[Fault]) -> Option<String> {
    faults.iter().find_map(|fault| fault.kind.objection())
}

const SIGN_IN: &str =
    "<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Sign in</h1></body></html>";

impl FaultKind {
    /// Why a fault cannot be played, if it cannot.
    fn objection(&self) -> Option<String> {
        if let FaultKind::Status { code, .. } = self
            && !(200..=599).contains(code)
        {
            return Some(format!("a fault's status is from 200 to 599, not {code}"));
        }
        if let FaultKind::SlowDrip { bytes: Some(0), .. } = self {
            return Some("a slow drip has at least one byte in each piece".to_owned());
        }
        None
    }

    /// The reply that stands in for the request's own, so that the request takes no effect.
    pub(super) fn instead(&self, dialect: &Dialect, request: &Request) -> Option<Response> {
        match self {
            FaultKind::DropBefore => Some(dropped()),
            FaultKind::Status { code, after_commit: false } => Some(scripted(*code, dialect, request)),
            FaultKind::RateLimited { retry_after } => {
                Some(rate_limited(retry_after.as_ref(), dialect, request))
            }
            FaultKind::Html200 => Some(Response::text(200, "text/html; charset=utf-8", SIGN_IN)),
            FaultKind::Empty401 => Some(Response::empty(401)),
            FaultKind::Status { after_commit: true, .. }
            | FaultKind::Latency { .. }
            | FaultKind::DropAfter
            | FaultKind::Truncated { .. }
            | FaultKind::SlowDrip { .. }
            | FaultKind::WrongType
            | FaultKind::NullBody => None,
        }
    }

    /// What becomes of the request's own reply.
    pub(super) fn spoil(&self, mut response: Response, dialect: &Dialect, request: &Request) -> Response {
        match self {
            FaultKind::DropAfter => return dropped(),
            FaultKind::Status { code, after_commit: true } => return scripted(*code, dialect, request),
            FaultKind::Truncated { bytes, reset } => {
                let bytes = bytes.unwrap_or(response.body.len() / 2);
                response.delivery = Delivery::Cut { bytes: bytes.min(response.body.len()), reset: *reset };
            }
            FaultKind::SlowDrip { ms, bytes } => {
                response.delivery = Delivery::Drip { ms: *ms, bytes: bytes.unwrap_or(64) };
            }
            FaultKind::WrongType => retype(&mut response, "text/plain; charset=utf-8"),
            FaultKind::NullBody => response.body = b"null".to_vec(),
            FaultKind::Latency { .. }
            | FaultKind::DropBefore
            | FaultKind::Status { after_commit: false, .. }
            | FaultKind::RateLimited { .. }
            | FaultKind::Html200
            | FaultKind::Empty401 => {}
        }
        response
    }
}

fn dropped() -> Response {
    Response { delivery: Delivery::Dropped, ..Response::empty(0) }
}

fn scripted(status: u16, dialect: &Dialect, request: &Request) -> Response {
    (dialect.error)(&Trouble { status, message: "Scripted fault", instance: request.path() })
}

fn rate_limited(retry_after: Option<&RetryAfter>, dialect: &Dialect, request: &Request) -> Response {
    let trouble = Trouble { status: 429, message: "Rate limited", instance: request.path() };
    let mut response = (dialect.error)(&trouble);
    let value = retry_after.map(|value| match value {
        RetryAfter::Seconds(seconds) => seconds.to_string(),
        RetryAfter::Text(text) => text.clone(),
    });
    response.headers.extend(value.map(|value| ("retry-after", value)));
    response
}

fn retype(response: &mut Response, content_type: &str) {
    response.headers.retain(|(name, _)| *name != "content-type");
    response.headers.push(("content-type", content_type.to_owned()));
}
