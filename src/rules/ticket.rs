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
/// What is said of a status that is none, where accounts have statuses of their own.
pub(super) const OWN_STATUS: &str = "invalid status: use Open, Pending, Resolved, or Closed, or name the account's own statuses in the client's `transitions`";
/// The field that a ticket without customer and contact is told of.
pub(super) const CUSTOMER: &str = "CustomerID";
/// What it is told.
pub(super) const CUSTOMER_REQUIRED: &str = "customer required: add CustomerID or EndUserID";

/// A title shorter than this says too little.
const SHORTEST_TITLE: usize = 10;

/// Words that name neither the system nor the symptom, by their length: most titles are cleared by looking at a
/// dozen of them. Those of one length are one text, which the wasm holds more cheaply than a list.
const VAGUE_WORDS: &[&str] = &[
    "",
    concat!("a", "i", "m", "s", "t"),
    concat!(
        "am", "an", "at", "be", "do", "hi", "in", "is", "it", "me", "my", "no", "of", "on", "re", "to", "we"
    ),
    concat!(
        "all", "and", "any", "are", "can", "fix", "for", "get", "got", "has", "hey", "new", "not", "now",
        "our", "pls", "sos", "the", "you"
    ),
    concat!(
        "asap", "cant", "dear", "does", "down", "from", "have", "help", "here", "high", "just", "need",
        "some", "soon", "team", "that", "this", "very", "with", "work", "your"
    ),
    concat!(
        "again", "doesn", "error", "fixed", "hello", "issue", "needs", "quick", "still", "thank", "there",
        "thing", "works", "wrong"
    ),
    concat!(
        "broken", "cannot", "doesnt", "failed", "issues", "needed", "please", "thanks", "things", "ticket",
        "urgent"
    ),
    concat!(
        "failing", "failure", "nothing", "problem", "quickly", "request", "stopped", "support", "trouble",
        "working"
    ),
    concat!("anything", "critical", "helpdesk", "incident", "priority", "problems", "question", "urgently"),
    concat!("emergency", "important", "questions", "something"),
    concat!("assistance", "everything"),
    "immediately",
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
    title.split(|letter: char| !is_letter(letter)).all(is_vague_word)
}

fn is_vague_word(word: &str) -> bool {
    let Some(first) = word.bytes().next() else {
        return true;
    };
    let same_length = VAGUE_WORDS.get(word.len()).copied().unwrap_or_default().as_bytes();
    same_length.chunks_exact(word.len()).any(|vague| {
        // Most differ in the first letter.
        vague.first().is_some_and(|letter| *letter == first | 0x20)
            && vague.eq_ignore_ascii_case(word.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_each_length_fill_their_text() {
        for (length, words) in VAGUE_WORDS.iter().enumerate().skip(1) {
            assert_eq!(words.len() % length, 0, "{words}");
        }
        for word in
            ["a", "is", "Not", "HELP", "Issue", "urgent", "problem", "critical", "emergency", "immediately"]
        {
            assert!(is_vague_word(word), "{word}");
        }
        for word in ["elpH", "vpn", "printer", "immediatelyandmore"] {
            assert!(!is_vague_word(word), "{word}");
        }
    }
}
