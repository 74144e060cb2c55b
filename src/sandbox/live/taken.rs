//! What bodies may say: the shapes whose names end in `Request` and `Model`, to the letter.
//!
//! The service's framework leaves aside a property that a shape does not have; a test double that did so would
//! hide the fault, so here such a body is 400 and the problem names the property. A null is the same as
//! leaving the property out, as it is to that framework.

use crate::model::{Priority, TicketType};
use crate::sandbox::call::{comments, customers, tickets, work_hours};
use crate::sandbox::dialect::{Body, Null, Unknown};
use crate::sandbox::field::{Field, Given, field, set_fields};
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::{CommentDraft, Contact, Customer, Standing, TicketDraft, WorkHour};
use crate::sandbox::word::Impact;
use serde_json::Value;

const fn body<Draft>(
    fields: &'static [Field<Draft>],
    needs: fn(&Draft) -> Result<(), Refusal>,
) -> Body<Draft> {
    Body { fields, unknown: Unknown::Refused, null: Null::IsAbsent, needs }
}

/// What a create and an update share, with what only one of them has.
macro_rules! customer_fields {
    ($( $more:tt )*) => {
        set_fields!(Customer {
            $( $more )*
            "CustomerName" => name = |given| given.needed(),
            "BusinessNumber" => business_number = |given| given.text(),
            "Domain" => domain = |given| given.text(),
            "Address" => address = |given| given.text(),
            "City" => city = |given| given.text(),
            "State" => state = |given| given.text(),
            "Country" => country = |given| given.text(),
            "Phone" => phone = |given| given.text(),
            "Fax" => fax = |given| given.text(),
            "Notes" => notes = |given| given.text(),
            "Links" => website = |given| given.text(),
            "Longitude" => longitude = |given| given.number(),
            "Latitude" => latitude = |given| given.number(),
            "ZipCodeStr" => zip = |given| given.text(),
        })
    };
}

pub(super) const NEW_CUSTOMER: Body<Customer> = body(
    customer_fields! { "CreatedOn" => created = |given| given.instant().map(Option::unwrap_or_default), },
    customers::named,
);
pub(super) const CUSTOMER: Body<Customer> = body(customer_fields! {}, customers::named);

macro_rules! contact_fields {
    ($( $more:tt )*) => {
        set_fields!(Contact {
            $( $more )*
            // The id comes after the name and so wins over it.
            "CustomerName" => customer_id = customer_named,
            "CustomerID" => customer_id = |given| given.id(Refusal::UnknownCustomer).map(Option::unwrap_or_default),
            "Firstname" => first_name = |given| given.text(),
            "Lastname" => last_name = |given| given.text(),
            "JobTitle" => job_title = |given| given.text(),
            "Phone" => phone = |given| given.text(),
            "MobilePhone" => mobile_phone = |given| given.text(),
            "IsContactPerson" => is_contact_person = |given| given.flag().map(Option::unwrap_or_default),
            "InIgnoreMode" => in_ignore_mode = |given| given.flag(),
            "DepartmentID" => department_id = |given| given.id(given.invalid()),
            "DepartmentName" => department_name = |given| given.text(),
            "DefaultAgentId" => default_agent_id = |given| given.id(given.invalid()),
        })
    };
}

pub(super) const NEW_CONTACT: Body<Contact> = body(
    contact_fields! {
        "Email" => email = |given| given.needed(),
        "CreatedOn" => created = |given| given.instant().map(Option::unwrap_or_default),
    },
    |_| Ok(()),
);
/// Without `Email`, which cannot be changed.
pub(super) const CONTACT: Body<Contact> = body(
    contact_fields! { "Archived" => archived = |given| given.flag().map(Option::unwrap_or_default), },
    |_| Ok(()),
);

fn customer_named(given: &Given<'_>) -> Result<u64, Refusal> {
    let name = given.needed()?;
    let known = given.store.customers.values().find(|row| row.name == name);
    known.map(|row| row.id).ok_or(Refusal::UnknownCustomer)
}

macro_rules! ticket_fields {
    ($( $more:tt )*) => {
        set_fields!(TicketDraft {
            $( $more )*
            "TicketTitle" => ticket.title = |given| given.needed(),
            "TicketStatus" => ticket.status = |given| given.word(Standing::any, Refusal::InvalidStatus),
            "TicketType" => ticket.work = |given| given.word(TicketType::from_word, Refusal::InvalidType),
            "TicketPriority" => ticket.priority =
                |given| given.word(Priority::from_word, Refusal::InvalidPriority),
            "TicketImpact" => ticket.impact = |given| given.word(Impact::from_word, given.invalid()),
            "TechnicianEmail" => ticket.technician_id = |given| technician_with(given).map(Some),
            "TechnicianContactID" => ticket.technician_id = |given| technician(given).map(Some),
        })
    };
}

