//! What can go wrong: one table, from code to class, HTTP status, whether to try again, and wording.

use crate::rules::Issue;
use crate::rules::text::joined;
use std::ops::{Deref, DerefMut};

/// What went wrong, for programs. The text of each is stable; see [`Row`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// The input breaks a rule; `issues` lists every one.
    InvalidInput,
    /// Atera knows no such customer.
    InvalidCustomerId,
    /// Atera knows no such ticket.
    InvalidTicketId,
    /// Another contact has this address.
    DuplicateEmail,
    /// The key is missing, wrong or expired.
    Unauthorized,
    /// The key may not do this.
    Forbidden,
    /// There is no such thing.
    NotFound,
    /// The change collides with another.
    Conflict,
    /// Too many requests: Atera said so, or our own pacer did.
    RateLimited,
    /// Atera failed.
    Server,
    /// No answer came.
    Network,
    /// The time given to the call is over.
    Timeout,
    /// The caller gave the call up, or freed the client.
    Aborted,
    /// The answer is none of Atera's: HTML, cut off, too large, or of another shape.
    BadReply,
    /// The status table forbids this move.
    IllegalTransition,
    /// A write that may or may not have happened.
    Ambiguous,
    /// This dialect has no such call.
    Unsupported,
    /// Atera refused the request with a status that no other row names.
    Refused,
    /// The core stopped in the middle of this call: a fault of ours.
    Stopped,
    /// A key in a page, where every visitor can read it.
    KeyInBrowser,
}

/// One row of the error table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The code.
    pub code: ErrorCode,
    /// The code as callers see it.
    pub text: &'static str,
    /// The JavaScript class that carries it.
    pub class: &'static str,
    /// The HTTP status it stands for, if one does. `duplicate_email` also comes with 409, `not_found` also
    /// with 200 and `null`, `server` with any 5xx.
    pub status: Option<u16>,
    /// Whether the same call may succeed later without a change.
    pub retryable: bool,
    /// The guide's words, or ours where the guide has none.
    pub message: &'static str,
    /// What to do, after the guide's column "Resolution".
    pub fix: &'static str,
}

const fn row(
    code: ErrorCode,
    text: &'static str,
    class: &'static str,
    status: u16,
    retryable: bool,
    message: &'static str,
    fix: &'static str,
) -> Row {
    let status = if status == 0 { None } else { Some(status) };
    Row { code, text, class, status, retryable, message, fix }
}

/// Every error there is.
#[rustfmt::skip]
pub const ERRORS: &[Row] = &[
    row(ErrorCode::InvalidInput, "invalid_input", "ValidationError", 400, false, "invalid input", "mend what `issues` lists and send it again"),
    row(ErrorCode::InvalidCustomerId, "invalid_customer_id", "AteraError", 400, false, "invalid customer ID", "verify that the customer exists"),
    row(ErrorCode::InvalidTicketId, "invalid_ticket_id", "AteraError", 400, false, "invalid ticket ID", "verify that the ticket exists"),
    row(ErrorCode::DuplicateEmail, "duplicate_email", "ConflictError", 400, false, "email already exists", "use a unique email, or update the contact that has this one"),
    row(ErrorCode::Unauthorized, "unauthorized", "AuthError", 401, false, "unauthorized", "check the API key"),
    row(ErrorCode::Forbidden, "forbidden", "AuthError", 403, false, "forbidden", "verify the permissions of the API key"),
    row(ErrorCode::NotFound, "not_found", "NotFoundError", 404, false, "not found", "confirm the ID"),
    row(ErrorCode::Conflict, "conflict", "ConflictError", 409, false, "conflict", "read it again and repeat the change on what is there now"),
    row(ErrorCode::RateLimited, "rate_limited", "RateLimitError", 429, true, "rate limited", "wait and retry (700 requests a minute)"),
    row(ErrorCode::Server, "server", "ServerError", 500, true, "Atera failed", "try again later"),
    row(ErrorCode::Network, "network", "NetworkError", 0, true, "no answer came", "check the connection and try again"),
    row(ErrorCode::Timeout, "timeout", "TimeoutError", 0, true, "the time for this call is over", "try again, or give it more with `timeoutMs`"),
    row(ErrorCode::Aborted, "aborted", "AteraError", 0, false, "the call was given up", "call again if it is still wanted"),
    row(ErrorCode::BadReply, "bad_reply", "ServerError", 0, false, "the reply is none of Atera's", "check `baseUrl` and what stands between here and Atera"),
    row(ErrorCode::IllegalTransition, "illegal_transition", "TransitionError", 0, false, "this status may not follow that one", "choose one of `allowed`"),
    row(ErrorCode::Ambiguous, "ambiguous", "AmbiguousError", 0, false, "the request may or may not have been carried out", "look whether it was before you send it again"),
    row(ErrorCode::Unsupported, "unsupported", "UnsupportedError", 0, false, "this dialect has no such call", "see the table of dialects in the README"),
    row(ErrorCode::Refused, "refused", "AteraError", 0, false, "Atera refused the request", "see `status`"),
    row(ErrorCode::Stopped, "stopped", "AteraError", 0, false, "the core stopped in the middle of this call", "call again: it starts afresh; and please report it"),
    row(ErrorCode::KeyInBrowser, "key_in_browser", "AuthError", 0, false, "an API key in a page can be read by every visitor and has the power of the whole account", "keep the key in a Worker or server, or set `dangerouslyAllowBrowser: true` if nobody else can open this page"),
];

