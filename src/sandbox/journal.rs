//! What was asked of the sandbox, so that a test can prove how often.

use std::collections::VecDeque;

/// How many entries are kept; the counts go on beyond it.
const KEPT: usize = 1_000;

/// Counts since the start or the last reset.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Stats {
    /// Requests seen, the dropped and the refused ones included.
    pub requests: u64,
    /// Writes that took effect: creates, updates and deletes.
    pub commits: u64,
    /// Those of the commits that made something new.
    pub creates: u64,
    /// Requests answered with 429, by the limit or by a fault.
    pub rate_limited: u64,
}

/// One request as it was seen. It holds no header and no body, so no key and no personal data of a body.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    /// Which request it was, from 1.
    pub number: u64,
    /// When, in milliseconds since 1970.
    pub at_ms: i64,
    /// The method.
    pub method: String,
    /// The path and query as they came.
    pub path: String,
    /// The status of the reply; 0 if the connection was dropped.
    pub status: u16,
    /// Whether the request took effect.
    pub committed: bool,
    /// Whether a scripted fault other than latency hit it.
    pub fault: bool,
}

/// What an answered request did to the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    None,
    Changed,
    Created,
}

#[derive(Debug, Default)]
pub(super) struct Journal {
    pub(super) stats: Stats,
    pub(super) entries: VecDeque<Entry>,
}

impl Journal {
    pub(super) fn next_number(&mut self) -> u64 {
        self.stats.requests += 1;
        self.stats.requests
    }

    pub(super) fn write(&mut self, entry: Entry, effect: Effect) {
        let (commits, creates) = match effect {
            Effect::None => (0, 0),
            Effect::Changed => (1, 0),
            Effect::Created => (1, 1),
        };
        self.stats.commits += commits;
        self.stats.creates += creates;
        self.stats.rate_limited += u64::from(entry.status == 429);
        if self.entries.len() == KEPT {
            self.entries.pop_front();
        }
        self.entries.push_back(entry);
    }
}
