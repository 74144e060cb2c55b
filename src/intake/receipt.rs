//! What a customer sees of his submission, and what he may do with its ticket.

use super::Mark;
use super::delivery::Standing;
use super::door::signature::from_base64url;
use super::outbox::Millis;
use crate::model::{Comment, Id, Instant, Record};
use crate::rules::{SlaInput, SlaOptions, StatusTable, check_transition, next_statuses, sla};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// More letters than any receipt of ours has.
const LONGEST: usize = 400;
/// As many letters as a reply's id may have.
const LONGEST_REPLY_ID: usize = 64;
const DAY_MS: Millis = 86_400_000;
/// After this a submission that has no ticket yet is said to wait: something is slower than usual.
const PROMPT_MS: Millis = 60_000;

/// A receipt to be signed: the submission's id and until when it opens.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Issue {
    /// The submission.
    pub id: String,
    /// When it was accepted.
    pub accepted_at: Millis,
    /// Option.
    pub receipt_days: i64,
}

/// The part of a receipt that is signed. The signature follows after another full stop.
pub fn issue(input: &Issue) -> String {
    format!("{}.{:x}", input.id, input.accepted_at + input.receipt_days * DAY_MS)
}

/// A receipt as it came back.
#[derive(Debug, Clone, Deserialize)]
pub struct Presented {
    /// All of it.
    pub receipt: String,
    /// Now.
    pub now: Millis,
}

/// What it says, before its signature is looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Parts {
    /// The submission.
    pub id: String,
    /// What was signed.
    pub signed: String,
    /// The signature, in bytes.
    pub signature: Vec<u8>,
    /// Whether its time is over.
    pub is_over: bool,
}

/// The parts of a receipt, if it looks like one.
pub fn parts(input: &Presented) -> Option<Parts> {
    let (signed, signature) = input.receipt.rsplit_once('.')?;
    let (id, until) = signed.rsplit_once('.')?;
    let until = Millis::from_str_radix(until, 16).ok()?;
    let is_id = !id.is_empty() && is_plain(id);
    let signature = from_base64url(signature).filter(|bytes| !bytes.is_empty())?;
    (input.receipt.len() < LONGEST && is_id).then(|| Parts {
        id: id.to_owned(),
        signed: signed.to_owned(),
        signature,
        is_over: input.now >= until,
    })
}

/// What the customer is told of his submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Progress {
    /// It was accepted just now.
    Accepted,
    /// It takes longer than usual.
    Waiting,
    /// The ticket is there.
    Created,
    /// A person of the help desk looks at it.
    Parked,
}

/// A submission that is asked about.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// Where it stands.
    pub standing: Standing,
    /// Its ticket.
    pub ticket: Option<Id>,
    /// When it was accepted.
    pub accepted_at: Millis,
    /// Now.
    pub now: Millis,
}

/// How far it is. What a person decided against looks like what a person still looks at: whether an address is known
/// to the help desk is nobody's business.
pub fn progress(asked: &Asked) -> Progress {
    if asked.ticket.is_some() {
        return Progress::Created;
    }
    match asked.standing {
        Standing::Parked | Standing::Discarded => Progress::Parked,
        Standing::Waiting if asked.now - asked.accepted_at < PROMPT_MS => Progress::Accepted,
        Standing::Waiting | Standing::Doubtful | Standing::Created => Progress::Waiting,
    }
}

/// What a customer may do with his ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Write a public comment.
    Reply,
    /// Say that it is solved: Resolved to Closed.
    Confirm,
    /// Say that it is not: Resolved to Open.
    Reopen,
}

impl Deed {
    /// The status that the ticket must have, and the one it gets.
    fn between(self) -> Option<(&'static str, &'static str)> {
        match self {
            Deed::Reply => None,
            Deed::Confirm => Some(("Resolved", "Closed")),
            Deed::Reopen => Some(("Resolved", "Open")),
        }
    }

    fn is_allowed(self, status: &str, table: &StatusTable) -> bool {
        match self.between() {
            Some((from, to)) => from == status && check_transition(from, to, table).ok,
            // What has no way on is over: a reply would be read by nobody. A status of the account's own has no row.
            None => !table.statuses().contains(&status) || !next_statuses(status, table).is_empty(),
        }
    }
}

