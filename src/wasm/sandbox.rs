//! The sandbox for JavaScript: plain values and bytes in, plain values and bytes out, a number for each sandbox.
//!
//! Numbers instead of exported classes: nothing here can be freed twice or used while it is borrowed.

use crate::sandbox::{Delivery, Entry, Fault, Options, Request, Response, Sandbox, Stats};
use js_sys::{JSON, Object};
use serde::Serialize;
use serde_json::{Map, Value};
use serde_wasm_bindgen::Serializer;
use std::cell::RefCell;
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;

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

/// As JSON would carry it: what is missing is null.
fn crossed(value: &impl Serialize) -> Result<JsValue, JsError> {
    value.serialize(&Serializer::json_compatible()).map_err(|error| JsError::new(&error.to_string()))
}

fn refused(message: &str) -> JsError {
    JsError::new(message)
}

fn closed() -> JsError {
    refused("this sandbox is freed: create another one")
}

/// A value as JSON has it: a Date is text, what is `undefined` inside is not there. `None` for a function and whatever
/// else has no JSON.
fn json_of(value: &JsValue) -> Option<Value> {
    let text = JSON::stringify(value).ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

/// The options that are set, by name.
fn named(options: &JsValue) -> Result<Value, JsError> {
    let mut named = Map::new();
    let entries = options.dyn_ref::<Object>().map(Object::entries).unwrap_or_default();
    for entry in entries.iter() {
        let (name, value): (String, JsValue) = pair(&entry);
        if value.is_undefined() {
            continue;
        }
        // Infinity becomes null, which is no limit; NaN would too.
        let is_nan = value.as_f64().is_some_and(f64::is_nan);
        let json = json_of(&value).filter(|_| !is_nan);
        let unfit = || refused(&format!("the sandbox options do not fit: {name}: it has no form as JSON"));
        named.insert(name.clone(), json.ok_or_else(unfit)?);
    }
    Ok(Value::Object(named))
}

fn pair(entry: &JsValue) -> (String, JsValue) {
    let entry = entry.unchecked_ref::<js_sys::Array>();
    (entry.get(0).as_string().unwrap_or_default(), entry.get(1))
}

/// Opens a sandbox, and answers its number.
///
/// # Errors
/// An `Error` that names the options which do not fit.
#[wasm_bindgen]
pub fn sandbox_open(options: &JsValue) -> Result<u32, JsError> {
    let options = Options::from_value(named(options)?).map_err(|error| refused(&error))?;
    Ok(ROOMS.with_borrow_mut(|rooms| {
        rooms.last += 1;
        rooms.open.insert(rooms.last, (Sandbox::new(options), Vec::new()));
        rooms.last
    }))
}

/// Forgets a sandbox.
#[wasm_bindgen]
pub fn sandbox_free(room: u32) {
    ROOMS.with_borrow_mut(|rooms| rooms.open.remove(&room));
}

/// Answers a request: `[method, origin, pathAndQuery, [[name, value], …]]`, the body's bytes, the time. The answer is
/// the reply's head; its body waits in [`sandbox_body`].
///
/// # Errors
/// An `Error` when the sandbox is freed.
#[wasm_bindgen]
pub fn sandbox_handle(room: u32, head: JsValue, body: Vec<u8>, now_ms: f64) -> Result<JsValue, JsError> {
    let (method, origin, path_and_query, headers) =
        serde_wasm_bindgen::from_value(head).map_err(|error| refused(&error.to_string()))?;
    let request = Request { method, origin, path_and_query, headers, body };
    with(room, |sandbox, waiting| {
        let reply = sandbox.handle(&request, now_ms as i64);
        let head = crossed(&Head::of(&reply));
        *waiting = reply.body;
        head
    })
    .unwrap_or_else(|| Err(closed()))
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

/// Replaces the faults.
///
/// # Errors
/// An `Error` that says what does not fit, or that the sandbox is freed.
#[wasm_bindgen]
pub fn sandbox_faults(room: u32, faults: &JsValue) -> Result<(), JsError> {
    let unfit = |why: &str| refused(&format!("the sandbox faults do not fit: {why}"));
    let json = json_of(faults).ok_or_else(|| unfit("pass an array of faults"))?;
    let faults: Vec<Fault> = serde_json::from_value(json).map_err(|error| unfit(&error.to_string()))?;
    with(room, |sandbox, _| sandbox.set_faults(faults).map_err(|error| refused(&error)))
        .unwrap_or_else(|| Err(closed()))
}

/// What the sandbox counted and noted down.
#[derive(Serialize)]
struct Journal<'a> {
    stats: Stats,
    log: Vec<&'a Entry>,
}

/// `{ stats, log }`.
///
/// # Errors
/// An `Error` when the sandbox is freed.
#[wasm_bindgen]
pub fn sandbox_journal(room: u32) -> Result<JsValue, JsError> {
    with(room, |sandbox, _| crossed(&Journal { stats: sandbox.stats(), log: sandbox.log().collect() }))
        .unwrap_or_else(|| Err(closed()))
}

/// A reply without its body: `Head` in `pkg/sandbox-api.js`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    status: u16,
    headers: &'a [(&'static str, String)],
    delay_ms: f64,
    delivery: &'static str,
    bytes: usize,
    ms: f64,
    reset: bool,
}

impl<'a> Head<'a> {
    fn of(reply: &'a Response) -> Self {
        let (delivery, bytes, ms, reset) = match reply.delivery {
            Delivery::Whole => ("whole", reply.body.len(), 0, false),
            Delivery::Dropped => ("dropped", 0, 0, true),
            Delivery::Cut { bytes, reset } => ("cut", bytes, 0, reset),
            Delivery::Drip { ms, bytes } => ("drip", bytes, ms, false),
        };
        let (status, headers) = (reply.status, reply.headers.as_slice());
        Self { status, headers, delay_ms: reply.delay_ms as f64, delivery, bytes, ms: ms as f64, reset }
    }
}
