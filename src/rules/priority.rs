//! What priority follows from how much is affected and how soon it matters.

use super::text::split;
use crate::model::Priority;

/// How much is affected: the guide's four descriptions of a priority.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Impact {
    /// Complete business outage.
    Outage,
    /// Major productivity impact.
    Major,
    /// A single user, or a workaround exists.
    Single,
    /// A minor issue or an enhancement.
    Minor,
}

impl Impact {
    /// Every impact, from the worst down; their words are [`crate::model::submission::IMPACTS`].
    pub const ALL: &'static [Impact] = &[Impact::Outage, Impact::Major, Impact::Single, Impact::Minor];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Impact::Outage => "outage",
            Impact::Major => "major",
            Impact::Single => "single",
            Impact::Minor => "minor",
        }
    }

    /// The impact with exactly this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|impact| impact.as_str() == word)
    }
}

/// How soon it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Urgency {
    /// Now.
    High,
    /// Today.
    Medium,
    /// Whenever there is time.
    Low,
}

impl Urgency {
    /// Every urgency, from the highest down; their words are [`crate::model::submission::URGENCIES`].
    pub const ALL: &'static [Urgency] = &[Urgency::High, Urgency::Medium, Urgency::Low];

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Urgency::High => "high",
            Urgency::Medium => "medium",
            Urgency::Low => "low",
        }
    }

    /// The urgency with exactly this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|urgency| urgency.as_str() == word)
    }
}

/// The priorities of one impact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriorityRow {
    /// At high urgency.
    pub high: Priority,
    /// At medium urgency.
    pub medium: Priority,
    /// At low urgency.
    pub low: Priority,
}

/// Priority by impact and urgency. The default is ours: the guide names the matrix and shows none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriorityTable {
    /// Complete business outage.
    pub outage: PriorityRow,
    /// Major productivity impact.
    pub major: PriorityRow,
    /// A single user, or a workaround exists.
    pub single: PriorityRow,
    /// A minor issue or an enhancement.
    pub minor: PriorityRow,
}

impl Default for PriorityTable {
    fn default() -> Self {
        use Priority::{Critical, High, Low, Medium};
        Self {
            outage: PriorityRow { high: Critical, medium: Critical, low: High },
            major: PriorityRow { high: Critical, medium: High, low: Medium },
            single: PriorityRow { high: High, medium: Medium, low: Low },
            minor: PriorityRow { high: Medium, medium: Low, low: Low },
        }
    }
}

impl PriorityTable {
    /// The table of a text: its twelve priorities row by row, tabs between. `None` if one of them is no priority.
    pub fn from_text(text: &str) -> Option<Self> {
        let mut table = Self::default();
        let mut words = split(text, b'\t');
        for row in [&mut table.outage, &mut table.major, &mut table.single, &mut table.minor] {
            for cell in [&mut row.high, &mut row.medium, &mut row.low] {
                *cell = Priority::from_word(words.next()?)?;
            }
        }
        Some(table)
    }
}

/// The priority of a ticket with this impact and urgency.
///
/// ```
/// use atera_wasm::model::Priority;
/// use atera_wasm::rules::{Impact, PriorityTable, Urgency, priority_for};
/// assert_eq!(priority_for(Impact::Single, Urgency::High, &PriorityTable::default()), Priority::High);
/// ```
pub fn priority_for(impact: Impact, urgency: Urgency, table: &PriorityTable) -> Priority {
    let row = match impact {
        Impact::Outage => table.outage,
        Impact::Major => table.major,
        Impact::Single => table.single,
        Impact::Minor => table.minor,
    };
    match urgency {
        Urgency::High => row.high,
        Urgency::Medium => row.medium,
        Urgency::Low => row.low,
    }
}