const DEEDS: [Deed; 3] = [Deed::Reply, Deed::Confirm, Deed::Reopen];

/// A ticket and its comments as Atera answered.
#[derive(Debug, Clone, Deserialize)]
pub struct Read {
    /// The ticket.
    pub ticket: Map<String, Value>,
    /// Its comments.
    #[serde(default)]
    pub comments: Vec<Comment>,
    /// Now.
    pub now: Millis,
}

/// The ticket as its customer sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// Its title.
    pub title: Option<String>,
    /// Its status.
    pub status: Option<String>,
    /// When the first response is due, ISO 8601; nothing once there was one.
    pub due_at: Option<String>,
    /// The public conversation.
    pub comments: Vec<Said>,
    /// What may be done.
    pub allowed: Vec<Deed>,
}

/// A public comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What was written.
    pub text: String,
    /// When.
    pub at: Option<String>,
}

/// What a customer sees of a ticket: what is not said to be public is internal.
pub fn seen(read: &Read) -> Seen {
    let record = Record::from_json(&read.ticket);
    let status = record.text("TicketStatus");
    let answered = record.text("FirstResponseDate").is_some();
    let table = StatusTable::default();
    let allowed = |status| DEEDS.into_iter().filter(|deed| deed.is_allowed(status, &table)).collect();
    Seen {
        title: record.text("TicketTitle").map(str::to_owned),
        status: status.map(str::to_owned),
        due_at: if answered { None } else { due_at(&record, read.now) },
        comments: read.comments.iter().filter_map(said).collect(),
        allowed: status.map(allowed).unwrap_or_default(),
    }
}

fn due_at(ticket: &Record<'_>, now: Millis) -> Option<String> {
    if let Some(date) = ticket.text("DueDate") {
        return Some(date.to_owned());
    }
    let input = SlaInput::from_record(ticket, Vec::new())?;
    let due = sla(&input, now, &SlaOptions::default(), &|_| 0).due_at_ms?;
    Some(Instant::from_millis(due).as_str().to_owned())
}

fn said(comment: &Comment) -> Option<Said> {
    let is_public = comment.is_internal.get() == Some(&false);
    let text = comment.comment_text.get().filter(|_| is_public)?;
    Some(Said {
        text: Mark::taken_off(text).to_owned(),
        at: comment.comment_date.get().map(|at| at.as_str().to_owned()),
    })
}

/// A customer wants something done.
#[derive(Debug, Clone, Deserialize)]
pub struct Wanted {
    /// What.
    pub deed: Deed,
    /// The ticket's present status.
    pub status: String,
}

/// The patch that does it; nothing if it is not allowed now. A reply patches nothing.
pub fn patch(wanted: &Wanted) -> Option<Map<String, Value>> {
    if !wanted.deed.is_allowed(&wanted.status, &StatusTable::default()) {
        return None;
    }
    let to = wanted.deed.between().map(|(_, to)| ("TicketStatus".to_owned(), Value::from(to)));
    Some(to.into_iter().collect())
}

/// A reply that came.
#[derive(Debug, Clone, Deserialize)]
pub struct Named {
    /// The id of the submission whose receipt it came to.
    pub submission: String,
    /// The id that it came with.
    #[serde(default)]
    pub id: Option<Value>,
    /// One that nobody had before.
    pub fresh: String,
}

/// The id under which a reply is kept; nothing if the one that it came with is none. What is no id is not made into one:
/// then two replies could have the same, and one of them would be lost. It begins with its receipt's, so nobody takes
/// another's.
pub fn reply_id(named: &Named) -> Option<String> {
    let own = named.id.as_ref().map_or(Some(named.fresh.as_str()), Value::as_str)?;
    let fits = (1..=LONGEST_REPLY_ID).contains(&own.len()) && is_plain(own);
    fits.then(|| [&named.submission, "-", own].concat())
}

fn is_plain(id: &str) -> bool {
    id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
}
