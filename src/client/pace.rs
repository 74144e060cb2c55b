//! The pacer: never more than so many calls in any 60 seconds, and interactive calls before bulk.
//!
//! A token bucket of 700 that refills at 700 a minute lets 1,399 calls through in some minute. And a server counts
//! arrivals, which nobody here sees: a call arrives between its start and its end. So a call counts while it is open and
//! for a minute after its end.
//!
//! **Why no window holds more than the limit.** Of the calls that arrive in some 60 seconds, take the one that started
//! last, at s, and any other, which arrived at a and ended at e, no sooner than a. The last one started before it
//! arrived, so s < a + 60 s ≤ e + 60 s: at s the other was open, or had ended less than a minute before, and counted. A
//! call starts only while fewer than the limit count.
//!
//! **The end of a call without a reply** is not when it was given up: what was aborted or timed out may be on its way
//! still. It counts as if it had arrived [`MAX_TRANSIT_MS`] after it was sent, if that is later: a call that is aborted
//! at once counts ten seconds longer, one that had the default time-out no longer. A request that arrives later than
//! that, after its caller has closed the connection, is not accounted for.

use std::collections::VecDeque;

/// The window of the limit.
pub const WINDOW_MS: f64 = 60_000.0;
/// How long after it was sent a request without a reply may still arrive.
pub const MAX_TRANSIT_MS: f64 = 10_000.0;
/// Hosts round their clocks down, to a millisecond at worst: a call may have ended that much later.
pub const CLOCK_STEP_MS: f64 = 1.0;
/// How long a call counts after its end.
const COUNTED_MS: f64 = WINDOW_MS + CLOCK_STEP_MS;
/// A waiting call asks again at least this often: a place in front of it may have been given up.
const LONGEST_NAP_MS: f64 = 1_000.0;

/// Who goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Priority {
    /// Somebody waits for the answer.
    Interactive,
    /// A program reads on.
    Bulk,
}

/// A place in the queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    priority: Priority,
    number: u64,
}

/// What a waiting call is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Turn {
    /// Go; the call counts until [`Pacer::end`] is told of its end, and for a minute after.
    Go,
    /// Ask again after so many milliseconds.
    Wait {
        /// When to ask again.
        nap_ms: f64,
        /// When the call will probably go.
        expected_ms: f64,
    },
}

/// How a call ended that was let go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ending {
    /// It was never sent, so it does not count.
    Unsent,
    /// A reply came, so it had arrived.
    Replied,
    /// No reply came: it failed, timed out or was aborted.
    Unanswered {
        /// When it was sent.
        sent_at: f64,
    },
}

/// The state: which calls count, and who waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Pacer {
    limit: usize,
    /// How many calls are open.
    open: usize,
    /// When each call that is over stops counting, soonest first. With those that are open never more than the limit.
    expiries: VecDeque<f64>,
    waiting: Vec<Place>,
    next_number: u64,
    held_until: f64,
}

impl Pacer {
    /// A pacer for so many calls in any 60 seconds, at least one.
    ///
    /// ```
    /// use atera_wasm::client::pace::{Ending, Pacer, Priority, Turn};
    /// let mut pacer = Pacer::new(1);
    /// let first = pacer.enter(Priority::Bulk);
    /// assert_eq!(pacer.ask(first, 0.0), Turn::Go);
    /// pacer.end(Ending::Replied, 2_000.0);
    /// let second = pacer.enter(Priority::Bulk);
    /// assert!(matches!(pacer.ask(second, 62_000.0), Turn::Wait { expected_ms: 1.0, .. }));
    /// assert_eq!(pacer.ask(second, 62_001.0), Turn::Go);
    /// ```
    pub fn new(limit: u32) -> Self {
        Self {
            limit: limit.max(1) as usize,
            open: 0,
            expiries: VecDeque::new(),
            waiting: Vec::new(),
            next_number: 0,
            held_until: f64::MIN,
        }
    }

    /// Counts calls that ended before this pacer was made. Which of them were answered is not known, so each counts as
    /// long as one that was aborted at once.
    pub fn remember(&mut self, ends: impl IntoIterator<Item = f64>) {
        for end in ends {
            self.expire_at(end + MAX_TRANSIT_MS + COUNTED_MS);
        }
        while self.expiries.len() > self.limit {
            self.expiries.pop_front();
        }
    }

    /// A call that was let go is over.
    pub fn end(&mut self, ending: Ending, now: f64) {
        let Some(open) = self.open.checked_sub(1) else { return };
        self.open = open;
        match ending {
            Ending::Unsent => {}
            Ending::Replied => self.expire_at(now + COUNTED_MS),
            Ending::Unanswered { sent_at } => {
                self.expire_at(now.max(sent_at + MAX_TRANSIT_MS) + COUNTED_MS);
            }
        }
    }

    fn expire_at(&mut self, time: f64) {
        let index = self.expiries.partition_point(|other| *other <= time);
        self.expiries.insert(index, time);
    }

    /// Takes a place in the queue.
    pub fn enter(&mut self, priority: Priority) -> Place {
        let place = Place { priority, number: self.next_number };
        self.next_number += 1;
        let index = self.waiting.partition_point(|other| *other < place);
        self.waiting.insert(index, place);
        place
    }

    /// Gives the place up: the call goes, or nobody wants it any more.
    pub fn leave(&mut self, place: Place) {
        self.waiting.retain(|other| *other != place);
    }

    /// Whether the call in this place may go now.
    pub fn ask(&mut self, place: Place, now: f64) -> Turn {
        while self.expiries.front().is_some_and(|time| now >= *time) {
            self.expiries.pop_front();
        }
        if now < self.held_until {
            return wait(self.held_until - now);
        }
        let ahead = self.waiting.partition_point(|other| *other < place);
        let free = self.limit.saturating_sub(self.open + self.expiries.len());
        if ahead < free {
            self.leave(place);
            self.open += 1;
            return Turn::Go;
        }
        wait(self.expected(ahead - free, now))
    }

    /// Lets nobody go for a while: the service said when to come back, and it counts calls that we do not see.
    pub fn hold(&mut self, until: f64) {
        self.held_until = self.held_until.max(until);
    }

    /// How long until this many calls beyond the first count no more. An open one counts for a minute at least.
    fn expected(&self, beyond: usize, now: f64) -> f64 {
        let rounds = (beyond / self.limit) as f64;
        let expiry = self.expiries.get(beyond % self.limit).copied().unwrap_or(now + COUNTED_MS);
        (expiry - now).max(1.0) + rounds * COUNTED_MS
    }
}

fn wait(expected_ms: f64) -> Turn {
    Turn::Wait { nap_ms: expected_ms.min(LONGEST_NAP_MS), expected_ms }
}