impl ErrorCode {
    /// The row of the table.
    pub fn row(self) -> &'static Row {
        // The table holds every code; a test counts them.
        ERRORS.iter().find(|row| row.code == self).unwrap_or(&FALLBACK)
    }

    /// The stable text.
    pub fn as_str(self) -> &'static str {
        self.row().text
    }
}

const FALLBACK: Row = row(ErrorCode::Stopped, "stopped", "AteraError", 0, false, "", "");

/// A status move that the table forbids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    /// Where the ticket stands.
    pub from: String,
    /// Where it was to go.
    pub to: String,
    /// Where it may go.
    pub allowed: Vec<String>,
}

/// An operation that did not do what was asked. It is one pointer, because it stands in the result of every call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Details>);

/// What is known of an [`Error`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Details {
    /// For programs.
    pub code: ErrorCode,
    /// For people: what happened and what to do. It never holds the key.
    pub message: String,
    /// The HTTP status, if an answer came.
    pub status: Option<u16>,
    /// How long to wait before the same call may succeed.
    pub retry_after_ms: Option<u64>,
    /// How many times the request was sent.
    pub attempts: u32,
    /// What is wrong with the input.
    pub issues: Vec<Issue>,
    /// The move that the status table forbids.
    pub refusal: Option<Box<Refusal>>,
}

impl std::fmt::Display for Error {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for Error {}

impl Deref for Error {
    type Target = Details;
    fn deref(&self) -> &Details {
        &self.0
    }
}

impl DerefMut for Error {
    fn deref_mut(&mut self) -> &mut Details {
        &mut self.0
    }
}

impl Error {
    /// The error of this code, in the table's words.
    pub fn new(code: ErrorCode) -> Self {
        let row = code.row();
        Self::with_message(code, &joined(&[row.message, ": ", row.fix]))
    }

    /// The error of this code, in words of its own.
    pub fn with_message(code: ErrorCode, message: &str) -> Self {
        Self(Box::new(Details {
            code,
            message: message.to_owned(),
            status: None,
            retry_after_ms: None,
            attempts: 0,
            issues: Vec::new(),
            refusal: None,
        }))
    }

    /// The error of this code: what happened, then what the table says to do.
    pub fn because(code: ErrorCode, what: &str) -> Self {
        Self::with_message(code, &joined(&[what, ": ", code.row().fix]))
    }

    /// An input that breaks rules.
    pub fn invalid(issues: Vec<Issue>) -> Self {
        let errors = issues.iter().filter(|issue| issue.severity == crate::rules::Severity::Error);
        let mut message = String::new();
        for issue in errors {
            message.push_str(if message.is_empty() { "" } else { "; " });
            message.push_str(&issue.path);
            message.push_str(if issue.path.is_empty() { "" } else { ": " });
            message.push_str(&issue.message);
        }
        let mut error = Self::with_message(ErrorCode::InvalidInput, &message);
        error.issues = issues;
        error
    }

    /// The same error, with the status of the answer.
    #[must_use]
    pub fn at_status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }
}
