//! What the client needs from its host, by the host's own clock, dice, timers and `fetch`.

use super::error::HostError;
use super::exchange::{self, AbortOnDrop};
use super::zone;
use crate::client::{Client, Event, Failure, Io, Outcome, Request};
use futures_util::future::{Either, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Math, Reflect};
use serde_json::Value;
use std::cell::RefCell;
use std::pin::pin;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};

/// What hears of the events.
pub(super) type Listener = Rc<dyn Fn(&Event)>;

/// What all calls of a client share.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) max_reply_bytes: usize,
    pub(super) on_event: Option<Listener>,
}

/// The host as one call sees it.
pub(super) struct CallIo<'a> {
    session: &'a Session,
    /// What the host said of the last attempt, if it failed.
    cause: RefCell<Option<HostError>>,
}

impl<'a> CallIo<'a> {
    pub(super) fn new(session: &'a Session) -> Self {
        Self { session, cause: RefCell::new(None) }
    }

    pub(super) fn cause(&self) -> Option<HostError> {
        self.cause.take()
    }

    /// What the host says may hold the key: a header that it could not send.
    fn redacted(&self, error: HostError) -> HostError {
        match &self.session.client.config.key {
            Some(key) => HostError { message: key.redact(&error.message), ..error },
            None => error,
        }
    }

    fn failed(&self, error: HostError) -> Outcome<Value> {
        let error = self.redacted(error);
        let failure = Failure::from_host(error.code().unwrap_or_default(), &error.message);
        self.cause.replace(Some(error));
        Outcome::Failed(failure)
    }
}

/// What stands under a name in an object of the host's; nothing if reading it throws.
pub(super) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    if value.is_null() || value.is_undefined() { None } else { Some(value) }
}

/// Whether this is a page: whoever sees it sees the key.
#[cfg(target_arch = "wasm32")]
pub(super) fn in_page() -> bool {
    property(&js_sys::global(), "document").is_some()
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) fn in_page() -> bool {
    false
}

/// The longest wait that `setTimeout` can count; a longer one would end at once.
const MAX_TIMER_MS: f64 = 2_147_483_647.0;

fn timer(ms: f64) -> TimeoutFuture {
    // A fraction is rounded up: a timer that rings early would have the caller ask again.
    TimeoutFuture::new(ms.ceil().clamp(0.0, MAX_TIMER_MS) as u32)
}

impl Io for CallIo<'_> {
    type Data = Value;

    fn now(&self) -> f64 {
        let performance = property(&js_sys::global(), "performance");
        let performance = performance.and_then(|value| value.dyn_into::<web_sys::Performance>().ok());
        performance.map_or_else(Date::now, |performance| performance.now())
    }

    fn random(&self) -> f64 {
        Math::random()
    }

    fn until(&self, http_date: &str) -> Option<f64> {
        Some(Date::parse(http_date) - Date::now()).filter(|ms| !ms.is_nan())
    }

    fn domain_to_ascii(&self, domain: &str) -> Option<String> {
        let url = web_sys::Url::new(&format!("http://{domain}")).ok()?;
        Some(url.hostname()).filter(|host| !host.is_empty())
    }

    fn zone_offset(&self, zone: &str, millis: i64) -> Option<i32> {
        zone::offset_minutes(zone, millis)
    }

    async fn sleep(&self, ms: f64) {
        timer(ms).await;
    }

    async fn send(&self, request: Request<'_, Value>, timeout_ms: f64) -> Outcome<Value> {
        self.cause.take();
        let controller = match AbortOnDrop::new() {
            Ok(controller) => controller,
            Err(error) => return self.failed(error),
        };
        let exchange = pin!(exchange::exchange(self.session, &request, controller.signal()));
        match select(exchange, timer(timeout_ms)).await {
            Either::Left((Ok((reply, cause)), _)) => {
                controller.over();
                self.cause.replace(cause.map(|cause| self.redacted(cause)));
                Outcome::Reply(reply)
            }
            Either::Left((Err(error), _)) => {
                controller.over();
                self.failed(error)
            }
            Either::Right(_) => Outcome::Failed(Failure::Timeout),
        }
    }

    async fn admit(&self, _bulk: bool, _timeout_ms: f64) -> Result<(), Failure> {
        Ok(())
    }

    fn tell(&self, event: &Event) {
        if let Some(listener) = &self.session.on_event {
            listener(event);
        }
    }
}
