//! The calls about custom values.

use super::call::PendingCall;
use super::host::Session;
use crate::api::Operation;
use crate::model::{CustomValue, Id};
use serde_json::{Value, json};
use std::rc::Rc;

/// The calls about custom values: fields that an account adds to customers, contacts and, in the live dialect, tickets
/// and more. The target is `"customer"`, `"contact"`, `"ticket"` …
#[doc = example!(r#"let values = atera.custom_values().get("customer", id).await?;"#)]
#[derive(Clone, Copy)]
pub struct CustomValues<'a>(pub(super) &'a Rc<Session>);

impl CustomValues<'_> {
    fn of(self, operation: Operation, target: &str, id: Id) -> PendingCall<Value> {
        PendingCall::plain(self.0, operation).with("target", target).about(id)
    }

    fn values(self, operation: Operation) -> PendingCall<Vec<CustomValue>> {
        PendingCall::typed(self.0, operation)
    }

    /// The custom values of one thing.
    #[doc = example!(r#"let values = atera.custom_values().get("customer", id).await?;"#)]
    pub fn get(&self, target: &str, id: Id) -> PendingCall<Vec<CustomValue>> {
        self.values(Operation::CustomValuesGet).with("target", target).about(id)
    }

    /// The values of one custom field. In the live dialect.
    #[doc = example!(r#"let values = atera.custom_values().get_field("customer", id, "Region").await?;"#)]
    pub fn get_field(&self, target: &str, id: Id, field_name: &str) -> PendingCall<Vec<CustomValue>> {
        let call = self.values(Operation::CustomValuesGetField);
        call.with("target", target).about(id).with("fieldName", field_name)
    }

    /// One custom value, by its own id. In the live dialect.
    #[doc = example!(r#"let values = atera.custom_values().by_id("17").await?;"#)]
    pub fn by_id(&self, custom_value_id: &str) -> PendingCall<Vec<CustomValue>> {
        self.values(Operation::CustomValuesById).with("fieldName", custom_value_id)
    }

    /// The custom fields that the account has defined. In the live dialect.
    #[doc = example!("let fields = atera.custom_values().fields().await?;")]
    pub fn fields(&self) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::CustomValuesFields)
    }

    /// Sets one custom value.
    #[doc = example!(r#"atera.custom_values().set("customer", id, "Region", "North").await?;"#)]
    pub fn set(&self, target: &str, id: Id, field_name: &str, value: &str) -> PendingCall<Value> {
        let body = json!({ "FieldName": field_name, "Value": value });
        self.of(Operation::CustomValuesSet, target, id).with("body", body)
    }

    /// Removes one custom value. In the guide's dialect.
    #[doc = example!(r#"atera.custom_values().delete("customer", id, "Region").await?;"#)]
    pub fn delete(&self, target: &str, id: Id, field_name: &str) -> PendingCall<()> {
        let call = PendingCall::silent(self.0, Operation::CustomValuesDelete);
        call.with("target", target).about(id).with("fieldName", field_name)
    }
}
