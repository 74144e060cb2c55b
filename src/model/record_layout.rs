//! How a record lies in the memory that the core shares with JavaScript: this table, and `pkg/record-layout.js`, which
//! is made from it.
//!
//! All are numbers of 64 bits: a head, then an entry for each field. The texts stand end to end in a memory of their
//! own, in the order in which the entries need them.

/// What the head holds: how many entries the record has, how many UTF-16 units and how many bytes all texts have.
pub const HEAD: usize = 3;

/// What an entry holds: its name, the kind of its value, and the value.
///
/// A name is the place of a field in the table of what is checked, or, below zero, one less than the negated length of
/// a name among the texts. The value is a number, 1 or 0 for a flag, or the length of a text. Lengths count UTF-16
/// units, as JavaScript does.
pub const ENTRY: usize = 3;

/// What kind of value an entry holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// JavaScript's `null`.
    Null,
    /// True or false.
    Flag,
    /// A number.
    Number,
    /// A text, or a date as its ISO text.
    Text,
    /// Nothing that a field of the API can hold.
    Other,
}

impl ValueKind {
    /// Every kind in the order of the numbers that stand for them, with its name in JavaScript.
    pub const ALL: [(ValueKind, &'static str); 5] = [
        (ValueKind::Null, "NULL"),
        (ValueKind::Flag, "FLAG"),
        (ValueKind::Number, "NUMBER"),
        (ValueKind::Text, "TEXT"),
        (ValueKind::Other, "OTHER"),
    ];

    /// The kind that a number stands for.
    pub fn from_number(number: f64) -> Self {
        Self::ALL.get(number as usize).map_or(ValueKind::Other, |(kind, _)| *kind)
    }
}
