//! Where a ticket may go from here.

use super::report::serialize_as_str;
use super::text::{Parts, joined, split};
use crate::model::Status;
use serde::Serialize;
use std::borrow::Cow;

/// The guide's transitions: a line for each status, the moves from it behind it, tabs between. Its diagram draws
/// Open to Closed and its rules forbid it; the rules win.
const GUIDE: &str = "\
Open\tPending\tResolved
Pending\tOpen\tResolved\tClosed
Resolved\tOpen\tClosed
Closed";

/// From, to, the step to take first, and how to say so.
const DETOURS: &[(&str, &str, &str, &str)] = &[
    ("Open", "Closed", "Resolved", "an open ticket cannot be closed: resolve it first"),
    ("Resolved", "Pending", "Open", "a resolved ticket cannot wait for the customer: reopen it first"),
];

/// Which moves are legal. The default is the guide's; an account with custom statuses brings its own.
///
/// ```
/// use atera_wasm::rules::{StatusTable, next_statuses};
/// assert_eq!(next_statuses("Open", &StatusTable::default()), ["Pending", "Resolved"]);
/// let own = StatusTable::new(vec![("Open".into(), vec!["Waiting for parts".into()])]);
/// assert_eq!(next_statuses("Open", &own), ["Waiting for parts"]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusTable {
    /// As [`GUIDE`]. Read anew for each question: there are few, and the table is short.
    text: Cow<'static, str>,
}

impl Default for StatusTable {
    fn default() -> Self {
        Self { text: Cow::Borrowed(GUIDE) }
    }
}

impl StatusTable {
    /// A table of the caller's own: each status with those it may move to, in the order to offer them. It
    /// replaces the default. Of two rows for one status the first counts. A status is one line without tabs, as
    /// any text of a ticket's is.
    pub fn new(rows: Vec<(String, Vec<String>)>) -> Self {
        let line = |(from, to): (String, Vec<String>)| [vec![from], to].concat().join("\t");
        Self::from_text(rows.into_iter().map(line).collect::<Vec<_>>().join("\n"))
    }

    /// The table of a text: a line for each status, the moves from it behind it, tabs between.
    pub fn from_text(text: String) -> Self {
        Self { text: Cow::Owned(text) }
    }

    /// The status and the moves of each row.
    fn rows(&self) -> impl Iterator<Item = (&str, Parts<'_>)> {
        let filled = !self.text.is_empty();
        split(&self.text, b'\n').filter(move |_| filled).map(|line| {
            let mut words = split(line, b'\t');
            (words.next().unwrap_or_default(), words)
        })
    }

    /// Every status that the table names, each once: first those with a row.
    pub fn statuses(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for (from, _) in self.rows() {
            add(&mut names, from);
        }
        for (_, to) in self.rows() {
            to.for_each(|to| add(&mut names, to));
        }
        names
    }

    /// The legal moves from a status, without staying where it is; `None` if the table has no row for it.
    #[inline(never)]
    fn moves(&self, from: &str) -> Option<Vec<&str>> {
        let (_, to) = self.rows().find(|(known, _)| *known == from)?;
        let mut moves = Vec::new();
        to.filter(|to| *to != from).for_each(|to| add(&mut moves, to));
        Some(moves)
    }

    fn knows(&self, status: &str) -> bool {
        self.statuses().contains(&status)
    }
}

fn add<'a>(names: &mut Vec<&'a str>, name: &'a str) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// Why a move is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransitionCode {
    /// The table does not allow this move.
    IllegalTransition,
    /// The table does not know one of the two statuses.
    UnknownStatus,
}

impl TransitionCode {
    /// The stable code, as callers in JavaScript see it.
    pub fn as_str(self) -> &'static str {
        match self {
            TransitionCode::IllegalTransition => "illegal_transition",
            TransitionCode::UnknownStatus => "unknown_status",
        }
    }
}

serialize_as_str!(TransitionCode);

/// The answer to "may this ticket move there?".
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Transition {
    /// Whether the move is legal. Staying is, and changes nothing.
    pub ok: bool,
    /// Where the ticket stands.
    pub from: String,
    /// Where it should go.
    pub to: String,
    /// Where it may go, besides staying.
    pub allowed: Vec<String>,
    /// Why it may not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<TransitionCode>,
    /// For people: what to do instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}

/// Where a ticket may go from this status, in the order to offer it; nothing from a final or unknown one.
pub fn next_statuses(from: &str, table: &StatusTable) -> Vec<String> {
    table.moves(from).unwrap_or_default().into_iter().map(str::to_owned).collect()
}

/// Whether a ticket may move from one status to another, and if not, what to do instead.
///
/// ```
/// use atera_wasm::rules::{StatusTable, check_transition};
/// let refused = check_transition("Open", "Closed", &StatusTable::default());
/// assert!(!refused.ok);
/// assert_eq!(refused.allowed, ["Pending", "Resolved"]);
/// assert_eq!(refused.message.as_deref(), Some("an open ticket cannot be closed: resolve it first"));
/// ```
pub fn check_transition(from: &str, to: &str, table: &StatusTable) -> Transition {
    let moves = table.moves(from);
    let allowed: &[&str] = moves.as_deref().unwrap_or_default();
    let ok = from == to || allowed.contains(&to);
    let refusal = if ok {
        None
    } else if moves.is_none() || !table.knows(to) && !allowed.is_empty() {
        Some((TransitionCode::UnknownStatus, unknown(from, to, allowed)))
    } else {
        Some((TransitionCode::IllegalTransition, illegal(from, to, allowed, table)))
    };
    let (code, message) = refusal.unzip();
    Transition {
        ok,
        from: from.to_owned(),
        to: to.to_owned(),
        allowed: allowed.iter().map(|status| (*status).to_owned()).collect(),
        code,
        message,
    }
}

fn unknown(from: &str, to: &str, allowed: &[&str]) -> String {
    if allowed.is_empty() {
        joined(&["no rule says where a ticket may go from ", from, ": give a status table that does"])
    } else {
        let known = list(allowed);
        joined(&["no rule knows the status ", to, ": use ", &known, ", or give a status table that has it"])
    }
}

fn illegal(from: &str, to: &str, allowed: &[&str], table: &StatusTable) -> String {
    if allowed.is_empty() {
        return if from == Status::Closed.as_str() {
            "a closed ticket is final: open a new ticket instead".to_owned()
        } else {
            joined(&["a ticket in ", from, " is final: open a new ticket instead"])
        };
    }
    let detour =
        DETOURS.iter().find(|(start, end, via, _)| *start == from && *end == to && allowed.contains(via));
    if let Some((_, _, _, sentence)) = detour {
        return (*sentence).to_owned();
    }
    let leads = |via: &&&str| table.moves(via).is_some_and(|moves| moves.contains(&to));
    let instead = match allowed.iter().find(leads) {
        Some(via) => joined(&[": set it to ", via, " first"]),
        None => joined(&[": use ", &list(allowed)]),
    };
    joined(&["a ticket cannot go from ", from, " to ", to, &instead])
}

/// `A`, `A or B`, `A, B, or C`.
fn list(words: &[&str]) -> String {
    let mut text = String::new();
    for (index, word) in words.iter().enumerate() {
        let last = index + 1 == words.len();
        text.push_str(match (index, last) {
            (0, _) => "",
            (1, true) if words.len() == 2 => " or ",
            (_, true) => ", or ",
            (_, false) => ", ",
        });
        text.push_str(word);
    }
    text
}
