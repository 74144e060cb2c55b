//! How a receipt is answered: as JSON for a program, as a page for a person.

use super::door::answer::seconds;
use super::door::enter::Speech;
use super::door::origin::listed;
use super::outbox::Millis;
use super::page::receipt::{ReceiptPage, render};
use super::page::{self, notice};
use super::receipt::Progress;
use crate::form::words::wanted;
use crate::model::Id;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Why something was not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// What is not there and what is not yours look alike.
    NoReceipt,
    /// Another method is meant.
    MethodNotAllowed,
    /// There is no ticket yet.
    NoTicket,
    /// Not with the ticket's present status.
    IllegalTransition,
    /// Atera, or the storage, does not answer.
    Unavailable,
    /// Not a reply.
    InvalidText,
    /// The reply's id has odd letters, or too many.
    InvalidId,
    /// Another reply has this id.
    IdReused,
    /// Too often.
    RateLimited,
    /// The body is too long, too slow or cannot be read.
    UnreadableBody,
}

impl Code {
    /// Every code.
    pub const ALL: [Code; 10] = [
        Code::NoReceipt,
        Code::MethodNotAllowed,
        Code::NoTicket,
        Code::IllegalTransition,
        Code::Unavailable,
        Code::InvalidText,
        Code::InvalidId,
        Code::IdReused,
        Code::RateLimited,
        Code::UnreadableBody,
    ];

    /// The stable text, the status, and what happened and what to do.
    #[rustfmt::skip]
    fn row(self) -> (&'static str, u16, &'static str) {
        match self {
            Code::NoReceipt => ("no_receipt", 404, "this receipt opens nothing: it is mistyped, or its time is over"),
            Code::MethodNotAllowed => ("method_not_allowed", 405, "a receipt is read with GET; reply, confirm and reopen with POST"),
            Code::NoTicket => ("no_ticket", 409, "there is no ticket yet: look again in a minute"),
            Code::IllegalTransition => ("illegal_transition", 409, "the ticket does not stand where this can be done: look at it again"),
            Code::Unavailable => ("unavailable", 503, "the help desk does not answer: nothing was sent, try again in a minute"),
            Code::InvalidText => ("invalid_text", 422, "the reply is empty or longer than 10,000 letters: change it and send it again"),
            Code::InvalidId => ("invalid_id", 400, "the reply's id is of no use: take 1 to 64 of the letters A-Z, a-z, 0-9, - and _, or leave it out"),
            Code::IdReused => ("id_reused", 422, "another reply was sent under this id: give each its own"),
            Code::RateLimited => ("rate_limited", 429, "this was done too often: wait a minute"),
            Code::UnreadableBody => ("unreadable_body", 400, "the body cannot be read: send the fields id and text as a form or as JSON"),
        }
    }

    /// The stable text.
    pub fn as_str(self) -> &'static str {
        self.row().0
    }

    fn status(self) -> u16 {
        self.row().1
    }
}

/// What came of a visit.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Outcome {
    /// The receipt is shown.
    Shown,
    /// Something was done; a person is led back to the receipt.
    Done,
    /// Something was not done. A page shows the receipt with it, if there is one to show.
    Refused {
        /// Why.
        code: Code,
        /// When it may be done.
        #[serde(default)]
        retry_after_ms: Option<Millis>,
    },
}

/// An answer for which nothing was read yet.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Planned {
    /// To whom.
    pub speech: Speech,
    /// What came of it.
    pub outcome: Outcome,
    /// Whether there is more to it than its headers.
    pub has_body: bool,
}

/// Whether it shows the ticket. What nobody sees is not read: each reading takes calls from everybody.
pub fn shows_ticket(planned: &Planned) -> bool {
    planned.has_body
        && match planned.outcome {
            Outcome::Shown => true,
            Outcome::Done => false,
            Outcome::Refused { code, .. } => planned.speech == Speech::Page && code != Code::RateLimited,
        }
}

