//! What the sender of a stored submission is told: a receipt, and a line in the log.

use super::answer::{self, Answer};
use super::enter::{Place, Speech};
use crate::intake::log;
use crate::intake::receipt::{self, Issue};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Stands where the signature will be. It is a letter of nobody's alphabet, and what is answered here holds nothing
/// that a stranger wrote but an id of plain letters.
const HOLE: char = '\u{E000}';

/// How it came to be stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Just now.
    Accepted,
    /// Before: the same was sent again.
    Repeated,
}

impl Outcome {
    fn event(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Repeated => "repeated",
        }
    }
}

/// A submission that its shard has stored.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stored {
    /// How.
    pub outcome: Outcome,
    /// The short name of the submission, for the log.
    pub name: String,
    /// What the receipt is made of.
    #[serde(flatten)]
    pub issue: Issue,
    /// How the sender is answered.
    pub speech: Speech,
    /// The listed origin.
    pub origin: Option<String>,
    /// The language that the form was in.
    pub language: Option<String>,
    /// The header, which counts where no language of ours is named.
    pub accept_language: Option<String>,
}

/// What is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// The log's line.
    pub line: Map<String, Value>,
    /// The receipt up to its signature: what the host signs.
    pub receipt: String,
    /// The status.
    pub status: u16,
    /// The headers: the host takes them faster by name than as a list.
    pub headers: BTreeMap<&'static str, String>,
    /// The body; between two parts stands the signature.
    pub body: Vec<String>,
}

/// Tells it.
pub fn told(stored: Stored) -> Told {
    let Stored { outcome, name, issue, speech, origin, language, accept_language } = stored;
    let receipt = receipt::issue(&issue);
    let whole = format!("{receipt}.{HOLE}");
    let url = ["/receipts/", &whole].concat();
    let Answer { status, headers, body } = answer::answer(answer::Asked {
        place: Place::Tickets,
        speech,
        origin,
        language,
        accept_language,
        outcome: answer::Outcome::Accepted { id: issue.id, receipt: whole, url },
        paper: answer::Paper::default(),
    });
    let mut fields = Map::new();
    fields.insert("receipt".to_owned(), name.into());
    Told {
        line: log::line(outcome.event(), &fields),
        receipt,
        status,
        headers: headers.into_iter().collect(),
        body: body.unwrap_or_default().split(HOLE).map(str::to_owned).collect(),
    }
}
