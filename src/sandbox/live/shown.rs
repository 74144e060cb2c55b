//! What replies show: the shapes whose names end in `Dto`, to the letter. Every field is there, null where it
//! holds nothing.

use crate::sandbox::call::work_hours::{billed, unbilled};
use crate::sandbox::custom;
use crate::sandbox::dialect::show;
use crate::sandbox::field::{
    Column, View, column, customer_name, end_user, maybe_time, technician, text, text_column, time,
};
use crate::sandbox::live::LIVE;
use crate::sandbox::row::{
    Comment, Contact, CustomValue, Customer, Durations, Ticket, WorkHour, response_hours,
};
use crate::sandbox::word::Relation;
use serde_json::Value;

const HOUR_MS: i64 = 3_600_000;

/// What is closed within this many times the response target is in time.
const CLOSE_IN: i64 = 6;

pub(super) const CUSTOMER: &[Column<Customer>] = &[
    column!("CustomerID", Always, |row, _| row.id.into()),
    column!("CustomerName", Always, |row, _| row.name.as_str().into()),
    column!("CreatedOn", Always, |row, _| time(row.created)),
    column!("LastModified", Always, |row, _| time(row.modified)),
    text_column!(Customer, business_number, "BusinessNumber", Always),
    text_column!(Customer, domain, "Domain", Always),
    text_column!(Customer, address, "Address", Always),
    text_column!(Customer, city, "City", Always),
    text_column!(Customer, state, "State", Always),
    text_column!(Customer, country, "Country", Always),
    text_column!(Customer, phone, "Phone", Always),
    text_column!(Customer, fax, "Fax", Always),
    text_column!(Customer, notes, "Notes", Always),
    column!("Logo", Always, |_, _| Value::Null),
    text_column!(Customer, website, "Links", Always),
    column!("Longitude", Always, |row, _| row.longitude.into()),
    column!("Latitude", Always, |row, _| row.latitude.into()),
    text_column!(Customer, zip, "ZipCodeStr", Always),
];

pub(super) const CONTACT: &[Column<Contact>] = &[
    column!("EndUserID", Always, |row, _| row.id.into()),
    column!("CustomerID", Always, |row, _| row.customer_id.into()),
    column!("CustomerName", Always, |row, view| customer_name(row.customer_id, view)),
    text_column!(Contact, first_name, "Firstname", Always),
    text_column!(Contact, last_name, "Lastname", Always),
    text_column!(Contact, job_title, "JobTitle", Always),
    column!("Email", Always, |row, _| row.email.as_str().into()),
    text_column!(Contact, phone, "Phone", Always),
    text_column!(Contact, mobile_phone, "MobilePhone", Always),
    column!("IsContactPerson", Always, |row, _| row.is_contact_person.into()),
    column!("InIgnoreMode", Always, |row, _| row.in_ignore_mode.unwrap_or_default().into()),
    column!("CreatedOn", Always, |row, _| time(row.created)),
    column!("LastModified", Always, |row, _| time(row.modified)),
    column!("Archived", Always, |row, _| row.archived.into()),
    column!("DepartmentID", Always, |row, _| row.department_id.into()),
    text_column!(Contact, department_name, "DepartmentName", Always),
    column!("DefaultAgentId", Always, |row, _| row.default_agent_id.into()),
];

/// The last comment by the end user, or by a technician.
fn last(row: &Ticket, view: &View<'_>, by_technician: bool) -> Option<Comment> {
    let comments = view.store.comments.get(&row.id).into_iter().flatten();
    let theirs = |known: &&Comment| view.store.technician(known.creator_id).is_some() == by_technician;
    comments.filter(theirs).max_by_key(|known| (known.date, known.id)).cloned()
}

fn last_text(row: &Ticket, view: &View<'_>, by_technician: bool) -> Value {
    last(row, view, by_technician).map_or(Value::Null, |known| known.text.into())
}

fn last_time(row: &Ticket, view: &View<'_>, by_technician: bool) -> Value {
    maybe_time(last(row, view, by_technician).map(|known| known.date))
}

/// Everything that was worked.
fn spent(row: &Ticket, view: &View<'_>) -> Durations {
    let (billed, unbilled) = (billed(view.store, row.id), unbilled(view.store, row.id));
    Durations {
        ticket_id: row.id,
        total: billed.total + unbilled.total,
        on_site: billed.on_site + unbilled.on_site,
        on_sla: billed.on_sla + unbilled.on_sla,
    }
}

/// The one that a ticket shows: it has room for one.
fn relation(row: &Ticket, view: &View<'_>) -> Option<(Relation, u64)> {
    view.store.relations.get(&row.id).filter(|_| view.with.relations)?.first().copied()
}

