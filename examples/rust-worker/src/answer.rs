//! What the Worker answers.

use atera_wasm::model::Id;
use atera_wasm::rules::{Issue, Severity};
use atera_wasm::web::{Error, ErrorCode};
use serde_json::{Value, json};
use worker::{Response, Result};

/// The ticket is there.
pub fn created(id: Id) -> Result<Response> {
    Ok(Response::from_json(&json!({ "TicketID": id.get() }))?.with_status(201))
}

/// The request cannot be used, or the Worker cannot.
pub fn fault(status: u16, code: &str, message: &str) -> Result<Response> {
    Ok(Response::from_json(&json!({ "code": code, "message": message }))?.with_status(status))
}

/// The draft breaks rules; all of them are listed.
pub fn refused(issues: &[Issue]) -> Result<Response> {
    let issues: Vec<Value> = issues.iter().map(issue).collect();
    let body = json!({ "code": "invalid_input", "message": "the draft breaks a rule; see issues", "issues": issues });
    Ok(Response::from_json(&body)?.with_status(422))
}

fn issue(issue: &Issue) -> Value {
    let severity = match issue.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    json!({
        "path": issue.path,
        "code": issue.code.as_str(),
        "severity": severity,
        "message": issue.message,
        "suggestion": issue.suggestion,
    })
}

/// Atera did not make the ticket, or nobody knows whether it did.
pub fn unanswered(error: &Error) -> Result<Response> {
    let code = error.code();
    let (status, message) = match code {
        ErrorCode::InvalidInput => return refused(error.issues()),
        ErrorCode::Ambiguous => {
            (502, "nobody knows whether the ticket was made; look for it before you send it again")
        }
        ErrorCode::Unauthorized | ErrorCode::Forbidden => {
            (502, "the help desk refused this Worker; tell whoever runs it")
        }
        _ if error.retryable() => (503, "the help desk does not answer; send the draft again later"),
        _ => (502, "the help desk did not take the ticket; tell whoever runs this Worker"),
    };
    fault(status, code.as_str(), message)
}
