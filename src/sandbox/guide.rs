//! The guide's dialect: its paths, its field names in the order of its examples, its envelope and errors.
//!
//! Where the guide's examples disagree with its tables or with each other, the examples are served:
//! - a customer in a list has fewer fields than the customer itself (`listed`);
//! - a field that holds nothing is left out, so the example ticket and contact look as they are printed;
//! - ticket 54321 bills 3,600 s although its only work hour, a billable one, lasts 5,400 s;
//! - the example that creates a ticket cannot answer 54321, because that ticket is already there: it
//!   answers the next free id.

use super::call::{comments, contacts, custom_values, customers, tickets};
use super::dialect::{Column, Dialect, Route, Sheet};
use super::refusal::Refusal;
use super::row::{Comment, Contact, Customer, Ticket, WorkHour};
use super::store::Store;
use crate::model::{Instant, Priority, Status, TicketType};
use serde_json::{Map, Value, json};

pub(super) static GUIDE: Dialect = Dialect {
    routes: ROUTES,
    customer: CUSTOMER,
    contact: CONTACT,
    ticket: TICKET,
    comment: COMMENT,
    work_hour: WORK_HOUR,
    envelope,
    refused,
};

macro_rules! routes {
    ($( $method:literal $pattern:literal $run:path; )*) => {
        &[$( Route { method: $method, pattern: $pattern, run: $run }, )*]
    };
}

/// A fixed word stands before a `{}` in the same place: the first match answers.
const ROUTES: &[Route] = routes! {
    "GET" "customers" customers::list;
    "POST" "customers" customers::create;
    "GET" "customers/{}" customers::get;
    "POST" "customers/{}" customers::update;
    "DELETE" "customers/{}" customers::delete;
    "GET" "contacts" contacts::list;
    "POST" "contacts" contacts::create;
    "GET" "contacts/{}" contacts::get;
    "POST" "contacts/{}" contacts::update;
    "DELETE" "contacts/{}" contacts::delete;
    "GET" "customvalues/customer/{}" custom_values::of_customer;
    "POST" "customvalues/customer/{}" custom_values::set_on_customer;
    "DELETE" "customvalues/customer/{}/{}" custom_values::delete_from_customer;
    "GET" "customvalues/contact/{}" custom_values::of_contact;
    "POST" "customvalues/contact/{}" custom_values::set_on_contact;
    "DELETE" "customvalues/contact/{}/{}" custom_values::delete_from_contact;
    "GET" "tickets" tickets::list;
    "POST" "tickets" tickets::create;
    "GET" "tickets/statusmodified" tickets::modified_after;
    "GET" "tickets/{}" tickets::get;
    "POST" "tickets/{}" tickets::update;
    "GET" "tickets/{}/comments" comments::list;
    "POST" "tickets/{}/comments" comments::create;
    "GET" "tickets/{}/billableduration" tickets::billable_duration;
    "GET" "tickets/{}/workhours" tickets::work_hours;
};

fn envelope(sheet: Sheet) -> Value {
    let total_pages = sheet.total_pages();
    let entries: [(&str, Value); 5] = [
        ("items", Value::Array(sheet.items)),
        ("totalItems", sheet.total_items.into()),
        ("page", sheet.page.into()),
        ("itemsInPage", sheet.items_in_page.into()),
        ("totalPages", total_pages.into()),
    ];
    entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>().into()
}

fn refused(refusal: &Refusal) -> (u16, Value) {
    let (status, message) = refusal.answer();
    (status, json!({ "Code": status, "Message": message }))
}

fn time(millis: i64) -> Value {
    Value::from(Instant::from_millis(millis).as_str())
}

fn text(text: Option<&String>) -> Value {
    text.map_or(Value::Null, |text| Value::from(text.as_str()))
}

fn write_text(slot: &mut Option<String>, value: &Value, name: &'static str) -> Result<(), Refusal> {
    *slot = match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            return Err(Refusal::InvalidField(name));
        }
    };
    Ok(())
}

/// A text that must be there: null is the same as blank, and what blank means is for the call to say.
fn write_needed(slot: &mut String, value: &Value, name: &'static str) -> Result<(), Refusal> {
    let mut given = None;
    write_text(&mut given, value, name)?;
    *slot = given.unwrap_or_default();
    Ok(())
}

fn flag(value: &Value, name: &'static str) -> Result<Option<bool>, Refusal> {
    if value.is_null() {
        return Ok(None);
    }
    value.as_bool().map(Some).ok_or(Refusal::InvalidField(name))
}

