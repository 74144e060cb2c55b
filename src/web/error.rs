//! Why a call did not do what was asked.

use crate::error::{Error as CoreError, ErrorCode, Refusal};
use crate::rules::Issue;
use serde_json::Value;
use std::fmt;
use std::time::Duration;

/// What is known of an error, whatever its code.
#[derive(Debug, Clone)]
pub struct Details {
    pub(super) error: CoreError,
    pub(super) progress: Option<Value>,
    pub(super) cause: Option<HostError>,
}

/// What the host said when it could not send a request or read its answer: the `source` of an [`Error`].
///
/// ```no_run
/// # use atera_wasm::web::{Error, HostError};
/// # fn example(error: &Error) {
/// use std::error::Error as _;
/// let cause = error.source().and_then(|cause| cause.downcast_ref::<HostError>());
/// let refused = cause.is_some_and(|cause| cause.code() == Some("ECONNREFUSED"));
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostError {
    pub(super) code: Option<String>,
    pub(super) message: String,
}

impl HostError {
    /// The host's code for it, if it has one: Node says `ECONNREFUSED`, browsers say nothing.
    pub fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for HostError {}

/// Declares the enum with a variant for each code of the table. The match in `from` fails to compile when the
/// table gains a code.
macro_rules! errors {
    ($( $(#[$about:meta])* $code:ident, )*) => {
        /// An operation that did not do what was asked: one variant for each row of [`ERRORS`](crate::error::ERRORS).
        ///
        /// ```no_run
        /// # use atera_wasm::{model::Id, web::{Atera, Error}};
        /// # async fn example(atera: Atera, id: Id) -> Result<(), Error> {
        /// match atera.tickets().get(id).await {
        ///     Ok(ticket) => println!("{:?}", ticket.ticket_title),
        ///     Err(Error::NotFound(_)) => println!("there is no such ticket"),
        ///     Err(error) if error.retryable() => println!("later: {error}"),
        ///     Err(error) => return Err(error),
        /// }
        /// # Ok(())
        /// # }
        /// ```
        #[derive(Debug, Clone)]
        #[non_exhaustive]
        pub enum Error { $( $(#[$about])* $code(Box<Details>), )* }

        impl From<Details> for Error {
            fn from(details: Details) -> Self {
                match details.error.code { $( ErrorCode::$code => Error::$code(Box::new(details)), )* }
            }
        }

        impl Error {
            fn details(&self) -> &Details {
                match self { $( Error::$code(details) => details, )* }
            }
        }
    };
}

errors! {
    /// The input breaks a rule; [`Error::issues`] lists every one.
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
    /// Too many requests: Atera said so, or our own pacer did. [`Error::retry_after`] says when to come back.
    RateLimited,
    /// Atera failed.
    Server,
    /// No answer came; the source says what the host knows.
    Network,
    /// The time given to the call is over.
    Timeout,
    /// The call was given up.
    Aborted,
    /// The reply is not Atera's: HTML, cut off, too large, or of another shape.
    BadReply,
    /// The status table forbids this move; [`Error::transition`] says which are allowed.
    IllegalTransition,
    /// A write that may or may not have happened.
    Ambiguous,
    /// This dialect has no such call.
    Unsupported,
    /// Atera refused the request with a status that no other variant names.
    Refused,
    /// The core stopped in the middle of this call.
    Stopped,
    /// A key in a page, where every visitor can read it.
    KeyInBrowser,
}

impl Error {
    /// The code; `code().as_str()` is its stable text.
    ///
    /// ```
    /// # use atera_wasm::web::{Atera, ErrorCode};
    /// let error = Atera::builder().base_url("ftp://atera.example").build().unwrap_err();
    /// assert_eq!(error.code(), ErrorCode::InvalidInput);
    /// assert_eq!(error.code().as_str(), "invalid_input");
    /// ```
    pub fn code(&self) -> ErrorCode {
        self.details().error.code
    }

    /// Whether the same call may succeed later without a change.
    #[doc = example!("if let Err(error) = atera.tickets().get(id).await && error.retryable() { /* later */ }")]
    pub fn retryable(&self) -> bool {
        self.code().row().retryable
    }

    /// The HTTP status, if an answer came.
    #[doc = example!("if let Err(error) = atera.tickets().get(id).await { assert_ne!(error.status(), Some(200)); }")]
    pub fn status(&self) -> Option<u16> {
        self.details().error.status
    }

    /// How long to wait before the same call may succeed, if that is known.
    #[doc = example!("if let Err(error) = atera.tickets().get(id).await { let wait = error.retry_after(); }")]
    pub fn retry_after(&self) -> Option<Duration> {
        self.details().error.retry_after_ms.map(Duration::from_millis)
    }

    /// How many times the request was sent.
    #[doc = example!("if let Err(error) = atera.tickets().get(id).await { assert!(error.attempts() <= 4); }")]
    pub fn attempts(&self) -> u32 {
        self.details().error.attempts
    }

    /// Everything that is wrong with the input.
    ///
    /// ```
    /// # use atera_wasm::web::Atera;
    /// let error = Atera::builder().base_url("ftp://atera.example").build().unwrap_err();
    /// assert_eq!(error.issues().first().map(|issue| issue.path.as_str()), Some("baseUrl"));
    /// ```
    pub fn issues(&self) -> &[Issue] {
        &self.details().error.issues
    }

    /// The move that the status table forbids, and those that it allows.
    #[doc = example!(
        r#"let solved = json!({ "TicketStatus": "Closed" });"#
        r#"if let Err(error) = atera.tickets().update(id, &solved).await {"#
        r#"    let allowed = error.transition().map(|refusal| refusal.allowed.join(", "));"#
        "}"
    )]
    pub fn transition(&self) -> Option<&Refusal> {
        self.details().error.refusal.as_deref()
    }

    /// How far a workflow came: `{ done, left, resume }`.
    #[doc = example!(
        r#"if let Err(error) = atera.flows().audit_customers(&json!({})).await {"#
        r#"    let token = error.progress().and_then(|progress| progress.get("resume"));"#
        "}"
    )]
    pub fn progress(&self) -> Option<&Value> {
        self.details().progress.as_ref()
    }
}

impl From<CoreError> for Error {
    fn from(error: CoreError) -> Self {
        Details { error, progress: None, cause: None }.into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.details().error.fmt(formatter)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.details().cause.as_ref().map(|cause| cause as &(dyn std::error::Error + 'static))
    }
}
