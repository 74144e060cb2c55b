//! The gate: which call to Atera may go now. One for each account.
//!
//! The shell tells it what happened and at what time. Each time it answers a [`Step`]: what to write down first, what to
//! do then, and when to come back. It shares nothing with the plain client's pacer (`client::pace`), which stands beside
//! the calls that it counts: it sees each one end, and loses its count with its program. The gate hears of its
//! calls from afar, and nothing may make it forget them.

pub mod backoff;
pub mod breaker;
pub mod class;
pub mod lease;
pub mod step;

use super::outbox::Millis;
use backoff::{Backoff, Used};
use breaker::Breaker;
use class::{Class, Queue, SHARES, Share, Smoothing, Waiter};
use lease::{Lease, Ledger};
use serde::Deserialize;
pub use step::{Act, Change, Counters, Ending, Kept, Outcome, Reason, Step};

/// What a gate is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// Calls in any 60 seconds; the reserve for others is already taken off.
    pub limit: usize,
    /// How long after its grant a call may still arrive.
    pub lease_ms: Millis,
}

/// What Atera can be asked by in a hundred: so many slots stay free for interactive calls, so that a few at once do not
/// wait.
const HEADROOM_DIVISOR: usize = 100;
/// While somebody waits, the gate wants to be woken at least this often: it notices a clock that jumps.
const LONGEST_NAP_MS: Millis = 1_000;
/// Nobody waits for longer: who asks again is known to be still there.
const LONGEST_PATIENCE_MS: Millis = 60_000;
/// Woken so much later than asked, it does not believe the clock.
const LATE_MS: Millis = 2_000;
/// Nobody is told to come back sooner, or later, because of the budget alone. Who stays away for long misses his turn.
const BUSY_MS: std::ops::RangeInclusive<Millis> = 100..=5_000;

/// The state.
#[derive(Debug, Clone, PartialEq)]
pub struct Gate {
    options: Options,
    ledger: Ledger,
    queue: Queue,
    smoothing: Smoothing,
    backoff: Backoff,
    breaker: Breaker,
    /// The clock at the last event.
    latest: Millis,
    /// When it wanted to be woken.
    wake_at: Option<Millis>,
    counters: Counters,
    changes: Vec<Change>,
    acts: Vec<Act>,
}

impl Gate {
    /// A gate as it was stored: its leases, and what else it kept. Nothing stands for rows that cannot be read: then the
    /// whole budget counts as used just now.
    pub fn restore(options: Options, rows: Option<&[Lease]>, kept: Option<Kept>, now: Millis) -> Self {
        let options = Options { limit: options.limit.max(1), lease_ms: options.lease_ms.max(1) };
        let known = rows.and_then(|rows| Ledger::restore(rows, now));
        let spent = || Ledger::spent(options.limit, options.lease_ms, now);
        let mut gate = Self {
            options,
            ledger: known.unwrap_or_else(spent),
            queue: Queue::default(),
            smoothing: Smoothing::default(),
            backoff: kept.map_or_else(|| Backoff::new(options.limit), |kept| kept.backoff),
            breaker: Breaker::restore(kept.is_some_and(|kept| kept.down), now),
            latest: now,
            wake_at: None,
            counters: Counters::default(),
            changes: Vec::new(),
            acts: Vec::new(),
        };
        // Rows that were lost, or that have other stamps since the clock went back.
        if rows.is_none_or(|rows| rows != gate.ledger.rows()) {
            gate.changes.push(Change::Rewrite { leases: gate.ledger.rows() });
        }
        gate
    }

    /// Somebody wants to make a call and waits for it until the deadline, `patience` from now.
    pub fn ask(&mut self, class: Class, waiter: u64, patience: Millis, now: Millis) -> Step {
        self.step(now, |gate| {
            let deadline = now + patience.clamp(0, LONGEST_PATIENCE_MS);
            if !gate.queue.enter(class, Waiter { number: waiter, asked_at: now, deadline }) {
                let wait_ms = gate.busy_wait(class);
                gate.acts.push(Act::Refused { waiter, wait_ms, reason: Reason::Busy });
            }
        })
    }

    /// Nobody waits there any more.
    pub fn leave(&mut self, waiter: u64, now: Millis) -> Step {
        self.step(now, |gate| gate.queue.leave(waiter))
    }

    /// A call is over. Said twice, or of a lease that is forgotten, it changes no count.
    pub fn finish(&mut self, lease: u64, ending: Ending, now: Millis) -> Step {
        self.step(now, |gate| {
            let open = gate.ledger.get(lease).is_some_and(|known| known.ended_at.is_none());
            if open {
                gate.finished(lease, ending);
            }
        })
    }

    /// Time passed.
    pub fn wake(&mut self, now: Millis) -> Step {
        self.step(now, |_| {})
    }

