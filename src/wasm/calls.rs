//! The client, callable: open, start a call, walk a list, close.

use super::errors::error_details;
use super::roster::Roster;
use super::tasks;
use crate::api::Operation;
use crate::client::{Client, Listing, Patience, options};
use crate::error::{Error, ErrorCode};
#[cfg(feature = "wasm-full")]
use crate::flow;
use crate::model::Data;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../tasks.js")]
extern "C" {
    #[wasm_bindgen(js_name = done)]
    fn js_done(task: u32, value: &JsValue);
    #[wasm_bindgen(js_name = fail)]
    fn js_fail(task: u32, error: &JsValue);
    #[cfg(feature = "wasm-full")]
    #[wasm_bindgen(js_name = fail)]
    fn js_stop(task: u32, error: &JsValue, progress: &JsValue);
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

/// Opens a client under a number that the host chose. `ends` holds when its earlier calls ended, by the same clock,
/// if an earlier instance died. Answers the header that carries the key, name and value, or nothing.
///
/// # Errors
/// The error that the options deserve, as an object.
#[wasm_bindgen]
pub fn open(client: u32, given: &JsValue, ends: &[f64]) -> Result<Vec<String>, JsValue> {
    let config = options::read(given).map_err(|error| error_details(&error))?;
    let header = config.key.as_ref().map(|key| vec![key.name().to_owned(), key.reveal()]);
    let flag = |name: &str| given.field(name).is_some();
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
        Err(error) => js_fail(task, &error_details(&error)),
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
        return js_fail(task, &error_details(&Error::new(ErrorCode::Aborted)));
    };
    tasks::start(task, open.limited, open.watched, |io| async move {
        #[cfg(feature = "wasm-full")]
        if let Some(name) = verb.strip_prefix("flows.") {
            return match flow::run(&open.client, &io, name, &input).await {
                Ok(answer) => js_done(task, &answer),
                Err(stop) => js_stop(task, &error_details(&stop.error), &stop.progress),
            };
        }
        settle(task, carry_out(&open, &io, &verb, &input).await);
    });
}

/// Begins a list under a number that the host chose.
///
/// # Errors
/// The error that the options deserve, as an object.
#[wasm_bindgen(js_name = walkOpen)]
pub fn walk_open(client: u32, walk: u32, verb: &str, input: &JsValue) -> Result<(), JsValue> {
    let unsupported = || error_details(&Error::new(ErrorCode::Unsupported));
    let open = opened(client).ok_or_else(|| error_details(&Error::new(ErrorCode::Aborted)))?;
    let operation = Operation::from_name(verb).ok_or_else(unsupported)?;
    let listing = open.client.listing(operation, input).map_err(|error| error_details(&error))?;
    WALKS.with_borrow_mut(|walks| walks.insert(walk, Rc::new(RefCell::new(listing))));
    Ok(())
}

/// Fetches the next page of a list. It ends in `page`, in `done` without a value when the list is over, or in
/// `fail`.
#[wasm_bindgen(js_name = walkNext)]
pub fn walk_next(client: u32, task: u32, walk: u32, bulk: bool) {
    let listing = WALKS.with_borrow(|walks| walks.get(walk).map(Rc::clone));
    let (Some(open), Some(listing)) = (opened(client), listing) else {
        return js_fail(task, &error_details(&Error::new(ErrorCode::Aborted)));
    };
    tasks::start(task, open.limited, open.watched, |io| async move {
        let patience = Patience { bulk, ..listing.borrow().patience() };
        match open.client.next_page(&io, &listing, patience).await {
            Ok(None) => js_done(task, &JsValue::UNDEFINED),
            Err(error) => js_fail(task, &error_details(&error)),
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
