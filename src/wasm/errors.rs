//! Errors on their way to JavaScript, where a class of the package's own carries them.

use crate::error::Error;
use crate::rules::Issue;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// What the shell makes its error of: `Details` in `pkg/errors.js`. What is missing is left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorDetails<'a> {
    name: &'static str,
    code: &'static str,
    message: &'a str,
    retryable: bool,
    attempts: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_ms: Option<f64>,
    #[serde(skip_serializing_if = "<[Issue]>::is_empty")]
    issues: &'a [Issue],
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<&'a [String]>,
}

/// An error as an object.
pub(super) fn error_details(error: &Error) -> JsValue {
    let row = error.code.row();
    let refusal = error.refusal.as_deref();
    let details = ErrorDetails {
        name: row.class,
        code: row.text,
        message: &error.message,
        retryable: row.retryable,
        attempts: error.attempts,
        status: error.status,
        retry_after_ms: error.retry_after_ms.map(|ms| ms as f64),
        issues: &error.issues,
        from: refusal.map(|refusal| refusal.from.as_str()),
        to: refusal.map(|refusal| refusal.to.as_str()),
        allowed: refusal.map(|refusal| refusal.allowed.as_slice()),
    };
    // Texts, flags and small numbers: nothing here that JavaScript cannot hold.
    details.serialize(&Serializer::new()).unwrap_or(JsValue::UNDEFINED)
}