    /// How it stands.
    pub fn counters(&self) -> Counters {
        Counters {
            granted: SHARES.map(|share| self.queue.granted(share.class)),
            waiting: SHARES.map(|share| self.queue.waiting(share.class)),
            used: self.ledger.used(),
            limit: self.limit(),
            open: self.ledger.open_from(0).count(),
            down: self.breaker.is_down(),
            held: self.backoff.held(self.latest).is_some(),
            ..self.counters
        }
    }

    /// Every lease that counts, as it should be stored.
    pub fn rows(&self) -> Vec<Lease> {
        self.ledger.rows()
    }

    fn step(&mut self, now: Millis, run: impl FnOnce(&mut Self)) -> Step {
        let before = self.kept();
        self.advance(now);
        run(self);
        self.listen();
        self.probe();
        self.grant_all();
        self.send_away();
        let kept = self.kept();
        if kept != before {
            self.changes.push(Change::Keep { kept });
        }
        self.wake_at = self.next_wake();
        Step {
            changes: std::mem::take(&mut self.changes),
            acts: std::mem::take(&mut self.acts),
            wake_at: self.wake_at,
            oldest: self.ledger.oldest(),
        }
    }

    fn kept(&self) -> Kept {
        Kept { backoff: self.backoff, down: self.breaker.is_down() }
    }

    /// A clock that goes back, or that is far ahead of the time at which we wanted to be woken, has jumped. Then no time
    /// passed: every stamp moves along, and nothing is freed. A timer that was only late costs as much as it was late.
    ///
    /// What cannot be noticed: a jump ahead while nobody waits, or while the gate is gone, and one of less than three
    /// seconds. It frees what was used in as long a time.
    fn advance(&mut self, now: Millis) {
        let late = self.wake_at.is_some_and(|at| now > at + LATE_MS);
        if now < self.latest || late {
            self.shift(now - self.latest);
        } else {
            self.counters.held_ms += self.backoff.held_between(self.latest, now);
            self.counters.down_ms += if self.breaker.is_down() { now - self.latest } else { 0 };
        }
        self.latest = now;
        for lease in self.ledger.advance(now) {
            self.counters.expired += 1;
            self.breaker.lost(lease, now);
        }
    }

    fn shift(&mut self, by: Millis) {
        self.ledger.shift(by);
        self.queue.shift(by);
        self.smoothing.shift(by);
        self.backoff.shift(by);
        self.breaker.shift(by);
        self.counters.jumps += 1;
        self.changes.push(Change::Rewrite { leases: self.ledger.rows() });
    }

    fn limit(&self) -> usize {
        self.backoff.limit_at(self.options.limit, self.latest)
    }

    fn finished(&mut self, lease: u64, ending: Ending) {
        let now = self.latest;
        match ending.outcome {
            Outcome::Unused => {
                self.ledger.give_back(lease);
                self.smoothing.give_back(self.limit());
                self.changes.push(Change::Dropped { number: lease });
                self.breaker.lost(lease, now);
            }
            Outcome::Answered => {
                self.end(lease);
                self.breaker.heard(self.ledger.next_number());
            }
            Outcome::Limited => {
                let used = Used { now: self.ledger.used(), limit: self.options.limit };
                self.end(lease);
                self.breaker.heard(self.ledger.next_number());
                let next = self.ledger.next_number();
                self.counters.limited += 1;
                let news = self.backoff.limited(lease, next, ending.retry_after_ms, used, now);
                self.counters.limited_unpredicted += u64::from(news);
            }
            Outcome::Failed => {
                // What was given up before any reply came may still be on its way: it counts until its lease runs out.
                let at =
                    if ending.replied { now } else { self.ledger.get(lease).map_or(now, |it| it.expires_at) };
                self.ledger.end(lease, at);
                self.changes.push(Change::Ended { number: lease, ended_at: at });
                self.breaker.failed(lease, now);
            }
        }
    }

    fn end(&mut self, lease: u64) {
        self.ledger.end(lease, self.latest);
        self.changes.push(Change::Ended { number: lease, ended_at: self.latest });
    }

    /// Calls of the patient classes that are out since Atera last answered.
    fn unheard(&self) -> impl Iterator<Item = &Lease> {
        self.ledger.open_from(self.breaker.heard_before()).filter(|lease| lease.class.is_patient())
    }

    fn listen(&mut self) {
        let oldest = self.unheard().next().map(|lease| lease.granted_at);
        let unheard = self.unheard().count();
        self.breaker.listen(unheard, oldest, self.latest);
    }

    fn probe(&mut self) {
        let due = self.breaker.probe_at().is_some_and(|at| at <= self.latest);
        if due && self.backoff.held(self.latest).is_none() && self.ledger.used() < self.limit() {
            let lease = self.lease(Class::Background);
            self.breaker.probe(lease.number);
            self.acts.push(Act::Probe { lease: lease.number });
        }
    }

