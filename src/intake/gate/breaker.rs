//! Whether Atera is there at all.
//!
//! A create that is sent into a dead service is a doubt, and a doubt costs ten minutes of waiting. So after a few
//! failures in a row the patient classes stop, and one harmless call at a time asks whether it is back.

use crate::intake::outbox::Millis;

/// So many failures in a row, in so short a time.
const FAILURES: usize = 5;
const FAILURES_MS: Millis = 120_000;
/// So many calls out at once, and not one answer: no more go until one comes.
pub const MOST_UNHEARD: usize = 20;
/// After so long without one, that is a failure too: a dead service may let every call hang.
const SILENCE_MS: Millis = 5_000;
/// How long before the first probe, the second, and so on; the last one holds for all that follow.
const PROBE_WAITS_MS: [Millis; 5] = [2_000, 4_000, 8_000, 16_000, 30_000];
/// About as long as a probe takes.
const PROBE_MS: Millis = 1_000;
/// Nobody asked for so long: there is no use in probing.
const WANTED_MS: Millis = 120_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Down {
    probe_at: Millis,
    probes: usize,
    /// The lease of the probe under way.
    probing: Option<u64>,
    /// When somebody was last sent away.
    wanted_at: Millis,
}

/// The state.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Breaker {
    /// When the last calls failed, since one was answered.
    failures: Vec<Millis>,
    down: Option<Down>,
    /// Leases with a smaller number were granted before the last answer.
    heard_before: u64,
}

impl Breaker {
    /// As it was when a gate stopped.
    pub fn restore(down: bool, now: Millis) -> Self {
        let mut breaker = Self::default();
        if down {
            breaker.open(now, now);
        }
        breaker
    }

    fn open(&mut self, probe_at: Millis, now: Millis) {
        if self.down.is_none() {
            self.down = Some(Down { probe_at, probes: 0, probing: None, wanted_at: now });
        }
    }

    /// Whether it is down.
    pub fn is_down(&self) -> bool {
        self.down.is_some()
    }

    /// Atera answered a call, whatever it said.
    pub fn heard(&mut self, next: u64) {
        *self = Self { failures: Vec::new(), down: None, heard_before: next };
    }

    /// A call failed.
    pub fn failed(&mut self, lease: u64, now: Millis) {
        if let Some(down) = self.down.as_mut() {
            if down.probing == Some(lease) {
                down.probing = None;
                down.probes += 1;
                let wait = PROBE_WAITS_MS.get(down.probes).or(PROBE_WAITS_MS.last());
                down.probe_at = now + wait.copied().unwrap_or_default();
            }
            return;
        }
        self.failures.push(now);
        self.failures.retain(|at| now - at < FAILURES_MS);
        if self.failures.len() >= FAILURES {
            self.open(now + PROBE_WAITS_MS[0], now);
        }
    }

    /// The lease of a probe was given back, or its holder is gone: ask again, as after a failure.
    pub fn lost(&mut self, lease: u64, now: Millis) {
        if self.down.is_some_and(|down| down.probing == Some(lease)) {
            self.failed(lease, now);
        }
    }

    /// From which number on leases are unheard of.
    pub fn heard_before(&self) -> u64 {
        self.heard_before
    }

    /// So many leases are open since Atera last answered, the oldest of them since then.
    pub fn listen(&mut self, unheard: usize, oldest: Option<Millis>, now: Millis) {
        if unheard >= MOST_UNHEARD && oldest.is_some_and(|at| now - at >= SILENCE_MS) {
            self.open(now, now);
        }
    }

    /// Somebody was sent away because it is down. Answers how long he should stay away.
    pub fn refuse(&mut self, now: Millis) -> Millis {
        let Some(down) = self.down.as_mut() else { return PROBE_MS };
        down.wanted_at = now;
        if down.probing.is_some() { PROBE_MS } else { (down.probe_at - now).max(0) + PROBE_MS }
    }

    /// When the next probe goes, if one should go.
    pub fn probe_at(&self) -> Option<Millis> {
        let down = self.down.filter(|down| down.probing.is_none())?;
        (down.probe_at < down.wanted_at + WANTED_MS).then_some(down.probe_at)
    }

    /// A probe goes, with this lease.
    pub fn probe(&mut self, lease: u64) {
        if let Some(down) = self.down.as_mut() {
            down.probing = Some(lease);
        }
    }

    /// Moves every stamp: the clock jumped.
    pub fn shift(&mut self, by: Millis) {
        for at in &mut self.failures {
            *at += by;
        }
        if let Some(down) = self.down.as_mut() {
            down.probe_at += by;
            down.wanted_at += by;
        }
    }
}
