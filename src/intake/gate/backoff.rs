//! What a 429 does. Our own count never goes beyond the limit, so somebody else uses the same key, or the limit is
//! lower than we were told.

use crate::intake::outbox::Millis;
use serde::{Deserialize, Serialize};

/// How long to hold when Atera does not say, the first time, the second, and so on; the last one holds for all that
/// follow.
const HOLDS_MS: [Millis; 5] = [5_000, 10_000, 20_000, 40_000, 60_000];
/// After so long without one, the next counts as the first.
const FORGIVEN_MS: Millis = 60_000;
/// No hold is shorter, or the reply to the first call after it would be the same.
const SHORTEST_HOLD_MS: Millis = 1_000;
/// A longer `Retry-After` is a mistake, and would stop an intake for good.
const LONGEST_HOLD_MS: Millis = 3_600_000;
/// The limit comes back by a tenth of itself in a minute.
const RECOVERY_MS: Millis = 600_000;

/// The state: until when nobody goes, and how far the limit was cut. It is kept over a restart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Backoff {
    held_until: Millis,
    /// What the limit was cut to.
    cut_to: Millis,
    /// How many times in a row.
    events: u32,
    /// Leases with a smaller number were granted before the last event.
    seen_before: u64,
}

impl Backoff {
    /// Nothing happened yet.
    pub fn new(limit: usize) -> Self {
        Self { held_until: 0, cut_to: wide(limit), events: 0, seen_before: 0 }
    }

    /// A call got a 429. Answers whether this is news: calls that were on their way when an earlier one came are part
    /// of the same event, and only a longer `Retry-After` of theirs counts.
    pub fn limited(&mut self, lease: u64, next: u64, asked: Option<Millis>, used: Used, now: Millis) -> bool {
        let asked = asked.map(|ms| ms.clamp(SHORTEST_HOLD_MS, LONGEST_HOLD_MS));
        if lease < self.seen_before {
            self.held_until = self.held_until.max(now + asked.unwrap_or_default());
            return false;
        }
        if now > self.held_until + FORGIVEN_MS {
            self.events = 0;
        }
        let hold = HOLDS_MS.get(self.events as usize).or(HOLDS_MS.last()).copied().unwrap_or_default();
        self.cut_to = self.cut(used, now);
        self.events += 1;
        self.seen_before = next;
        self.held_until = self.held_until.max(now + asked.unwrap_or(hold));
        true
    }

    /// A quarter less than what was used in the last minute, which was too much beside the others. Who used little
    /// says little: then it is a quarter less than a quarter. A tenth always stays.
    fn cut(&self, used: Used, now: Millis) -> Millis {
        let (limit, used_now) = (wide(used.limit), wide(used.now));
        let level = wide(self.limit_at(used.limit, now)).min(used_now.max(limit / 4));
        (level * 3 / 4).max(limit / 10).max(1)
    }

    /// The limit as it is now, after cuts and recovery.
    pub fn limit_at(&self, limit: usize, now: Millis) -> usize {
        let quiet = (now - self.held_until).clamp(0, RECOVERY_MS);
        let level = self.cut_to + wide(limit) * quiet / RECOVERY_MS;
        usize::try_from(level).unwrap_or(1).clamp(1, limit.max(1))
    }

    /// Until when nobody goes, if that is still to come.
    pub fn held(&self, now: Millis) -> Option<Millis> {
        (self.held_until > now).then_some(self.held_until)
    }

    /// How much of a stretch of time was held.
    pub fn held_between(&self, from: Millis, to: Millis) -> Millis {
        (self.held_until.min(to) - from).max(0)
    }

    /// Moves every stamp: the clock jumped.
    pub fn shift(&mut self, by: Millis) {
        self.held_until += by;
    }
}

/// How many calls count, of how many.
#[derive(Debug, Clone, Copy)]
pub struct Used {
    /// Now.
    pub now: usize,
    /// At most.
    pub limit: usize,
}

fn wide(number: usize) -> Millis {
    Millis::try_from(number).unwrap_or(Millis::MAX / 1_000_000_000)
}
