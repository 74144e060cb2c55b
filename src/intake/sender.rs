//! Who sent this: a contact, somebody of a customer, or a stranger.

use super::outbox::Millis;
use crate::model::Id;
use crate::rules::domain::normal_domain;
use crate::rules::host::ToAscii;
use crate::rules::mail_domain::is_shared;
use crate::rules::{EmailOptions, check_email};
use serde::{Deserialize, Serialize};

/// What the directory and the service know of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The address in its normal form.
    pub email: String,
    /// The contact that has exactly this address, whatever its case.
    #[serde(default)]
    pub contact: Option<KnownContact>,
    /// The customers whose `Domain` is the address's own: two are enough to know that there is not one.
    #[serde(default)]
    pub domain_owners: Vec<Id>,
    /// Whether the directory has read the whole account once.
    pub filled: bool,
    /// Whether the service itself was asked for the address (`contacts.findByEmail`); `contact` is its answer then.
    #[serde(default)]
    pub asked: bool,
    /// Whether the service speaks the live dialect, where asking for an address is one call and not a walk through
    /// every contact.
    #[serde(default)]
    pub live: bool,
    /// What becomes of a stranger.
    #[serde(flatten)]
    pub policy: Policy,
}

/// A contact by its ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownContact {
    /// Its own.
    #[serde(rename = "EndUserID")]
    pub end_user: Id,
    /// Its customer's, if it has one.
    #[serde(rename = "CustomerID", default)]
    pub customer: Option<Id>,
    /// Whether its customer is no longer there; its contacts went with it.
    #[serde(rename = "customerGone", default)]
    pub customer_gone: bool,
}

/// What becomes of a sender whom nobody knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "policy", rename_all = "snake_case")]
pub enum Policy {
    /// He becomes a contact of this customer.
    Create {
        /// Whose.
        #[serde(rename = "CustomerID")]
        customer: Id,
    },
    /// A person decides.
    Hold,
    /// There will be no ticket.
    Reject,
}

/// Who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "sender", rename_all = "snake_case")]
pub enum Sender {
    /// A contact.
    Known {
        /// Its id.
        #[serde(rename = "EndUserID")]
        end_user: Id,
        /// Its customer's.
        #[serde(rename = "CustomerID", skip_serializing_if = "Option::is_none", default)]
        customer: Option<Id>,
    },
    /// Nobody yet: a contact is to be made under this customer first.
    NewContact {
        /// Whose.
        #[serde(rename = "CustomerID")]
        customer: Id,
    },
    /// A stranger, for a person to decide.
    Unknown,
    /// A stranger, and strangers get no ticket.
    Rejected,
    /// Ask the service for the address, then ask here again with its answer.
    Ask,
    /// The directory does not know enough yet: ask again then.
    NotYet {
        /// After so many milliseconds.
        wait: Millis,
    },
}

/// How long until the directory is asked again while it is being filled.
const FILL_WAIT_MS: Millis = 5_000;

impl Question {
    /// Who it is.
    ///
    /// A contact with the address counts first. Without one, the customer counts that alone has the address's domain; a
    /// domain that strangers share is nobody's, and neither is the parent of a domain. Then the policy decides, but
    /// never on the word of a directory that is not filled.
    ///
    /// ```
    /// use atera_wasm::intake::sender::{Policy, Question, Sender};
    /// use atera_wasm::model::Id;
    /// let acme = Id::new(12345).unwrap();
    /// let question = Question {
    ///     email: "jane@acme.com".to_owned(), contact: None, domain_owners: vec![acme],
    ///     filled: true, asked: false, live: false, policy: Policy::Hold,
    /// };
    /// assert_eq!(question.sender(), Sender::NewContact { customer: acme });
    /// ```
    pub fn sender(&self) -> Sender {
        if let Some(contact) = self.contact.filter(|contact| self.asked || !contact.customer_gone) {
            return Sender::Known { end_user: contact.end_user, customer: contact.customer };
        }
        if !self.filled && self.live && !self.asked {
            return Sender::Ask;
        }
        let shared = self.email.rsplit_once('@').is_none_or(|(_, domain)| is_shared(domain));
        // In live the service itself said that there is no such contact, and no customer can own the domain.
        let sure = self.filled || (self.asked && shared);
        if !sure {
            return Sender::NotYet { wait: FILL_WAIT_MS };
        }
        match self.domain_owners.as_slice() {
            [owner] if !shared => Sender::NewContact { customer: *owner },
            [] | [_] | [_, _, ..] => self.stranger(),
        }
    }

    /// A contact may have been made since the directory was read: before anybody is turned away, one call finds out
    /// where one call is enough. A new contact needs no such call, the service refuses a second one by itself.
    fn stranger(&self) -> Sender {
        match self.policy {
            Policy::Create { customer } => Sender::NewContact { customer },
            Policy::Hold | Policy::Reject if self.live && !self.asked => Sender::Ask,
            Policy::Hold => Sender::Unknown,
            Policy::Reject => Sender::Rejected,
        }
    }
}

/// By what an address is found in the directory.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Key {
    /// The normal form, in lower case.
    pub email: String,
    /// Its domain, unless strangers share it.
    pub domain: Option<String>,
}

impl Key {
    /// The key of an address; `None` for what is no address.
    pub fn of(email: &str, ascii: &ToAscii<'_>) -> Option<Self> {
        let verdict = check_email(email, &EmailOptions::default(), ascii);
        let email = verdict.ok.then(|| verdict.value.to_ascii_lowercase())?;
        let domain = email.rsplit_once('@').map(|(_, domain)| domain.to_owned());
        Some(Self { domain: domain.filter(|domain| !is_shared(domain)), email })
    }

    /// A customer's domain in its normal form; `None` for what is no domain, and for one that strangers share.
    pub fn of_domain(domain: &str, ascii: &ToAscii<'_>) -> Option<String> {
        let domain = normal_domain(domain.trim(), ascii).ok()?;
        (!is_shared(&domain)).then_some(domain)
    }
}
