//! The guide's dialect: its paths, its field names in the order of its examples, its envelope and errors.
//!
//! Where the guide's examples disagree with its tables or with each other, the examples are served:
//! - a customer in a list has fewer fields than the customer itself (`Alone`);
//! - a field that holds nothing is left out, so the example ticket and contact look as they are printed;
//! - ticket 54321 bills 3,600 s although its only work hour, a billable one, lasts 5,400 s;
//! - the example that creates a ticket cannot answer 54321, because that ticket is already there: it
//!   answers the next free id.
//!
//! A property that a body's shape does not have has no effect, nor has one that only the system sets.

use super::address::Address;
use super::call::{comments, contacts, custom_values, customers, tickets, work_hours};
use super::dialect::{Body, Dialect, Done, Empty, Null, Route, Sheet, Table, Trouble, Unknown, routes};
use super::exchange::{Request, Response};
use super::field::{
    Column, Field, column, customer_name, end_user, maybe_time, set_fields, technician, text_column, time,
};
use super::refusal::Refusal;
use super::row::{
    Comment, CommentDraft, Contact, CustomValue, Customer, Durations, Standing, Target, Ticket, TicketDraft,
    WorkHour,
};
use crate::model::{Priority, TicketType};
use serde_json::{Map, Value, json};

pub(super) static GUIDE: Dialect = Dialect {
    key,
    routes: ROUTES,
    customer: Table {
        shown: CUSTOMER,
        empty: Empty::LeftOut,
        create: body(CUSTOMER_FIELDS, customers::named),
        update: body(CUSTOMER_FIELDS, customers::named),
    },
    contact: Table {
        shown: CONTACT,
        empty: Empty::LeftOut,
        create: body(CONTACT_FIELDS, |_| Ok(())),
        update: body(CONTACT_FIELDS, |_| Ok(())),
    },
    ticket: Table {
        shown: TICKET,
        empty: Empty::LeftOut,
        create: body(TICKET_FIELDS, tickets::titled),
        update: body(TICKET_FIELDS, tickets::titled),
    },
    comment: Table {
        shown: COMMENT,
        empty: Empty::LeftOut,
        create: body(COMMENT_FIELDS, comments::says_something),
        update: Body::NONE,
    },
    work_hour: Table { shown: WORK_HOUR, empty: Empty::LeftOut, create: Body::NONE, update: Body::NONE },
    custom_value: Table {
        shown: CUSTOM_VALUE,
        empty: Empty::LeftOut,
        create: Body::NONE,
        update: Body::NONE,
    },
    durations,
    status: Standing::usual,
    envelope,
    whole: |items| json!({ "items": items }),
    done,
    error,
};

const fn body<Draft>(
    fields: &'static [Field<Draft>],
    needs: fn(&Draft) -> Result<(), Refusal>,
) -> Body<Draft> {
    Body { fields, unknown: Unknown::Ignored, null: Null::Clears, needs }
}

const ROUTES: &[Route] = routes! {
    GET "customers" customers::list;
    POST "customers" customers::create;
    GET "customers/{}" customers::get;
    POST "customers/{}" customers::update;
    DELETE "customers/{}" customers::delete;
    GET "contacts" contacts::list;
    POST "contacts" contacts::create;
    GET "contacts/{}" contacts::get;
    POST "contacts/{}" contacts::update;
    DELETE "contacts/{}" contacts::delete;
    GET "customvalues/customer/{}" custom_values::of_customer;
    POST "customvalues/customer/{}" custom_values::set_on_customer;
    DELETE "customvalues/customer/{}/{}" custom_values::delete_from_customer;
    GET "customvalues/contact/{}" custom_values::of_contact;
    POST "customvalues/contact/{}" custom_values::set_on_contact;
    DELETE "customvalues/contact/{}/{}" custom_values::delete_from_contact;
    GET "tickets" tickets::list;
    POST "tickets" tickets::create;
    GET "tickets/statusmodified" tickets::modified_after;
    GET "tickets/{}" tickets::get;
    POST "tickets/{}" tickets::update;
    GET "tickets/{}/comments" comments::all;
    POST "tickets/{}/comments" comments::create;
    GET "tickets/{}/billableduration" work_hours::billable;
    GET "tickets/{}/workhours" work_hours::all;
};

fn key(request: &Request) -> Option<&str> {
    request.header("x-api-key").filter(|key| !key.is_empty())
}

