//! Who sent it.

use crate::intake::outbox::Millis;
use crate::model::Id;
use serde::{Deserialize, Serialize};

/// The sender, as far as Atera knows him.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The contact.
    pub end_user: Option<Id>,
    /// The customer.
    pub customer: Option<Id>,
    /// Whether the address was a contact's before this submission came: only then is a stranger's text sent to it.
    pub was_known: bool,
}

/// Who sent it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "sender", rename_all = "snake_case")]
pub enum Sender {
    /// Nobody asked yet.
    Unasked {
        /// Not before this.
        not_before: Millis,
    },
    /// Somebody, or somebody to be.
    Found(Found),
    /// Nobody knows; a person decides.
    Held,
    /// Atera refused to look him up, and would again; a person decides.
    Refused {
        /// The error's code.
        code: String,
        /// What was said; it holds no key.
        message: String,
    },
    /// There will be no ticket.
    Discarded {
        /// Why.
        why: String,
    },
}

impl Sender {
    /// Whether a person decides.
    pub(super) fn is_parked(&self) -> bool {
        matches!(self, Sender::Held | Sender::Refused { .. })
    }
}

/// What was found out about the sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "identity", rename_all = "snake_case")]
pub enum Identity {
    /// A contact.
    Contact {
        /// Its id.
        end_user: Id,
        /// Its customer, if that is known.
        customer: Option<Id>,
    },
    /// Nobody yet, but he belongs to this customer.
    NewContact {
        /// The customer.
        customer: Id,
    },
    /// Nobody knows, and a person shall decide.
    Hold,
    /// Nobody knows, and there shall be no ticket.
    Reject,
    /// Atera refused to look him up, and would again.
    Refused {
        /// The error's code.
        code: String,
        /// What was said; it holds no key.
        message: String,
    },
    /// It cannot be said yet.
    Later {
        /// Not before so many milliseconds.
        wait: Millis,
    },
}
