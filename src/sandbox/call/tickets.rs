//! Tickets.

use super::{Answer, Ask, Desk, contacts};
use crate::model::{Id, Instant, Priority, Source, Status, TicketType};
use crate::rules::{StatusTable, check_transition};
use crate::sandbox::dialect::Done;
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::{Contact, Requester, Standing, Ticket, TicketDraft, response_hours};
use crate::sandbox::store::{Store, take};
use crate::sandbox::word::Impact;
use serde_json::Value;

const HOUR_MS: i64 = 3_600_000;

/// The newest first, which is what a desk wants to see. The guide does not say.
pub(in crate::sandbox) fn list(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    listed(desk, ask, |_| true)
}

/// Those on which nobody has said anything.
pub(in crate::sandbox) fn without_comments(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    listed(desk, ask, |row| desk.store.comments.get(&row.id).is_none_or(Vec::is_empty))
}

fn listed(desk: &Desk<'_>, ask: &Ask<'_>, also: impl Fn(&Ticket) -> bool) -> Result<Answer, Refusal> {
    let customer = match ask.address.query("customerId") {
        None => None,
        Some(digits) => Some(Id::from_digits(digits).ok_or(Refusal::UnknownCustomer)?.get()),
    };
    let status = match ask.address.query("ticketStatus") {
        None => None,
        Some(word) => Some((desk.dialect.status)(word).ok_or(Refusal::InvalidStatus)?),
    };
    let wanted = |row: &&Ticket| {
        customer.is_none_or(|id| id == row.customer_id)
            && status.as_ref().is_none_or(|status| *status == row.status)
            && also(row)
    };
    let rows: Vec<&Ticket> = desk.store.tickets.values().rev().filter(wanted).collect();
    desk.sheet(ask, &desk.dialect.ticket, &rows)
}

/// The tickets that changed after a moment. In the guide's envelope, for the guide shows no reply.
pub(in crate::sandbox) fn modified_after(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let after = ask.address.query("modifiedAfter").and_then(Instant::parse).ok_or(Refusal::InvalidDate)?;
    by_change(desk, ask, |row| row.changed() > after.millis())
}

/// The same in the live contract, where a time without a zone is UTC.
pub(in crate::sandbox) fn last_modified(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let text = ask.address.query("date").ok_or(Refusal::Required("date"))?;
    let utc = crate::sandbox::zone::Zone::default();
    let after = Instant::read_millis(text).or_else(|| utc.local(text)).ok_or(Refusal::InvalidDate)?;
    by_change(desk, ask, |row| row.changed() > after)
}

/// The live contract's `statusmodified`: what is resolved or closed.
pub(in crate::sandbox) fn over(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    by_change(desk, ask, |row| row.status.is_over())
}

/// The earliest change first: who follows them can go on from the last one seen.
fn by_change(desk: &Desk<'_>, ask: &Ask<'_>, wanted: impl Fn(&Ticket) -> bool) -> Result<Answer, Refusal> {
    let mut rows: Vec<&Ticket> = desk.store.tickets.values().filter(|row| wanted(row)).collect();
    rows.sort_by_key(|row| (row.changed(), row.id));
    desk.sheet(ask, &desk.dialect.ticket, &rows)
}

pub(in crate::sandbox) fn get(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let row = desk.store.tickets.get(&id).ok_or(Refusal::NotFound(Thing::Ticket))?;
    Ok(desk.one(ask, &desk.dialect.ticket, row))
}

pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let mut draft = TicketDraft { ticket: blank(desk.now_ms), requester: Requester::default() };
    desk.dialect.ticket.create.fill(&mut draft, &ask.body.fields, desk.store)?;
    let TicketDraft { mut ticket, requester } = draft;
    let newcomer = match ticket.end_user_id {
        Some(_) => None,
        None => newcomer(desk, &mut ticket, requester)?,
    };
    let customer_given = ticket.customer_id != 0;
    belongs(&mut ticket, desk.store, customer_given)?;
    let open = Standing::Usual(Status::Open);
    if desk.enforce_transitions && ticket.status != open {
        return Err(illegal(&open, &ticket.status));
    }
    if let Some(newcomer) = newcomer {
        ticket.end_user_id = Some(contacts::keep(desk.store, newcomer)?);
    }
    if ticket.due.is_none() {
        ticket.due = Some(desk.now_ms + response_hours(ticket.priority) * HOUR_MS);
    }
    settle(&mut ticket, &open, desk.now_ms);
    ticket.id = take(&mut desk.store.next.ticket);
    let answer = desk.created(&Done::NewTicket(&ticket));
    desk.store.tickets.insert(ticket.id, ticket);
    Ok(answer)
}

