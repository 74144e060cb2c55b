//! A shard's durable storage. It mirrors the tables of `pkg/intake/store.js`.

use atera_wasm::intake::delivery::{Delivery, Standing};
use atera_wasm::intake::draft::Submission;
use atera_wasm::intake::shard::Kept;
use std::collections::{BTreeMap, BTreeSet};

/// A row as it is stored: what the core keeps is text.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) hash: u64,
    pub(crate) parent: Option<u64>,
    pub(crate) submission: String,
    pub(crate) mark: String,
    pub(crate) delivery: String,
    pub(crate) standing: Standing,
    pub(crate) due: Option<i64>,
    pub(crate) sending: bool,
    pub(crate) ticket: Option<u64>,
    pub(crate) reason: Option<String>,
}

impl Row {
    pub(crate) fn state(&self) -> Delivery {
        serde_json::from_str(&self.delivery).unwrap()
    }

    pub(crate) fn submission(&self) -> Submission {
        serde_json::from_str(&self.submission).unwrap()
    }

    pub(crate) fn ticket(&self) -> u64 {
        self.ticket.or(self.parent).expect("its ticket is there")
    }

    pub(crate) fn keep(&mut self, kept: &Kept) {
        self.delivery = serde_json::to_string(&kept.delivery).unwrap();
        (self.standing, self.due, self.sending) = (kept.standing, kept.due, kept.is_sending);
        (self.ticket, self.reason) = (kept.ticket.map(atera_wasm::model::Id::get), kept.reason.clone());
    }
}

/// As in `pkg/intake/store.js`.
const STANDINGS: [Standing; 5] =
    [Standing::Doubtful, Standing::Created, Standing::Parked, Standing::Discarded, Standing::Waiting];

fn place(standing: Standing) -> usize {
    STANDINGS.iter().position(|known| *known == standing).unwrap()
}

#[derive(Default)]
pub(crate) struct ShardDisk {
    pub(crate) rows: BTreeMap<String, Row>,
    pub(crate) by_due: BTreeSet<(usize, i64, String)>,
    pub(crate) by_sending: BTreeSet<String>,
    pub(crate) alarm: Option<i64>,
    pub(crate) timer: u64,
    /// Whether the alarm's handler runs.
    pub(crate) executing: bool,
}

impl ShardDisk {
    pub(crate) fn put(&mut self, row: Row) {
        if let Some(before) = self.rows.get(&row.id) {
            if let Some(due) = before.due {
                self.by_due.remove(&(place(before.standing), due, before.id.clone()));
            }
            self.by_sending.remove(&row.id);
        }
        if let Some(due) = row.due {
            self.by_due.insert((place(row.standing), due, row.id.clone()));
        }
        if row.sending {
            self.by_sending.insert(row.id.clone());
        }
        self.rows.insert(row.id.clone(), row);
    }

    pub(crate) fn next_due(&self) -> Option<i64> {
        self.by_due.iter().map(|(_, due, _)| *due).min()
    }

    /// What is due, what is looked for first, the longest first.
    pub(crate) fn due(&self, now: i64, limit: usize) -> Vec<String> {
        self.due_of(STANDINGS.len(), now, limit)
    }

    /// The same without what waits for its turn.
    pub(crate) fn settled_due(&self, now: i64, limit: usize) -> Vec<String> {
        self.due_of(place(Standing::Waiting), now, limit)
    }

    /// Of the standings before a place.
    fn due_of(&self, end: usize, now: i64, limit: usize) -> Vec<String> {
        let of = |place| {
            let due = self.by_due.range((place, i64::MIN, String::new())..(place, now + 1, String::new()));
            due.map(|(_, _, id)| id.clone())
        };
        (0..end).flat_map(of).take(limit).collect()
    }
}
