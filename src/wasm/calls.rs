//! The client, callable: open, start a call, walk a list, close.

use super::json::Json;
use super::objects;
use super::roster::Roster;
use super::tasks;
use crate::api::Operation;
use crate::client::config::{self, Config, RATE_PER_MINUTE};
use crate::client::{Client, Listing, Patience};
use crate::error::{Error, ErrorCode};
#[cfg(feature = "wasm-full")]
use crate::flow;
use crate::rules::StatusTable;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../tasks.js")]
extern "C" {
    #[wasm_bindgen(js_name = done)]
    fn js_done(task: u32, value: &JsValue);
    #[wasm_bindgen(js_name = fail)]
    fn js_fail(task: u32, error: &str);
    #[cfg(feature = "wasm-full")]
    #[wasm_bindgen(js_name = fail)]
    fn js_stop(task: u32, error: &str, progress: &JsValue);
    #[wasm_bindgen(js_name = page)]
    fn js_page(
        task: u32,
        items: &JsValue,
        page: f64,
        items_in_page: f64,
        total_pages: f64,
        total_items: f64,
        next: f64,
        raw: &JsValue,
    );
}

struct Open {
    client: Client,
    limited: bool,
    watched: bool,
}

type Walking = Rc<RefCell<Listing<JsValue>>>;

thread_local! {
    static CLIENTS: RefCell<Roster<Rc<Open>>> = const { RefCell::new(Roster::new()) };
    static WALKS: RefCell<Roster<Walking>> = const { RefCell::new(Roster::new()) };
}

fn thrown(error: &Error) -> JsValue {
    JsValue::from_str(&Json::error(error))
}

fn read_config(options: &JsValue) -> Result<Config, Error> {
    let text = |name: &str| objects::field(options, name).and_then(|value| objects::text(&value));
    let number =
        |name: &str| objects::field(options, name).and_then(|value| value.as_f64()).filter(|n| *n >= 0.0);
    let fallback = Config::default();
    let base_url = config::base_url(text("baseUrl").as_deref().unwrap_or(&fallback.base_url))?;
    let rate =
        number("ratePerMinute").unwrap_or(f64::from(RATE_PER_MINUTE)) - number("reserve").unwrap_or(0.0);
    let transitions = text("transitions").map(StatusTable::from_text);
    let dialect = config::dialect(text("dialect").as_deref(), &base_url)?;
    Ok(Config {
        dialect,
        key: config::key_header(text("apiKey").as_deref(), dialect, text("auth").as_deref())?,
        time_zone: text("timeZone"),
        base_url,
        timeout_ms: number("timeoutMs").unwrap_or(fallback.timeout_ms),
        attempt_timeout_ms: number("attemptTimeoutMs").unwrap_or(fallback.attempt_timeout_ms),
        retries: number("retries").map_or(fallback.retries, |retries| retries as u32),
        max_retry_after_ms: number("maxRetryAfterMs").unwrap_or(fallback.max_retry_after_ms),
        rate_per_minute: rate.max(1.0) as u32,
        transitions: transitions.unwrap_or(fallback.transitions),
    })
}

/// Opens a client under a number that the host chose. `ends` holds when its earlier calls ended, by the same clock,
/// if an earlier instance died. Answers the header that carries the key, name and value, or nothing.
///
/// # Errors
/// The error that the options deserve, as JSON text.
#[wasm_bindgen]
pub fn open(client: u32, options: &JsValue, ends: &[f64]) -> Result<Vec<String>, JsValue> {
    let config = read_config(options).map_err(|error| thrown(&error))?;
    let header = config.key.as_ref().map(|key| vec![key.name().to_owned(), key.reveal()]);
    let flag = |name: &str| objects::field(options, name).is_some();
    let open = Open { client: Client::new(config), limited: flag("limiter"), watched: flag("onEvent") };
    open.client.remember(ends.iter().copied());
    CLIENTS.with_borrow_mut(|clients| clients.insert(client, Rc::new(open)));
    Ok(header.unwrap_or_default())
}

/// Forgets a client. Its calls under way are given up by the host, one by one.
#[wasm_bindgen]
pub fn close(client: u32) {
    CLIENTS.with_borrow_mut(|clients| clients.remove(client));
}

