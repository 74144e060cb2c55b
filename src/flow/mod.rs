//! What people do with the calls: the guides' workflows, one file for each verb.
//!
//! | verb | after the guide's |
//! |---|---|
//! | [`open_ticket`] | Ticket Creation Flow |
//! | [`resolve_ticket`] | Ticket Resolution Flow |
//! | [`onboard_customer`] | New Customer Onboarding |
//! | [`find_customers`] | Customer Search Flow |
//! | [`deactivate_customer`] | Customer Deactivation |
//! | [`audit_customers`] | Best Practices |
//! | [`route_by_domain`] | Best Practices, "Link domains - Associate email domains for routing" |
//!
//! A flow is a table of steps ([`Flow`]) and the few functions in which it thinks; [`run()`] walks through it.
//!
//! Every flow answers `{ done: [{ step, …ids }], manual: [{ step, why }], …result }`. `manual` holds what a
//! person has to do, because the API cannot or because nobody said how; it is never reported as done.
//!
//! A flow that stops half-way fails with the error of the step that failed, and with how far it came ([`Stop`]):
//! what is done, what is left, and a token. The same call with that token as `resume` goes on from there and
//! repeats no create. If nobody knows whether a create was carried out (`ambiguous`), the caller looks and says
//! so: `confirmed: { createTicket: 54321 }` if it was, `repeat: true` if it was not.
//!
//! `timeoutMs` is for the whole flow. Whatever reads whole lists does so behind interactive calls.

pub mod audit_customers;
pub mod deactivate_customer;
pub mod find_customers;
mod known;
mod letter_case;
pub mod onboard_customer;
pub mod open_ticket;
pub mod resolve_ticket;
pub mod route_by_domain;
mod run;
mod step;

pub use run::{Stop, run};
pub use step::{Does, Flow, Rule, Step};

use crate::client::Io;
use crate::error::{Error, ErrorCode};
use run::Run;

/// Every flow.
pub const FLOWS: &[&Flow] = &[
    &open_ticket::FLOW,
    &resolve_ticket::FLOW,
    &onboard_customer::FLOW,
    &find_customers::FLOW,
    &deactivate_customer::FLOW,
    &audit_customers::FLOW,
    &route_by_domain::FLOW,
];

fn think<I: Io>(run: &mut Run<'_, I>, rule: Rule) -> Result<(), Error> {
    match rule {
        Rule::Keep => {}
        Rule::Draft => open_ticket::draft(run)?,
        Rule::Requester => open_ticket::requester(run)?,
        Rule::Technician => open_ticket::technician(run)?,
        Rule::MayResolve => resolve_ticket::may_resolve(run)?,
        Rule::Values => onboard_customer::values(run),
        Rule::Taken => return Err(Error::new(ErrorCode::DuplicateEmail)),
        Rule::Wanted => find_customers::wanted(run)?,
        Rule::Matches => find_customers::matches(run),
        Rule::Joined => find_customers::joined(run),
        Rule::MailDomain => route_by_domain::mail_domain(run)?,
        Rule::OwnerOfDomain => route_by_domain::owner_of_domain(run),
        Rule::OwnTickets => deactivate_customer::own_tickets(run),
        Rule::MayDelete => deactivate_customer::may_delete(run)?,
        Rule::Moves => deactivate_customer::moves(run),
        Rule::Present => audit_customers::present(run)?,
        Rule::Findings => audit_customers::findings(run),
    }
    Ok(())
}
