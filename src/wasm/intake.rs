//! The intake's decisions for JavaScript: a verb and JSON in, JSON out.
//!
//! A Worker has room for a JSON reader in the wasm, and what crosses here is small: an entry, an event, a verdict.

use super::json::Json;
use crate::error::{Error, ErrorCode};
use crate::intake::{receipt, shard};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

type Decide = fn(&str) -> Result<String, Error>;

/// Every verb, and what answers it.
const VERBS: &[(&str, Decide)] = &[
    ("shard.begin", |input| answered(input, |accepted| shard::begin(&accepted))),
    ("shard.take", |input| answered(input, shard::take)),
    ("shard.outcome", |input| answered(input, |failed| shard::outcome(&failed))),
    ("shard.place", |input| answered(input, |place| shard::place(&place))),
    ("shard.search", |input| answered(input, |search| shard::search(&search))),
    ("receipt.issue", |input| answered(input, |issue| receipt::issue(&issue))),
    ("receipt.parts", |input| answered(input, |presented| receipt::parts(&presented))),
    ("receipt.progress", |input| answered(input, |asked| receipt::progress(&asked))),
    ("receipt.seen", |input| answered(input, |read| receipt::seen(&read))),
    ("receipt.patch", |input| answered(input, |wanted| receipt::patch(&wanted))),
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
