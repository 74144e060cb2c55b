//! Customers by name or domain, with everything that is known of them.

use super::letter_case::lower;
use super::route_by_domain::domain_of;
use super::run::{Run, ids_of};
use super::step::{Flow, step};
use crate::api::Operation;
use crate::api::reply::id_in;
use crate::client::ask::wrong;
use crate::client::{Client, Io};
use crate::error::{Error, Fact};
use crate::model::Data;
use crate::rules::IssueCode;
use crate::rules::domain::normal_domain;

pub(super) const FLOW: Flow = Flow {
    name: "findCustomers",
    fields: "name domain contacts",
    steps: &[step("searchCustomers"), step("getDetails"), step("listContacts")],
};

/// Finds customers: the guide's Customer Search Flow.
///
/// `{ name?, domain?, contacts? }`, at least one of the first two: part of the name, whatever its case, and the
/// whole domain. Both must fit if both are given. The API has no search, so every customer is read, and every
/// contact unless `contacts` is `false`. Answers `{ customers }`, each as its full record, with its own
/// `contacts` as a list.
///
/// # Errors
/// `invalid_input` without anything to look for, and any row of the error table.
pub async fn find_customers<I: Io>(client: &Client, io: &I, input: &I::Data) -> Result<I::Data, Error> {
    let mut run = Run::begin(&FLOW, client, io, input)?;
    let answer = steps(&mut run).await;
    run.end(answer)
}

async fn steps<I: Io>(run: &mut Run<'_, I>) -> Result<I::Data, Error> {
    let (name, domain) = wanted(run)?;
    run.log.reach("searchCustomers");
    let fits = |customer: &I::Data| {
        let own_name = || customer.field("CustomerName").and_then(|name| name.text()).unwrap_or_default();
        name.as_ref().is_none_or(|name| lower(&own_name()).contains(name))
            && (domain.is_none() || domain_of(run.io, customer) == domain)
    };
    let mut found = run.all(Operation::CustomersList, I::Data::object(&[])).await?;
    found.retain(fits);
    let ids = ids_of(&found, "CustomerID");
    run.log.looked("searchCustomers", vec![("CustomerIDs", Fact::Ids(ids.clone()))]);
    run.log.reach("getDetails");
    let mut customers = Vec::new();
    for id in &ids {
        customers.push(run.get(Operation::CustomersGet, *id).await?);
    }
    run.log.looked("getDetails", Vec::new());
    let wants_contacts = run.input.field("contacts").and_then(|wanted| wanted.flag()) != Some(false);
    if wants_contacts && !customers.is_empty() {
        run.log.reach("listContacts");
        let all = run.all(Operation::ContactsList, I::Data::object(&[])).await?;
        for customer in &mut customers {
            let id = id_in(customer, "CustomerID");
            let own = all.iter().filter(|contact| id.is_some() && id_in(*contact, "CustomerID") == id);
            *customer = customer.with("contacts", I::Data::array(own.cloned().collect()));
        }
        run.log.looked("listContacts", Vec::new());
    }
    Ok(I::Data::object(&[]).with("customers", I::Data::array(customers)))
}

/// What to look for: the name in lower case, the domain in its normal form.
fn wanted<I: Io>(run: &Run<'_, I>) -> Result<(Option<String>, Option<String>), Error> {
    let name = run.text("name").map(|name| lower(name.trim()));
    let domain = match run.text("domain") {
        None => None,
        Some(domain) => {
            let normal = normal_domain(domain.trim(), &|domain| run.io.domain_to_ascii(domain));
            let message = "domain is no host name: write it like example.com";
            Some(normal.map_err(|_| wrong("domain", IssueCode::DomainName, message))?)
        }
    };
    if name.is_none() && domain.is_none() {
        return Err(wrong("name", IssueCode::Required, "nothing to look for: pass name or domain"));
    }
    Ok((name, domain))
}
