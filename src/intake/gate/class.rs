//! Who waits for a call, and who goes first.

use super::lease::WINDOW_MS;
use crate::intake::outbox::Millis;
use serde::{Deserialize, Serialize};
use std::collections::VecDeque;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Class {
    /// Somebody waits for the answer.
    Interactive,
    /// A submission on its way.
    Intake,
    /// The directory keeps itself fresh.
    Background,
}

/// What a class is sure of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The class.
    pub class: Class,
    /// The thousandths of the limit that it gets, even if a higher class could use them all.
    pub floor: Millis,
    /// What these grow to while its oldest call waits.
    pub most: Millis,
}

/// Every class, the first one first. Those that have a floor are smoothed and leave the headroom alone. Together they
/// leave half of the limit to the interactive calls.
pub const SHARES: [Share; 3] = [
    Share { class: Class::Interactive, floor: 0, most: 0 },
    Share { class: Class::Intake, floor: 100, most: 350 },
    Share { class: Class::Background, floor: 50, most: 150 },
];
/// A floor grows by itself once in so long a wait of the oldest call.
const AGE_STEP_MS: Millis = 5_000;
/// More calls of one class do not wait: they are sent away at once.
pub const MOST_WAITING: usize = 1_000;

impl Share {
    /// How often it is sure of a call, when its oldest one has waited for so long.
    fn interval(self, limit: usize, age: Millis) -> Millis {
        let thousandths = (self.floor + self.floor * age.max(0) / AGE_STEP_MS).min(self.most);
        WINDOW_MS * 1_000 / (thousandths * Millis::try_from(limit).unwrap_or(1)).max(1)
    }
}

impl Class {
    /// Whether its calls can wait a little: nobody looks at a clock meanwhile.
    pub fn is_patient(self) -> bool {
        match self {
            Class::Interactive => false,
            Class::Intake | Class::Background => true,
        }
    }

    fn index(self) -> usize {
        match self {
            Class::Interactive => 0,
            Class::Intake => 1,
            Class::Background => 2,
        }
    }
}

/// A call that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiter {
    /// The number that the shell gave it.
    pub number: u64,
    /// Since when it waits.
    pub asked_at: Millis,
    /// When it wants to be told that it waited in vain.
    pub deadline: Millis,
}

/// One class's queue.
#[derive(Debug, Clone, PartialEq, Default)]
struct Line {
    waiting: VecDeque<Waiter>,
    /// What it has had of its floor, as the time at which it is due again.
    floor_at: Millis,
    /// Whether a higher class got something since this one did.
    passed: bool,
    granted: u64,
}

/// The calls that wait, by class and in the order in which they came.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Queue {
    lines: [Line; 3],
}

impl Queue {
    fn line(&self, class: Class) -> Option<&Line> {
        self.lines.get(class.index())
    }

    /// Takes a place; `false` if too many wait.
    pub fn enter(&mut self, class: Class, waiter: Waiter) -> bool {
        let Some(line) = self.lines.get_mut(class.index()) else { return false };
        let room = line.waiting.len() < MOST_WAITING;
        if room {
            line.waiting.push_back(waiter);
        }
        room
    }

    /// Nobody wants it any more.
    pub fn leave(&mut self, number: u64) {
        for line in &mut self.lines {
            line.waiting.retain(|waiter| waiter.number != number);
        }
    }

    /// How many of a class wait.
    pub fn waiting(&self, class: Class) -> usize {
        self.line(class).map_or(0, |line| line.waiting.len())
    }

    /// Whether anybody waits.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.waiting.is_empty())
    }

    /// How many were granted.
    pub fn granted(&self, class: Class) -> u64 {
        self.line(class).map_or(0, |line| line.granted)
    }

    /// When a class that was passed over gets its turn before all others; nothing if it waits for nothing. Its share
    /// adds up for a minute, because slots may come back many at once.
    pub fn due_at(&self, share: Share) -> Option<Millis> {
        let line = self.line(share.class).filter(|line| line.passed && share.floor > 0)?;
        line.waiting.front().map(|_| line.floor_at)
    }

    /// The oldest of a class goes.
    pub fn take(&mut self, share: Share, limit: usize, now: Millis) -> Option<Waiter> {
        let Share { class, .. } = share;
        let waiter = self.lines.get_mut(class.index()).and_then(|line| {
            let waiter = line.waiting.pop_front()?;
            line.floor_at = line.floor_at.max(now - WINDOW_MS) + share.interval(limit, now - waiter.asked_at);
            line.passed = false;
            line.granted += 1;
            Some(waiter)
        })?;
        for lower in self.lines.iter_mut().skip(class.index() + 1) {
            lower.passed |= !lower.waiting.is_empty();
        }
        Some(waiter)
    }

    /// Takes out who waits no longer.
    pub fn give_up(&mut self, class: Class, over: impl Fn(&Waiter) -> bool) -> Vec<Waiter> {
        let some = |line: &&mut Line| line.waiting.iter().any(&over);
        let Some(line) = self.lines.get_mut(class.index()).filter(some) else { return Vec::new() };
        let (gone, stay): (Vec<_>, Vec<_>) = line.waiting.iter().partition(|waiter| over(waiter));
        line.waiting = stay.into();
        gone
    }

    /// The first deadline.
    pub fn deadline(&self) -> Option<Millis> {
        let waiters = self.lines.iter().flat_map(|line| &line.waiting);
        waiters.map(|waiter| waiter.deadline).min()
    }

    /// Moves every stamp: the clock jumped.
    pub fn shift(&mut self, by: Millis) {
        for line in &mut self.lines {
            line.floor_at += by;
            for waiter in &mut line.waiting {
                waiter.asked_at += by;
                waiter.deadline += by;
            }
        }
    }
}

/// Keeps a backlog from spending the whole minute at once, after which an interactive call would wait for most of
/// another: as many calls at once as the burst, then one at a time, a little slower than the limit. Interactive calls
/// do not wait for it, but they count: what they take, the backlog leaves.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Smoothing {
    /// When the next call would come if all came at their pace, in microseconds.
    due_us: Millis,
}

const BURST: Millis = 20;
/// A lease counts for a minute and for as long as its call took. At the pace of the limit itself the budget would be
/// used up before the first slots come back.
const PACE_PERCENT: Millis = 99;

impl Smoothing {
    fn interval_us(limit: usize) -> Millis {
        WINDOW_MS * 1_000 * 100 / (PACE_PERCENT * Millis::try_from(limit.max(1)).unwrap_or(1))
    }

    /// When the next call may go.
    pub fn next_at(self, limit: usize) -> Millis {
        // A small limit would be spent by a burst of twenty.
        let burst = BURST.min(Millis::try_from(limit / 2).unwrap_or(BURST)).max(1);
        (self.due_us - (burst - 1) * Self::interval_us(limit)).div_euclid(1_000)
    }

    /// A call goes.
    pub fn count(&mut self, limit: usize, now: Millis) {
        // A debt of more than a minute says nothing: by then the slots are back.
        let latest = (now + WINDOW_MS) * 1_000;
        self.due_us = (self.due_us.max(now * 1_000) + Self::interval_us(limit)).min(latest);
    }

    /// A call that was counted did not go.
    pub fn give_back(&mut self, limit: usize) {
        self.due_us -= Self::interval_us(limit);
    }

    /// Moves the stamp: the clock jumped.
    pub fn shift(&mut self, by: Millis) {
        self.due_us += by * 1_000;
    }
}