fn opened(client: u32) -> Option<Rc<Open>> {
    CLIENTS.with_borrow(|clients| clients.get(client).map(Rc::clone))
}

fn settle(task: u32, answer: Result<JsValue, Error>) {
    match answer {
        Ok(value) => js_done(task, &value),
        Err(error) => js_fail(task, &Json::error(&error)),
    }
}

async fn carry_out(open: &Open, io: &tasks::TaskIo, verb: &str, input: &JsValue) -> Result<JsValue, Error> {
    if verb == "contacts.findByEmail" {
        return open.client.find_by_email(io, input).await.map(|contact| contact.unwrap_or(JsValue::NULL));
    }
    let operation = Operation::from_name(verb).ok_or_else(no_such_call)?;
    open.client.ask(io, operation, input).await
}

/// Of the verbs that people reach, only the workflows are not in every build.
fn no_such_call() -> Error {
    let message = "this entry holds no workflows: import from \"atera-wasm/full\"";
    Error::with_message(ErrorCode::Unsupported, message)
}

/// Starts a call. It ends in `done` or `fail` of the host.
#[wasm_bindgen]
pub fn start(client: u32, task: u32, verb: String, input: JsValue) {
    let Some(open) = opened(client) else {
        return js_fail(task, &Json::error(&Error::new(ErrorCode::Aborted)));
    };
    tasks::start(task, open.limited, open.watched, |io| async move {
        #[cfg(feature = "wasm-full")]
        if let Some(name) = verb.strip_prefix("flows.") {
            return match flow::run(&open.client, &io, name, &input).await {
                Ok(answer) => js_done(task, &answer),
                Err(stop) => js_stop(task, &Json::error(&stop.error), &stop.progress),
            };
        }
        settle(task, carry_out(&open, &io, &verb, &input).await);
    });
}

/// Begins a list under a number that the host chose.
///
/// # Errors
/// The error that the options deserve, as JSON text.
#[wasm_bindgen(js_name = walkOpen)]
pub fn walk_open(client: u32, walk: u32, verb: &str, input: &JsValue) -> Result<(), JsValue> {
    let unsupported = || thrown(&Error::new(ErrorCode::Unsupported));
    let open = opened(client).ok_or_else(|| thrown(&Error::new(ErrorCode::Aborted)))?;
    let operation = Operation::from_name(verb).ok_or_else(unsupported)?;
    let listing = open.client.listing(operation, input).map_err(|error| thrown(&error))?;
    WALKS.with_borrow_mut(|walks| walks.insert(walk, Rc::new(RefCell::new(listing))));
    Ok(())
}

/// Fetches the next page of a list. It ends in `page`, in `done` without a value when the list is over, or in
/// `fail`.
#[wasm_bindgen(js_name = walkNext)]
pub fn walk_next(client: u32, task: u32, walk: u32, bulk: bool) {
    let listing = WALKS.with_borrow(|walks| walks.get(walk).map(Rc::clone));
    let (Some(open), Some(listing)) = (opened(client), listing) else {
        return js_fail(task, &Json::error(&Error::new(ErrorCode::Aborted)));
    };
    tasks::start(task, open.limited, open.watched, |io| async move {
        let patience = Patience { bulk, ..listing.borrow().patience() };
        match open.client.next_page(&io, &listing, patience).await {
            Ok(None) => js_done(task, &JsValue::UNDEFINED),
            Err(error) => js_fail(task, &Json::error(&error)),
            Ok(Some(page)) => {
                let next = listing.borrow().walk.next_page().unwrap_or(0);
                let (number, size) = (page.page as f64, page.items_in_page as f64);
                js_page(
                    task,
                    &page.items,
                    number,
                    size,
                    page.total_pages as f64,
                    page.total_items as f64,
                    next as f64,
                    page.raw.as_ref().unwrap_or(&JsValue::UNDEFINED),
                );
            }
        }
    });
}

/// Forgets a list.
#[wasm_bindgen(js_name = walkClose)]
pub fn walk_close(walk: u32) {
    WALKS.with_borrow_mut(|walks| walks.remove(walk));
}
