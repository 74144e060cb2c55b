//! A new customer with its primary contact and its custom values.

use super::route_by_domain::contact_with;
use super::run::{Run, about, carrying, with_id};
use super::step::{Flow, by_hand, step};
use crate::api::Operation;
use crate::client::ask::{normal, wrong};
use crate::client::{Client, Io};
use crate::error::{Error, ErrorCode, Fact};
use crate::model::{Data, Id, Scalar};
use crate::rules::IssueCode;

pub(super) const FLOW: Flow = Flow {
    name: "onboardCustomer",
    fields: "customer contact customValues",
    steps: &[
        step("checkContact").given("contact"),
        step("createCustomer").makes("CustomerID"),
        step("createContact").makes("EndUserID").given("contact"),
        by_hand("createContact", "no `contact` was given: add the customer's primary contact")
            .missing("contact"),
        step("setCustomValue").given("customValues"),
        by_hand("deployAgents", "the API cannot install agents: install them on the customer's devices"),
        by_hand("configureAlerts", "the API has no alert profiles: set up monitoring in Atera"),
    ],
};

/// Takes a new customer on: the guide's New Customer Onboarding.
///
/// `{ customer, contact?, customValues? }`: the customer's fields; the primary contact's, without a
/// `CustomerID`, marked `IsContactPerson`; and custom values as `{ ContractType: "Managed Services" }` or as
/// `[{ FieldName, Value }]`. All of it is checked, and the contact's address looked for, before anything is
/// made. Answers `{ CustomerID, EndUserID? }`.
///
/// # Errors
/// `duplicate_email` if another contact has the address; any row of the error table, with how far it came.
pub async fn onboard_customer<I: Io>(client: &Client, io: &I, input: &I::Data) -> Result<I::Data, Error> {
    let mut run = Run::begin(&FLOW, client, io, input)?;
    let answer = steps(&mut run).await;
    run.end(answer)
}

async fn steps<I: Io>(run: &mut Run<'_, I>) -> Result<I::Data, Error> {
    let customer = run.input.field("customer").unwrap_or_else(|| I::Data::object(&[]));
    let contact = run.input.field("contact").filter(|_| run.is_given("contact"));
    let contact = contact.map(|contact| contact.with("IsContactPerson", I::Data::plain(Scalar::Flag(true))));
    let values = custom_values(run)?;
    let under = |contact: &I::Data, id: Id| carrying(with_id(contact.clone(), "CustomerID", Some(id)));
    let value_of = |id: Id, (name, value): &(String, String)| {
        let words = [("FieldName", Scalar::Text(name)), ("Value", Scalar::Text(value))];
        about::<I::Data>(id)
            .with("body", I::Data::object(&words))
            .with("target", I::Data::plain(Scalar::Text("customer")))
    };
    // Everything is checked before the first thing is made, under an id that stands in for the new one.
    if let Some(stand_in) = Id::new(1) {
        run.client.check(run.io, Operation::CustomersCreate, &carrying(customer.clone()))?;
        for value in &values {
            run.client.check(run.io, Operation::CustomValuesSet, &value_of(stand_in, value))?;
        }
        if let Some(contact) = &contact {
            run.client.check(run.io, Operation::ContactsCreate, &under(contact, stand_in))?;
            is_free(run, contact).await?;
        }
    }
    let made = run.act("createCustomer", Operation::CustomersCreate, carrying(customer)).await?;
    let mut answer = with_id(I::Data::object(&[]), "CustomerID", made);
    let Some(id) = made else { return Ok(answer) };
    if let Some(contact) = &contact {
        let made = run.act("createContact", Operation::ContactsCreate, under(contact, id)).await?;
        answer = with_id(answer, "EndUserID", made);
    }
    for value in &values {
        run.act("setCustomValue", Operation::CustomValuesSet, value_of(id, value)).await?;
        run.log.note("FieldName", Fact::Text(value.0.clone()));
    }
    Ok(answer)
}

/// An address is one contact's. Atera would say so too, but with the customer already made.
async fn is_free<I: Io>(run: &mut Run<'_, I>, contact: &I::Data) -> Result<(), Error> {
    // Once the contact may have been made, the address may be its own.
    if run.log.knows("createContact") || run.log.doubts("createContact") {
        return Ok(());
    }
    run.log.reach("checkContact");
    let email = contact.field("Email").and_then(|email| email.text()).unwrap_or_default();
    let email = normal(run.io, &email).unwrap_or_default();
    if contact_with(run, &email).await?.is_some() {
        return Err(Error::new(ErrorCode::DuplicateEmail));
    }
    run.log.looked("checkContact", Vec::new());
    Ok(())
}

/// Names and values, from an object or from a list.
fn custom_values<I: Io>(run: &Run<'_, I>) -> Result<Vec<(String, String)>, Error> {
    let Some(given) = run.input.field("customValues") else { return Ok(Vec::new()) };
    let refused = || {
        let message =
            "customValues are none: pass { name: value } or [{ FieldName, Value }], with text as values";
        wrong("customValues", IssueCode::Type, message)
    };
    let text = |value: &I::Data, name| value.field(name).and_then(|field| field.text());
    match given.length() {
        Some(count) => (0..count)
            .map(|index| {
                let value = given.item(index)?;
                Some((text(&value, "FieldName")?, text(&value, "Value")?))
            })
            .collect::<Option<Vec<_>>>(),
        None => given.with_record(|record| {
            record
                .iter()
                .map(|(name, value)| match value {
                    Scalar::Text(value) => Some((name.to_owned(), value.to_owned())),
                    Scalar::Null | Scalar::Flag(_) | Scalar::Number(_) | Scalar::Other => None,
                })
                .collect()
        }),
    }
    .ok_or_else(refused)
}
