//! A flow as a table: the guide's steps in its order. One loop walks through any of them.
//!
//! A row says in one text what it works on, its parts with a space between:
//!
//! | part | means |
//! |---|---|
//! | `id=input.id` | what goes into the call: on the left a place in its input, on the right a place in what the flow knows so far, a `'word'`, `1`, `true`, `false` or `null`; a place that holds nothing is left out |
//! | `?place`, `?!place` | the row is part of the flow only if the place holds something, or nothing |
//! | `*place` | it is done for every item of this list; the item is at `item` |
//! | `>place` | where the answer goes; with `*`, the list of answers |
//! | `+name=place` | what `done` tells of it; a row that tells nothing is only a part of its step, `+` alone tells no more than the step |
//! | `~place` | if the place holds something, an answer of `not_found` is no error |
//!
//! As data the tables are a third of the same flows as code, and each can be read at a glance.

use crate::api::Operation;
use crate::rules::options::{OptionKind, OptionRow, option};

/// One verb of `atera.flows`.
#[derive(Debug)]
pub struct Flow {
    /// The verb.
    pub name: &'static str,
    /// What the input may hold besides `resume` and what every call takes, a space between two names.
    pub fields: &'static str,
    /// The steps.
    pub steps: &'static [Step],
    /// The answer, besides `done` and `manual`.
    pub answer: &'static str,
}

/// What the input of every flow may hold.
pub(super) const ALWAYS: &[OptionRow] = &[
    option("resume", OptionKind::Text),
    option("confirmed", OptionKind::Object),
    option("repeat", OptionKind::Flag),
    option("signal", OptionKind::Method("addEventListener")),
    option("timeoutMs", OptionKind::Time),
];

/// One row. Several rows may be one step to the caller: they share a name.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The name, as `done`, `manual` and `left` show it.
    pub name: &'static str,
    /// What is done.
    pub does: Does,
    /// What it works on; see the module.
    pub text: &'static str,
}

/// What a row does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Does {
    /// Reads one thing.
    Get(Operation),
    /// Reads a list to its end.
    List(Operation),
    /// Looks for the contact with an address.
    Find,
    /// Checks what a later row will send.
    Check(Operation),
    /// Changes something. Twice does no harm.
    Set(Operation),
    /// Makes one more each time, whose id has this name. The id goes to `made`, under the step's name.
    Make(Operation, &'static str),
    /// Copies.
    Keep,
    /// Thinks.
    Think(Rule),
    /// Nothing: a person has to, and why.
    Leave(&'static str),
}

/// What a flow thinks about; see the verbs' own files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Nothing: the row only tells that its step is done.
    Keep,
    /// The ticket, with its priority.
    Draft,
    /// Whether the ticket has a customer.
    Requester,
    /// Who works on the ticket.
    Technician,
    /// Whether the ticket may become Resolved.
    MayResolve,
    /// Custom values as a list.
    Values,
    /// The address is taken.
    Taken,
    /// What to look for.
    Wanted,
    /// Those that were looked for.
    Matches,
    /// Each customer with its contacts.
    Joined,
    /// The domain of an address.
    MailDomain,
    /// The customer with that domain.
    OwnerOfDomain,
    /// The customer's own tickets, and which of them are active.
    OwnTickets,
    /// Whether the customer may be deleted.
    MayDelete,
    /// The moves that close the active tickets.
    Moves,
    /// When a record is stale.
    Present,
    /// What each customer lacks.
    Findings,
}

pub(super) const fn row(name: &'static str, does: Does, text: &'static str) -> Step {
    Step { name, does, text }
}

pub(super) const fn get(name: &'static str, operation: Operation, text: &'static str) -> Step {
    row(name, Does::Get(operation), text)
}

pub(super) const fn list(name: &'static str, operation: Operation, text: &'static str) -> Step {
    row(name, Does::List(operation), text)
}

pub(super) const fn check(name: &'static str, operation: Operation, text: &'static str) -> Step {
    row(name, Does::Check(operation), text)
}

pub(super) const fn set(name: &'static str, operation: Operation, text: &'static str) -> Step {
    row(name, Does::Set(operation), text)
}

pub(super) const fn make(
    name: &'static str,
    operation: Operation,
    id: &'static str,
    text: &'static str,
) -> Step {
    row(name, Does::Make(operation, id), text)
}

pub(super) const fn think(name: &'static str, rule: Rule, text: &'static str) -> Step {
    row(name, Does::Think(rule), text)
}

pub(super) const fn by_hand(name: &'static str, why: &'static str, text: &'static str) -> Step {
    row(name, Does::Leave(why), text)
}

impl Step {
    /// The parts of the text with this mark in front, without it.
    pub(super) fn marked(&self, mark: char) -> impl Iterator<Item = &'static str> + use<> {
        self.text.split(' ').filter_map(move |part| part.strip_prefix(mark))
    }

    /// Whether a token remembers it.
    pub(super) fn acts(&self) -> bool {
        matches!(self.does, Does::Set(_) | Does::Make(..))
    }

    /// The name of the id that it makes, if it makes something.
    pub(super) fn makes(&self) -> Option<&'static str> {
        if let Does::Make(_, id) = self.does { Some(id) } else { None }
    }
}
