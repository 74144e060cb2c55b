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
//! Every flow answers `{ done: [{ step, …ids }], manual: [{ step, why }], …result }`. `manual` holds what a
//! person has to do, because the API cannot or because nobody said how; it is never reported as done.
//!
//! A flow that stops half-way fails with the error of the step that failed, and [`crate::error::Progress`] in
//! it: what is done, what is left, and a token. The same call with that token as `resume` goes on from there
//! and repeats no create. If nobody knows whether a create was carried out (`ambiguous`), the caller looks and
//! says so: `confirmed: { createTicket: 54321 }` if it was, `repeat: true` if it was not.
//!
//! `timeoutMs` is for the whole flow. Whatever reads whole lists does so behind interactive calls.

mod audit_customers;
mod deactivate_customer;
mod find_customers;
mod letter_case;
mod log;
mod onboard_customer;
mod open_ticket;
mod resolve_ticket;
mod route_by_domain;
mod run;
mod step;

pub use audit_customers::audit_customers;
pub use deactivate_customer::deactivate_customer;
pub use find_customers::find_customers;
pub use onboard_customer::onboard_customer;
pub use open_ticket::open_ticket;
pub use resolve_ticket::resolve_ticket;
pub use route_by_domain::route_by_domain;
pub use step::{Flow, Step, Taker, When};

use crate::client::{Client, Io};
use crate::error::{Error, ErrorCode};
use std::pin::Pin;

/// Every flow, as a table.
pub const FLOWS: &[&Flow] = &[
    &open_ticket::FLOW,
    &resolve_ticket::FLOW,
    &onboard_customer::FLOW,
    &find_customers::FLOW,
    &deactivate_customer::FLOW,
    &audit_customers::FLOW,
    &route_by_domain::FLOW,
];

type Answer<'a, D> = Pin<Box<dyn Future<Output = Result<D, Error>> + 'a>>;

/// Carries out the flow with this name.
///
/// # Errors
/// `unsupported` for a name that no flow has, and any row of the error table.
pub async fn run<I: Io>(client: &Client, io: &I, name: &str, input: &I::Data) -> Result<I::Data, Error> {
    let flow: Answer<'_, I::Data> = match name {
        "openTicket" => Box::pin(open_ticket(client, io, input)),
        "resolveTicket" => Box::pin(resolve_ticket(client, io, input)),
        "onboardCustomer" => Box::pin(onboard_customer(client, io, input)),
        "findCustomers" => Box::pin(find_customers(client, io, input)),
        "deactivateCustomer" => Box::pin(deactivate_customer(client, io, input)),
        "auditCustomers" => Box::pin(audit_customers(client, io, input)),
        "routeByDomain" => Box::pin(route_by_domain(client, io, input)),
        _ => return Err(Error::new(ErrorCode::Unsupported)),
    };
    flow.await
}
