//! The time spent on tickets.

use super::{Answer, Ask, Desk};
use crate::model::Instant;
use crate::sandbox::dialect::Done;
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::{Durations, WorkHour};
use crate::sandbox::store::{Store, take};
use crate::sandbox::zone::Zone;
use serde_json::{Map, Value, json};

/// All at once, as in the guide.
pub(in crate::sandbox) fn all(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let rows = desk.store.work_hours.get(&id).map(Vec::as_slice).unwrap_or_default();
    Ok(desk.all(ask, &desk.dialect.work_hour, rows))
}

/// In pages, as in the live contract.
pub(in crate::sandbox) fn of_ticket(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let rows: Vec<&WorkHour> = desk.store.work_hours.get(&id).into_iter().flatten().collect();
    desk.sheet(ask, &desk.dialect.work_hour, &rows)
}

/// Of all tickets: the spans that begin between two times of the account's clocks, both included.
pub(in crate::sandbox) fn list(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let from = ask.local("startWorkhour", desk.zone)?;
    let to = ask.local("endWorkhour", desk.zone)?;
    let wanted =
        |row: &&WorkHour| from.is_none_or(|from| row.start >= from) && to.is_none_or(|to| row.start <= to);
    let mut rows: Vec<&WorkHour> = desk.store.work_hours.values().flatten().filter(wanted).collect();
    rows.sort_by_key(|row| (row.start, row.id));
    desk.sheet(ask, &crate::sandbox::live::RECORD, &rows)
}

pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let ticket_id = ask.id(Thing::Ticket, desk.store)?;
    let mut row = WorkHour { ticket_id, ..WorkHour::default() };
    desk.dialect.work_hour.create.fill(&mut row, &on_utc(&ask.body.fields, desk.zone), desk.store)?;
    let row = WorkHour { id: take(&mut desk.store.next.work_hour), ..row.billed_whole() };
    let answer = desk.created(&Done::Other(row.id));
    desk.store.work_hours.entry(ticket_id).or_default().push(row);
    Ok(answer)
}

/// A time without a zone is on the account's clocks, as in the filters of the list.
fn on_utc(fields: &Map<String, Value>, zone: &Zone) -> Map<String, Value> {
    let utc = |value: &Value| {
        let millis = value.as_str().filter(|text| text.contains('T')).and_then(|text| zone.local(text))?;
        Some(Value::from(Instant::from_millis(millis).as_str()))
    };
    let field = |(name, value): (&String, &Value)| {
        let timed = ["StartWorkHour", "EndWorkHour"].contains(&name.as_str());
        (name.clone(), Some(value).filter(|_| timed).and_then(utc).unwrap_or_else(|| value.clone()))
    };
    fields.iter().map(field).collect()
}

pub(in crate::sandbox) fn complete(row: &WorkHour) -> Result<(), Refusal> {
    if row.start == 0 {
        return Err(Refusal::Required("StartWorkHour"));
    }
    if row.end == 0 {
        return Err(Refusal::Required("EndWorkHour"));
    }
    if row.end <= row.start {
        return Err(Refusal::InvalidSpan);
    }
    if row.technician_id == 0 {
        return Err(Refusal::Required("TechnicianContactID or TechnicianEmail"));
    }
    Ok(())
}

pub(in crate::sandbox) fn billable(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    Ok(Answer::read((desk.dialect.durations)(&billed(desk.store, id))))
}

pub(in crate::sandbox) fn non_billable(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    Ok(Answer::read((desk.dialect.durations)(&unbilled(desk.store, id))))
}

pub(in crate::sandbox) fn billable_of_many(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let ids = ask.ticket_ids(desk.store)?;
    let shown: Vec<Value> =
        ids.into_iter().map(|id| (desk.dialect.durations)(&billed(desk.store, id))).collect();
    Ok(Answer::read(Value::Array(shown)))
}

/// The contract names this reply's shape and does not show it: the three sums are guessed.
pub(in crate::sandbox) fn on_site_of_many(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let ids = ask.ticket_ids(desk.store)?;
    let spent: Vec<Durations> = ids.into_iter().map(|id| billed(desk.store, id)).collect();
    let total: u64 = spent.iter().map(|spent| spent.total).sum();
    let on_site: u64 = spent.iter().map(|spent| spent.on_site).sum();
    Ok(Answer::read(json!({
        "OnSiteDurationHours": hours(on_site),
        "OffSiteDurationHours": hours(total - on_site),
        "TotalDurationHours": hours(total),
    })))
}

pub(in crate::sandbox) fn summary(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    Ok(Answer::read(json!({
        "TicketID": id,
        "Billable": (desk.dialect.durations)(&billed(desk.store, id)),
        "NonBillable": (desk.dialect.durations)(&unbilled(desk.store, id)),
    })))
}

pub(in crate::sandbox) fn hours(seconds: u64) -> f64 {
    seconds as f64 / 3_600.0
}

/// What is billed: the guide's example bills less than was worked.
pub(in crate::sandbox) fn billed(store: &Store, ticket_id: u64) -> Durations {
    summed(store, ticket_id, |span| span.billed_seconds)
}

/// What is not billed. What a billable span leaves unbilled is neither.
pub(in crate::sandbox) fn unbilled(store: &Store, ticket_id: u64) -> Durations {
    summed(store, ticket_id, |span| if span.is_billable { 0 } else { span.seconds() })
}

fn summed(store: &Store, ticket_id: u64, seconds_of: fn(&WorkHour) -> u64) -> Durations {
    let mut spent = Durations { ticket_id, ..Durations::default() };
    for span in store.work_hours.get(&ticket_id).into_iter().flatten() {
        let seconds = seconds_of(span);
        spent.total += seconds;
        spent.on_site += if span.on_site { seconds } else { 0 };
        spent.on_sla += if is_in_hours(span.start) { seconds } else { 0 };
    }
    spent
}

/// The hours of the service level are not in the contract: here Monday to Friday from eight to six, UTC.
fn is_in_hours(millis: i64) -> bool {
    // 1970-01-01 was a Thursday.
    let weekday = (millis.div_euclid(86_400_000) + 4).rem_euclid(7);
    (1..=5).contains(&weekday) && (8..18).contains(&(millis.rem_euclid(86_400_000) / 3_600_000))
}
