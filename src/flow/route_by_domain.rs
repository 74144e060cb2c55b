//! Whose is this e-mail address? By the contact that has it, or the customer that has its domain.

use super::run::Run;
use super::step::{Flow, step};
use crate::api::Operation;
use crate::api::reply::id_in;
use crate::client::ask::{normal, wrong};
use crate::client::{Client, Io};
use crate::error::{Error, Fact};
use crate::model::{Data, Scalar};
use crate::rules::IssueCode;
use crate::rules::domain::normal_domain;
use crate::rules::mail_domain::is_shared;

pub(super) const FLOW: Flow =
    Flow { name: "routeByDomain", fields: "Email", steps: &[step("findContact"), step("findCustomer")] };

/// Why an address leads where it leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reason {
    /// A contact has exactly this address.
    Contact,
    /// One customer has its domain.
    Domain,
    /// The domain is a free mail provider's: it says nothing about a customer.
    SharedDomain,
    /// No customer has the domain.
    UnknownDomain,
    /// More than one has it.
    SeveralCustomers,
}

impl Reason {
    fn as_str(self) -> &'static str {
        match self {
            Reason::Contact => "contact",
            Reason::Domain => "domain",
            Reason::SharedDomain => "shared_domain",
            Reason::UnknownDomain => "unknown_domain",
            Reason::SeveralCustomers => "several_customers",
        }
    }
}

/// Where an address leads.
pub(super) struct Routed<D> {
    pub(super) contact: Option<D>,
    pub(super) customer: Option<D>,
    pub(super) reason: Reason,
}

/// Answers `{ contact, customer, reason }` for `{ Email }`, `null` where there is none.
///
/// The contact is the one with exactly this address, whatever its case. Without one, the customer is the one
/// whose `Domain` is the address's own, compared in A-labels; a subdomain is another domain. `reason` is
/// `contact`, `domain`, or why there is no customer: `shared_domain` (strangers have addresses there too),
/// `unknown_domain`, `several_customers`. It reads every contact, and every customer where no contact has the
/// address.
///
/// # Errors
/// `invalid_input` for an address that none can have, and any row of the error table.
pub async fn route_by_domain<I: Io>(client: &Client, io: &I, input: &I::Data) -> Result<I::Data, Error> {
    let mut run = Run::begin(&FLOW, client, io, input)?;
    let answer = steps(&mut run).await;
    run.end(answer)
}

async fn steps<I: Io>(run: &mut Run<'_, I>) -> Result<I::Data, Error> {
    let email = email(run)?;
    run.log.reach("findContact");
    let routed = route(run, &email).await?;
    let or_null = |found: Option<I::Data>| found.unwrap_or_else(|| I::Data::plain(Scalar::Null));
    let answer = I::Data::object(&[("reason", Scalar::Text(routed.reason.as_str()))]);
    let found = |thing: &Option<I::Data>, name| thing.as_ref().and_then(|thing| id_in(thing, name));
    let contact = found(&routed.contact, "EndUserID");
    let customer = found(&routed.customer, "CustomerID");
    run.log.looked("findContact", contact.map(|id| ("EndUserID", Fact::Id(id))).into_iter().collect());
    run.log.looked("findCustomer", customer.map(|id| ("CustomerID", Fact::Id(id))).into_iter().collect());
    Ok(answer.with("contact", or_null(routed.contact)).with("customer", or_null(routed.customer)))
}

/// The address of the input, in its normal form.
pub(super) fn email<I: Io>(run: &Run<'_, I>) -> Result<String, Error> {
    let email = run.text("Email").unwrap_or_default();
    normal(run.io, &email).map_err(|message| wrong("Email", IssueCode::InvalidEmail, &message))
}

/// Where an address in its normal form leads.
pub(super) async fn route<I: Io>(run: &Run<'_, I>, email: &str) -> Result<Routed<I::Data>, Error> {
    if let Some(contact) = contact_with(run, email).await? {
        let customer = match id_in(&contact, "CustomerID") {
            Some(id) => Some(run.get(Operation::CustomersGet, id).await?),
            None => None,
        };
        return Ok(Routed { contact: Some(contact), customer, reason: Reason::Contact });
    }
    let nobody = |reason| Routed { contact: None, customer: None, reason };
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    if is_shared(domain) {
        return Ok(nobody(Reason::SharedDomain));
    }
    let mut found = run.all(Operation::CustomersList, I::Data::object(&[])).await?;
    found.retain(|customer| domain_of(run.io, customer).is_some_and(|own| own == domain));
    Ok(match (found.pop(), found.is_empty()) {
        (None, _) => nobody(Reason::UnknownDomain),
        (Some(_), false) => nobody(Reason::SeveralCustomers),
        (customer, true) => Routed { contact: None, customer, reason: Reason::Domain },
    })
}

/// The contact with exactly this address.
pub(super) async fn contact_with<I: Io>(run: &Run<'_, I>, email: &str) -> Result<Option<I::Data>, Error> {
    let asked = I::Data::object(&[("email", Scalar::Text(email)), ("bulk", Scalar::Flag(true))]);
    let asked = match run.time_left()? {
        Some(left) => asked.with("timeoutMs", I::Data::plain(Scalar::Number(left))),
        None => asked,
    };
    run.client.find_by_email(run.io, &asked).await
}

/// A customer's domain in its normal form; `None` if it has none that is a domain.
pub(super) fn domain_of<I: Io>(io: &I, customer: &I::Data) -> Option<String> {
    let domain = customer.field("Domain")?.text()?;
    normal_domain(domain.trim(), &|domain| io.domain_to_ascii(domain)).ok()
}
