//! A new customer with its primary contact and its custom values.

use super::known::{items, nothing, text};
use super::run::Run;
use super::step::{Does, Flow, Rule, by_hand, check, make, row, set, think};
use crate::api::Operation;
use crate::client::Io;
use crate::model::{Data, Scalar};

/// Takes a new customer on: the guide's New Customer Onboarding.
///
/// `{ customer, contact?, customValues? }`: the customer's fields; the primary contact's, without a
/// `CustomerID`, marked `IsContactPerson`; and custom values as `{ ContractType: "Managed Services" }` or as
/// `[{ FieldName, Value }]`. All of it is checked, and the contact's address looked for (`duplicate_email`),
/// before anything is made. Answers `{ CustomerID, EndUserID? }`.
pub const FLOW: Flow = Flow {
    name: "onboardCustomer",
    fields: "customer contact customValues",
    steps: &[
        think("checkInput", Rule::Values, ""),
        // A 1 stands in for the id that the new customer will have.
        check("checkInput", Operation::CustomersCreate, "body=input.customer"),
        check("checkInput", Operation::CustomValuesSet, "target='customer' id=1 body=item *values"),
        check("checkInput", Operation::ContactsCreate, "?input.contact body=input.contact body.CustomerID=1"),
        // Once the contact may have been made, the address may be its own.
        row(
            "checkInput",
            Does::Find,
            "?input.contact ?!tried.createContact email=input.contact.Email bulk=true >twin",
        ),
        think("checkInput", Rule::Taken, "?twin"),
        think("checkInput", Rule::Keep, "+"),
        make("createCustomer", Operation::CustomersCreate, "CustomerID", "body=input.customer"),
        make(
            "createContact",
            Operation::ContactsCreate,
            "EndUserID",
            "?input.contact body=input.contact body.CustomerID=made.createCustomer body.IsContactPerson=true",
        ),
        by_hand(
            "createContact",
            "no `contact` was given: add the customer's primary contact",
            "?!input.contact",
        ),
        set(
            "setCustomValue",
            Operation::CustomValuesSet,
            "?input.customValues target='customer' id=made.createCustomer body=item *values +FieldName=item.FieldName",
        ),
        by_hand("deployAgents", "the API cannot install agents: install them on the customer's devices", ""),
        by_hand("configureAlerts", "the API has no alert profiles: set up monitoring in Atera", ""),
    ],
    answer: "CustomerID=made.createCustomer EndUserID=made.createContact",
};

/// Custom values as a list, whether they came as one or as an object. What is no text is told by the check.
pub(super) fn values<I: Io>(run: &mut Run<'_, I>) {
    let Some(given) = run.at("input.customValues") else { return };
    let values = if given.length().is_some() {
        items(&given)
    } else {
        let of = |(name, value): (&str, Scalar<'_>)| {
            nothing::<I::Data>().with("FieldName", text(name)).with("Value", I::Data::plain(value))
        };
        given.with_record(|record| record.iter().map(of).collect())
    };
    run.set("values", I::Data::array(values));
}
