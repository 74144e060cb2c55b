//! What is made for a submission, step by step.

use crate::intake::outbox::Entry;
use serde::{Deserialize, Serialize};

/// What is made for a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// The sender, as a contact of a customer.
    Contact,
    /// The ticket.
    Ticket,
    /// One of the ticket's custom values, by its place in the plan.
    Value {
        /// The place.
        index: u32,
    },
    /// The comment that follows the ticket, or a customer's reply.
    Comment,
}

impl Task {
    /// Whether it is told from another of its kind only by a mark, so that a second one does harm.
    pub(super) fn is_told_by_mark(self) -> bool {
        match self {
            Task::Ticket | Task::Comment => true,
            Task::Contact | Task::Value { .. } => false,
        }
    }
}

/// What is to be made, known when the submission is accepted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// How many custom values the ticket gets.
    #[serde(default)]
    pub values: u32,
    /// Whether a comment follows the ticket.
    #[serde(default)]
    pub comment: bool,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What it makes.
    #[serde(flatten)]
    pub task: Task,
    /// How far it is.
    pub entry: Entry,
}
