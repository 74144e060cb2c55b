//! Where a ticket may go from here.

use crate::model::Status;
use std::borrow::Cow;

/// The guide's transitions. Its diagram draws Open to Closed and its rules forbid it; the rules win.
const GUIDE: &[(Status, &[Status])] = &[
    (Status::Open, &[Status::Pending, Status::Resolved]),
    (Status::Pending, &[Status::Open, Status::Resolved, Status::Closed]),
    (Status::Resolved, &[Status::Open, Status::Closed]),
    (Status::Closed, &[]),
];

/// From, to, the step to take first, and how to say so.
const DETOURS: &[(&str, &str, &str, &str)] = &[
    ("Open", "Closed", "Resolved", "an open ticket cannot be closed: resolve it first"),
    ("Resolved", "Pending", "Open", "a resolved ticket cannot wait for the customer: reopen it first"),
];

/// One status and those that a ticket may move to from it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    from: Cow<'static, str>,
    to: Vec<Cow<'static, str>>,
}

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
    rows: Vec<Row>,
}

impl Default for StatusTable {
    fn default() -> Self {
        let word = |status: &Status| Cow::Borrowed(status.as_str());
        let rows = GUIDE.iter().map(|(from, to)| Row { from: word(from), to: to.iter().map(word).collect() });
        Self { rows: rows.collect() }
    }
}

impl StatusTable {
    /// A table of the caller's own: each status with those it may move to, in the order to offer them. It
    /// replaces the default. Of two rows for one status the first counts.
    pub fn new(rows: Vec<(String, Vec<String>)>) -> Self {
        let rows = rows
            .into_iter()
            .map(|(from, to)| Row { from: Cow::Owned(from), to: to.into_iter().map(Cow::Owned).collect() });
        Self { rows: rows.collect() }
    }

    /// Every status that the table names, each once.
    pub fn statuses(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        let all = self.rows.iter().map(|row| &row.from).chain(self.rows.iter().flat_map(|row| &row.to));
        for name in all {
            if !names.contains(&name.as_ref()) {
                names.push(name);
            }
        }
        names
    }

    /// The legal moves from a status, without staying where it is; `None` if the table has no row for it.
    fn moves(&self, from: &str) -> Option<Vec<&str>> {
        let row = self.rows.iter().find(|row| row.from == from)?;
        let mut moves: Vec<&str> = Vec::new();
        for to in row.to.iter().map(AsRef::as_ref).filter(|to| *to != from) {
            if !moves.contains(&to) {
                moves.push(to);
            }
        }
        Some(moves)
    }

    fn knows(&self, status: &str) -> bool {
        self.rows.iter().any(|row| row.from == status || row.to.iter().any(|to| to == status))
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

/// The answer to "may this ticket move there?".
#[derive(Debug, Clone, PartialEq, Eq)]
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
    pub code: Option<TransitionCode>,
    /// For people: what to do instead.
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
        ["no rule says where a ticket may go from ", from, ": give a status table that does"].concat()
    } else {
        ["no rule knows the status ", to, ": use ", &list(allowed), ", or give a status table that has it"]
            .concat()
    }
}

fn illegal(from: &str, to: &str, allowed: &[&str], table: &StatusTable) -> String {
    if allowed.is_empty() {
        return if from == Status::Closed.as_str() {
            "a closed ticket is final: open a new ticket instead".to_owned()
        } else {
            ["a ticket in ", from, " is final: open a new ticket instead"].concat()
        };
    }
    let detour =
        DETOURS.iter().find(|(start, end, via, _)| *start == from && *end == to && allowed.contains(via));
    if let Some((_, _, _, sentence)) = detour {
        return (*sentence).to_owned();
    }
    let leads = |via: &&&str| table.moves(via).is_some_and(|moves| moves.contains(&to));
    let instead = match allowed.iter().find(leads) {
        Some(via) => [": set it to ", via, " first"].concat(),
        None => [": use ", &list(allowed)].concat(),
    };
    ["a ticket cannot go from ", from, " to ", to, &instead].concat()
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
