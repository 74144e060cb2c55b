//! What holds for tickets alone.

use super::IssueCode;
use super::check::Checker;
use super::text;

/// The field that says where a ticket stands.
pub(super) const STATUS: &str = "TicketStatus";
/// The status of every new ticket.
pub(super) const FIRST_STATUS: &str = "Open";
/// Why another one is refused.
pub(super) const NOT_OPEN: &str =
    "invalid status: a new ticket is Open, leave TicketStatus out and update the ticket afterwards";
/// The field that a ticket without customer and contact is told of.
pub(super) const CUSTOMER: &str = "CustomerID";
/// What it is told.
pub(super) const CUSTOMER_REQUIRED: &str = "customer required: add CustomerID or EndUserID";

/// A title shorter than this says too little.
const SHORTEST_TITLE: usize = 10;

/// Words that name neither the system nor the symptom.
const VAGUE_WORDS: &[&str] = &[
    "a",
    "again",
    "all",
    "am",
    "an",
    "and",
    "any",
    "anything",
    "are",
    "asap",
    "assistance",
    "at",
    "be",
    "broken",
    "can",
    "cannot",
    "cant",
    "critical",
    "dear",
    "do",
    "does",
    "doesn",
    "doesnt",
    "down",
    "emergency",
    "error",
    "everything",
    "failed",
    "failing",
    "failure",
    "fix",
    "fixed",
    "for",
    "from",
    "get",
    "got",
    "has",
    "have",
    "hello",
    "help",
    "helpdesk",
    "here",
    "hey",
    "hi",
    "high",
    "i",
    "immediately",
    "important",
    "in",
    "incident",
    "is",
    "issue",
    "issues",
    "it",
    "just",
    "m",
    "me",
    "my",
    "need",
    "needed",
    "needs",
    "new",
    "no",
    "not",
    "nothing",
    "now",
    "of",
    "on",
    "our",
    "please",
    "pls",
    "priority",
    "problem",
    "problems",
    "question",
    "questions",
    "quick",
    "quickly",
    "re",
    "request",
    "s",
    "some",
    "something",
    "soon",
    "sos",
    "still",
    "stopped",
    "support",
    "t",
    "team",
    "thank",
    "thanks",
    "that",
    "the",
    "there",
    "thing",
    "things",
    "this",
    "ticket",
    "to",
    "trouble",
    "urgent",
    "urgently",
    "very",
    "we",
    "with",
    "work",
    "working",
    "works",
    "wrong",
    "you",
    "your",
];

/// Warns of a title that names neither system nor symptom.
pub(super) fn title(checker: &mut Checker<'_>, name: &'static str, title: &str) {
    if is_short(title) || is_vague(title) {
        let message = "vague title: name the affected system and the symptom";
        checker.warn(name, IssueCode::VagueTitle, message, None);
    }
}

fn is_short(title: &str) -> bool {
    // A letter takes at most four bytes: most titles are long enough at first sight.
    let title = text::trim(title);
    title.len() < SHORTEST_TITLE * 4 && title.chars().count() < SHORTEST_TITLE
}

fn is_vague(title: &str) -> bool {
    let is_letter = |letter: char| letter.is_ascii_alphanumeric() || !letter.is_ascii();
    title.split(|letter: char| !is_letter(letter)).all(|word| {
        word.is_empty()
            || VAGUE_WORDS
                .iter()
                .any(|vague| vague.eq_ignore_ascii_case(word))
    })
}
