//! The end of a customer: nothing open, the data kept, then deleted.

use super::run::{Run, about, ids_of, number};
use super::step::{Flow, by_hand, step};
use crate::api::Operation;
use crate::api::path::decimal;
use crate::api::reply::id_in;
use crate::client::{Client, Io};
use crate::error::{Error, ErrorCode, Fact};
use crate::model::{Data, Id, Scalar, Status};
use crate::rules::{Issue, IssueCode, Severity, check_transition};

pub(super) const FLOW: Flow = Flow {
    name: "deactivateCustomer",
    fields: "id confirm closeTickets export",
    steps: &[
        step("reviewTickets"),
        step("closeTickets").given("closeTickets"),
        by_hand("removeAgents", "the API cannot remove agents from devices: uninstall them there"),
        step("archiveData").given("export"),
        step("deleteCustomer"),
    ],
};

/// Deletes a customer: the guide's Customer Deactivation.
///
/// `{ id, confirm, closeTickets?, export? }`: `confirm` is the CustomerName to the letter. A customer with
/// active tickets (any that is not Closed) is refused, and the error's `done` lists them, unless
/// `closeTickets`: then each is moved to Closed as the status table allows, an open one by way of Resolved.
/// `export` answers the customer's data as `archive: { customer, customValues, contacts, tickets }`, read
/// before the delete; comments are not in it. Nothing is deleted unless everything before went well. A ticket
/// that is opened between the review and the delete goes with the customer: Atera offers no way to tell.
///
/// Answers `{ CustomerID, CustomerName, closed: [TicketID], archive? }`.
///
/// # Errors
/// `invalid_input` for another `confirm` or for active tickets; any row of the error table, with how far it
/// came. The archive is read again when the call goes on.
pub async fn deactivate_customer<I: Io>(client: &Client, io: &I, input: &I::Data) -> Result<I::Data, Error> {
    let mut run = Run::begin(&FLOW, client, io, input)?;
    let answer = steps(&mut run).await;
    run.end(answer)
}

async fn steps<I: Io>(run: &mut Run<'_, I>) -> Result<I::Data, Error> {
    let id = run.id("id")?;
    let answer = about::<I::Data>(id).without("id").with("CustomerID", I::Data::plain(number(id)));
    run.log.reach("reviewTickets");
    let customer = match run.get(Operation::CustomersGet, id).await {
        // An earlier run asked for the delete and did not hear the answer: this is the answer.
        Err(error) if error.code == ErrorCode::NotFound && run.log.doubts("deleteCustomer") => {
            return Ok(answer);
        }
        customer => customer?,
    };
    let mut active = tickets_of(run, id).await?;
    active.retain(|ticket| status_of(ticket) != Status::Closed.as_str());
    let ids = ids_of(&active, "TicketID");
    run.log
        .looked("reviewTickets", vec![("CustomerID", Fact::Id(id)), ("TicketIDs", Fact::Ids(ids.clone()))]);
    let name = customer.field("CustomerName").and_then(|name| name.text());
    refuse(run, name.as_deref(), &ids)?;
    for ticket in &active {
        close(run, ticket).await?;
    }
    let closed = ids.iter().map(|id| I::Data::plain(number(*id))).collect();
    let mut answer = answer.with("closed", I::Data::array(closed));
    if let Some(name) = name {
        answer = answer.with("CustomerName", I::Data::plain(Scalar::Text(&name)));
    }
    if run.is_given("export") {
        answer = answer.with("archive", archive(run, customer, id).await?);
    }
    match run.act("deleteCustomer", Operation::CustomersDelete, about::<I::Data>(id)).await {
        // It was there a moment ago: a first attempt deleted it and its answer was lost.
        Err(error) if error.code == ErrorCode::NotFound => {
            run.log.looked("deleteCustomer", Vec::new());
            Ok(answer)
        }
        deleted => deleted.map(|_| answer),
    }
}

/// The customer's tickets. A server that does not know the filter sends everybody's.
async fn tickets_of<I: Io>(run: &Run<'_, I>, id: Id) -> Result<Vec<I::Data>, Error> {
    let options = I::Data::object(&[("customerId", number(id))]);
    let mut tickets = run.all(Operation::TicketsList, options).await?;
    tickets.retain(|ticket| id_in(ticket, "CustomerID") == Some(id));
    Ok(tickets)
}

fn status_of<D: Data>(ticket: &D) -> String {
    ticket.field("TicketStatus").and_then(|status| status.text()).unwrap_or_default()
}

/// Everything that stands against the delete, at once.
fn refuse<I: Io>(run: &Run<'_, I>, name: Option<&str>, active: &[Id]) -> Result<(), Error> {
    let issue = |path: &str, message: String| Issue {
        path: path.to_owned(),
        code: IssueCode::Required,
        severity: Severity::Error,
        message,
        suggestion: None,
    };
    let mut issues = Vec::new();
    let confirm = run.input.field("confirm").and_then(|confirm| confirm.text());
    if confirm.is_none() || confirm.as_deref() != name {
        let message = "not the customer's name: pass its CustomerName to the letter, nothing was deleted";
        issues.push(issue("confirm", message.to_owned()));
    }
    if !active.is_empty() && !run.is_given("closeTickets") {
        let tickets: Vec<String> = active.iter().map(|id| decimal(id.get())).collect();
        let message = [
            "the customer has active tickets (",
            &tickets.join(", "),
            "): close or transfer them, or pass closeTickets: true",
        ];
        issues.push(issue("closeTickets", message.concat()));
    }
    if issues.is_empty() { Ok(()) } else { Err(Error::invalid(issues)) }
}

/// Moves a ticket to Closed, by way of Resolved where it must.
async fn close<I: Io>(run: &mut Run<'_, I>, ticket: &I::Data) -> Result<(), Error> {
    run.log.reach("closeTickets");
    let Some(id) = id_in(ticket, "TicketID") else {
        return Err(Error::because(ErrorCode::BadReply, "a ticket came without a TicketID"));
    };
    let mut from = status_of(ticket);
    let (closed, resolved) = (Status::Closed.as_str(), Status::Resolved.as_str());
    let may = |from: &str, to: &str| check_transition(from, to, &run.client.config.transitions).ok;
    let detour = !may(&from, closed) && may(&from, resolved) && may(resolved, closed);
    let stops: &[&str] = if detour { &[resolved, closed] } else { &[closed] };
    for to in stops {
        let patch = I::Data::object(&[("TicketStatus", Scalar::Text(to))]);
        let update = I::Data::object(&[("id", number(id)), ("from", Scalar::Text(&from))]);
        run.ask(Operation::TicketsUpdate, update.with("body", patch)).await?;
        (*to).clone_into(&mut from);
    }
    run.log.looked("closeTickets", vec![("TicketID", Fact::Id(id))]);
    Ok(())
}

async fn archive<I: Io>(run: &mut Run<'_, I>, customer: I::Data, id: Id) -> Result<I::Data, Error> {
    run.log.reach("archiveData");
    let target = about::<I::Data>(id).with("target", I::Data::plain(Scalar::Text("customer")));
    let values = run.ask(Operation::CustomValuesGet, target).await?;
    let of_customer = I::Data::object(&[("ofCustomer", number(id))]);
    let contacts = run.all(Operation::ContactsList, of_customer).await?;
    let tickets = tickets_of(run, id).await?;
    run.log.looked("archiveData", Vec::new());
    Ok(I::Data::object(&[])
        .with("customer", customer)
        .with("customValues", values)
        .with("contacts", I::Data::array(contacts))
        .with("tickets", I::Data::array(tickets)))
}
