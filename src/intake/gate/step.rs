//! What the gate and its shell tell each other.

use super::backoff::Backoff;
use super::lease::Lease;
use crate::intake::outbox::Millis;
use serde::{Deserialize, Serialize};

/// What came of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It was never made.
    Unused,
    /// Atera answered, whatever it said.
    Answered,
    /// Atera answered 429.
    Limited,
    /// No answer came, or one that says that Atera is not well: 5xx.
    Failed,
}

/// The end of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Ending {
    /// What came of it.
    pub outcome: Outcome,
    /// What Atera asked for with a 429.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after_ms: Option<Millis>,
    /// Whether a reply began: then the call has arrived, and is not on its way any more.
    #[serde(default)]
    pub replied: bool,
}

impl Ending {
    /// What a reply with this status means. `retry_after_ms` is its header, read.
    ///
    /// ```
    /// use atera_wasm::intake::gate::{Ending, Outcome};
    /// assert_eq!(Ending::of(404, None).outcome, Outcome::Answered);
    /// assert_eq!(Ending::of(503, Some(2_000)).outcome, Outcome::Failed);
    /// assert_eq!(Ending::of(429, Some(2_000)).retry_after_ms, Some(2_000));
    /// ```
    pub fn of(status: u16, retry_after_ms: Option<Millis>) -> Self {
        let outcome = match status {
            429 => Outcome::Limited,
            // Nothing of Atera's own: a response without a status is none.
            0 | 500.. => Outcome::Failed,
            _ => Outcome::Answered,
        };
        let retry_after_ms = retry_after_ms.filter(|_| outcome == Outcome::Limited);
        Self { outcome, retry_after_ms, replied: true }
    }
}

/// Why a call may not go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reason {
    /// The budget is used up, or others were first.
    Busy,
    /// Atera said when to come back.
    Held,
    /// Atera does not answer.
    Down,
}

/// What to write down, before anything is told to anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Change {
    /// A new lease.
    Granted {
        /// It.
        lease: Lease,
    },
    /// A lease is over.
    Ended {
        /// Its number.
        number: u64,
        /// When; for a call that may still be on its way, when its lease runs out.
        ended_at: Millis,
    },
    /// A lease was given back: it counts no more.
    Dropped {
        /// Its number.
        number: u64,
    },
    /// The clock jumped, or the rows could not be read: these are all there are.
    Rewrite {
        /// All of them.
        leases: Vec<Lease>,
    },
    /// What else a restart has to know.
    Keep {
        /// It.
        kept: Kept,
    },
}

/// What else is kept over a restart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// What the 429s did.
    pub backoff: Backoff,
    /// Whether Atera was gone.
    pub down: bool,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "act", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub enum Act {
    /// Tell a waiter that his call may go.
    Granted {
        /// Who.
        waiter: u64,
        /// With which lease.
        lease: u64,
        /// Not after this may the call arrive.
        expires_at: Millis,
    },
    /// Tell a waiter that it may not.
    Refused {
        /// Who.
        waiter: u64,
        /// When to ask again.
        wait_ms: Millis,
        /// Why.
        reason: Reason,
    },
    /// Make a harmless call, and finish its lease.
    Probe {
        /// It.
        lease: u64,
    },
}

/// What comes of an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// To be written down first.
    pub changes: Vec<Change>,
    /// To be done then.
    pub acts: Vec<Act>,
    /// When to come back, if nothing else happens before.
    pub wake_at: Option<Millis>,
    /// Rows with a smaller number are of no use any more.
    pub oldest: u64,
}

/// How it stands. The lists are by class: interactive, intake, background.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Counters {
    /// Calls granted since the gate began.
    pub granted: [u64; 3],
    /// Calls that wait.
    pub waiting: [usize; 3],
    /// Calls that count now.
    pub used: usize,
    /// How many may count now, after cuts.
    pub limit: usize,
    /// Leases whose calls may be under way.
    pub open: usize,
    /// Leases that ran out: their holders were never heard of again.
    pub expired: u64,
    /// 429s seen.
    pub limited: u64,
    /// 429s that came as a surprise: the first of each event.
    pub limited_unpredicted: u64,
    /// How long nobody could go because of a 429, in milliseconds.
    pub held_ms: Millis,
    /// How long Atera was gone, in milliseconds.
    pub down_ms: Millis,
    /// How often the clock jumped.
    pub jumps: u64,
    /// Whether nobody can go now because of a 429.
    pub held: bool,
    /// Whether Atera is gone now.
    pub down: bool,
}
