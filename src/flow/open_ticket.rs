//! From a request to a ticket with a customer, a priority and a technician.

use super::known::{flag, id, nothing, text};
use super::run::Run;
use super::step::{Does, Flow, Rule, by_hand, check, get, list, make, row, think};
use crate::api::Operation;
use crate::client::Io;
use crate::client::ask::{whole, wrong};
use crate::error::{Error, ErrorCode};
use crate::model::{Data, Need, Ticket};
use crate::rules::{Impact, IssueCode, PriorityTable, Urgency, priority_for};

/// The step that makes sure who asks.
const WHO: &str = "validateCustomer";

/// Opens a ticket: the guide's Ticket Creation Flow.
///
/// The input holds the ticket's own fields and, beside them:
/// - who asks: `EndUserID`, or `Email`, or `CustomerID`. An address leads to its contact, else by its domain to
///   a customer ([`super::route_by_domain`]), unless `CustomerID` names one. An address without a contact gets
///   one if `createContact` is `true` or the new contact's other fields.
/// - how much it matters: `TicketPriority`, or `impact` and `urgency`.
/// - who works on it: `TechnicianContactID`, or `routing: [{ category?, customerId?, TechnicianContactID }]`,
///   of which the first row counts that fits `category` and the customer.
/// - `comment`: a first public comment, which is the acknowledgment. In the live dialect the technician writes it.
///
/// The ticket is checked before anything is made. Answers `{ TicketID, CustomerID?, EndUserID?,
/// TicketPriority?, TechnicianContactID? }`. Without a customer it is `not_found`.
pub const FLOW: Flow = Flow {
    name: "openTicket",
    fields: "TicketTitle Description TicketPriority TicketStatus TicketType CustomerID EndUserID \
        TechnicianContactID DueDate Email createContact impact urgency category routing comment",
    steps: &[
        think(WHO, Rule::Draft, ""),
        check(WHO, Operation::TicketsCreate, "body=ticket body.EndUserID=1"),
        get(WHO, Operation::ContactsGet, "?input.EndUserID id=input.EndUserID >contact"),
        get(WHO, Operation::ContactsGet, "?made.createContact id=made.createContact >contact"),
        think(WHO, Rule::MailDomain, "?!contact ?input.Email"),
        row(WHO, Does::Find, "?!contact ?email email=email bulk=true >contact"),
        list(WHO, Operation::CustomersList, "?!contact ?domain ?!input.CustomerID >customers"),
        think(WHO, Rule::OwnerOfDomain, "?!contact ?customers"),
        get(WHO, Operation::CustomersGet, "?!contact ?input.CustomerID id=input.CustomerID >customer"),
        think(WHO, Rule::Requester, "+CustomerID=who.CustomerID +EndUserID=who.EndUserID"),
        make(
            "createContact",
            Operation::ContactsCreate,
            "EndUserID",
            "?input.createContact ?email ?!contact body=input.createContact body.Email=email body.CustomerID=who.CustomerID >new",
        ),
        think("setPriority", Rule::Keep, "?priority +TicketPriority=priority"),
        think("assignTechnician", Rule::Technician, ""),
        think("assignTechnician", Rule::Keep, "?technician +TechnicianContactID=technician"),
        make(
            "createTicket",
            Operation::TicketsCreate,
            "TicketID",
            "body=ticket body.CustomerID=who.CustomerID body.EndUserID=made.createContact body.EndUserID=who.EndUserID body.TechnicianContactID=technician",
        ),
        make(
            "sendAcknowledgment",
            Operation::TicketsAddComment,
            "CommentID",
            "?input.comment ?!nobody id=made.createTicket body.CommentText=input.comment body.IsInternal=false body.TechnicianContactID=author",
        ),
        by_hand(
            "sendAcknowledgment",
            "a comment needs an author in the live service, and nobody is assigned: write the comment in Atera",
            "?input.comment ?nobody",
        ),
        by_hand(
            "sendAcknowledgment",
            "no `comment` was given, and the API has no other way to tell the customer: write one, or a mail",
            "?!input.comment",
        ),
    ],
    answer: "TicketID=made.createTicket CustomerID=who.CustomerID EndUserID=made.createContact \
        EndUserID=who.EndUserID TicketPriority=ticket.TicketPriority TechnicianContactID=technician",
};