pub(super) const TICKET: &[Column<Ticket>] = &[
    column!("TicketID", Always, |row, _| row.id.into()),
    column!("TicketTitle", Always, |row, _| row.title.as_str().into()),
    column!("TicketNumber", Always, |row, _| row.id.to_string().into()),
    column!("TicketPriority", Always, |row, _| row.priority.as_str().into()),
    column!("TicketImpact", Always, |row, _| row.impact.as_str().into()),
    column!("TicketStatus", Always, |row, _| row.status.as_str().into()),
    column!("TicketSource", Always, |row, _| row.source.as_str().into()),
    column!("TicketType", Always, |row, _| row.work.as_str().into()),
    column!("EndUserID", Always, |row, _| row.end_user_id.into()),
    column!("EndUserEmail", Always, |row, view| end_user(row, view, |user| Some(&user.email))),
    column!("EndUserFirstName", Always, |row, view| end_user(row, view, |user| user.first_name.as_ref())),
    column!("EndUserLastName", Always, |row, view| end_user(row, view, |user| user.last_name.as_ref())),
    column!("EndUserPhone", Always, |row, view| end_user(row, view, |user| user.phone.as_ref())),
    column!("TicketResolvedDate", Always, |row, _| maybe_time(row.resolved)),
    column!("TicketCreatedDate", Always, |row, _| time(row.created)),
    column!("TechnicianFirstCommentDate", Always, |row, _| maybe_time(row.first_response)),
    column!("FirstResponseDueDate", Always, |row, _| maybe_time(row.due)),
    column!("ClosedTicketDueDate", Always, |row, _| {
        maybe_time(row.due.map(|_| row.created + CLOSE_IN * response_hours(row.priority) * HOUR_MS))
    }),
    text_column!(Ticket, description, "FirstComment", Always),
    column!("LastEndUserComment", Always, |row, view| last_text(row, view, false)),
    column!("LastEndUserCommentTimestamp", Always, |row, view| last_time(row, view, false)),
    column!("LastTechnicianComment", Always, |row, view| last_text(row, view, true)),
    column!("LastTechnicianCommentTimestamp", Always, |row, view| last_time(row, view, true)),
    column!("OnSiteDurationSeconds", Always, |row, view| spent(row, view).on_site.into()),
    column!("OnSiteDurationMinutes", Always, |row, view| (spent(row, view).on_site / 60).into()),
    column!("OffSiteDurationSeconds", Always, |row, view| spent(row, view).off_site().into()),
    column!("OffSiteDurationMinutes", Always, |row, view| (spent(row, view).off_site() / 60).into()),
    column!("OnSLADurationSeconds", Always, |row, view| spent(row, view).on_sla.into()),
    column!("OnSLADurationMinutes", Always, |row, view| (spent(row, view).on_sla / 60).into()),
    column!("OffSLADurationSeconds", Always, |row, view| spent(row, view).off_sla().into()),
    column!("OffSLADurationMinutes", Always, |row, view| (spent(row, view).off_sla() / 60).into()),
    column!("TotalDurationSeconds", Always, |row, view| spent(row, view).total.into()),
    column!("TotalDurationMinutes", Always, |row, view| (spent(row, view).total / 60).into()),
    column!("CustomerID", Always, |row, _| row.customer_id.into()),
    column!("CustomerName", Always, |row, view| customer_name(row.customer_id, view)),
    column!("CustomerBusinessNumber", Always, |row, view| {
        let customer = view.store.customers.get(&row.customer_id);
        text(customer.and_then(|customer| customer.business_number.as_ref()))
    }),
    column!("TechnicianContactID", Always, |row, _| row.technician_id.into()),
    column!("TechnicianFullName", Always, |row, view| technician(row.technician_id, view, |known| Some(
        known.name
    ))),
    column!("TechnicianEmail", Always, |row, view| technician(row.technician_id, view, |known| known.email)),
    column!("ContractID", Always, |_, _| Value::Null),
    column!("RelationType", Always, |row, view| {
        relation(row, view).map_or(Relation::None, |(relation, _)| relation).as_str().into()
    }),
    column!("RelatedTicketId", Always, |row, view| relation(row, view).map(|(_, other)| other).into()),
    // The contract names the parameter and not the field: its name is guessed.
    column!("Comments", WithComments, |row, view| {
        let comments = view.store.comments.get(&row.id).into_iter().flatten();
        comments.map(|comment| show(&LIVE.comment, comment, view)).collect()
    }),
];

/// The technician who wrote a comment.
fn author(row: &Comment, view: &View<'_>) -> Option<u64> {
    view.store.technician(row.creator_id).map(|technician| technician.id)
}

/// A technician's name as one, an end user's as two.
fn names(row: &Comment, view: &View<'_>) -> [Option<String>; 2] {
    let technician = view.store.technician(row.creator_id).and_then(|known| known.name.split_once(' '));
    if let Some((first, last)) = technician {
        return [Some(first.to_owned()), Some(last.to_owned())];
    }
    let user = view.store.contacts.get(&row.creator_id);
    user.map(|user| [user.first_name.clone(), user.last_name.clone()]).unwrap_or_default()
}