fn id(value: &Value, refusal: Refusal) -> Result<Option<u64>, Refusal> {
    if value.is_null() {
        return Ok(None);
    }
    value.as_u64().map(Some).ok_or(refusal)
}

/// One of the guide's words, to the letter.
fn word<Word>(value: &Value, known: fn(&str) -> Option<Word>, refusal: Refusal) -> Result<Word, Refusal> {
    value.as_str().and_then(known).ok_or(refusal)
}

/// Names a row type's optional texts: in the table, readable and writable.
macro_rules! text_column {
    ($row:ty, $field:ident, $name:literal, $listed:literal) => {
        Column {
            name: $name,
            listed: $listed,
            read: |row: &$row, _| text(row.$field.as_ref()),
            write: Some(|row: &mut $row, value, name| write_text(&mut row.$field, value, name)),
        }
    };
}

/// What only the system sets.
macro_rules! system_column {
    ($name:literal, $listed:literal, $read:expr) => {
        Column { name: $name, listed: $listed, read: $read, write: None }
    };
}

const CUSTOMER: &[Column<Customer>] = &[
    system_column!("CustomerID", true, |row, _| row.id.into()),
    Column {
        name: "CustomerName",
        listed: true,
        read: |row, _| row.name.as_str().into(),
        write: Some(|row, value, name| write_needed(&mut row.name, value, name)),
    },
    text_column!(Customer, business_number, "BusinessNumber", false),
    text_column!(Customer, domain, "Domain", true),
    text_column!(Customer, address, "Address", true),
    text_column!(Customer, city, "City", true),
    text_column!(Customer, state, "State", true),
    text_column!(Customer, country, "Country", true),
    text_column!(Customer, zip, "ZipCodeStr", true),
    text_column!(Customer, phone, "Phone", true),
    text_column!(Customer, fax, "Fax", false),
    text_column!(Customer, website, "Website", true),
    text_column!(Customer, notes, "Notes", false),
    system_column!("CreatedOn", true, |row, _| time(row.created)),
    system_column!("LastModified", false, |row, _| time(row.modified)),
];

fn customer_name(customer_id: u64, store: &Store) -> Value {
    text(store.customers.get(&customer_id).map(|customer| &customer.name))
}

const CONTACT: &[Column<Contact>] = &[
    system_column!("EndUserID", true, |row, _| row.id.into()),
    Column {
        name: "CustomerID",
        listed: true,
        read: |row, _| row.customer_id.into(),
        write: Some(|row, value, _| {
            row.customer_id = id(value, Refusal::UnknownCustomer)?.unwrap_or_default();
            Ok(())
        }),
    },
    system_column!("CustomerName", true, |row, store| customer_name(row.customer_id, store)),
    text_column!(Contact, first_name, "FirstName", true),
    text_column!(Contact, last_name, "LastName", true),
    Column {
        name: "Email",
        listed: true,
        read: |row, _| row.email.as_str().into(),
        write: Some(|row, value, name| write_needed(&mut row.email, value, name)),
    },
    text_column!(Contact, phone, "Phone", true),
    text_column!(Contact, job_title, "JobTitle", true),
    Column {
        name: "IsContactPerson",
        listed: true,
        read: |row, _| row.is_contact_person.into(),
        write: Some(|row, value, name| {
            row.is_contact_person = flag(value, name)?.unwrap_or_default();
            Ok(())
        }),
    },
    Column {
        name: "InIgnoreMode",
        listed: true,
        read: |row, _| row.in_ignore_mode.into(),
        write: Some(|row, value, name| {
            row.in_ignore_mode = flag(value, name)?;
            Ok(())
        }),
    },
    system_column!("CreatedOn", true, |row, _| time(row.created)),
];

fn end_user(row: &Ticket, store: &Store, pick: fn(&Contact) -> Option<&String>) -> Value {
    text(row.end_user_id.and_then(|id| store.contacts.get(&id)).and_then(pick))
}

fn technician(
    row: &Ticket,
    store: &Store,
    pick: fn(&super::row::Technician) -> Option<&'static str>,
) -> Value {
    row.technician_id.and_then(|id| store.technician(id)).and_then(pick).into()
}

fn write_due(row: &mut Ticket, value: &Value, _name: &'static str) -> Result<(), Refusal> {
    row.due = match value {
        Value::Null => None,
        given => Some(given.as_str().and_then(Instant::parse).ok_or(Refusal::InvalidDate)?.millis()),
    };
    Ok(())
}