/// Something to be answered.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Asked {
    /// To whom.
    pub speech: Speech,
    /// The header.
    pub origin: Option<String>,
    /// The origins that may ask.
    pub origins: Vec<String>,
    /// The Worker's own.
    pub own_origin: String,
    /// The language of the submission.
    pub language: Option<String>,
    /// The header, which counts where no language of ours is named.
    #[serde(default)]
    pub accept_language: Option<String>,
    /// What came of it.
    pub outcome: Outcome,
    /// What the receipt shows; nothing if it opens nothing.
    pub paper: Option<ReceiptPage>,
}

/// An HTTP answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Option<String>,
}

/// Makes the answer.
pub fn answer(asked: &Asked) -> Answer {
    let mut headers = vec![
        ("Cache-Control", "no-store".to_owned()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Robots-Tag", "noindex".to_owned()),
        ("Vary", "Origin".to_owned()),
    ];
    if let Some(known) =
        asked.origin.as_deref().and_then(|named| listed(named, &asked.origins, &asked.own_origin))
    {
        headers.push(("Access-Control-Allow-Origin", known.to_owned()));
        headers.push(("Access-Control-Expose-Headers", "Retry-After".to_owned()));
    }
    if let Outcome::Refused { retry_after_ms: Some(wait), .. } = asked.outcome {
        headers.push(("Retry-After", seconds(wait).to_string()));
    }
    match asked.speech {
        Speech::Json => {
            headers.push(("Content-Type", "application/json".to_owned()));
            let (status, body) = as_json(&asked.outcome, asked.paper.as_ref());
            Answer { status, headers, body: Some(body.to_string()) }
        }
        Speech::Page => {
            let (status, body) = as_page(asked);
            if let (None, Some(paper)) = (&body, &asked.paper) {
                headers.push(("Location", [&paper.url, "?done"].concat()));
            }
            headers.extend(page::headers(false, None));
            Answer { status, headers, body }
        }
    }
}

fn as_json(outcome: &Outcome, paper: Option<&ReceiptPage>) -> (u16, Value) {
    match (outcome, paper) {
        (Outcome::Refused { code, retry_after_ms }, _) => {
            (code.status(), refused_json(*code, *retry_after_ms, paper))
        }
        (Outcome::Done, _) => (202, json!({ "done": true })),
        (Outcome::Shown, Some(paper)) => (
            200,
            json!({
                "state": paper.state, "reference": paper.reference, "ticketId": paper.ticket_id, "ticket": paper.ticket,
            }),
        ),
        (Outcome::Shown, None) => (Code::NoReceipt.status(), refused_json(Code::NoReceipt, None, None)),
    }
}

fn refused_json(code: Code, wait: Option<Millis>, paper: Option<&ReceiptPage>) -> Value {
    let (text, _, message) = code.row();
    let known = paper.filter(|_| code == Code::RateLimited).map(|paper| Known {
        state: paper.state,
        reference: &paper.reference,
        ticket_id: paper.ticket_id,
    });
    json!(RefusedBody { code: text, message, retry_after_ms: wait.map(|ms| ms.max(0)), known })
}

/// Left out is what there is not.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RefusedBody<'a> {
    code: &'static str,
    message: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after_ms: Option<Millis>,
    /// For whoever is held: a program that waits for its ticket need not ask again.
    #[serde(flatten)]
    known: Option<Known<'a>>,
}

/// What is known of a submission without Atera.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Known<'a> {
    state: Progress,
    reference: &'a str,
    ticket_id: Option<Id>,
}

/// Without a body a person is sent on to the receipt.
fn as_page(asked: &Asked) -> (u16, Option<String>) {
    let language = wanted(&[asked.language.as_deref()], asked.accept_language.as_deref());
    match (&asked.outcome, &asked.paper) {
        (Outcome::Done, Some(_)) => (303, None),
        (Outcome::Shown, Some(paper)) => (200, Some(render(language, paper))),
        (Outcome::Refused { code, .. }, Some(paper)) => {
            let paper = ReceiptPage { problem: Some(*code), ..paper.clone() };
            (code.status(), Some(render(language, &paper)))
        }
        (Outcome::Refused { code, .. }, None) => (code.status(), Some(notice::told(language, *code))),
        (Outcome::Done | Outcome::Shown, None) => {
            (Code::NoReceipt.status(), Some(notice::told(language, Code::NoReceipt)))
        }
    }
}