fn envelope(sheet: Sheet, _: &Address) -> Value {
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

fn error(trouble: &Trouble<'_>) -> Response {
    let body = json!({ "Code": trouble.status, "Message": trouble.message });
    Response::json(trouble.status, &body)
}

fn durations(spent: &Durations) -> Value {
    let hours = spent.total as f64 / 3_600.0;
    json!({ "TotalBillableDuration": spent.total, "TotalBillableHours": hours })
}

fn done(done: &Done<'_>) -> Value {
    match done {
        Done::Customer(row) => json!({ "ActionID": row.id, "CustomerID": row.id, "CustomerName": row.name }),
        Done::Contact(id) => json!({ "ActionID": id, "EndUserID": id }),
        Done::NewTicket(row) => json!({ "ActionID": row.id, "TicketID": row.id, "TicketTitle": row.title }),
        Done::Ticket(id) => json!({ "ActionID": id, "TicketID": id }),
        Done::Comment(row) => json!({ "ActionID": row.id, "CommentID": row.id, "TicketID": row.ticket_id }),
        Done::CustomValue(row) => match row.target {
            Target::Customer => json!({ "ActionID": row.item, "CustomerID": row.item }),
            Target::Contact => json!({ "ActionID": row.item, "EndUserID": row.item }),
            Target::Ticket
            | Target::Contract
            | Target::Sla
            | Target::Agent
            | Target::Snmp
            | Target::Tcp
            | Target::Http
            | Target::Generic => json!({ "ActionID": row.item }),
        },
        Done::Other(id) => json!({ "ActionID": id }),
    }
}

const CUSTOMER: &[Column<Customer>] = &[
    column!("CustomerID", Always, |row, _| row.id.into()),
    column!("CustomerName", Always, |row, _| row.name.as_str().into()),
    text_column!(Customer, business_number, "BusinessNumber", Alone),
    text_column!(Customer, domain, "Domain", Always),
    text_column!(Customer, address, "Address", Always),
    text_column!(Customer, city, "City", Always),
    text_column!(Customer, state, "State", Always),
    text_column!(Customer, country, "Country", Always),
    text_column!(Customer, zip, "ZipCodeStr", Always),
    text_column!(Customer, phone, "Phone", Always),
    text_column!(Customer, fax, "Fax", Alone),
    text_column!(Customer, website, "Website", Always),
    text_column!(Customer, notes, "Notes", Alone),
    column!("CreatedOn", Always, |row, _| time(row.created)),
    column!("LastModified", Alone, |row, _| time(row.modified)),
];

const CUSTOMER_FIELDS: &[Field<Customer>] = set_fields!(Customer {
    "CustomerName" => name = |given| given.needed(),
    "BusinessNumber" => business_number = |given| given.text(),
    "Domain" => domain = |given| given.text(),
    "Address" => address = |given| given.text(),
    "City" => city = |given| given.text(),
    "State" => state = |given| given.text(),
    "Country" => country = |given| given.text(),
    "ZipCodeStr" => zip = |given| given.text(),
    "Phone" => phone = |given| given.text(),
    "Fax" => fax = |given| given.text(),
    "Website" => website = |given| given.text(),
    "Notes" => notes = |given| given.text(),
});

const CONTACT: &[Column<Contact>] = &[
    column!("EndUserID", Always, |row, _| row.id.into()),
    column!("CustomerID", Always, |row, _| row.customer_id.into()),
    column!("CustomerName", Always, |row, view| customer_name(row.customer_id, view)),
    text_column!(Contact, first_name, "FirstName", Always),
    text_column!(Contact, last_name, "LastName", Always),
    column!("Email", Always, |row, _| row.email.as_str().into()),
    text_column!(Contact, phone, "Phone", Always),
    text_column!(Contact, job_title, "JobTitle", Always),
    column!("IsContactPerson", Always, |row, _| row.is_contact_person.into()),
    column!("InIgnoreMode", Always, |row, _| row.in_ignore_mode.into()),
    column!("CreatedOn", Always, |row, _| time(row.created)),
];

const CONTACT_FIELDS: &[Field<Contact>] = set_fields!(Contact {
    "CustomerID" => customer_id = |given| given.id(Refusal::UnknownCustomer).map(Option::unwrap_or_default),
    "FirstName" => first_name = |given| given.text(),
    "LastName" => last_name = |given| given.text(),
    "Email" => email = |given| given.needed(),
    "Phone" => phone = |given| given.text(),
    "JobTitle" => job_title = |given| given.text(),
    "IsContactPerson" => is_contact_person = |given| given.flag().map(Option::unwrap_or_default),
    "InIgnoreMode" => in_ignore_mode = |given| given.flag(),
});

const TICKET: &[Column<Ticket>] = &[
    column!("TicketID", Always, |row, _| row.id.into()),
    column!("TicketTitle", Always, |row, _| row.title.as_str().into()),
    text_column!(Ticket, description, "Description", Always),
    column!("TicketStatus", Always, |row, _| row.status.as_str().into()),
    column!("TicketPriority", Always, |row, _| row.priority.as_str().into()),
    column!("TicketType", Always, |row, _| row.work.as_str().into()),
    column!("CustomerID", Always, |row, _| row.customer_id.into()),
    column!("CustomerName", Always, |row, view| customer_name(row.customer_id, view)),
    column!("EndUserID", Always, |row, _| row.end_user_id.into()),
    column!("EndUserFirstName", Always, |row, view| end_user(row, view, |user| user.first_name.as_ref())),
    column!("EndUserLastName", Always, |row, view| end_user(row, view, |user| user.last_name.as_ref())),
    column!("EndUserEmail", Always, |row, view| end_user(row, view, |user| Some(&user.email))),
    column!("TechnicianContactID", Always, |row, _| row.technician_id.into()),
    column!("TechnicianFullName", Always, |row, view| technician(row.technician_id, view, |known| Some(
        known.name
    ))),
    column!("TechnicianEmail", Always, |row, view| technician(row.technician_id, view, |known| known.email)),
    column!("TicketCreatedDate", Always, |row, _| time(row.created)),
    column!("TicketResolvedDate", Always, |row, _| maybe_time(row.resolved)),
    column!("FirstResponseDate", Always, |row, _| maybe_time(row.first_response)),
    column!("LastActivityDate", Always, |row, _| maybe_time(row.activity)),
    column!("DueDate", Always, |row, _| maybe_time(row.due)),
    column!("TicketSource", Always, |row, _| row.source.as_str().into()),
];

const TICKET_FIELDS: &[Field<TicketDraft>] = set_fields!(TicketDraft {
    "TicketTitle" => ticket.title = |given| given.needed(),
    "Description" => ticket.description = |given| given.text(),
    "TicketStatus" => ticket.status = |given| given.word(Standing::usual, Refusal::InvalidStatus),
    "TicketPriority" => ticket.priority = |given| given.word(Priority::from_word, Refusal::InvalidPriority),
    "TicketType" => ticket.work = |given| given.word(TicketType::from_word, Refusal::InvalidType),
    "CustomerID" => ticket.customer_id =
        |given| given.id(Refusal::UnknownCustomer).map(Option::unwrap_or_default),
    "EndUserID" => ticket.end_user_id = |given| given.id(Refusal::UnknownEndUser),
    "TechnicianContactID" => ticket.technician_id = |given| given.id(given.invalid()),
    "DueDate" => ticket.due = |given| given.instant(),
});

const COMMENT: &[Column<Comment>] = &[
    column!("CommentID", Always, |row, _| row.id.into()),
    column!("TicketID", Always, |row, _| row.ticket_id.into()),
    column!("CommentText", Always, |row, _| row.text.as_str().into()),
    column!("CommentDate", Always, |row, _| time(row.date)),
    column!("CreatorContactID", Always, |row, _| row.creator_id.into()),
    column!("IsInternal", Always, |row, _| row.is_internal.into()),
];

const COMMENT_FIELDS: &[Field<CommentDraft>] = set_fields!(CommentDraft {
    "CommentText" => text = |given| given.needed(),
    "IsInternal" => is_internal = |given| given.flag().map(Option::unwrap_or_default),
});

const WORK_HOUR: &[Column<WorkHour>] = &[
    column!("WorkHourID", Always, |row, _| row.id.into()),
    column!("TicketID", Always, |row, _| row.ticket_id.into()),
    column!("TechnicianContactID", Always, |row, _| row.technician_id.into()),
    column!("StartDate", Always, |row, _| time(row.start)),
    column!("EndDate", Always, |row, _| time(row.end)),
    column!("Duration", Always, |row, _| row.seconds().into()),
    column!("IsBillable", Always, |row, _| row.is_billable.into()),
    column!("Notes", Always, |row, _| row.notes.as_str().into()),
];

const CUSTOM_VALUE: &[Column<CustomValue>] = &[
    column!("FieldName", Always, |row, _| row.name.as_str().into()),
    column!("Value", Always, |row, _| row.value.as_str().into()),
];
