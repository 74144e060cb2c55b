//! The end of a customer: nothing open, the data kept, then deleted.

use super::known::{flag, id, ids_of, nothing, text, text_in};
use super::run::Run;
use super::step::{Does, Flow, Rule, by_hand, get, list, row, set, think};
use crate::api::Operation;
use crate::api::path::decimal;
use crate::api::reply::id_in;
use crate::client::Io;
use crate::error::Error;
use crate::model::{Data, Status};
use crate::rules::{Issue, IssueCode, Severity, check_transition};

/// Deletes a customer: the guide's Customer Deactivation.
///
/// `{ id, confirm, closeTickets?, export? }`: `confirm` is the `CustomerName` to the letter. A customer with
/// active tickets (any that is not Closed) is refused, and `done` lists them, unless `closeTickets`: then each
/// is moved to Closed as the status table allows, an open one by way of Resolved. `export` answers the
/// customer's data as `archive: { customer, customValues, contacts, tickets }`, read before the delete;
/// comments are not in it, and it is read again when the call goes on. Nothing is deleted unless everything
/// before went well. A ticket that is opened between the review and the delete goes with the customer: Atera
/// offers no way to tell.
///
/// Answers `{ CustomerID, CustomerName, closed?, archive? }`; `closed` lists the tickets.
pub const FLOW: Flow = Flow {
    name: "deactivateCustomer",
    fields: "id confirm closeTickets export",
    steps: &[
        // An earlier run asked for the delete and did not hear the answer: not_found is the answer.
        get("reviewTickets", Operation::CustomersGet, "id=input.id ~tried.deleteCustomer >customer"),
        list("reviewTickets", Operation::TicketsList, "?customer customerId=input.id >tickets"),
        think("reviewTickets", Rule::OwnTickets, "?customer +CustomerID=input.id +TicketIDs=active"),
        think("reviewTickets", Rule::MayDelete, "?customer"),
        think("closeTickets", Rule::Moves, "?input.closeTickets ?customer"),
        set(
            "closeTickets",
            Operation::TicketsUpdate,
            "?input.closeTickets ?moves id=item.id from=item.from body.TicketStatus=item.to *moves +TicketID=item.id +TicketStatus=item.to",
        ),
        by_hand("removeAgents", "the API cannot remove agents from devices: uninstall them there", ""),
        row("archiveData", Does::Keep, "?input.export ?customer customer=customer >archive"),
        get(
            "archiveData",
            Operation::CustomValuesGet,
            "?input.export ?customer target='customer' id=input.id >archive.customValues",
        ),
        list(
            "archiveData",
            Operation::ContactsList,
            "?input.export ?customer ofCustomer=input.id >archive.contacts",
        ),
        list("archiveData", Operation::TicketsList, "?input.export ?customer customerId=input.id >tickets"),
        think("archiveData", Rule::OwnTickets, "?input.export ?customer +"),
        set("deleteCustomer", Operation::CustomersDelete, "?customer id=input.id ~customer"),
    ],
    answer: "CustomerID=input.id CustomerName=customer.CustomerName closed=closed archive=archive",
};

/// The customer's tickets: a server that does not know the filter sends everybody's. And which are active.
pub(super) fn own_tickets<I: Io>(run: &mut Run<'_, I>) {
    let customer = run.at("input").and_then(|input| id_in(&input, "id"));
    let mut tickets = run.items("tickets");
    tickets.retain(|ticket| customer.is_some() && id_in(ticket, "CustomerID") == customer);
    run.set("tickets", I::Data::array(tickets.clone()));
    if run.at("archive").is_some() {
        run.set("archive.tickets", I::Data::array(tickets));
        return;
    }
    tickets.retain(|ticket| text_in(ticket, "TicketStatus") != Status::Closed.as_str());
    if let Some(ids) = ids_of(&tickets, "TicketID") {
        run.set("active", ids);
    }
}

/// Everything that stands against the delete, at once.
pub(super) fn may_delete<I: Io>(run: &Run<'_, I>) -> Result<(), Error> {
    let issue = |path: &str, message: String| Issue {
        path: path.to_owned(),
        code: IssueCode::Required,
        severity: Severity::Error,
        message,
        suggestion: None,
    };
    let mut issues = Vec::new();
    let exact = |place| run.at(place).and_then(|text: I::Data| text.text());
    let confirm = exact("input.confirm");
    if confirm.is_none() || confirm != exact("customer.CustomerName") {
        let message = "not the customer's name: pass its CustomerName to the letter, nothing was deleted";
        issues.push(issue("confirm", message.to_owned()));
    }
    let active: Vec<String> =
        run.items("active").iter().map(|id| decimal(id.number().unwrap_or_default() as u64)).collect();
    let close = run.at("input.closeTickets").and_then(|close| close.flag()) == Some(true);
    if !active.is_empty() && !close {
        let message = [
            "the customer has active tickets (",
            &active.join(", "),
            "): close or transfer them, or pass closeTickets: true",
        ];
        issues.push(issue("closeTickets", message.concat()));
    }
    if issues.is_empty() { Ok(()) } else { Err(Error::invalid(issues)) }
}

/// The moves that close the active tickets, by way of Resolved where it must be.
pub(super) fn moves<I: Io>(run: &mut Run<'_, I>) {
    let table = &run.client.config.transitions;
    let (closed, resolved) = (Status::Closed.as_str(), Status::Resolved.as_str());
    let may = |from: &str, to: &str| check_transition(from, to, table).ok;
    let mut moves = Vec::new();
    for ticket in run.items("tickets") {
        let mut from = text_in(&ticket, "TicketStatus");
        let Some(ticket) = id_in(&ticket, "TicketID").filter(|_| from != closed) else { continue };
        let detour = !may(&from, closed) && may(&from, resolved) && may(resolved, closed);
        let stops: &[&str] = if detour { &[resolved, closed] } else { &[closed] };
        for to in stops {
            let step =
                nothing::<I::Data>().with("id", id(ticket)).with("from", text(&from)).with("to", text(to));
            moves.push(step);
            (*to).clone_into(&mut from);
        }
    }
    if let Some(active) = run.at("active") {
        run.set("closed", active);
    }
    run.set("moves", if moves.is_empty() { flag(false) } else { I::Data::array(moves) });
}
