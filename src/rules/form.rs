//! A body that another contract than the guide's describes: its fields in the guide's names, and what it cannot say.

use super::{Action, IssueCode, Thing};
use crate::model::{Field, Need, Record};

/// Tells of a fault: the field, what kind, and what to do.
pub type Tell<'a> = &'a mut dyn FnMut(&str, IssueCode, &str);

/// The body of one request.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// The thing of the guide that it is about, if it is one: its doubts and synonyms hold here too.
    pub thing: Option<Thing>,
    /// What it is sent for.
    pub action: Action,
    /// What may be in it.
    pub fields: &'static [Field],
    /// Fields of the guide that it has no place for: why, and what comes nearest.
    pub refused: &'static [(&'static str, &'static str)],
    /// Whether fields beyond these may go out when the caller says so (`allowUnknown`): the documents show no
    /// shape for this body. Everywhere else what is not in the shape never leaves.
    pub open: bool,
    /// What must hold of several fields together.
    pub whole: fn(&Record<'_>, Tell<'_>),
}

impl Form {
    /// Whether it has this field.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.name == name)
    }

    /// Why a field that it does not have cannot be sent.
    pub fn objection(&self, name: &str) -> (IssueCode, &'static str) {
        if let Some((_, why)) = self.refused.iter().find(|(refused, _)| *refused == name) {
            return (IssueCode::Unsupported, why);
        }
        let guide = self.thing.map_or(&[][..], Thing::fields);
        match guide.iter().find(|field| field.name == name).map(|field| field.need) {
            Some(Need::System) => (IssueCode::ReadOnly, "read-only: leave this field out, Atera fills it in"),
            Some(Need::Required | Need::Optional | Need::Conditional) => {
                (IssueCode::Unsupported, "the live service does not take this field here: leave it out")
            }
            None => (IssueCode::UnknownField, "unknown field: the live service has none of this name"),
        }
    }
}
