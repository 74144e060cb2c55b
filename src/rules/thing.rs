//! What is checked, for what, and how strictly.

use super::needs::Needs;
use crate::model::{Comment, Contact, CustomValue, Customer, Field, Submission, Ticket};

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Thing {
    /// A ticket.
    Ticket,
    /// A customer.
    Customer,
    /// A contact of a customer.
    Contact,
    /// A comment on a ticket.
    Comment,
    /// The value of a custom field.
    CustomValue,
    /// What a form sends.
    Submission,
}

impl Thing {
    /// Everything that can be checked.
    pub const ALL: &'static [Thing] = &[
        Thing::Ticket,
        Thing::Customer,
        Thing::Contact,
        Thing::Comment,
        Thing::CustomValue,
        Thing::Submission,
    ];

    /// The guide's rows for it.
    pub fn fields(self) -> &'static [Field] {
        match self {
            Thing::Ticket => Ticket::FIELDS,
            Thing::Customer => Customer::FIELDS,
            Thing::Contact => Contact::FIELDS,
            Thing::Comment => Comment::FIELDS,
            Thing::CustomValue => CustomValue::FIELDS,
            Thing::Submission => Submission::FIELDS,
        }
    }

    /// Which of its fields a caller must fill in; counted once, by the compiler.
    pub(super) fn needs(self) -> Needs {
        match self {
            Thing::Ticket => const { Needs::of(Ticket::FIELDS) },
            Thing::Customer => const { Needs::of(Customer::FIELDS) },
            Thing::Contact => const { Needs::of(Contact::FIELDS) },
            Thing::Comment => const { Needs::of(Comment::FIELDS) },
            Thing::CustomValue => const { Needs::of(CustomValue::FIELDS) },
            Thing::Submission => const { Needs::of(Submission::FIELDS) },
        }
    }
}

/// What it is checked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// Something new: required fields must be there.
    Create,
    /// A patch: what is absent stays as it is.
    Update,
}

/// How strict a check is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// Let fields pass that the guide does not know. Their text must still be whole.
    pub allow_unknown: bool,
    /// Refuse e-mail addresses with letters beyond ASCII before the `@`.
    pub refuse_eai: bool,
    /// Statuses besides the guide's four that an update may name: those of the caller's own table.
    pub statuses: Vec<String>,
}
