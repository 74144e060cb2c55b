//! Customers by name or domain, with everything that is known of them.

use super::known::{flag, ids_of, text, text_in};
use super::letter_case::lower;
use super::route_by_domain::domain_of;
use super::run::Run;
use super::step::{Flow, Rule, get, list, think};
use crate::api::Operation;
use crate::api::reply::{id_in, place};
use crate::client::Io;
use crate::client::ask::wrong;
use crate::error::Error;
use crate::model::Data;
use crate::rules::IssueCode;
use crate::rules::domain::normal_domain;

/// Finds customers: the guide's Customer Search Flow.
///
/// `{ name?, domain?, contacts? }`, at least one of the first two: part of the name, whatever its case, and the
/// whole domain. Both must fit if both are given. The API has no search, so every customer is read, and every
/// contact unless `contacts` is `false`. Answers `{ customers }`, each as its full record, with its own
/// `contacts` as a list.
pub const FLOW: Flow = Flow {
    name: "findCustomers",
    fields: "name domain contacts",
    steps: &[
        think("searchCustomers", Rule::Wanted, ""),
        list("searchCustomers", Operation::CustomersList, ">customers"),
        think("searchCustomers", Rule::Matches, "+CustomerIDs=ids"),
        get("getDetails", Operation::CustomersGet, "id=item.CustomerID *customers + >details"),
        list("listContacts", Operation::ContactsList, "?ids ?wanted.contacts >contacts"),
        think("listContacts", Rule::Joined, "?contacts +"),
    ],
    answer: "customers=details",
};

/// What to look for: the name in lower case, the domain in its normal form.
pub(super) fn wanted<I: Io>(run: &mut Run<'_, I>) -> Result<(), Error> {
    let (name, domain) = (run.text("input.name"), run.text("input.domain"));
    if name.is_none() && domain.is_none() {
        return Err(wrong("name", IssueCode::Required, "nothing to look for: pass name or domain"));
    }
    if let Some(name) = name {
        run.set("wanted.name", text(&lower(&name)));
    }
    if let Some(domain) = domain {
        let normal = normal_domain(&domain, &|domain| run.io.domain_to_ascii(domain));
        let message = "domain is no host name: write it like example.com";
        let normal = normal.map_err(|_| wrong("domain", IssueCode::DomainName, message))?;
        run.set("wanted.domain", text(&normal));
    }
    let contacts = run.at("input.contacts").and_then(|contacts| contacts.flag()) != Some(false);
    run.set("wanted.contacts", flag(contacts));
    Ok(())
}

/// Those of all customers that fit.
pub(super) fn matches<I: Io>(run: &mut Run<'_, I>) {
    let (name, domain) = (run.text("wanted.name"), run.text("wanted.domain"));
    let mut customers = run.items("customers");
    customers.retain(|customer| {
        name.as_ref().is_none_or(|name| place(&lower(&text_in(customer, "CustomerName")), name).is_some())
            && (domain.is_none() || domain_of(run.io, customer) == domain)
    });
    if let Some(ids) = ids_of(&customers, "CustomerID") {
        run.set("ids", ids);
    }
    run.set("customers", I::Data::array(customers));
}

/// Each customer with its own contacts.
pub(super) fn joined<I: Io>(run: &mut Run<'_, I>) {
    let contacts = run.items("contacts");
    let owners: Vec<_> = contacts.iter().map(|contact| id_in(contact, "CustomerID")).collect();
    let with_own = |customer: I::Data| {
        let id = id_in(&customer, "CustomerID");
        let own = contacts.iter().zip(&owners).filter(|(_, owner)| id.is_some() && **owner == id);
        customer.with("contacts", I::Data::array(own.map(|(contact, _)| contact.clone()).collect()))
    };
    let joined = run.items("details").into_iter().map(with_own).collect();
    run.set("details", I::Data::array(joined));
}