pub(super) const NEW_TICKET: Body<TicketDraft> = body(
    ticket_fields! {
        "Description" => ticket.description = |given| given.text(),
        "EndUserID" => ticket.end_user_id = |given| given.id(Refusal::UnknownEndUser),
        "EndUserFirstName" => requester.first_name = |given| given.text(),
        "EndUserLastName" => requester.last_name = |given| given.text(),
        "EndUserEmail" => requester.email = |given| given.text(),
        "EndUserPhone" => requester.phone = |given| given.text(),
    },
    tickets::complete,
);
pub(super) const TICKET: Body<TicketDraft> = body(ticket_fields! {}, tickets::titled);

fn technician(given: &Given<'_>) -> Result<u64, Refusal> {
    let id = given.whole_id()?;
    given.store.technician(id).map(|known| known.id).ok_or(Refusal::UnknownTechnician)
}

fn technician_with(given: &Given<'_>) -> Result<u64, Refusal> {
    let email = given.needed()?;
    given.store.technician_with(&email).map(|known| known.id).ok_or(Refusal::UnknownTechnician)
}

pub(super) const COMMENT: Body<CommentDraft> = body(
    &[
        field!("CommentText", |draft, given| {
            draft.text = given.needed()?;
            Ok(())
        }),
        field!("CommentTimestampUTC", |draft, given| {
            draft.date = given.utc()?;
            Ok(())
        }),
        field!("TechnicianCommentDetails", |draft, given| details(&BY_TECHNICIAN, draft, given)),
        field!("EnduserCommentDetails", |draft, given| details(&BY_END_USER, draft, given)),
    ],
    |draft| {
        comments::says_something(draft)?;
        if draft.authors.len() == 1 { Ok(()) } else { Err(Refusal::OneAuthor) }
    },
);

/// An object inside the body, with its own properties; it names one author.
fn details(body: &Body<CommentDraft>, draft: &mut CommentDraft, given: &Given<'_>) -> Result<(), Refusal> {
    let Value::Object(properties) = given.value else { return Err(given.invalid()) };
    let mut one = CommentDraft::default();
    body.fill(&mut one, properties, given.store)?;
    // Who is named both by id and by address is still one author: the id comes last and wins.
    draft.authors.push(one.authors.pop().ok_or(given.invalid())?);
    draft.is_internal |= one.is_internal;
    Ok(())
}

static BY_TECHNICIAN: Body<CommentDraft> = body(
    &[
        field!("IsInternal", |draft, given| {
            draft.is_internal = given.flag()?.unwrap_or_default();
            Ok(())
        }),
        field!("TechnicianEmail", |draft, given| {
            draft.authors.push(technician_with(given)?);
            Ok(())
        }),
        field!("TechnicianId", |draft, given| {
            draft.authors.push(technician(given)?);
            Ok(())
        }),
    ],
    |_| Ok(()),
);

static BY_END_USER: Body<CommentDraft> = body(
    &[field!("EnduserId", |draft, given| {
        let id = given.whole_id()?;
        draft.authors.push(
            Some(id).filter(|id| given.store.holds(Thing::Contact, *id)).ok_or(Refusal::UnknownEndUser)?,
        );
        Ok(())
    })],
    |_| Ok(()),
);

/// `Billiable` is so spelled. Whether these times carry a zone is not documented: one without is read as UTC.
pub(super) const WORK_HOUR: Body<WorkHour> = body(
    set_fields!(WorkHour {
        "StartWorkHour" => start = |given| given.utc().map(Option::unwrap_or_default),
        "EndWorkHour" => end = |given| given.utc().map(Option::unwrap_or_default),
        "TechnicianEmail" => technician_id = technician_with,
        "TechnicianContactID" => technician_id = technician,
        "Billiable" => is_billable = |given| given.flag().map(Option::unwrap_or_default),
        "OnCustomerSite" => on_site = |given| given.flag().map(Option::unwrap_or_default),
        "Description" => notes = |given| given.needed(),
        "RateID" => rate_id = |given| given.id(given.invalid()),
    }),
    work_hours::complete,
);
