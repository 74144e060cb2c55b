//! The sandbox for JavaScript: text and bytes in, text and bytes out, a number for each sandbox.
//!
//! Numbers instead of exported classes: nothing here can be freed twice or used while it is borrowed.

use crate::sandbox::{Delivery, Entry, Fault, Options, Request, Response, Sandbox};
use serde_json::{Value, json};
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::wasm_bindgen;

#[derive(Default)]
struct Rooms {
    last: u32,
    open: BTreeMap<u32, (Sandbox, Vec<u8>)>,
}

thread_local! {
    static ROOMS: RefCell<Rooms> = RefCell::default();
}

fn with<Answer>(room: u32, work: impl FnOnce(&mut Sandbox, &mut Vec<u8>) -> Answer) -> Option<Answer> {
    ROOMS.with_borrow_mut(|rooms| rooms.open.get_mut(&room).map(|(sandbox, body)| work(sandbox, body)))
}

fn answered(result: Result<Value, String>) -> String {
    result.unwrap_or_else(|error| json!({ "error": error })).to_string()
}

fn closed() -> String {
    "this sandbox is freed: create another one".to_owned()
}

/// Opens a sandbox with options in JSON. Answers `{"room": …}` or `{"error": …}`.
#[wasm_bindgen]
pub fn sandbox_open(options: &str) -> String {
    answered(Options::from_json(options).map(|options| {
        ROOMS.with_borrow_mut(|rooms| {
            rooms.last += 1;
            rooms.open.insert(rooms.last, (Sandbox::new(options), Vec::new()));
            json!({ "room": rooms.last })
        })
    }))
}

/// Forgets a sandbox.
#[wasm_bindgen]
pub fn sandbox_free(room: u32) {
    ROOMS.with_borrow_mut(|rooms| rooms.open.remove(&room));
}

/// Answers a request: `[method, origin, pathAndQuery, [[name, value], …]]` in JSON, the body's bytes, the time. The
/// answer is the reply's head; its body waits in [`sandbox_body`].
#[wasm_bindgen]
pub fn sandbox_handle(room: u32, head: &str, body: Vec<u8>, now_ms: f64) -> String {
    answered(request(head, body).and_then(|request| {
        with(room, |sandbox, waiting| {
            let reply = sandbox.handle(&request, now_ms as i64);
            let head = head_of(&reply);
            *waiting = reply.body;
            head
        })
        .ok_or_else(closed)
    }))
}

/// The body of the reply whose head was answered last.
#[wasm_bindgen]
pub fn sandbox_body(room: u32) -> Vec<u8> {
    with(room, |_, waiting| std::mem::take(waiting)).unwrap_or_default()
}

/// Everything as it was at first.
#[wasm_bindgen]
pub fn sandbox_reset(room: u32) {
    with(room, |sandbox, _| sandbox.reset());
}

/// Replaces the faults. Answers `{}` or `{"error": …}`.
#[wasm_bindgen]
pub fn sandbox_faults(room: u32, faults: &str) -> String {
    let read: Result<Vec<Fault>, _> = serde_json::from_str(faults);
    let faults = read.map_err(|error| format!("the sandbox faults do not fit: {error}"));
    answered(faults.and_then(|faults| {
        with(room, |sandbox, _| sandbox.set_faults(faults))
            .unwrap_or_else(|| Err(closed()))
            .map(|()| json!({}))
    }))
}

/// `{"stats": …, "log": […]}`, or `{"error": …}`.
#[wasm_bindgen]
pub fn sandbox_journal(room: u32) -> String {
    let journal = with(room, |sandbox, _| {
        let log: Vec<&Entry> = sandbox.log().collect();
        json!({ "stats": sandbox.stats(), "log": log })
    });
    answered(journal.ok_or_else(closed))
}

fn request(head: &str, body: Vec<u8>) -> Result<Request, String> {
    let (method, origin, path_and_query, headers) =
        serde_json::from_str(head).map_err(|error| error.to_string())?;
    Ok(Request { method, origin, path_and_query, headers, body })
}

fn head_of(reply: &Response) -> Value {
    let (delivery, bytes, ms, reset) = match reply.delivery {
        Delivery::Whole => ("whole", reply.body.len(), 0, false),
        Delivery::Dropped => ("dropped", 0, 0, true),
        Delivery::Cut { bytes, reset } => ("cut", bytes, 0, reset),
        Delivery::Drip { ms, bytes } => ("drip", bytes, ms, false),
    };
    json!({
        "status": reply.status,
        "headers": reply.headers,
        "delayMs": reply.delay_ms,
        "delivery": delivery,
        "bytes": bytes,
        "ms": ms,
        "reset": reset,
    })
}
