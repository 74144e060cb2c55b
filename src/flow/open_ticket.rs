//! From a request to a ticket with a customer, a priority and a technician.

use super::route_by_domain::{email, route};
use super::run::{Run, about, carrying, number, with_id};
use super::step::{Flow, by_hand, step};
use crate::api::Operation;
use crate::api::reply::id_in;
use crate::client::ask::{whole, wrong};
use crate::client::{Client, Io};
use crate::error::{Error, ErrorCode, Fact};
use crate::model::{Data, Id, Need, Scalar, Ticket};
use crate::rules::{Impact, IssueCode, PriorityTable, Urgency, priority_for};

pub(super) const FLOW: Flow = Flow {
    name: "openTicket",
    fields: "TicketTitle Description TicketPriority TicketStatus TicketType CustomerID EndUserID \
        TechnicianContactID DueDate Email createContact impact urgency category routing comment",
    steps: &[
        step("validateCustomer"),
        step("createContact").makes("EndUserID").given("createContact"),
        step("setPriority").given("impact"),
        step("assignTechnician"),
        step("createTicket").makes("TicketID"),
        step("sendAcknowledgment").makes("CommentID").given("comment"),
        by_hand(
            "sendAcknowledgment",
            "no `comment` was given, and the API has no other way to tell the customer: write one, or a mail",
        )
        .missing("comment"),
    ],
};

/// Who the ticket is for.
struct Requester {
    customer: Option<Id>,
    contact: Option<Id>,
}

/// Opens a ticket: the guide's Ticket Creation Flow.
///
/// The input holds the ticket's own fields and, beside them:
/// - who asks: `EndUserID`, or `CustomerID`, or `Email`. An address leads to its contact, else by its domain
///   to a customer ([`super::route_by_domain`]), else to `CustomerID` if that is given too. An address without
///   a contact gets one if `createContact` is `true` or the new contact's other fields.
/// - how much it matters: `TicketPriority`, or `impact` and `urgency`.
/// - who works on it: `TechnicianContactID`, or `routing: [{ category?, customerId?, TechnicianContactID }]`,
///   of which the first row counts that fits `category` and the customer.
/// - `comment`: a first public comment, which is the acknowledgment.
///
/// The ticket is checked before anything is made. Answers `{ TicketID, CustomerID?, EndUserID?,
/// TicketPriority?, TechnicianContactID? }`.
///
/// # Errors
/// `not_found` if there is no such customer or contact; any row of the error table, with how far it came.
pub async fn open_ticket<I: Io>(client: &Client, io: &I, input: &I::Data) -> Result<I::Data, Error> {
    let mut run = Run::begin(&FLOW, client, io, input)?;
    let answer = steps(&mut run).await;
    run.end(answer)
}

async fn steps<I: Io>(run: &mut Run<'_, I>) -> Result<I::Data, Error> {
    run.log.reach("validateCustomer");
    let priority = priority(run)?;
    let mut ticket = own_fields(run.input);
    if let Some(priority) = priority {
        ticket = ticket.with("TicketPriority", I::Data::plain(Scalar::Text(priority)));
    }
    // Whoever asks is found out below; the rest must be right before anything is made.
    let somebody = ticket.with("EndUserID", I::Data::plain(Scalar::Number(1.0)));
    run.client.check(run.io, Operation::TicketsCreate, &carrying(somebody))?;
    let requester = requester(run).await?;
    let ticket = with_id(with_id(ticket, "CustomerID", requester.customer), "EndUserID", requester.contact);
    if let Some(priority) = priority {
        run.log.looked("setPriority", vec![("TicketPriority", Fact::Text(priority.to_owned()))]);
    }
    let technician = technician(run, &requester)?;
    let ticket = with_id(ticket, "TechnicianContactID", technician);
    let made = run.act("createTicket", Operation::TicketsCreate, carrying(ticket.clone())).await?;
    if let (Some(comment), Some(id)) = (run.text("comment"), made) {
        let comment =
            I::Data::object(&[("CommentText", Scalar::Text(&comment)), ("IsInternal", Scalar::Flag(false))]);
        let comment = about::<I::Data>(id).with("body", comment);
        run.act("sendAcknowledgment", Operation::TicketsAddComment, comment).await?;
    }
    let mut answer = with_id(I::Data::object(&[]), "TicketID", made);
    for name in ["CustomerID", "EndUserID", "TicketPriority", "TechnicianContactID"] {
        if let Some(value) = ticket.field(name) {
            answer = answer.with(name, value);
        }
    }
    Ok(answer)
}

/// The ticket's own fields, out of everything that the input holds.
fn own_fields<D: Data>(input: &D) -> D {
    let names = Ticket::FIELDS.iter().filter(|field| field.need != Need::System).map(|field| field.name);
    names.fold(D::object(&[]), |ticket, name| match input.field(name) {
        Some(value) => ticket.with(name, value),
        None => ticket,
    })
}

