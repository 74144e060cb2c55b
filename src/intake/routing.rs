//! Who works on a ticket: the guide's "route to appropriate team member", as a table of the user's own.

use crate::model::{Id, Priority};
use serde::{Deserialize, Serialize};

/// A row: what it names must fit, what it leaves out fits everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// The submission's category, whatever its case.
    #[serde(default)]
    pub category: Option<String>,
    /// The ticket's priority.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// The submission's site, whatever its case.
    #[serde(default)]
    pub site: Option<String>,
    /// The customer.
    #[serde(rename = "CustomerID", default)]
    pub customer: Option<Id>,
    /// Who works on it; a row without one leaves the ticket to nobody, and ends the search.
    #[serde(rename = "TechnicianContactID", default)]
    pub technician: Option<Id>,
}

/// What is known of a ticket when it is routed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Facts<'a> {
    /// The submission's category.
    pub category: Option<&'a str>,
    /// The ticket's priority.
    pub priority: Option<Priority>,
    /// The submission's site.
    pub site: Option<&'a str>,
    /// The customer.
    pub customer: Option<Id>,
}

/// The technician of the first row that fits.
///
/// ```
/// use atera_wasm::intake::routing::{Facts, Row, technician};
/// use atera_wasm::model::Id;
/// let row = Row { category: Some("Network".to_owned()), technician: Id::new(7), ..Row::default() };
/// let facts = Facts { category: Some("network"), ..Facts::default() };
/// assert_eq!(technician(&[row], facts), Id::new(7));
/// ```
pub fn technician(rows: &[Row], facts: Facts<'_>) -> Option<Id> {
    rows.iter().find(|row| row.fits(facts))?.technician
}

impl Row {
    fn fits(&self, facts: Facts<'_>) -> bool {
        is_same(self.category.as_deref(), facts.category)
            && (self.priority.is_none() || self.priority == facts.priority)
            && is_same(self.site.as_deref(), facts.site)
            && (self.customer.is_none() || self.customer == facts.customer)
    }
}

fn is_same(wanted: Option<&str>, given: Option<&str>) -> bool {
    let plain = |text: &str| text.trim().to_lowercase();
    wanted.is_none_or(|wanted| given.is_some_and(|given| plain(given) == plain(wanted)))
}
