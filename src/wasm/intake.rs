//! The intake's decisions for JavaScript: a verb and JSON in, JSON out.
//!
//! A Worker has room for a JSON reader in the wasm, and what crosses here is small: an entry, an event, a verdict.

use super::json::Json;
use super::values::domain_to_ascii;
use crate::error::{Error, ErrorCode};
use crate::intake::door;
use crate::intake::door::limit::{Knock, Limits};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    /// Kept for as long as the instance is: who is forgotten with it may post once more.
    static LIMITS: RefCell<Limits> = const { RefCell::new(Limits::new()) };
}

type Decide = fn(&str) -> Result<String, Error>;

/// Every verb, and what answers it.
const VERBS: &[(&str, Decide)] = &[
    ("door.enter", |input| answered(input, |arrival| door::enter::enter(&arrival))),
    ("door.signed", |input| answered(input, |request| door::signature::text(&request))),
    ("door.pace", |input| answered(input, |knock| pace(&knock))),
    ("door.network", |input| answered(input, |address: String| door::limit::network(&address))),
    ("door.sort", |input| answered(input, door::fields::sort)),
    ("door.sender", |input| answered(input, |sender| door::token::judge(&sender))),
    ("door.token", |input| answered(input, |(time, nonce): (i64, String)| door::token::offer(time, &nonce))),
    ("door.challenge", |input| answered(input, |reply| door::turnstile::judge(&reply))),
    ("door.uuid", |input| answered(input, |hash: Vec<u8>| door::turnstile::uuid(&hash))),
    ("door.draft", |input| answered(input, |draft| door::draft::judge(&draft, &domain_to_ascii))),
    ("door.answer", |input| answered(input, door::answer::answer)),
];

/// Answers a verb.
///
/// # Errors
/// The error that the input deserves, as JSON text.
#[wasm_bindgen]
pub fn decide(verb: &str, input: &str) -> Result<String, JsValue> {
    let found = VERBS.iter().find(|(name, _)| *name == verb);
    let answer =
        found.map_or_else(|| Err(unfit(&["there is no verb ", verb].concat())), |(_, run)| run(input));
    answer.map_err(|error| JsValue::from_str(&Json::error(&error)))
}

fn unfit(message: &str) -> Error {
    Error::with_message(ErrorCode::InvalidInput, message)
}

/// Reads the input, decides, and writes the answer.
fn answered<Input: DeserializeOwned, Output: Serialize>(
    input: &str,
    run: impl FnOnce(Input) -> Output,
) -> Result<String, Error> {
    let input = serde_json::from_str(input).map_err(|error| unfit(&error.to_string()))?;
    serde_json::to_string(&run(input)).map_err(|error| unfit(&error.to_string()))
}

fn pace(knock: &Knock) -> door::limit::Verdict {
    LIMITS.with_borrow_mut(|limits| limits.take(knock))
}
