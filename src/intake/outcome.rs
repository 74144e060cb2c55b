//! What came of a create, and what an error means for it.

use super::outbox::{Millis, Reason};
use crate::error::{Error, ErrorCode};
use crate::model::Id;
use serde::{Deserialize, Serialize};

/// What came of a create.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", content = "of", rename_all = "snake_case")]
pub enum Outcome {
    /// It is there.
    Created(Id),
    /// It was refused for what it is.
    Refused(Reason),
    /// It was refused for its time: it made nothing, and may go again then.
    Later {
        /// Not before so many milliseconds.
        wait: Millis,
    },
    /// Nobody knows.
    Unknown,
}

impl Outcome {
    /// What an error of the client means for a create.
    pub fn of(error: &Error) -> Self {
        Self::of_code(error.code, &error.message, error.retry_after_ms)
    }

    /// The same, of an error whose code, message and wait are at hand.
    pub fn of_code(code: ErrorCode, message: &str, retry_after_ms: Option<u64>) -> Self {
        match code {
            ErrorCode::RateLimited => {
                let wait = retry_after_ms.and_then(|ms| Millis::try_from(ms).ok());
                Outcome::Later { wait: wait.unwrap_or(60_000) }
            }
            // Refused before anything left, or by Atera for what it is.
            ErrorCode::InvalidInput
            | ErrorCode::InvalidCustomerId
            | ErrorCode::InvalidTicketId
            | ErrorCode::DuplicateEmail
            | ErrorCode::Unauthorized
            | ErrorCode::Forbidden
            | ErrorCode::NotFound
            | ErrorCode::Unsupported
            | ErrorCode::IllegalTransition
            | ErrorCode::KeyInBrowser => Outcome::Refused(Reason::Refused {
                code: code.as_str().to_owned(),
                message: message.to_owned(),
            }),
            // Any other status says too little of what was done.
            ErrorCode::Refused
            | ErrorCode::Conflict
            | ErrorCode::Ambiguous
            | ErrorCode::Server
            | ErrorCode::Network
            | ErrorCode::Timeout
            | ErrorCode::Aborted
            | ErrorCode::BadReply
            | ErrorCode::Stopped => Outcome::Unknown,
        }
    }
}
