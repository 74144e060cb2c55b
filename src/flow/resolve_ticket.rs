//! From findings to a resolved ticket whose customer knows.

use super::run::Run;
use super::step::{Flow, Rule, by_hand, check, get, make, set, think};
use crate::api::Operation;
use crate::client::Io;
use crate::client::ask::wrong;
use crate::error::{Error, ErrorCode};
use crate::model::Status;
use crate::rules::IssueCode;

/// Resolves a ticket: the guide's Ticket Resolution Flow.
///
/// `{ id, findings?, summary?, work?, TechnicianContactID? }`: the findings become an internal comment, then the
/// ticket is set to Resolved, then the summary becomes a public comment, which is how the API can tell the customer.
/// The status table is asked before anything is written. Answers `{ TicketID, from, TicketStatus }`.
///
/// In the live dialect the comments have an author, the ticket's own technician unless another is named, and `work`
/// (as `tickets.logWork` takes it) is logged.
pub const FLOW: Flow = Flow {
    name: "resolveTicket",
    fields: "id findings summary work TechnicianContactID",
    steps: &[
        get("checkTransition", Operation::TicketsGet, "id=input.id >ticket"),
        think("checkTransition", Rule::MayResolve, ""),
        check(
            "checkTransition",
            Operation::TicketsLogWork,
            "?live ?input.work id=input.id body=input.work body.TechnicianContactID=worker",
        ),
        think("checkTransition", Rule::Keep, "+TicketID=input.id +from=ticket.TicketStatus"),
        make(
            "addFindings",
            Operation::TicketsAddComment,
            "CommentID",
            "?input.findings id=input.id body.CommentText=input.findings body.IsInternal=true body.TechnicianContactID=author",
        ),
        make(
            "logTime",
            Operation::TicketsLogWork,
            "WorkHourID",
            "?live ?input.work id=input.id body=input.work body.TechnicianContactID=worker",
        ),
        by_hand("logTime", "no `work` was given: log the time in Atera", "?live ?!input.work"),
        by_hand(
            "logTime",
            "the guide's API reads work hours and has no call that logs them: log them in Atera",
            "?!live",
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
            "?input.summary id=input.id body.CommentText=input.summary body.IsInternal=false body.TechnicianContactID=author",
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
    author(run)?;
    if run.at("tried.setResolved").is_some() {
        return Ok(());
    }
    run.client.refuse_move(from, Status::Resolved.as_str().to_owned())
}

/// Who writes the comments in the live service, and who did the work.
fn author<I: Io>(run: &mut Run<'_, I>) -> Result<(), Error> {
    if run.at("live").is_none() {
        return Ok(());
    }
    let places = ["input.TechnicianContactID", "ticket.TechnicianContactID"];
    match places.into_iter().find_map(|place| run.at(place)) {
        Some(technician) => {
            run.set("author", technician.clone());
            let named = ["input.work.TechnicianContactID", "input.work.TechnicianEmail"];
            if !named.into_iter().any(|place| run.at(place).is_some()) {
                run.set("worker", technician);
            }
            Ok(())
        }
        None if run.at("input.findings").is_some() || run.at("input.summary").is_some() => {
            let message = "a comment needs an author in the live service, and nobody is assigned: pass TechnicianContactID";
            Err(wrong("TechnicianContactID", IssueCode::Required, message))
        }
        None => Ok(()),
    }
}
