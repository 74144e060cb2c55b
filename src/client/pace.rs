//! The pacer: never more than so many calls in any 60 seconds, and interactive calls before bulk.
//!
//! A token bucket of 700 that refills at 700 a minute lets 1,399 calls through in some minute. So the pacer
//! remembers when the last calls went and lets the next one go when the oldest of them is a minute old.

use std::collections::VecDeque;

/// The window of the limit.
pub const WINDOW_MS: f64 = 60_000.0;
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
    /// Go; the call is counted.
    Go,
    /// Ask again after so many milliseconds.
    Wait {
        /// When to ask again.
        nap_ms: f64,
        /// When the call will probably go.
        expected_ms: f64,
    },
}

/// The state: when the last calls went, and who waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Pacer {
    limit: usize,
    sent: VecDeque<f64>,
    waiting: Vec<Place>,
    next_number: u64,
    held_until: f64,
}

impl Pacer {
    /// A pacer for so many calls in any 60 seconds, at least one.
    ///
    /// ```
    /// use atera_wasm::client::pace::{Pacer, Priority, Turn};
    /// let mut pacer = Pacer::new(1);
    /// let first = pacer.enter(Priority::Bulk);
    /// assert_eq!(pacer.ask(first, 0.0), Turn::Go);
    /// let second = pacer.enter(Priority::Bulk);
    /// assert!(matches!(pacer.ask(second, 59_999.0), Turn::Wait { expected_ms: 1.0, .. }));
    /// assert_eq!(pacer.ask(second, 60_000.0), Turn::Go);
    /// ```
    pub fn new(limit: u32) -> Self {
        Self {
            limit: limit.max(1) as usize,
            sent: VecDeque::new(),
            waiting: Vec::new(),
            next_number: 0,
            held_until: f64::MIN,
        }
    }

    /// Counts calls that went before this pacer was made, oldest first.
    pub fn remember(&mut self, times: impl IntoIterator<Item = f64>) {
        self.sent.extend(times);
        while self.sent.len() > self.limit {
            self.sent.pop_front();
        }
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
        while self.sent.front().is_some_and(|time| now - time >= WINDOW_MS) {
            self.sent.pop_front();
        }
        if now < self.held_until {
            return wait(self.held_until - now);
        }
        let ahead = self.waiting.partition_point(|other| *other < place);
        let free = self.limit.saturating_sub(self.sent.len());
        if ahead < free {
            self.leave(place);
            self.sent.push_back(now);
            return Turn::Go;
        }
        wait(self.expected(ahead - free, now))
    }

    /// Lets nobody go for a while: the service said when to come back, and it counts calls that we do not see.
    pub fn hold(&mut self, until: f64) {
        self.held_until = self.held_until.max(until);
    }

    /// How long until this many calls beyond the first have left the window.
    fn expected(&self, beyond: usize, now: f64) -> f64 {
        let rounds = (beyond / self.limit) as f64;
        let leaves = self.sent.get(beyond % self.limit).map_or(now, |time| time + WINDOW_MS);
        (leaves - now).max(1.0) + rounds * WINDOW_MS
    }
}

fn wait(expected_ms: f64) -> Turn {
    Turn::Wait { nap_ms: expected_ms.min(LONGEST_NAP_MS), expected_ms }
}
