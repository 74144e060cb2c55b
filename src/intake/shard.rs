//! What a shard asks: where a submission belongs, what is kept of it, and what its next step is.

use super::delivery::{Action, Delivery, Event, Found, Identity, Plan, Sender, Standing, Task};
use super::mark::Mark;
use super::outbox::{Millis, Reason};
use super::outcome::Outcome;
use super::patience::Patience;
use crate::error::{ERRORS, ErrorCode};
use crate::model::Id;
use serde::{Deserialize, Serialize};

/// A delivery with what its row is found by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// The delivery itself, to be stored whole.
    pub delivery: Delivery,
    /// Where it stands.
    pub standing: Standing,
    /// When it has to be looked at next.
    pub due: Option<Millis>,
    /// Whether something is on its way: whoever finds this after a crash has to find out what came of it.
    pub is_sending: bool,
    /// Its ticket.
    pub ticket: Option<Id>,
    /// Why a person is asked.
    pub reason: Option<String>,
    /// The sender, if he is known.
    pub found: Option<Found>,
}

impl Kept {
    /// What is kept of a delivery.
    pub fn of(delivery: Delivery) -> Self {
        let found = match delivery.sender {
            Sender::Found(found) => Some(found),
            Sender::Unasked { .. } | Sender::Held | Sender::Refused { .. } | Sender::Discarded { .. } => None,
        };
        Self {
            standing: delivery.standing(),
            due: delivery.due_at(),
            is_sending: delivery.is_sending(),
            ticket: delivery.ticket(),
            reason: delivery.reason(),
            found,
            delivery,
        }
    }
}

/// A customer's reply to his ticket.
#[derive(Debug, Clone, Deserialize)]
pub struct Reply {
    /// Now.
    pub now: Millis,
    /// Whose reply it is.
    pub to: Found,
}

/// A delivery as its shard writes it down first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Begun {
    /// The delivery, as JSON text.
    pub delivery: String,
    /// Where it stands.
    pub standing: Standing,
    /// When it has to be looked at.
    pub due: Option<Millis>,
}

impl Begun {
    /// A submission that is accepted now.
    pub fn ticket(now: Millis, plan: Plan) -> Self {
        Self::of(Delivery::accepted(now, plan))
    }

    fn of(delivery: Delivery) -> Self {
        let Kept { delivery, standing, due, .. } = Kept::of(delivery);
        Self { delivery: serde_json::to_string(&delivery).unwrap_or_default(), standing, due }
    }
}

/// What is written down of a reply.
pub fn reply(input: &Reply) -> Begun {
    Begun::of(Delivery::reply(input.now, input.to))
}

/// Something happened to a submission.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Happened {
    /// As it is stored.
    pub delivery: Delivery,
    /// What happened.
    pub event: Event,
    /// Now.
    pub now: Millis,
    /// Option: how long a create may stay out of sight.
    pub blind_ms: Millis,
    /// Option: how many creates may leave of which nobody knows that they made nothing.
    pub most_tries: u32,
}

/// What to store, and what to do then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Taken {
    /// To be stored before anything is done.
    pub kept: Kept,
    /// What to do.
    pub action: Action,
}

/// Takes an event in.
pub fn take(input: Happened) -> Taken {
    let Happened { mut delivery, event, now, blind_ms, most_tries } = input;
    let action = delivery.take(event, now, Patience { blind_ms, most_tries });
    Taken { kept: Kept::of(delivery), action }
}

/// An error of the client.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fault {
    /// The error's code.
    pub code: String,
    /// Its message.
    #[serde(default)]
    pub message: String,
    /// How long to wait.
    pub retry_after_ms: Option<f64>,
}

impl Fault {
    fn code(&self) -> ErrorCode {
        ERRORS.iter().find(|row| row.text == self.code).map_or(ErrorCode::Stopped, |row| row.code)
    }

    fn outcome(&self) -> Outcome {
        Outcome::of_code(self.code(), &self.message, self.retry_after_ms.map(|ms| ms as u64))
    }
}

/// What an error of the client means for a task.
#[derive(Debug, Clone, Deserialize)]
pub struct Failed {
    /// The error.
    #[serde(flatten)]
    pub fault: Fault,
    /// What was to be made.
    #[serde(flatten)]
    pub task: Task,
}

/// The outcome. "Email already exists" is answered by finding it, which is what an unknown outcome leads to.
pub fn outcome(failed: &Failed) -> Outcome {
    if failed.task == Task::Contact && failed.fault.code() == ErrorCode::DuplicateEmail {
        return Outcome::Unknown;
    }
    failed.fault.outcome()
}

/// When to ask again who somebody is, if nobody says when.
const IDENTIFY_AGAIN_MS: Millis = 5_000;

/// What an error means for the question who somebody is. Asking changes nothing, so it may be asked again, but not what
/// Atera refused for what it is: that would be refused for ever, and nobody would hear of it.
pub fn unidentified(fault: &Fault) -> Identity {
    match fault.outcome() {
        Outcome::Refused(Reason::Refused { code, message }) => Identity::Refused { code, message },
        Outcome::Later { wait } => Identity::Later { wait },
        Outcome::Refused(_) | Outcome::Created(_) | Outcome::Unknown => {
            let said = fault.retry_after_ms.map(|ms| ms as Millis);
            Identity::Later { wait: said.unwrap_or(IDENTIFY_AGAIN_MS) }
        }
    }
}

/// Where a submission belongs.
#[derive(Debug, Clone, Deserialize)]
pub struct Where {
    /// SHA-256 of its id.
    pub hash: Vec<u8>,
    /// How many shards there are.
    pub shards: u32,
}

/// Its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Which shard, from 0.
    pub shard: u32,
    /// The mark of its ticket.
    pub mark: String,
    /// A short name for logs: it opens nothing.
    pub name: String,
}

/// The place of a submission, if there is one for so short a hash.
pub fn place(input: &Where) -> Option<Place> {
    let mark = Mark::from_hash(&input.hash)?;
    // Other bytes than the mark's, so that the tickets of one shard have nothing in common.
    let number = input.hash.get(8..12)?.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
    let name = input.hash.get(..6)?.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte));
    Some(Place {
        shard: number % input.shards.max(1),
        mark: mark.as_str().to_owned(),
        name: format!("{name:012x}"),
    })
}

/// Texts that came back, to be searched for marks.
#[derive(Debug, Clone, Deserialize)]
pub struct Search {
    /// The marks that are looked for.
    pub marks: Vec<String>,
    /// Id and text of each ticket or comment.
    pub texts: Vec<(Id, Option<String>)>,
}

/// For each mark the ids of what holds it.
pub fn search(input: &Search) -> Vec<Vec<Id>> {
    let holders = |mark: &String| {
        let holds = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(mark.as_str()));
        input.texts.iter().filter(|(_, text)| holds(text)).map(|(id, _)| *id).collect()
    };
    input.marks.iter().map(holders).collect()
}
