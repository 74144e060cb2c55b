//! Tickets, and the time spent on them.

use super::{Answer, Ask, Desk};
use crate::model::{Id, Instant, Priority, Source, Status, TicketType};
use crate::rules::{StatusTable, check_transition};
use crate::sandbox::dialect::{fill, show};
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::{Ticket, response_hours};
use crate::sandbox::store::{Store, take};
use serde_json::{Value, json};

const HOUR_MS: i64 = 3_600_000;

/// The newest first, which is what a desk wants to see. The guide does not say.
pub(in crate::sandbox) fn list(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let customer = match ask.address.query("customerId") {
        None => None,
        Some(digits) => Some(Id::from_digits(digits).ok_or(Refusal::UnknownCustomer)?.get()),
    };
    let status = match ask.address.query("ticketStatus") {
        None => None,
        Some(word) => Some(Status::from_word(word).ok_or(Refusal::InvalidStatus)?),
    };
    let wanted = |row: &&Ticket| {
        customer.is_none_or(|id| id == row.customer_id) && status.is_none_or(|status| status == row.status)
    };
    let rows = desk.store.tickets.values().rev().filter(wanted);
    desk.sheet(ask, rows.clone().count(), rows, |row| show(desk.dialect.ticket, row, desk.store, true))
}

/// The tickets that changed after a moment, the earliest change first: who follows them can go on from the
/// last one seen. In the guide's envelope, for the guide shows no reply.
pub(in crate::sandbox) fn modified_after(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let after =
        ask.address.query("modifiedAfter").and_then(Instant::parse).ok_or(Refusal::InvalidDate)?.millis();
    let mut rows: Vec<&Ticket> = desk.store.tickets.values().filter(|row| row.changed() > after).collect();
    rows.sort_by_key(|row| (row.changed(), row.id));
    desk.sheet(ask, rows.len(), rows.into_iter(), |row| show(desk.dialect.ticket, row, desk.store, true))
}

pub(in crate::sandbox) fn get(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let row = desk.store.tickets.get(&id).ok_or(Refusal::NotFound(Thing::Ticket))?;
    Ok(Answer::read(show(desk.dialect.ticket, row, desk.store, false)))
}

pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let mut row = blank(desk.now_ms);
    fill(desk.dialect.ticket, &mut row, &ask.body)?;
    if row.title.trim().is_empty() {
        return Err(Refusal::TitleRequired);
    }
    let customer_given = row.customer_id != 0;
    belongs(&mut row, desk.store, customer_given)?;
    if desk.enforce_transitions && row.status != Status::Open {
        return Err(Refusal::IllegalTransition { from: Status::Open, to: row.status });
    }
    if row.due.is_none() {
        row.due = Some(desk.now_ms + response_hours(row.priority) * HOUR_MS);
    }
    settle(&mut row, Status::Open, desk.now_ms);
    row.id = take(&mut desk.store.next.ticket);
    let reply = json!({ "ActionID": row.id, "TicketID": row.id, "TicketTitle": row.title });
    desk.store.tickets.insert(row.id, row);
    Ok(Answer::created(reply))
}

pub(in crate::sandbox) fn update(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let stored = desk.store.tickets.get(&id).ok_or(Refusal::NotFound(Thing::Ticket))?;
    let (from, had_end_user, had_customer) = (stored.status, stored.end_user_id, stored.customer_id);
    let mut row = stored.clone();
    fill(desk.dialect.ticket, &mut row, &ask.body)?;
    if row.title.trim().is_empty() {
        return Err(Refusal::TitleRequired);
    }
    if row.end_user_id != had_end_user || row.customer_id != had_customer {
        let customer_given = row.customer_id != had_customer;
        belongs(&mut row, desk.store, customer_given)?;
    }
    if desk.enforce_transitions && !may_become(from, row.status) {
        return Err(Refusal::IllegalTransition { from, to: row.status });
    }
    settle(&mut row, from, desk.now_ms);
    desk.store.tickets.insert(id, row);
    Ok(Answer::updated(json!({ "ActionID": id, "TicketID": id })))
}

pub(in crate::sandbox) fn billable_duration(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let seconds = desk.store.tickets.get(&id).map_or(0, |row| row.billable_seconds);
    let hours = seconds as f64 / 3_600.0;
    Ok(Answer::read(json!({ "TotalBillableDuration": seconds, "TotalBillableHours": hours })))
}

pub(in crate::sandbox) fn work_hours(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let rows = desk.store.work_hours.get(&id).into_iter().flatten();
    let items: Vec<Value> = rows.map(|row| show(desk.dialect.work_hour, row, desk.store, true)).collect();
    Ok(Answer::read(json!({ "items": items })))
}

fn blank(now_ms: i64) -> Ticket {
    Ticket {
        id: 0,
        title: String::new(),
        description: None,
        status: Status::Open,
        // The guide names no default for these two; its middle and its "standard service issue" stand in.
        priority: Priority::Medium,
        work: TicketType::Problem,
        customer_id: 0,
        end_user_id: None,
        technician_id: None,
        created: now_ms,
        resolved: None,
        first_response: None,
        activity: None,
        due: None,
        source: Source::Api,
        billable_seconds: 0,
    }
}

/// A ticket's customer is its contact's, unless the caller named one; then they must agree.
fn belongs(row: &mut Ticket, store: &Store, customer_given: bool) -> Result<(), Refusal> {
    if let Some(id) = row.end_user_id {
        let contact = store.contacts.get(&id).ok_or(Refusal::UnknownEndUser)?;
        if customer_given && row.customer_id != contact.customer_id {
            return Err(Refusal::UnknownCustomer);
        }
        row.customer_id = contact.customer_id;
    }
    if store.holds(Thing::Customer, row.customer_id) { Ok(()) } else { Err(Refusal::UnknownCustomer) }
}

/// The dates that follow from a change. A reopened ticket is no longer resolved.
fn settle(row: &mut Ticket, from: Status, now_ms: i64) {
    row.activity = Some(now_ms);
    match row.status {
        Status::Open | Status::Pending => row.resolved = None,
        Status::Resolved if from != Status::Resolved => row.resolved = Some(now_ms),
        Status::Resolved => {}
        Status::Closed => row.resolved = row.resolved.or(Some(now_ms)),
    }
}

fn may_become(from: Status, to: Status) -> bool {
    check_transition(from.as_str(), to.as_str(), &StatusTable::default()).ok
}
