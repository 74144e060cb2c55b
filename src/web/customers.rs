//! The calls about customers.

use super::call::{Created, PendingCall};
use super::host::Session;
use super::list_options::ListOptions;
use super::pages::Pages;
use crate::api::Operation;
use crate::model::{Customer, Id};
use serde::Serialize;
use serde_json::Value;
use std::rc::Rc;

/// The calls about customers.
#[doc = example!("let customers = atera.customers();" "let one = customers.get(id).await?;")]
#[derive(Clone, Copy)]
pub struct Customers<'a>(pub(super) &'a Rc<Session>);

impl Customers<'_> {
    /// All customers.
    #[doc = example!("let all = atera.customers().list(ListOptions::new()).all().await?;")]
    pub fn list(&self, options: ListOptions) -> Pages<Customer> {
        Pages::new(self.0, Operation::CustomersList, options, &[])
    }

    /// One customer.
    #[doc = example!("let customer = atera.customers().get(id).await?;")]
    pub fn get(&self, id: Id) -> PendingCall<Customer> {
        PendingCall::typed(self.0, Operation::CustomersGet).about(id)
    }

    /// A new customer.
    #[doc = example!(
        r#"let draft = Customer { customer_name: "Acme".to_owned().into(), ..Customer::default() };"#
        "let created = atera.customers().create(&draft).await?;"
    )]
    pub fn create(&self, customer: &(impl Serialize + ?Sized)) -> PendingCall<Created> {
        PendingCall::create(self.0, Operation::CustomersCreate).sends(customer)
    }

    /// Changes some fields of a customer.
    #[doc = example!(r#"atera.customers().update(id, &json!({ "City": "Berlin" })).await?;"#)]
    pub fn update(&self, id: Id, patch: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::CustomersUpdate).about(id).sends(patch)
    }

    /// Deletes a customer and everything under it.
    #[doc = example!("atera.customers().delete(id).await?;")]
    pub fn delete(&self, id: Id) -> PendingCall<()> {
        PendingCall::silent(self.0, Operation::CustomersDelete).about(id)
    }

    /// A folder for a customer's attachments. In the live dialect.
    #[doc = example!(r#"atera.customers().create_folder(&json!({ "CustomerID": id, "Name": "Contracts" })).await?;"#)]
    pub fn create_folder(&self, folder: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::CustomersCreateFolder).sends(folder)
    }

    /// Attaches a file to a customer. In the live dialect.
    #[doc = example!(r#"atera.customers().attach(&json!({ "CustomerID": id, "FileName": "a.txt" })).await?;"#)]
    pub fn attach(&self, attachment: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::CustomersAttach).sends(attachment)
    }
}
