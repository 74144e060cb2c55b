//! What a shard answered of a submission, and what is told of it: a line in the log, and a receipt.

use super::log;
use super::receipt::{self, Issue};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What the shard did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It is stored now.
    Accepted,
    /// It was stored before.
    Repeated,
    /// Another submission was stored under its id.
    Conflict,
    /// Its signature was used before.
    Replayed,
}

impl Outcome {
    fn event(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Repeated => "repeated",
            Self::Conflict => "conflict",
            Self::Replayed => "replayed",
        }
    }

    fn has_receipt(self) -> bool {
        match self {
            Self::Accepted | Self::Repeated => true,
            Self::Conflict | Self::Replayed => false,
        }
    }
}

/// The shard's answer.
#[derive(Debug, Clone, Deserialize)]
pub struct Answered {
    /// What it did.
    pub outcome: Outcome,
    /// The short name of the submission, for the log.
    pub name: String,
    /// What the receipt is made of.
    #[serde(flatten)]
    pub issue: Issue,
}

/// What is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// The log's line.
    pub line: Map<String, Value>,
    /// The receipt, to be signed; none for what was not stored.
    pub receipt: Option<String>,
}

/// Tells it.
///
/// ```
/// use atera_wasm::intake::kept::{Answered, Outcome, told};
/// use atera_wasm::intake::receipt::Issue;
/// let issue = Issue { id: "s".repeat(22), accepted_at: 0, receipt_days: 30 };
/// let answered = Answered { outcome: Outcome::Conflict, name: "7f3a".to_owned(), issue };
/// assert_eq!(told(&answered).receipt, None);
/// assert_eq!(told(&answered).line["event"], "conflict");
/// ```
pub fn told(answered: &Answered) -> Told {
    let Answered { outcome, name, issue } = answered;
    let mut fields = Map::new();
    fields.insert("receipt".to_owned(), name.as_str().into());
    Told {
        line: log::line(outcome.event(), &fields),
        receipt: outcome.has_receipt().then(|| receipt::issue(issue)),
    }
}
