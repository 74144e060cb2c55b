//! The calls about tickets.

use super::call::{Created, PendingCall};
use super::host::Session;
use super::list_options::{FilterValue, ListOptions};
use super::pages::Pages;
use crate::api::Operation;
use crate::model::work_hour::BillableDuration;
use crate::model::{Comment, Id, Instant, Ticket, WorkHour};
use serde::Serialize;
use serde_json::Value;
use std::rc::Rc;

/// The calls about tickets.
#[doc = example!("let tickets = atera.tickets();" "let one = tickets.get(id).await?;")]
#[derive(Clone, Copy)]
pub struct Tickets<'a>(pub(super) &'a Rc<Session>);

fn numbers(ids: &[Id]) -> Vec<u64> {
    ids.iter().map(|id| id.get()).collect()
}

impl Tickets<'_> {
    /// All tickets.
    #[doc = example!("let own = atera.tickets().list(ListOptions::new().filter(\"customerId\", id)).all().await?;")]
    pub fn list(&self, options: ListOptions) -> Pages<Ticket> {
        Pages::new(self.0, Operation::TicketsList, options, &[])
    }

    /// The tickets without a comment. In the live dialect.
    #[doc = example!("let silent = atera.tickets().no_comments(ListOptions::new()).all().await?;")]
    pub fn no_comments(&self, options: ListOptions) -> Pages<Ticket> {
        Pages::new(self.0, Operation::TicketsNoComments, options, &[])
    }

    /// The resolved and closed tickets. In the live dialect.
    #[doc = example!("let ended = atera.tickets().status_modified(ListOptions::new()).all().await?;")]
    pub fn status_modified(&self, options: ListOptions) -> Pages<Ticket> {
        Pages::new(self.0, Operation::TicketsStatusModified, options, &[])
    }

    /// The tickets modified after an instant.
    #[doc = example!(
        "let since = Instant::from_millis(1_707_987_600_000);"
        "let changed = atera.tickets().modified_after(since, ListOptions::new()).all().await?;"
    )]
    pub fn modified_after(&self, instant: Instant, options: ListOptions) -> Pages<Ticket> {
        let options = options.filter("modifiedAfter", FilterValue::Instant(instant));
        Pages::new(self.0, Operation::TicketsModifiedAfter, options, &[])
    }

    /// One ticket.
    #[doc = example!("let ticket = atera.tickets().get(id).await?;")]
    pub fn get(&self, id: Id) -> PendingCall<Ticket> {
        PendingCall::typed(self.0, Operation::TicketsGet).about(id)
    }

    /// A new ticket.
    #[doc = example!(
        r#"let draft = Ticket { ticket_title: "Jam".to_owned().into(), end_user_id: id.into(), ..Ticket::default() };"#
        "let created = atera.tickets().create(&draft).await?;"
    )]
    pub fn create(&self, ticket: &(impl Serialize + ?Sized)) -> PendingCall<Created> {
        PendingCall::create(self.0, Operation::TicketsCreate).sends(ticket)
    }

    /// Changes some fields of a ticket. A move that the status table forbids is refused; with
    /// [`PendingCall::from_status`] the ticket need not be read for that.
    #[doc = example!(r#"atera.tickets().update(id, &json!({ "TicketStatus": "Resolved" })).await?;"#)]
    pub fn update(&self, id: Id, patch: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::TicketsUpdate).about(id).sends(patch)
    }

    /// Deletes a ticket. In the live dialect.
    #[doc = example!("atera.tickets().delete(id).await?;")]
    pub fn delete(&self, id: Id) -> PendingCall<()> {
        PendingCall::silent(self.0, Operation::TicketsDelete).about(id)
    }

    /// The conversation on a ticket.
    #[doc = example!("let comments = atera.tickets().comments(id, ListOptions::new()).all().await?;")]
    pub fn comments(&self, id: Id, options: ListOptions) -> Pages<Comment> {
        Pages::new(self.0, Operation::TicketsComments, options, &[("id", id)])
    }

    /// A new comment on a ticket. The live dialect wants an author too: `TechnicianContactID`, `TechnicianEmail` or
    /// `EndUserID`. The live service need not say the id of the comment, so the answer is what it says.
    #[doc = example!(r#"atera.tickets().add_comment(id, &json!({ "CommentText": "On it", "IsInternal": false })).await?;"#)]
    pub fn add_comment(&self, id: Id, comment: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::TicketsAddComment).about(id).sends(comment)
    }

    /// The billable time of a ticket.
    #[doc = example!("let seconds = atera.tickets().billable_duration(id).await?.total_billable_duration;")]
    pub fn billable_duration(&self, id: Id) -> PendingCall<BillableDuration> {
        PendingCall::typed(self.0, Operation::TicketsBillableDuration).about(id)
    }

    /// The billable time of several tickets; each has its `TicketID` in `other`.
    #[doc = example!("let durations = atera.tickets().billable_durations(&[id]).await?;")]
    pub fn billable_durations(&self, ids: &[Id]) -> PendingCall<Vec<BillableDuration>> {
        PendingCall::typed(self.0, Operation::TicketsBillableDurations).with("body", numbers(ids)).bulk()
    }

    /// The time of a ticket that is not billed. In the live dialect.
    #[doc = example!("let duration = atera.tickets().non_billable_duration(id).await?;")]
    pub fn non_billable_duration(&self, id: Id) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::TicketsNonBillableDuration).about(id)
    }

    /// The billable time of at most fifty tickets together, on site and elsewhere. In the live dialect.
    #[doc = example!("let durations = atera.tickets().site_durations(&[id]).await?;")]
    pub fn site_durations(&self, ids: &[Id]) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::TicketsSiteDurations).with("body", numbers(ids))
    }

    /// The work logged on a ticket.
    #[doc = example!("let hours = atera.tickets().work_hours(id, ListOptions::new()).all().await?;")]
    pub fn work_hours(&self, id: Id, options: ListOptions) -> Pages<WorkHour> {
        Pages::new(self.0, Operation::TicketsWorkHours, options, &[("id", id)])
    }

    /// The sums of the work logged on a ticket. In the live dialect.
    #[doc = example!("let sums = atera.tickets().work_hours_summary(id).await?;")]
    pub fn work_hours_summary(&self, id: Id) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::TicketsWorkHoursSummary).about(id)
    }

    /// Logs a span of work on a ticket. In the live dialect.
    #[doc = example!(
        r#"let work = json!({"#
        r#"    "StartDate": "2026-02-15T09:00:00Z", "EndDate": "2026-02-15T10:00:00Z","#
        r#"    "TechnicianEmail": "jane@msp.example", "IsBillable": true, "Notes": "Replaced the drum","#
        r#"});"#
        "let created = atera.tickets().log_work(id, &work).await?;"
    )]
    pub fn log_work(&self, id: Id, work: &(impl Serialize + ?Sized)) -> PendingCall<Created> {
        PendingCall::create(self.0, Operation::TicketsLogWork).about(id).sends(work)
    }

    /// The addresses of a ticket's attachments. In the live dialect.
    #[doc = example!("let attachments = atera.tickets().attachments(id).await?;")]
    pub fn attachments(&self, id: Id) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::TicketsAttachments).about(id)
    }

    /// Relates a ticket to another. In the live dialect.
    #[doc = example!(
        r#"let relation = json!({ "RelatedTicketId": 54322, "RelationType": "Related" });"#
        "atera.tickets().relate(id, &relation).await?;"
    )]
    pub fn relate(&self, id: Id, relation: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::TicketsRelate).about(id).sends(relation)
    }

    /// Removes the relations of one kind. In the live dialect.
    #[doc = example!(r#"atera.tickets().unrelate(id, "Related").await?;"#)]
    pub fn unrelate(&self, id: Id, relation_type: &str) -> PendingCall<()> {
        PendingCall::silent(self.0, Operation::TicketsUnrelate).about(id).with("relationType", relation_type)
    }
}
