//! From findings to a resolved ticket whose customer knows.

use super::run::{Run, about};
use super::step::{Flow, by_hand, step};
use crate::api::Operation;
use crate::client::{Client, Io};
use crate::error::{Error, ErrorCode, Fact};
use crate::model::{Data, Id, Scalar, Status};

pub(super) const FLOW: Flow = Flow {
    name: "resolveTicket",
    fields: "id findings summary",
    steps: &[
        step("checkTransition"),
        step("addFindings").makes("CommentID").given("findings"),
        by_hand(
            "logTime",
            "the guide's API reads work hours and has no call that logs them: log them in Atera",
        ),
        step("setResolved"),
        step("sendSummary").makes("CommentID").given("summary"),
        by_hand(
            "sendSummary",
            "no `summary` was given, and the API has no other way to tell the customer: write one, or a mail",
        )
        .missing("summary"),
    ],
};

/// Resolves a ticket: the guide's Ticket Resolution Flow.
///
/// `{ id, findings?, summary? }`: the findings become an internal comment, then the ticket is set to Resolved,
/// then the summary becomes a public comment, which is how the API can tell the customer. The status table is
/// asked before anything is written. Answers `{ TicketID, from, TicketStatus }`.
///
/// # Errors
/// `illegal_transition` if the ticket may not become Resolved; any row of the error table, with how far it
/// came.
pub async fn resolve_ticket<I: Io>(client: &Client, io: &I, input: &I::Data) -> Result<I::Data, Error> {
    let mut run = Run::begin(&FLOW, client, io, input)?;
    let answer = steps(&mut run).await;
    run.end(answer)
}

async fn steps<I: Io>(run: &mut Run<'_, I>) -> Result<I::Data, Error> {
    let id = run.id("id")?;
    run.log.reach("checkTransition");
    let resolved = Status::Resolved.as_str();
    let ticket = run.get(Operation::TicketsGet, id).await?;
    let from = ticket.field("TicketStatus").and_then(|status| status.text());
    let from =
        from.ok_or_else(|| Error::because(ErrorCode::BadReply, "the ticket came without a TicketStatus"))?;
    if !run.log.knows("setResolved") {
        run.client.refuse_move(from.clone(), resolved.to_owned())?;
    }
    run.log.looked("checkTransition", vec![("TicketID", Fact::Id(id)), ("from", Fact::Text(from.clone()))]);
    comment(run, "addFindings", "findings", id, true).await?;
    let patch = I::Data::object(&[("TicketStatus", Scalar::Text(resolved))]);
    let update = I::Data::object(&[("from", Scalar::Text(&from))]).with("body", patch);
    let update = update.with("id", I::Data::plain(super::run::number(id)));
    run.act("setResolved", Operation::TicketsUpdate, update).await?;
    comment(run, "sendSummary", "summary", id, false).await?;
    let words = [("from", Scalar::Text(&from)), ("TicketStatus", Scalar::Text(resolved))];
    Ok(I::Data::object(&words).with("TicketID", I::Data::plain(super::run::number(id))))
}

async fn comment<I: Io>(
    run: &mut Run<'_, I>,
    step: &'static str,
    field: &str,
    id: Id,
    internal: bool,
) -> Result<(), Error> {
    let Some(text) = run.text(field) else { return Ok(()) };
    let body =
        I::Data::object(&[("CommentText", Scalar::Text(&text)), ("IsInternal", Scalar::Flag(internal))]);
    let comment = about::<I::Data>(id).with("body", body);
    run.act(step, Operation::TicketsAddComment, comment).await.map(drop)
}
