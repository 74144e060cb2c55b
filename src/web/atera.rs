//! The way in.

use super::account::{Account, WorkHours};
use super::builder::Builder;
use super::contacts::Contacts;
use super::custom_values::CustomValues;
use super::customers::Customers;
use super::flows::Flows;
use super::host::Session;
use super::tickets::Tickets;
use std::fmt;
use std::rc::Rc;

/// A client. Clones share the pacer, so a key needs one client, cloned wherever it is used.
///
/// ```no_run
/// use atera_wasm::web::Atera;
/// # fn example(key: &str) -> Result<(), atera_wasm::web::Error> {
/// let atera = Atera::builder().api_key(key).build()?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Atera {
    pub(super) session: Rc<Session>,
}

impl Atera {
    /// The options of a client.
    ///
    /// ```no_run
    /// # use atera_wasm::web::Atera;
    /// # fn example() -> Result<(), atera_wasm::web::Error> {
    /// let atera = Atera::builder().base_url("https://portal.example/atera").retries(1).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The calls about customers.
    #[doc = example!("let customer = atera.customers().get(id).await?;")]
    pub fn customers(&self) -> Customers<'_> {
        Customers(&self.session)
    }

    /// The calls about contacts.
    #[doc = example!("let contact = atera.contacts().get(id).await?;")]
    pub fn contacts(&self) -> Contacts<'_> {
        Contacts(&self.session)
    }

    /// The calls about tickets.
    #[doc = example!("let ticket = atera.tickets().get(id).await?;")]
    pub fn tickets(&self) -> Tickets<'_> {
        Tickets(&self.session)
    }

    /// The calls about custom values.
    #[doc = example!(r#"let values = atera.custom_values().get("customer", id).await?;"#)]
    pub fn custom_values(&self) -> CustomValues<'_> {
        CustomValues(&self.session)
    }

    /// The work logged on all tickets. In the live dialect.
    #[doc = example!("let hours = atera.work_hours().list(ListOptions::new()).all().await?;")]
    pub fn work_hours(&self) -> WorkHours<'_> {
        WorkHours(&self.session)
    }

    /// The account of the key. In the live dialect.
    #[doc = example!("let account = atera.account().get().await?;")]
    pub fn account(&self) -> Account<'_> {
        Account(&self.session)
    }

    /// The workflows.
    #[doc = example!(r#"let answer = atera.flows().find_customers(&json!({ "name": "Acme" })).await?;"#)]
    pub fn flows(&self) -> Flows<'_> {
        Flows(&self.session)
    }
}

impl fmt::Debug for Atera {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let config = &self.session.client.config;
        formatter
            .debug_struct("Atera")
            .field("base_url", &config.base_url)
            .field("dialect", &config.dialect)
            .finish_non_exhaustive()
    }
}
