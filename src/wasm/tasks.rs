//! Calls under way. The host polls them: it starts a task, does what the task asks for (send, sleep), and
//! comes back with the answer. Nothing here runs by itself, so the host can catch whatever goes wrong; a
//! promise of ours that dies with the instance would never settle.

use super::host;
use super::roster::Roster;
use crate::api::Class;
use crate::client::{Body, Event, Failure, Io, Outcome, Reply, Request};
use std::cell::{Cell, RefCell};
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../tasks.js")]
extern "C" {
    #[wasm_bindgen(js_name = now)]
    fn js_now() -> f64;
    #[wasm_bindgen(js_name = random)]
    fn js_random() -> f64;
    #[wasm_bindgen(js_name = until)]
    fn js_until(date: &str) -> f64;
    #[wasm_bindgen(js_name = sleep)]
    fn js_sleep(task: u32, ms: f64);
    #[wasm_bindgen(js_name = send)]
    fn js_send(task: u32, method: &str, url: &str, body: &JsValue, timeout_ms: f64, creates: Option<&str>);
    #[wasm_bindgen(js_name = admit)]
    fn js_admit(task: u32, bulk: bool, timeout_ms: f64);
    #[wasm_bindgen(js_name = tell)]
    fn js_tell(task: u32, kind: &str, operation: &str, attempt: u32, status: Option<u32>, ms: Option<f64>);
}

/// What the host brings back.
enum Brought {
    Woken,
    Admitted(Result<(), Failure>),
    Outcome(Outcome<JsValue>),
}

/// The door of one task.
pub struct TaskIo {
    task: u32,
    limited: bool,
    watched: bool,
    inbox: Rc<RefCell<Option<Brought>>>,
}

struct Task {
    future: Pin<Box<dyn Future<Output = ()>>>,
    inbox: Rc<RefCell<Option<Brought>>>,
}

thread_local! {
    static TASKS: RefCell<Roster<Task>> = const { RefCell::new(Roster::new()) };
    /// The task that was given up while it was being polled, which is when it is not in the map.
    static GIVEN_UP: Cell<u32> = const { Cell::new(0) };
}

impl TaskIo {
    /// What the host brings back, once it is what was asked for.
    fn brought<T>(&self, read: impl Fn(Brought) -> Option<T>) -> impl Future<Output = T> {
        poll_fn(move |_| match self.inbox.borrow_mut().take().and_then(&read) {
            Some(value) => Poll::Ready(value),
            None => Poll::Pending,
        })
    }
}

impl Io for TaskIo {
    type Data = JsValue;

    fn now(&self) -> f64 {
        js_now()
    }

    fn random(&self) -> f64 {
        js_random()
    }

    fn until(&self, http_date: &str) -> Option<f64> {
        Some(js_until(http_date)).filter(|ms| !ms.is_nan())
    }

    fn domain_to_ascii(&self, domain: &str) -> Option<String> {
        host::domain_to_ascii(domain)
    }

    fn zone_offset(&self, zone: &str, millis: i64) -> Option<i32> {
        host::zone_offset(zone, millis)
    }

    // The host is asked at once, and what comes back is one future: an asynchronous function around it would be another.
    fn sleep(&self, ms: f64) -> impl Future<Output = ()> {
        js_sleep(self.task, ms);
        self.brought(|brought| matches!(brought, Brought::Woken).then_some(()))
    }

    fn send(&self, request: Request<'_, JsValue>, timeout_ms: f64) -> impl Future<Output = Outcome<JsValue>> {
        js_send(
            self.task,
            request.method,
            request.url,
            request.body.unwrap_or(&JsValue::UNDEFINED),
            timeout_ms,
            (request.class == Class::Create).then(|| request.operation.name()),
        );
        self.brought(|brought| if let Brought::Outcome(outcome) = brought { Some(outcome) } else { None })
    }

    async fn admit(&self, bulk: bool, timeout_ms: f64) -> Result<(), Failure> {
        if !self.limited {
            return Ok(());
        }
        js_admit(self.task, bulk, timeout_ms);
        self.brought(|brought| if let Brought::Admitted(answer) = brought { Some(answer) } else { None })
            .await
    }

    fn tell(&self, event: &Event) {
        if self.watched {
            let status = event.status.map(u32::from);
            js_tell(self.task, event.kind.as_str(), event.operation.name(), event.attempt, status, event.ms);
        }
    }
}

/// Starts a task and runs it as far as it goes.
pub fn start<F: Future<Output = ()> + 'static>(
    task: u32,
    limited: bool,
    watched: bool,
    run: impl FnOnce(TaskIo) -> F,
) {
    let inbox = Rc::new(RefCell::new(None));
    let io = TaskIo { task, limited, watched, inbox: Rc::clone(&inbox) };
    poll(task, Task { future: Box::pin(run(io)), inbox });
}

/// The task is out of the map while it runs: what it calls may start or give up other tasks.
fn poll(number: u32, mut task: Task) {
    let mut context = Context::from_waker(Waker::noop());
    let pending = task.future.as_mut().poll(&mut context).is_pending();
    if pending && GIVEN_UP.replace(0) != number {
        TASKS.with_borrow_mut(|tasks| tasks.insert(number, task));
    }
}

/// An answer for a task that is over or was given up is dropped.
fn resume(number: u32, brought: Brought) {
    if let Some(task) = TASKS.with_borrow_mut(|tasks| tasks.remove(number)) {
        task.inbox.replace(Some(brought));
        poll(number, task);
    }
}

/// The sleep is over.
#[wasm_bindgen]
pub fn woken(task: u32) {
    resume(task, Brought::Woken);
}

/// The caller's limiter answered: admitted, or `timeout`, or a reason why not.
#[wasm_bindgen]
pub fn admitted(task: u32, refusal: Option<String>) {
    resume(task, Brought::Admitted(refusal.map_or(Ok(()), |reason| Err(failure(&reason, "")))));
}

fn failure(kind: &str, reason: &str) -> Failure {
    match kind {
        "timeout" => Failure::Timeout,
        code => Failure::from_host(code, reason),
    }
}

/// No reply came: `timeout`, or the host's code for it and its reason.
#[wasm_bindgen]
pub fn failed(task: u32, kind: &str, reason: &str) {
    resume(task, Brought::Outcome(Outcome::Failed(failure(kind, reason))));
}

/// A reply came. `kind` says what its body is: 0 JSON, 1 null, 2 nothing, 3 text, 4 too large, 5 cut.
#[wasm_bindgen]
pub fn replied(
    task: u32,
    status: u16,
    content_type: Option<String>,
    retry_after: Option<String>,
    kind: u8,
    body: JsValue,
) {
    let body = match kind {
        0 => Body::Json(body),
        1 => Body::Null,
        2 => Body::Empty,
        3 => Body::Text(body.as_string().unwrap_or_default()),
        4 => Body::TooLarge,
        _ => Body::Cut,
    };
    resume(task, Brought::Outcome(Outcome::Reply(Reply { status, content_type, retry_after, body })));
}

/// Nobody waits for the task any more: what it holds, its place in the pacer's queue too, is given up.
#[wasm_bindgen]
pub fn cancel(task: u32) {
    let removed = TASKS.with_borrow_mut(|tasks| tasks.remove(task));
    if removed.is_none() {
        GIVEN_UP.set(task);
    }
}
