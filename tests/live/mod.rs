//! A client of the live dialect over a scripted server, and what the documents say of its requests.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "not every test needs all of it, and one that meets what it did not expect should stop right there"
)]

use super::world::{Seen, WorldIo, config, run};
use atera_wasm::api::shape::{self, OPERATIONS, Type};
use atera_wasm::api::{Answer, Dialect, Operation};
use atera_wasm::client::{Client, Config, Listing};
use atera_wasm::error::Error;
use serde_json::{Value, json as value};
use std::cell::RefCell;

pub(crate) fn live() -> Client {
    Client::new(Config { dialect: Dialect::Live, ..config() })
}

pub(crate) fn is_list(operation: Operation) -> bool {
    let route = Dialect::Live.route(operation).expect("a call of the live dialect");
    matches!(route.answer, Answer::Page)
}

/// Any call: a list gives the items of its first page.
pub(crate) fn ask(
    io: &WorldIo,
    client: &Client,
    operation: Operation,
    input: &Value,
) -> Result<Value, Error> {
    if !is_list(operation) {
        return run(io, client.ask(io, operation, input));
    }
    let listing: RefCell<Listing<Value>> = RefCell::new(client.listing(operation, input)?);
    let patience = listing.borrow().patience();
    let page = run(io, client.next_page(io, &listing, patience))?;
    Ok(page.map_or(Value::Null, |page| page.items))
}

/// What the documents say of a request, and that it fits them.
pub(crate) fn fits(seen: &Seen) {
    let (path, query) = seen.path.split_once('?').unwrap_or((&seen.path, ""));
    let segments: Vec<&str> = path.split('/').collect();
    let operation = OPERATIONS
        .iter()
        .filter(|operation| operation.method == seen.method)
        .filter(|operation| {
            let pattern: Vec<&str> = operation.path.split('/').collect();
            let same = |(wanted, given): (&&str, &&str)| wanted.starts_with('{') || wanted == given;
            pattern.len() == segments.len() && pattern.iter().zip(&segments).all(same)
        })
        // A word in the path comes before a parameter.
        .min_by_key(|operation| operation.path.matches('{').count())
        .unwrap_or_else(|| panic!("{} {path} is no call of the documents", seen.method));
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        let name = pair.split('=').next().unwrap();
        assert!(operation.query.contains(&name), "{path} has no query {name}");
    }
    match (operation.body, &seen.body) {
        (None, None) | (Some(Type::Unknown(_)), Some(_)) => {}
        (Some(kind), Some(body)) => {
            let findings = shape::validate_type(kind, body);
            assert!(findings.is_empty(), "{} {path}: {findings:?} in {body}", seen.method);
        }
        (wanted, given) => panic!("{} {path} has a body or none: {wanted:?} {given:?}", seen.method),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it reads better where it is called")]
pub(crate) fn page(items: Value) -> Value {
    let count = items.as_array().unwrap().len();
    value!({ "items": items, "totalItemCount": count, "page": 1, "itemsInPage": 50, "totalPages": 1, "prevLink": null, "nextLink": null })
}

pub(crate) fn made() -> Value {
    value!({ "ActionID": "42" })
}
