//! The account of the key, and the work logged in it. In the live dialect.

use super::call::PendingCall;
use super::host::Session;
use super::list_options::ListOptions;
use super::pages::Pages;
use crate::api::Operation;
use crate::model::WorkHour;
use serde_json::Value;
use std::rc::Rc;

/// The account of the key.
#[doc = example!("let account = atera.account().get().await?;")]
#[derive(Clone, Copy)]
pub struct Account<'a>(pub(super) &'a Rc<Session>);

impl Account<'_> {
    /// The account, with its `TimeZoneName`.
    #[doc = example!(r#"let zone = atera.account().get().await?.get("TimeZoneName").cloned();"#)]
    pub fn get(&self) -> PendingCall<Value> {
        PendingCall::plain(self.0, Operation::AccountGet)
    }
}

/// The work logged on all tickets.
#[doc = example!("let hours = atera.work_hours().list(ListOptions::new()).all().await?;")]
#[derive(Clone, Copy)]
pub struct WorkHours<'a>(pub(super) &'a Rc<Session>);

impl WorkHours<'_> {
    /// All spans of work.
    #[doc = example!("let hours = atera.work_hours().list(ListOptions::new()).all().await?;")]
    pub fn list(&self, options: ListOptions) -> Pages<WorkHour> {
        Pages::new(self.0, Operation::WorkHoursList, options, &[])
    }
}