/// The priority that impact and urgency make, if none is given.
fn priority<I: Io>(run: &Run<'_, I>) -> Result<Option<&'static str>, Error> {
    if run.is_given("TicketPriority") || !run.is_given("impact") && !run.is_given("urgency") {
        return Ok(None);
    }
    let word = |name| run.text(name).unwrap_or_default();
    let impact = Impact::from_word(&word("impact")).ok_or_else(|| {
        wrong("impact", IssueCode::InvalidWord, "impact is none: use outage, major, single, or minor")
    })?;
    let urgency = Urgency::from_word(&word("urgency")).ok_or_else(|| {
        wrong("urgency", IssueCode::InvalidWord, "urgency is none: use high, medium, or low")
    })?;
    Ok(Some(priority_for(impact, urgency, &PriorityTable::default()).as_str()))
}

/// Makes sure that whoever asks exists, and makes the contact if that was asked for.
async fn requester<I: Io>(run: &mut Run<'_, I>) -> Result<Requester, Error> {
    let customer = whole(run.input, "CustomerID")?;
    let contact = whole(run.input, "EndUserID")?;
    let known = match contact {
        Some(id) => Some(id),
        None if run.log.knows("createContact") => run.log.take_over("createContact").flatten(),
        None => None,
    };
    let (requester, new) = match known {
        Some(id) => (of_contact(&run.get(Operation::ContactsGet, id).await?), None),
        None if run.is_given("Email") => by_email(run, customer).await?,
        None => {
            let id = run.id("CustomerID").map_err(|_| nobody())?;
            run.get(Operation::CustomersGet, id).await?;
            (Requester { customer: Some(id), contact: None }, None)
        }
    };
    if customer.is_some() && requester.customer != customer {
        let message = "CustomerID is not the contact's own customer: leave it out, or name another contact";
        return Err(wrong("CustomerID", IssueCode::InvalidId, message));
    }
    let facts = [("CustomerID", requester.customer), ("EndUserID", requester.contact)];
    let facts = facts.into_iter().filter_map(|(name, id)| Some((name, Fact::Id(id?))));
    run.log.looked("validateCustomer", facts.collect());
    match new {
        Some(body) => {
            let contact = run.act("createContact", Operation::ContactsCreate, carrying(body)).await?;
            Ok(Requester { contact, ..requester })
        }
        None => Ok(requester),
    }
}

fn of_contact<D: Data>(contact: &D) -> Requester {
    Requester { customer: id_in(contact, "CustomerID"), contact: id_in(contact, "EndUserID") }
}

fn nobody() -> Error {
    let message = "nobody asks: pass EndUserID, CustomerID, or Email";
    wrong("CustomerID", IssueCode::Required, message)
}

/// Whom an address leads to, and the contact to be made for it.
async fn by_email<I: Io>(
    run: &Run<'_, I>,
    fallback: Option<Id>,
) -> Result<(Requester, Option<I::Data>), Error> {
    let email = email(run)?;
    let routed = route(run, &email).await?;
    if let Some(contact) = &routed.contact {
        return Ok((of_contact(contact), None));
    }
    let by_domain = routed.customer.and_then(|customer| id_in(&customer, "CustomerID"));
    let Some(customer) = fallback.or(by_domain) else {
        let what = "no contact has this address and no customer its domain";
        let what = [what, ": pass CustomerID, or set the customer's Domain"].concat();
        return Err(Error::with_message(ErrorCode::NotFound, &what));
    };
    if fallback.is_some() {
        run.get(Operation::CustomersGet, customer).await?;
    }
    let requester = Requester { customer: Some(customer), contact: None };
    let Some(fields) = run.input.field("createContact").filter(|_| run.is_given("createContact")) else {
        return Ok((requester, None));
    };
    let fields = if fields.flag().is_some() { I::Data::object(&[]) } else { fields };
    let body = fields.with("Email", I::Data::plain(Scalar::Text(&email)));
    let body = body.with("CustomerID", I::Data::plain(number(customer)));
    run.client.check(run.io, Operation::ContactsCreate, &carrying(body.clone()))?;
    Ok((requester, Some(body)))
}

/// Who works on it: whoever is named, or whom the first fitting row names.
fn technician<I: Io>(run: &mut Run<'_, I>, requester: &Requester) -> Result<Option<Id>, Error> {
    run.log.reach("assignTechnician");
    let named = match whole(run.input, "TechnicianContactID")? {
        Some(id) => Some(id),
        None => routed_to(run, requester)?,
    };
    match named {
        Some(id) => run.log.looked("assignTechnician", vec![("TechnicianContactID", Fact::Id(id))]),
        None => run.log.leave(
            "assignTechnician",
            "no TechnicianContactID was given and no row of `routing` fits: assign one in Atera",
        ),
    }
    Ok(named)
}

fn routed_to<I: Io>(run: &Run<'_, I>, requester: &Requester) -> Result<Option<Id>, Error> {
    let Some(table) = run.input.field("routing") else { return Ok(None) };
    let category = run.text("category");
    let rows = (0..table.length().unwrap_or(0)).filter_map(|index| table.item(index));
    for row in rows {
        let technician = whole(&row, "TechnicianContactID")?;
        let customer = whole(&row, "customerId")?;
        let wanted = row.field("category").and_then(|category| category.text());
        let fits = (wanted.is_none() || wanted == category)
            && (customer.is_none() || customer == requester.customer);
        if fits && technician.is_some() {
            return Ok(technician);
        }
    }
    Ok(None)
}