    fn lease(&mut self, class: Class) -> Lease {
        let lease = self.ledger.grant(class, self.latest, self.options.lease_ms);
        self.changes.push(Change::Granted { lease });
        lease
    }

    fn grant_all(&mut self) {
        while let Some(share) = self.next_class() {
            let Some(waiter) = self.queue.take(share, self.limit(), self.latest) else { break };
            self.smoothing.count(self.limit(), self.latest);
            let lease = self.lease(share.class);
            self.acts.push(Act::Granted {
                waiter: waiter.number,
                lease: lease.number,
                expires_at: lease.expires_at,
            });
        }
    }

    /// Whose turn it is, if a call may go.
    fn next_class(&self) -> Option<Share> {
        if self.backoff.held(self.latest).is_some() || self.ledger.used() >= self.limit() {
            return None;
        }
        let fit = |share: &Share| !share.class.is_patient() || self.lets_the_patient_go();
        let due = SHARES.into_iter().filter(fit);
        let due = due.filter_map(|share| Some((self.queue.due_at(share)?, share)));
        let due = due.filter(|(at, _)| *at <= self.latest).min_by_key(|(at, _)| *at);
        let mut ordinary = SHARES.into_iter().filter(fit).filter(|share| {
            self.queue.waiting(share.class) > 0 && (!share.class.is_patient() || self.has_room())
        });
        due.map(|(_, share)| share).or_else(|| ordinary.next())
    }

    /// Whether the patient classes may make calls at all: Atera is there, or at least has not been silent.
    fn lets_the_patient_go(&self) -> bool {
        !self.breaker.is_down() && self.unheard().nth(breaker::MOST_UNHEARD - 1).is_none()
    }

    /// Whether a patient class may go without being due: the headroom stays free, and the pace is kept.
    fn has_room(&self) -> bool {
        let headroom = self.limit() / HEADROOM_DIVISOR;
        self.ledger.used() + headroom < self.limit() && self.smoothing.next_at(self.limit()) <= self.latest
    }

    /// Tells those who wait in vain.
    fn send_away(&mut self) {
        let now = self.latest;
        let held = self.backoff.held(now);
        for share in SHARES {
            if share.class.is_patient() && self.breaker.is_down() {
                let gone = self.queue.give_up(share.class, |_| true);
                for waiter in gone {
                    let wait_ms = self.breaker.refuse(now);
                    self.refuse(waiter, wait_ms, Reason::Down);
                }
            }
            let gone = self.queue.give_up(share.class, |waiter| {
                waiter.deadline <= now || held.is_some_and(|until| until > waiter.deadline)
            });
            for waiter in gone {
                let (wait_ms, reason) = held
                    .map_or((self.busy_wait(share.class), Reason::Busy), |until| (until - now, Reason::Held));
                self.refuse(waiter, wait_ms, reason);
            }
        }
    }

    fn refuse(&mut self, waiter: Waiter, wait_ms: Millis, reason: Reason) {
        self.acts.push(Act::Refused { waiter: waiter.number, wait_ms, reason });
    }

    /// How long until a call of a class probably goes.
    fn busy_wait(&self, class: Class) -> Millis {
        let ahead = Millis::try_from(self.queue.waiting(class)).unwrap_or_default();
        let pace = lease::WINDOW_MS / Millis::try_from(self.limit()).unwrap_or(1);
        let free = self.next_slot(class.is_patient()).unwrap_or(self.latest);
        ((free - self.latest).max(0) + ahead * pace).clamp(*BUSY_MS.start(), *BUSY_MS.end())
    }

    /// When the budget lets a call go, as far as is known.
    fn next_slot(&self, patient: bool) -> Option<Millis> {
        let headroom = if patient { self.limit() / HEADROOM_DIVISOR } else { 0 };
        let full = self.ledger.used() + headroom >= self.limit();
        let free = if full { self.ledger.next_free() } else { None };
        let smooth = patient.then(|| self.smoothing.next_at(self.limit()));
        free.max(smooth).filter(|at| *at > self.latest)
    }

    /// When something is to be done without anybody asking. With somebody waiting, soon.
    fn next_wake(&self) -> Option<Millis> {
        let nap = self.latest + LONGEST_NAP_MS;
        let probe = self.breaker.probe_at();
        if self.queue.is_empty() && probe.is_none() {
            return None;
        }
        let due = SHARES.iter().filter_map(|share| self.queue.due_at(*share));
        let slots = [self.next_slot(true), self.next_slot(false), self.backoff.held(self.latest)];
        let ahead = due.chain(slots.into_iter().flatten()).chain(self.queue.deadline()).chain(probe);
        // What is due and cannot be done yet waits for the next nap.
        ahead.filter(|at| *at > self.latest).chain([nap]).min()
    }
}
