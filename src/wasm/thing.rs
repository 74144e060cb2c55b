//! What is checked, as JavaScript names it.
#![expect(
    clippy::float_cmp,
    reason = "wasm-bindgen's own code compares the number that stands for a variant"
)]

use crate::rules;
use wasm_bindgen::prelude::*;

/// What is checked.
#[wasm_bindgen]
#[derive(Debug, Clone, Copy)]
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

impl From<Thing> for rules::Thing {
    fn from(thing: Thing) -> Self {
        match thing {
            Thing::Ticket => Self::Ticket,
            Thing::Customer => Self::Customer,
            Thing::Contact => Self::Contact,
            Thing::Comment => Self::Comment,
            Thing::CustomValue => Self::CustomValue,
            Thing::Submission => Self::Submission,
        }
    }
}
