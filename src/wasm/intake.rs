//! The intake's decisions for JavaScript: a verb and JSON in, JSON out.
//!
//! A Worker has room for a JSON reader in the wasm, and what crosses here is small: an entry, an event, a verdict.

use super::gate;
use super::json::Json;
use crate::error::{Error, ErrorCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

type Decide = fn(&str) -> Result<String, Error>;

/// Every verb, and what answers it.
const VERBS: &[(&str, Decide)] = &[
    ("gate.open", gate::open),
    ("gate.ask", gate::ask),
    ("gate.leave", gate::leave),
    ("gate.finish", gate::finish),
    ("gate.wake", gate::wake),
    ("gate.counters", gate::counters),
    ("gate.ending", gate::ending),
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
#[expect(dead_code, reason = "the verbs come with the parts of the intake")]
fn answered<Input: DeserializeOwned, Output: Serialize>(
    input: &str,
    run: impl FnOnce(Input) -> Output,
) -> Result<String, Error> {
    written(&run(read(input)?))
}

/// Reads what the host wrote.
pub(super) fn read<Input: DeserializeOwned>(input: &str) -> Result<Input, Error> {
    serde_json::from_str(input).map_err(|error| unfit(&error.to_string()))
}

/// Writes what the host reads.
pub(super) fn written<Output: Serialize>(output: &Output) -> Result<String, Error> {
    serde_json::to_string(output).map_err(|error| unfit(&error.to_string()))
}