/// The ticket's own fields, out of everything that the input holds, with the priority that impact and urgency
/// make.
pub(super) fn draft<I: Io>(run: &mut Run<'_, I>) -> Result<(), Error> {
    let mut ticket = nothing::<I::Data>();
    for field in Ticket::FIELDS.iter().filter(|field| field.need != Need::System) {
        if let Some(value) = run.at(&["input.", field.name].concat()) {
            ticket = ticket.with(field.name, value);
        }
    }
    let (impact, urgency) = (run.text("input.impact"), run.text("input.urgency"));
    if ticket.field("TicketPriority").is_none() && (impact.is_some() || urgency.is_some()) {
        let impact = Impact::from_word(&impact.unwrap_or_default()).ok_or_else(|| {
            wrong("impact", IssueCode::InvalidWord, "impact is none: use outage, major, single, or minor")
        })?;
        let urgency = Urgency::from_word(&urgency.unwrap_or_default()).ok_or_else(|| {
            wrong("urgency", IssueCode::InvalidWord, "urgency is none: use high, medium, or low")
        })?;
        let priority = priority_for(impact, urgency, &PriorityTable::default()).as_str();
        run.set("priority", text(priority));
        ticket = ticket.with("TicketPriority", text(priority));
    }
    run.set("ticket", ticket);
    Ok(())
}

/// Whoever asks must be a customer, and the contact's own.
pub(super) fn requester<I: Io>(run: &mut Run<'_, I>) -> Result<(), Error> {
    if let Some(contact) = run.at("contact.EndUserID") {
        run.set("who.EndUserID", contact);
    }
    let customer = ["contact.CustomerID", "customer.CustomerID"].into_iter().find_map(|place| run.at(place));
    if let Some(customer) = customer {
        let number = customer.number();
        run.set("who.CustomerID", customer);
        if run.at("input.CustomerID").is_some_and(|named| named.number() != number) {
            let message =
                "CustomerID is not the contact's own customer: leave it out, or name another contact";
            return Err(wrong("CustomerID", IssueCode::InvalidId, message));
        }
        return Ok(());
    }
    if run.at("contact").is_some() {
        return Ok(());
    }
    if run.at("email").is_none() {
        let message = "nobody asks: pass EndUserID, CustomerID, or Email";
        return Err(wrong("CustomerID", IssueCode::Required, message));
    }
    let what = "no contact has this address and no one customer its domain: pass CustomerID, or set the customer's Domain";
    Err(Error::with_message(ErrorCode::NotFound, what))
}

/// Who works on it: whoever is named, or whom the first fitting row names.
pub(super) fn technician<I: Io>(run: &mut Run<'_, I>) -> Result<(), Error> {
    let named = run.at("input").map_or(Ok(None), |input| whole(&input, "TechnicianContactID"))?;
    let technician = match named {
        Some(technician) => Some(technician),
        None => routed_to(run)?,
    };
    let live = run.at("live").is_some();
    if let Some(technician) = technician {
        run.set("technician", id(technician));
        if live {
            run.set("author", id(technician));
        }
        return Ok(());
    }
    let why = "no TechnicianContactID was given and no row of `routing` fits: assign one in Atera";
    run.leave("assignTechnician", why);
    if live {
        run.set("nobody", flag(true));
    }
    Ok(())
}

fn routed_to<I: Io>(run: &Run<'_, I>) -> Result<Option<crate::model::Id>, Error> {
    let category = run.text("input.category");
    let own = run.at("who.CustomerID").and_then(|customer| customer.number());
    for row in run.items("input.routing") {
        let wanted = row.field("category").and_then(|category| category.text());
        let customer = row.field("customerId").and_then(|customer| customer.number());
        let technician = whole(&row, "TechnicianContactID")?;
        let fits = (wanted.is_none() || wanted == category) && (customer.is_none() || customer == own);
        if fits && technician.is_some() {
            return Ok(technician);
        }
    }
    Ok(None)
}
