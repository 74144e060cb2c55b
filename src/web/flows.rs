//! The workflows. The core walks through them; here they are only named.

use super::call::{PendingCall, Verb};
use super::host::Session;
use serde::Serialize;
use serde_json::Value;
use std::rc::Rc;

/// The workflows. What each takes and answers stands with [`crate::flow`]; one that stops half-way says in
/// [`Error::progress`](super::Error::progress) how far it came.
#[doc = example!(r#"let found = atera.flows().find_customers(&json!({ "name": "Acme" })).await?;"#)]
#[derive(Clone, Copy)]
pub struct Flows<'a>(pub(super) &'a Rc<Session>);

impl Flows<'_> {
    fn flow(self, name: &'static str, input: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        let read = |answer: Option<Value>, _| Ok(answer.unwrap_or_default());
        PendingCall::new(self.0, Verb::Flow(name), read).asks(input)
    }

    /// Opens a ticket for somebody by e-mail, and creates the contact if that is wanted.
    #[doc = example!(
        r#"let input = json!({ "TicketTitle": "Jam", "email": "john@acme.example" });"#
        "let answer = atera.flows().open_ticket(&input).await?;"
    )]
    pub fn open_ticket(&self, input: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        self.flow("openTicket", input)
    }

    /// Resolves a ticket with its findings and summary.
    #[doc = example!(
        r#"let answer = atera.flows().resolve_ticket(&json!({ "id": id, "summary": "New drum" })).await?;"#
    )]
    pub fn resolve_ticket(&self, input: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        self.flow("resolveTicket", input)
    }

    /// Creates a customer with its primary contact and its custom values.
    #[doc = example!(
        r#"let input = json!({ "customer": { "CustomerName": "Acme" } });"#
        "let answer = atera.flows().onboard_customer(&input).await?;"
    )]
    pub fn onboard_customer(&self, input: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        self.flow("onboardCustomer", input)
    }

    /// Finds customers by name or domain.
    #[doc = example!(r#"let answer = atera.flows().find_customers(&json!({ "domain": "acme.example" })).await?;"#)]
    pub fn find_customers(&self, input: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        self.flow("findCustomers", input)
    }

    /// Closes a customer's tickets, exports what there is, and deletes the customer.
    #[doc = example!(r#"let answer = atera.flows().deactivate_customer(&json!({ "id": id })).await?;"#)]
    pub fn deactivate_customer(&self, input: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        self.flow("deactivateCustomer", input)
    }

    /// Reads every customer and reports what is incomplete or stale.
    #[doc = example!(r#"let answer = atera.flows().audit_customers(&json!({ "staleDays": 180 })).await?;"#)]
    pub fn audit_customers(&self, input: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        self.flow("auditCustomers", input)
    }

    /// Finds the customer who owns an address's mail domain.
    #[doc = example!(r#"let answer = atera.flows().route_by_domain(&json!({ "Email": "john@acme.example" })).await?;"#)]
    pub fn route_by_domain(&self, input: &(impl Serialize + ?Sized)) -> PendingCall<Value> {
        self.flow("routeByDomain", input)
    }
}
