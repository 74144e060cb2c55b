//! From findings to a resolved ticket whose customer knows.

use super::run::Run;
use super::step::{Flow, Rule, by_hand, get, make, set, think};
use crate::api::Operation;
use crate::client::Io;
use crate::error::{Error, ErrorCode};
use crate::model::Status;

/// Resolves a ticket: the guide's Ticket Resolution Flow.
///
/// `{ id, findings?, summary? }`: the findings become an internal comment, then the ticket is set to Resolved,
/// then the summary becomes a public comment, which is how the API can tell the customer. The status table is
/// asked before anything is written. Answers `{ TicketID, from, TicketStatus }`.
pub const FLOW: Flow = Flow {
    name: "resolveTicket",
    fields: "id findings summary",
    steps: &[
        get("checkTransition", Operation::TicketsGet, "id=input.id >ticket"),
        think("checkTransition", Rule::MayResolve, "+TicketID=input.id +from=ticket.TicketStatus"),
        make(
            "addFindings",
            Operation::TicketsAddComment,
            "CommentID",
            "?input.findings id=input.id body.CommentText=input.findings body.IsInternal=true",
        ),
        by_hand(
            "logTime",
            "the guide's API reads work hours and has no call that logs them: log them in Atera",
            "",
        ),
        set(
            "setResolved",
            Operation::TicketsUpdate,
            "id=input.id from=ticket.TicketStatus body.TicketStatus='Resolved' +TicketID=input.id +TicketStatus='Resolved'",
        ),
        make(
            "sendSummary",
            Operation::TicketsAddComment,
            "CommentID",
            "?input.summary id=input.id body.CommentText=input.summary body.IsInternal=false",
        ),
        by_hand(
            "sendSummary",
            "no `summary` was given, and the API has no other way to tell the customer: write one, or a mail",
            "?!input.summary",
        ),
    ],
    answer: "TicketID=input.id from=ticket.TicketStatus TicketStatus='Resolved'",
};

/// Whether the ticket may become Resolved, unless an earlier run has set it already.
pub(super) fn may_resolve<I: Io>(run: &mut Run<'_, I>) -> Result<(), Error> {
    let Some(from) = run.text("ticket.TicketStatus") else {
        return Err(Error::because(ErrorCode::BadReply, "the ticket came without a TicketStatus"));
    };
    if run.at("tried.setResolved").is_some() {
        return Ok(());
    }
    run.client.refuse_move(from, Status::Resolved.as_str().to_owned())
}