const TICKET: &[Column<Ticket>] = &[
    system_column!("TicketID", true, |row, _| row.id.into()),
    Column {
        name: "TicketTitle",
        listed: true,
        read: |row, _| row.title.as_str().into(),
        write: Some(|row, value, name| write_needed(&mut row.title, value, name)),
    },
    text_column!(Ticket, description, "Description", true),
    Column {
        name: "TicketStatus",
        listed: true,
        read: |row, _| row.status.as_str().into(),
        write: Some(|row, value, _| {
            row.status = word(value, Status::from_word, Refusal::InvalidStatus)?;
            Ok(())
        }),
    },
    Column {
        name: "TicketPriority",
        listed: true,
        read: |row, _| row.priority.as_str().into(),
        write: Some(|row, value, _| {
            row.priority = word(value, Priority::from_word, Refusal::InvalidPriority)?;
            Ok(())
        }),
    },
    Column {
        name: "TicketType",
        listed: true,
        read: |row, _| row.work.as_str().into(),
        write: Some(|row, value, _| {
            row.work = word(value, TicketType::from_word, Refusal::InvalidType)?;
            Ok(())
        }),
    },
    Column {
        name: "CustomerID",
        listed: true,
        read: |row, _| row.customer_id.into(),
        write: Some(|row, value, _| {
            row.customer_id = id(value, Refusal::UnknownCustomer)?.unwrap_or_default();
            Ok(())
        }),
    },
    system_column!("CustomerName", true, |row, store| customer_name(row.customer_id, store)),
    Column {
        name: "EndUserID",
        listed: true,
        read: |row, _| row.end_user_id.into(),
        write: Some(|row, value, _| {
            row.end_user_id = id(value, Refusal::UnknownEndUser)?;
            Ok(())
        }),
    },
    system_column!("EndUserFirstName", true, |row, store| end_user(row, store, |contact| contact
        .first_name
        .as_ref())),
    system_column!("EndUserLastName", true, |row, store| end_user(row, store, |contact| contact
        .last_name
        .as_ref())),
    system_column!("EndUserEmail", true, |row, store| end_user(row, store, |contact| Some(&contact.email))),
    Column {
        name: "TechnicianContactID",
        listed: true,
        read: |row, _| row.technician_id.into(),
        write: Some(|row, value, name| {
            row.technician_id = id(value, Refusal::InvalidField(name))?;
            Ok(())
        }),
    },
    system_column!("TechnicianFullName", true, |row, store| technician(row, store, |known| Some(known.name))),
    system_column!("TechnicianEmail", true, |row, store| technician(row, store, |known| known.email)),
    system_column!("TicketCreatedDate", true, |row, _| time(row.created)),
    system_column!("TicketResolvedDate", true, |row, _| row.resolved.map_or(Value::Null, time)),
    system_column!("FirstResponseDate", true, |row, _| row.first_response.map_or(Value::Null, time)),
    system_column!("LastActivityDate", true, |row, _| row.activity.map_or(Value::Null, time)),
    Column {
        name: "DueDate",
        listed: true,
        read: |row, _| row.due.map_or(Value::Null, time),
        write: Some(write_due),
    },
    system_column!("TicketSource", true, |row, _| row.source.as_str().into()),
];

const COMMENT: &[Column<Comment>] = &[
    system_column!("CommentID", true, |row, _| row.id.into()),
    system_column!("TicketID", true, |row, _| row.ticket_id.into()),
    Column {
        name: "CommentText",
        listed: true,
        read: |row, _| row.text.as_str().into(),
        write: Some(|row, value, name| write_needed(&mut row.text, value, name)),
    },
    system_column!("CommentDate", true, |row, _| time(row.date)),
    system_column!("CreatorContactID", true, |row, _| row.creator_id.into()),
    Column {
        name: "IsInternal",
        listed: true,
        read: |row, _| row.is_internal.into(),
        write: Some(|row, value, name| {
            row.is_internal = flag(value, name)?.unwrap_or_default();
            Ok(())
        }),
    },
];

const WORK_HOUR: &[Column<WorkHour>] = &[
    system_column!("WorkHourID", true, |row, _| row.id.into()),
    system_column!("TicketID", true, |row, _| row.ticket_id.into()),
    system_column!("TechnicianContactID", true, |row, _| row.technician_id.into()),
    system_column!("StartDate", true, |row, _| time(row.start)),
    system_column!("EndDate", true, |row, _| time(row.end)),
    system_column!("Duration", true, |row, _| ((row.end - row.start) / 1_000).into()),
    system_column!("IsBillable", true, |row, _| row.is_billable.into()),
    system_column!("Notes", true, |row, _| row.notes.as_str().into()),
];