pub(in crate::sandbox) fn update(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let stored = desk.store.tickets.get(&id).ok_or(Refusal::NotFound(Thing::Ticket))?;
    let (from, had_end_user, had_customer) = (stored.status.clone(), stored.end_user_id, stored.customer_id);
    let mut draft = TicketDraft { ticket: stored.clone(), requester: Requester::default() };
    desk.dialect.ticket.update.fill(&mut draft, &ask.body.fields, desk.store)?;
    let mut row = draft.ticket;
    if row.end_user_id != had_end_user || row.customer_id != had_customer {
        let customer_given = row.customer_id != had_customer;
        belongs(&mut row, desk.store, customer_given)?;
    }
    if desk.enforce_transitions && !may_become(&from, &row.status) {
        return Err(illegal(&from, &row.status));
    }
    settle(&mut row, &from, desk.now_ms);
    desk.store.tickets.insert(id, row);
    Ok(desk.updated(&Done::Ticket(id)))
}

pub(in crate::sandbox) fn delete(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    desk.store.remove_ticket(id);
    Ok(Answer::deleted())
}

/// Where a ticket's attachments can be had. There is no upload, so they are made up: every seventh has one.
pub(in crate::sandbox) fn attachments(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let url = id.is_multiple_of(7).then(|| format!("https://attachments.example/{id}/screenshot.png"));
    Ok(Answer::read(url.into_iter().map(Value::from).collect()))
}

pub(in crate::sandbox) fn titled(draft: &TicketDraft) -> Result<(), Refusal> {
    if draft.ticket.title.trim().is_empty() { Err(Refusal::TitleRequired) } else { Ok(()) }
}

/// What the live contract asks of a new ticket.
pub(in crate::sandbox) fn complete(draft: &TicketDraft) -> Result<(), Refusal> {
    titled(draft)?;
    let written = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    if !written(&draft.ticket.description) {
        return Err(Refusal::Required("Description"));
    }
    let Requester { first_name, last_name, email, phone: _ } = &draft.requester;
    let named = written(first_name) && written(last_name) && written(email);
    if named || draft.ticket.end_user_id.is_some() { Ok(()) } else { Err(Refusal::RequesterRequired) }
}

/// Gives the ticket the contact with this address, or else its customer and the contact to be made. With which
/// customer is not said: it is the one whose `Domain` is the address's domain, else the first.
fn newcomer(desk: &Desk<'_>, ticket: &mut Ticket, requester: Requester) -> Result<Option<Contact>, Refusal> {
    let Some(email) = requester.email else { return Ok(None) };
    let known = desk.store.contacts.values().find(|row| row.email.eq_ignore_ascii_case(&email));
    if let Some(known) = known {
        ticket.end_user_id = Some(known.id);
        return Ok(None);
    }
    let domain = email.rsplit('@').next().unwrap_or_default();
    let same = |known: &String| known.eq_ignore_ascii_case(domain);
    let mut customers = desk.store.customers.values();
    let home = customers.clone().find(|row| row.domain.as_ref().is_some_and(same));
    ticket.customer_id = home.or_else(|| customers.next()).ok_or(Refusal::UnknownCustomer)?.id;
    Ok(Some(Contact {
        customer_id: ticket.customer_id,
        first_name: requester.first_name,
        last_name: requester.last_name,
        email,
        phone: requester.phone,
        created: desk.now_ms,
        modified: desk.now_ms,
        ..Contact::default()
    }))
}

fn blank(now_ms: i64) -> Ticket {
    Ticket {
        id: 0,
        title: String::new(),
        description: None,
        status: Standing::Usual(Status::Open),
        // The guide names no default for these two; its middle and its "standard service issue" stand in.
        priority: Priority::Medium,
        work: TicketType::Problem,
        impact: Impact::NoImpact,
        customer_id: 0,
        end_user_id: None,
        technician_id: None,
        created: now_ms,
        resolved: None,
        first_response: None,
        activity: None,
        due: None,
        source: Source::Api,
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
fn settle(row: &mut Ticket, from: &Standing, now_ms: i64) {
    row.activity = Some(now_ms);
    match row.status {
        Standing::Usual(Status::Open | Status::Pending) | Standing::Own(_) => row.resolved = None,
        Standing::Usual(Status::Resolved) if *from != row.status => row.resolved = Some(now_ms),
        Standing::Usual(Status::Resolved) => {}
        Standing::Usual(Status::Closed) => row.resolved = row.resolved.or(Some(now_ms)),
    }
}

fn may_become(from: &Standing, to: &Standing) -> bool {
    check_transition(from.as_str(), to.as_str(), &StatusTable::default()).ok
}

fn illegal(from: &Standing, to: &Standing) -> Refusal {
    Refusal::IllegalTransition { from: from.as_str().to_owned(), to: to.as_str().to_owned() }
}