fn address(row: &Comment, view: &View<'_>) -> Value {
    let technician = view.store.technician(row.creator_id).map(|known| Value::from(known.email));
    technician.unwrap_or_else(|| text(view.store.contacts.get(&row.creator_id).map(|user| &user.email)))
}

fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<p>{}</p>", escaped.replace('\n', "<br>"))
}

pub(super) const COMMENT: &[Column<Comment>] = &[
    column!("Date", Always, |row, _| time(row.date)),
    column!("Comment", Always, |row, _| row.text.as_str().into()),
    column!("CommentHtml", Always, |row, _| html(&row.text).into()),
    column!("EndUserID", Always, |row, view| {
        Some(row.creator_id).filter(|_| author(row, view).is_none()).into()
    }),
    column!("TechnicianContactID", Always, |row, view| author(row, view).into()),
    column!("Email", Always, address),
    column!("FirstName", Always, |row, view| {
        let [first, _] = names(row, view);
        first.into()
    }),
    column!("LastName", Always, |row, view| {
        let [_, last] = names(row, view);
        last.into()
    }),
    column!("IsInternal", Always, |row, _| row.is_internal.into()),
];

fn notes(row: &WorkHour) -> Value {
    if row.notes.is_empty() { Value::Null } else { row.notes.as_str().into() }
}

fn name(row: &WorkHour, view: &View<'_>) -> Value {
    technician(Some(row.technician_id), view, |known| Some(known.name))
}

fn email(row: &WorkHour, view: &View<'_>) -> Value {
    technician(Some(row.technician_id), view, |known| known.email)
}

/// `Billiable` is so spelled.
pub(super) const WORK_HOUR: &[Column<WorkHour>] = &[
    column!("TicketID", Always, |row, _| row.ticket_id.into()),
    column!("WorkHoursID", Always, |row, _| row.id.into()),
    column!("StartWorkHour", Always, |row, _| time(row.start)),
    column!("EndWorkHour", Always, |row, _| time(row.end)),
    column!("TechnicianContactID", Always, |row, _| row.technician_id.into()),
    column!("Billiable", Always, |row, _| row.is_billable.into()),
    column!("OnCustomerSite", Always, |row, _| row.on_site.into()),
    column!("Description", Always, |row, _| notes(row)),
    column!("TechnicianFullName", Always, name),
    column!("TechnicianEmail", Always, email),
    column!("RateID", Always, |row, _| row.rate_id.into()),
    column!("RateAmount", Always, |row, _| row.rate_amount().into()),
];

/// The rates only if they were asked for.
pub(super) const RECORD: &[Column<WorkHour>] = &[
    column!("WorkHoursID", Always, |row, _| row.id.into()),
    column!("TicketID", Always, |row, _| row.ticket_id.into()),
    column!("CustomerID", Always, |row, view| {
        view.store.tickets.get(&row.ticket_id).map(|ticket| ticket.customer_id).into()
    }),
    column!("EndUserID", Always, |row, view| {
        view.store.tickets.get(&row.ticket_id).and_then(|ticket| ticket.end_user_id).into()
    }),
    column!("StartWorkHour", Always, |row, _| time(row.start)),
    column!("EndWorkHour", Always, |row, _| time(row.end)),
    column!("TechnicianContactID", Always, |row, _| row.technician_id.into()),
    column!("Billiable", Always, |row, _| row.is_billable.into()),
    column!("OnCustomerSite", Always, |row, _| row.on_site.into()),
    column!("Description", Always, |row, _| notes(row)),
    column!("TechnicianFullName", Always, name),
    column!("TechnicianEmail", Always, email),
    column!("RateID", Always, |row, view| row.rate_id.filter(|_| view.with.rates).into()),
    column!("RateAmount", Always, |row, view| row.rate_amount().filter(|_| view.with.rates).into()),
];

pub(super) const CUSTOM_VALUE: &[Column<CustomValue>] = &[
    column!("ItemId", Always, |row, _| row.item.into()),
    column!("Id", Always, |row, view| custom::value_id(view.store, row).into()),
    column!("FieldName", Always, |row, _| row.name.as_str().into()),
    column!("ValueAsString", Always, |row, _| row.value.as_str().into()),
    column!("ValueAsDecimal", Always, |row, view| custom::as_decimal(view.store, row).into()),
    column!("ValueAsDateTime", Always, |row, view| maybe_time(custom::as_date(view.store, row))),
    column!("ValueAsBool", Always, |row, view| custom::as_bool(view.store, row).into()),
    column!("OptionId", Always, |row, view| custom::as_option(view.store, row).into()),
];
