//! Leases: which calls Atera may have counted in the last minute.
//!
//! Nobody sees when a call arrives. It is between its grant g and its end e: when its holder said that it was over, or
//! when its lease ran out, after which he may not send. So a lease counts while it is open, and for a minute after e.
//!
//! **Never more than the limit in any 60 seconds.** Take any window from t to t + 60 s, without its end, and of the
//! calls that arrive in it the one whose lease was granted last, at g. Take any other call of the window: it arrived at
//! a, no sooner than t, and ended at e, no sooner than a. The last one was granted before it arrived: g < t + 60 s ≤
//! a + 60 s ≤ e + 60 s. So at g the other lease was either open or had ended less than a minute ago: it was counted. A
//! lease is granted only while fewer than the limit are counted, so with this one the window holds at most the limit.

use super::class::Class;
use crate::intake::outbox::Millis;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The window of the limit.
pub const WINDOW_MS: Millis = 60_000;
/// A clock of whole milliseconds reads up to one too early: the end of a lease may have been that much later.
const CLOCK_STEP_MS: Millis = 1;

/// The right to make one call, as it is kept in storage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lease {
    /// Its number; none is used twice.
    pub number: u64,
    /// For whom.
    pub class: Class,
    /// Not before this does the call leave.
    pub granted_at: Millis,
    /// Not after this does the call arrive.
    pub expires_at: Millis,
    /// When it was over, if it is.
    pub ended_at: Option<Millis>,
}

impl Lease {
    fn counts_until(&self) -> Millis {
        self.ended_at.unwrap_or(self.expires_at) + WINDOW_MS + CLOCK_STEP_MS
    }

    fn is_plausible(&self) -> bool {
        self.granted_at <= self.expires_at
            && self.ended_at.is_none_or(|at| at >= self.granted_at && at <= self.expires_at)
    }
}

/// Every lease that counts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    leases: BTreeMap<u64, Lease>,
    /// Those that are open.
    open: BTreeSet<u64>,
    /// Those that are over, by when they count no more.
    leaving: BTreeSet<(Millis, u64)>,
    next: u64,
}

/// Numbers of a gate that starts now are beyond those of every earlier one, even if its rows are gone: a thousand
/// grants in each millisecond would be needed to reach them.
const NUMBERS_IN_A_MILLISECOND: u64 = 1_000;

impl Ledger {
    /// The leases as they were stored. A clock that went back since makes the latest stamp the present.
    ///
    /// Answers nothing if the rows make no sense.
    pub fn restore(rows: &[Lease], now: Millis) -> Option<Self> {
        if !rows.iter().all(Lease::is_plausible) {
            return None;
        }
        let known = rows.iter().map(|lease| lease.number + 1).max().unwrap_or_default();
        let mut ledger = Self { next: known.max(first_number(now)), ..Self::default() };
        for lease in rows {
            ledger.keep(*lease);
        }
        // The end of a call that was given up may be still to come: it is when its lease runs out.
        let past = |lease: &Lease| lease.ended_at.filter(|at| *at < lease.expires_at);
        let latest = rows.iter().map(|lease| past(lease).unwrap_or(lease.granted_at)).max().unwrap_or(now);
        if latest > now {
            ledger.shift(now - latest);
        }
        Some(ledger)
    }

    /// As if the whole budget had just been used, by calls that are all still on their way: when nobody knows what was.
    pub fn spent(limit: usize, length: Millis, now: Millis) -> Self {
        let mut ledger = Self { next: first_number(now), ..Self::default() };
        for _ in 0..limit {
            let lease = ledger.grant(Class::Interactive, now, length);
            ledger.end(lease.number, lease.expires_at);
        }
        ledger
    }

    /// The number that the next lease will have.
    pub fn next_number(&self) -> u64 {
        self.next
    }

    /// Grants one. Whether it may be granted is the caller's to know.
    pub fn grant(&mut self, class: Class, now: Millis, length: Millis) -> Lease {
        let lease =
            Lease { number: self.next, class, granted_at: now, expires_at: now + length, ended_at: None };
        self.next += 1;
        self.keep(lease);
        lease
    }

    fn keep(&mut self, lease: Lease) {
        self.forget(lease.number);
        match lease.ended_at {
            None => self.open.insert(lease.number),
            Some(_) => self.leaving.insert((lease.counts_until(), lease.number)),
        };
        self.leases.insert(lease.number, lease);
    }

    fn forget(&mut self, number: u64) {
        if let Some(lease) = self.leases.remove(&number) {
            self.open.remove(&number);
            self.leaving.remove(&(lease.counts_until(), number));
        }
    }

    /// The lease, if it counts.
    pub fn get(&self, number: u64) -> Option<&Lease> {
        self.leases.get(&number)
    }

    /// The call is over. A second end changes nothing.
    pub fn end(&mut self, number: u64, at: Millis) {
        if let Some(lease) = self.get(number).filter(|lease| lease.ended_at.is_none()) {
            let ended_at = Some(at.clamp(lease.granted_at, lease.expires_at));
            self.keep(Lease { ended_at, ..*lease });
        }
    }

    /// No call was made: it never counted.
    pub fn give_back(&mut self, number: u64) {
        self.forget(number);
    }

    /// Ends what has run out, and forgets what counts no more. Answers what ran out.
    pub fn advance(&mut self, now: Millis) -> Vec<u64> {
        let expired: Vec<_> =
            self.open_from(0).filter(|lease| now >= lease.expires_at).map(|lease| lease.number).collect();
        for number in &expired {
            self.end(*number, now);
        }
        while let Some((_, number)) = self.leaving.first().copied().filter(|(at, _)| now >= *at) {
            self.forget(number);
        }
        expired
    }

    /// Moves every stamp: the clock jumped.
    pub fn shift(&mut self, by: Millis) {
        for lease in self.rows() {
            self.keep(Lease {
                granted_at: lease.granted_at + by,
                expires_at: lease.expires_at + by,
                ended_at: lease.ended_at.map(|at| at + by),
                ..lease
            });
        }
    }

    /// How many count.
    pub fn used(&self) -> usize {
        self.leases.len()
    }

    /// Those that are open and have at least this number, oldest first.
    pub fn open_from(&self, number: u64) -> impl Iterator<Item = &Lease> {
        self.open.range(number..).filter_map(|number| self.leases.get(number))
    }

    /// When the next one counts no more, if none is given back before. Those that are open count for a minute at least.
    pub fn next_free(&self) -> Option<Millis> {
        self.leaving.first().map(|(at, _)| *at)
    }

    /// All of them, oldest first.
    pub fn rows(&self) -> Vec<Lease> {
        self.leases.values().copied().collect()
    }

    /// Rows with a smaller number may be deleted.
    pub fn oldest(&self) -> u64 {
        self.leases.keys().next().copied().unwrap_or(self.next)
    }
}

fn first_number(now: Millis) -> u64 {
    u64::try_from(now).unwrap_or_default() * NUMBERS_IN_A_MILLISECOND
}
