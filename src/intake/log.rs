//! What the log may say: every event with its fields, and nothing else.
//!
//! A log is read by more people than a mailbox. So a line is made here, from a table: a field that the table does not
//! name, or whose value is of another kind than it says, is left out. No address, name, text or key fits a kind.

use serde_json::{Map, Value};

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A short hash of a receipt or submission: at most sixteen hexadecimal digits.
    Hash,
    /// A word of a program: at most forty small letters and underscores.
    Code,
    /// A number.
    Count,
}

/// A field: its name, and what it holds.
type Field = (&'static str, Kind);

const RECEIPT: Field = ("receipt", Kind::Hash);
const CODE: Field = ("code", Kind::Code);
const STATE: Field = ("state", Kind::Code);
const COUNT: Field = ("count", Kind::Count);
const WAIT: Field = ("waitMs", Kind::Count);
const TICKET: Field = ("ticket", Kind::Count);

/// Every event, and its fields.
pub const EVENTS: &[(&str, &[Field])] = &[
    ("accepted", &[RECEIPT, STATE]),
    ("repeated", &[RECEIPT, STATE]),
    ("conflict", &[RECEIPT]),
    ("replayed", &[RECEIPT]),
    ("refused", &[CODE, ("status", Kind::Count)]),
    ("sent", &[RECEIPT, STATE, CODE, WAIT]),
    ("created", &[RECEIPT, TICKET]),
    ("doubtful", &[RECEIPT, CODE, WAIT]),
    ("parked", &[RECEIPT, CODE]),
    ("discarded", &[RECEIPT]),
    ("resent", &[RECEIPT]),
    ("hook_failed", &[RECEIPT, ("hook", Kind::Code)]),
    ("limited", &[CODE, WAIT]),
    ("gate_down", &[CODE, WAIT]),
    ("woken", &[("part", Kind::Code), COUNT]),
    ("failed", &[("part", Kind::Code), CODE, WAIT]),
    ("directory_filled", &[("contacts", Kind::Count), ("customers", Kind::Count), ("ms", Kind::Count)]),
    ("directory_failed", &[CODE, WAIT]),
    ("operator_refused", &[CODE]),
    ("operator", &[("action", Kind::Code), RECEIPT, ("status", Kind::Count)]),
];

const LONGEST_HASH: usize = 16;
const LONGEST_CODE: usize = 40;

impl Kind {
    fn holds(self, value: &Value) -> bool {
        match (self, value) {
            (Kind::Count, Value::Number(_)) => true,
            (Kind::Hash, Value::String(text)) => {
                text.len() <= LONGEST_HASH
                    && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            }
            (Kind::Code, Value::String(text)) => {
                text.len() <= LONGEST_CODE && text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'_'))
            }
            (
                Kind::Count | Kind::Hash | Kind::Code,
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_)
                | Value::Object(_),
            ) => false,
        }
    }
}

/// The line of an event: `event`, and of the given fields those that its row names. An event without a row is
/// `unknown_event`, without fields.
///
/// ```
/// use atera_wasm::intake::log::line;
/// use serde_json::json;
/// let given = json!({ "receipt": "7f3a", "email": "jane@acme.com", "code": "Jane Doe" });
/// assert_eq!(line("parked", given.as_object().unwrap()), *json!({ "event": "parked", "receipt": "7f3a" }).as_object().unwrap());
/// ```
pub fn line(event: &str, given: &Map<String, Value>) -> Map<String, Value> {
    let row = EVENTS.iter().find(|(name, _)| *name == event);
    let (name, fields) = row.map_or(("unknown_event", &[][..]), |(name, fields)| (*name, *fields));
    let mut line = Map::new();
    line.insert("event".to_owned(), name.into());
    for (field, kind) in fields {
        if let Some(value) = given.get(*field).filter(|value| kind.holds(value)) {
            line.insert((*field).to_owned(), value.clone());
        }
    }
    line
}
