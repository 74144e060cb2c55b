//! A flow as a table: the guide's steps in its order. One loop walks through any of them.
//!
//! What goes into a call is written as a text, `id=input.id body.IsInternal=true`: on the left a place in the
//! call's input, on the right a place in what the flow knows so far, a `'word'`, a digit or a truth value. A
//! place that holds nothing is left out. As data the tables are a third of the same flows as code, and each can
//! be read at a glance.

use crate::api::Operation;

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
pub(super) const ALWAYS: &str = "resume confirmed repeat signal timeoutMs";

/// One row. Several rows may be one step to the caller: they share a name.
#[derive(Debug, Clone, Copy)]
pub struct Step {
    /// The name, as `done`, `manual` and `left` show it.
    pub name: &'static str,
    /// What is done.
    pub does: Does,
    /// What goes into it.
    pub with: &'static str,
    /// Places that must hold something, or nothing (`!`), for the row to be part of the flow.
    pub when: &'static str,
    /// The list for whose every item it is done; the item is at `item`.
    pub each: &'static str,
    /// Where the answer goes; for `each`, the list of answers.
    pub into: &'static str,
    /// What `done` tells of it; a row without this is only a part of its step.
    pub says: Option<&'static str>,
    /// A place: if it holds something, an answer of `not_found` is no error.
    pub gone: &'static str,
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

pub(super) const fn row(name: &'static str, does: Does, with: &'static str) -> Step {
    Step { name, does, with, when: "", each: "", into: "", says: None, gone: "" }
}

pub(super) const fn get(name: &'static str, operation: Operation, with: &'static str) -> Step {
    row(name, Does::Get(operation), with)
}

pub(super) const fn list(name: &'static str, operation: Operation, with: &'static str) -> Step {
    row(name, Does::List(operation), with)
}

pub(super) const fn check(name: &'static str, operation: Operation, with: &'static str) -> Step {
    row(name, Does::Check(operation), with)
}

pub(super) const fn set(name: &'static str, operation: Operation, with: &'static str) -> Step {
    row(name, Does::Set(operation), with).says("")
}

pub(super) const fn make(
    name: &'static str,
    operation: Operation,
    id: &'static str,
    with: &'static str,
) -> Step {
    row(name, Does::Make(operation, id), with).says("")
}

pub(super) const fn think(name: &'static str, rule: Rule) -> Step {
    row(name, Does::Think(rule), "")
}

pub(super) const fn by_hand(name: &'static str, why: &'static str) -> Step {
    row(name, Does::Leave(why), "")
}

impl Step {
    pub(super) const fn when(mut self, when: &'static str) -> Self {
        self.when = when;
        self
    }

    pub(super) const fn each(mut self, each: &'static str) -> Self {
        self.each = each;
        self
    }

    pub(super) const fn into(mut self, into: &'static str) -> Self {
        self.into = into;
        self
    }

    pub(super) const fn says(mut self, says: &'static str) -> Self {
        self.says = Some(says);
        self
    }

    pub(super) const fn gone(mut self, gone: &'static str) -> Self {
        self.gone = gone;
        self
    }

    /// Whether a token remembers it.
    pub(super) fn acts(&self) -> bool {
        match self.does {
            Does::Set(_) | Does::Make(..) => true,
            Does::Get(_) | Does::List(_) | Does::Find | Does::Check(_) => false,
            Does::Keep | Does::Think(_) | Does::Leave(_) => false,
        }
    }

    /// The name of the id that it makes, if it makes something.
    pub(super) fn makes(&self) -> Option<&'static str> {
        match self.does {
            Does::Make(_, id) => Some(id),
            Does::Get(_) | Does::List(_) | Does::Find | Does::Check(_) | Does::Set(_) => None,
            Does::Keep | Does::Think(_) | Does::Leave(_) => None,
        }
    }
}
