//! When a field is shown: a condition on what was answered elsewhere. Data, not code.
//!
//! What is not shown has no answer, so a condition on a hidden field sees nothing there. A list that depends on a
//! hidden field is hidden with it.

use super::schema::{FormField, Schema};
use crate::model::Record;
use crate::rules::text::trim;
use serde::{Deserialize, Serialize};

/// A condition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Condition {
    /// Every one of them holds.
    All {
        /// Of these.
        all: Vec<Condition>,
    },
    /// One of them holds.
    Any {
        /// Of these.
        any: Vec<Condition>,
    },
    /// The field has one of these answers; the empty text is none.
    Is {
        /// Which.
        field: String,
        /// Which answers.
        is: Words,
    },
    /// The field has none of these answers.
    Not {
        /// Which.
        field: String,
        /// Which answers.
        not: Words,
    },
}

/// One word, or several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "OneOrMany")]
pub struct Words(pub Vec<String>);

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl From<OneOrMany> for Words {
    fn from(words: OneOrMany) -> Self {
        match words {
            OneOrMany::One(word) => Self(vec![word]),
            OneOrMany::Many(words) => Self(words),
        }
    }
}

/// What was answered, seen through a form: what is not shown is no answer.
pub struct Answers<'a> {
    schema: &'a Schema,
    values: &'a Record<'a>,
}

impl<'a> Answers<'a> {
    /// These values, in this form.
    pub fn new(schema: &'a Schema, values: &'a Record<'a>) -> Self {
        Self { schema, values }
    }

    /// Whether a field is shown.
    pub fn shows(&self, field: &FormField) -> bool {
        self.shows_within(field, self.schema.fields.len())
    }

    /// The answer in a field, without white space around it; empty if there is none.
    pub fn of(&self, name: &str) -> &'a str {
        self.within(name, self.schema.fields.len())
    }

    /// A chain of fields is no longer than the form: whoever asks further is in a circle, and sees nothing.
    fn shows_within(&self, field: &FormField, left: usize) -> bool {
        let Some(left) = left.checked_sub(1) else { return false };
        let parent = field.depends_on.as_deref().and_then(|parent| self.schema.field(parent));
        parent.is_none_or(|parent| self.shows_within(parent, left))
            && field.show_if.as_ref().is_none_or(|condition| self.hold(condition, left))
    }

    fn within(&self, name: &str, left: usize) -> &'a str {
        let hidden = self.schema.field(name).is_some_and(|field| !self.shows_within(field, left));
        if hidden { "" } else { self.values.text(name).map_or("", trim) }
    }

    fn hold(&self, condition: &Condition, left: usize) -> bool {
        match condition {
            Condition::All { all } => all.iter().all(|condition| self.hold(condition, left)),
            Condition::Any { any } => any.iter().any(|condition| self.hold(condition, left)),
            Condition::Is { field, is } => is.has(self.within(field, left)),
            Condition::Not { field, not } => !not.has(self.within(field, left)),
        }
    }
}

impl Words {
    fn has(&self, answer: &str) -> bool {
        self.0.iter().any(|word| word == answer)
    }
}

impl Condition {
    /// Every field that it asks for, with the answers it looks for.
    pub fn asks(&self) -> Vec<(&str, &[String])> {
        match self {
            Condition::All { all: inner } | Condition::Any { any: inner } => {
                inner.iter().flat_map(Condition::asks).collect()
            }
            Condition::Is { field, is: words } | Condition::Not { field, not: words } => {
                vec![(field, &words.0)]
            }
        }
    }

    /// Whether it is a list without conditions, or an answer without words, somewhere.
    pub fn is_hollow(&self) -> bool {
        match self {
            Condition::All { all: inner } | Condition::Any { any: inner } => {
                inner.is_empty() || inner.iter().any(Condition::is_hollow)
            }
            Condition::Is { is: words, .. } | Condition::Not { not: words, .. } => words.0.is_empty(),
        }
    }

    /// How many lists stand inside each other.
    pub fn depth(&self) -> usize {
        match self {
            Condition::All { all: inner } | Condition::Any { any: inner } => {
                1 + inner.iter().map(Condition::depth).max().unwrap_or(0)
            }
            Condition::Is { .. } | Condition::Not { .. } => 1,
        }
    }
}
