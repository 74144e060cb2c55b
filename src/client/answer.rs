//! What the caller gets of a reply: an entity that is there, the id of something new under its own name, a plain
//! array, all in the guide's names.

use crate::api::{Answer, Call, Route, reply};
use crate::error::{Error, ErrorCode};
use crate::model::{Data, Reading, Scalar};
use crate::rules::text::joined;

/// Makes the caller's answer of the server's.
pub(super) fn finish<D: Data>(route: &Route, call: &Call, answer: Option<D>, raw: bool) -> Result<D, Error> {
    let empty = || D::object(&[]);
    match route.answer {
        Answer::Entity | Answer::Array | Answer::Page if raw => answer.ok_or_else(|| missing(route, call)),
        Answer::Entity | Answer::Page => renamed(&answer.ok_or_else(|| missing(route, call))?, route.reading),
        Answer::Array => {
            let values = answer.unwrap_or_else(|| D::array(Vec::new()));
            renamed(&values.field("items").unwrap_or(values), route.reading)
        }
        Answer::New(name) => created(answer.unwrap_or_else(empty), name, raw, true),
        Answer::MaybeNew(name) => created(answer.unwrap_or_else(empty), name, raw, false),
        Answer::Done => Ok(answer.unwrap_or_else(empty)),
    }
}

fn missing(route: &Route, call: &Call) -> Error {
    Error::because(ErrorCode::NotFound, &joined(&[&call.subject(route.noun), " not found"])).at_status(200)
}

/// The names of the guide for those of the wire.
pub(super) fn renamed<D: Data>(value: &D, reading: Option<Reading>) -> Result<D, Error> {
    let Some(reading) = reading else { return Ok(value.clone()) };
    if value.text().is_some() {
        return Err(Error::because(ErrorCode::BadReply, "the reply is a text, not an object"));
    }
    value.read_as(reading).map_err(|id| inexact(&id))
}

/// JavaScript rounds whole numbers from 2^53 on: such an id would be another's.
pub(super) fn inexact(name: &str) -> Error {
    let message = " in the reply is beyond 2^53 - 1, which JavaScript cannot hold exactly: read it with `raw: true` and report it";
    Error::with_message(ErrorCode::BadReply, &joined(&[name, message]))
}

fn created<D: Data>(answer: D, name: &str, raw: bool, must: bool) -> Result<D, Error> {
    let id = reply::created_id(&answer, name);
    match id {
        _ if raw || name.is_empty() => Ok(answer),
        Some(id) => Ok(answer.with(name, D::plain(Scalar::Number(id.get() as f64)))),
        None if must => {
            let what = "the request was accepted, but the reply names no id that can be held exactly";
            Err(Error::because(ErrorCode::Ambiguous, what))
        }
        None => Ok(answer),
    }
}
