//! Whose is this e-mail address? By the contact that has it, or the customer that has its domain.

use super::known::text;
use super::run::Run;
use super::step::{Does, Flow, Rule, get, list, row, think};
use crate::api::Operation;
use crate::client::Io;
use crate::client::ask::wrong;
use crate::client::carry_out::normal;
use crate::error::Error;
use crate::model::Data;
use crate::rules::IssueCode;
use crate::rules::domain::normal_domain;
use crate::rules::mail_domain::is_shared;

/// Answers `{ contact, customer, reason }` for `{ Email }`, `null` for what there is not.
///
/// The contact is the one with exactly this address, whatever its case. Without one, the customer is the one
/// whose `Domain` is the address's own, compared in A-labels; a subdomain is another domain. `reason` is
/// `contact`, `domain`, or why there is no customer: `shared_domain` (strangers have addresses there too),
/// `unknown_domain`, `several_customers`. It reads every contact, and every customer where no contact has the
/// address.
pub const FLOW: Flow = Flow {
    name: "routeByDomain",
    fields: "Email",
    steps: &[
        think("findContact", Rule::MailDomain, ""),
        row("findContact", Does::Find, "email=email bulk=true +EndUserID=contact.EndUserID >contact"),
        get("findCustomer", Operation::CustomersGet, "?contact.CustomerID id=contact.CustomerID >customer"),
        list("findCustomer", Operation::CustomersList, "?!contact ?domain >customers"),
        think("findCustomer", Rule::OwnerOfDomain, "+CustomerID=customer.CustomerID"),
    ],
    answer: "contact=null customer=null contact=contact customer=customer reason=reason",
};

/// The address in its normal form, and its domain unless strangers share it.
pub(super) fn mail_domain<I: Io>(run: &mut Run<'_, I>) -> Result<(), Error> {
    let email = run.text("input.Email").unwrap_or_default();
    let email =
        normal(run.io, &email).map_err(|message| wrong("Email", IssueCode::InvalidEmail, &message))?;
    run.set("email", text(&email));
    let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain);
    if !is_shared(domain) {
        run.set("domain", text(domain));
    }
    Ok(())
}

/// The one customer with the domain; the reason in any case.
pub(super) fn owner_of_domain<I: Io>(run: &mut Run<'_, I>) {
    let wanted = run.text("domain");
    let mut owners = run.items("customers");
    owners.retain(|customer| wanted.is_some() && domain_of(run.io, customer) == wanted);
    let reason = match (run.at("contact"), &wanted, owners.len()) {
        (Some(_), _, _) => "contact",
        (None, None, _) => "shared_domain",
        (None, Some(_), 0) => "unknown_domain",
        (None, Some(_), 1) => "domain",
        (None, Some(_), _) => "several_customers",
    };
    if let ("domain", Some(customer)) = (reason, owners.pop()) {
        run.set("customer", customer);
    }
    run.set("reason", text(reason));
}

/// A customer's domain in its normal form; `None` if it has none that is a domain.
pub(super) fn domain_of<I: Io>(io: &I, customer: &I::Data) -> Option<String> {
    let domain = customer.field("Domain")?.text()?;
    normal_domain(domain.trim(), &|domain| io.domain_to_ascii(domain)).ok()
}
