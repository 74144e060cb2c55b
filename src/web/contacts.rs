//! The calls about contacts.

use super::call::{Created, PendingCall, Verb, typed};
use super::host::Session;
use super::list_options::ListOptions;
use super::pages::Pages;
use crate::api::Operation;
use crate::model::{Contact, Id};
use serde::Serialize;
use serde_json::Value;
use std::rc::Rc;

/// The calls about contacts.
#[doc = example!("let contacts = atera.contacts();" "let one = contacts.get(id).await?;")]
#[derive(Clone, Copy)]
pub struct Contacts<'a>(pub(super) &'a Rc<Session>);

impl Contacts<'_> {
    /// All contacts.
    #[doc = example!("let all = atera.contacts().list(ListOptions::new()).all().await?;")]
    pub fn list(&self, options: ListOptions) -> Pages<Contact> {
        Pages::new(self.0, Operation::ContactsList, options, &[])
    }

    /// The contacts of a customer.
    #[doc = example!("let own = atera.contacts().of_customer(id, ListOptions::new()).all().await?;")]
    pub fn of_customer(&self, customer: Id, options: ListOptions) -> Pages<Contact> {
        Pages::new(self.0, Operation::ContactsList, options, &[("ofCustomer", customer)])
    }

    /// The contact with exactly this address, whatever its case; `None` if there is none.
    #[doc = example!(r#"let contact = atera.contacts().find_by_email("john@acme.example").await?;"#)]
    pub fn find_by_email(&self, email: &str) -> PendingCall<Option<Contact>> {
        let read = |answer: Option<Value>, verb| answer.map(|contact| typed(Some(contact), verb)).transpose();
        PendingCall::new(self.0, Verb::FindByEmail, read).with("email", email).bulk()
    }

    /// One contact.
    #[doc = example!("let contact = atera.contacts().get(id).await?;")]
    pub fn get(&self, id: Id) -> PendingCall<Contact> {
        PendingCall::typed(self.0, Operation::ContactsGet).about(id)
    }

    /// A new contact.
    #[doc = example!(
        r#"let draft = Contact { email: "john@acme.example".to_owned().into(), customer_id: id.into(), ..Contact::default() };"#
        "let created = atera.contacts().create(&draft).await?;"
    )]
    pub fn create(&self, contact: &(impl Serialize + ?Sized)) -> PendingCall<Created> {
        PendingCall::create(self.0, Operation::ContactsCreate).sends(contact)
    }

    /// Changes some fields of a contact.
    #[doc = example!(r#"atera.contacts().update(id, &json!({ "JobTitle": "CTO" })).await?;"#)]
    pub fn update(&self, id: Id, patch: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::ContactsUpdate).about(id).sends(patch)
    }

    /// Deletes a contact.
    #[doc = example!("atera.contacts().delete(id).await?;")]
    pub fn delete(&self, id: Id) -> PendingCall<()> {
        PendingCall::silent(self.0, Operation::ContactsDelete).about(id)
    }
}
