//! The gate's rules, one by one. What they make together is simulated in `intake_gate_simulation`.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it did not expect should stop right there"
)]

use atera_wasm::intake::gate::class::{Class, SHARES};
use atera_wasm::intake::gate::lease::Lease;
use atera_wasm::intake::gate::{Act, Change, Ending, Gate, Kept, Options, Outcome, Reason, Step};

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const LEASE_MS: i64 = 35 * SECOND;
const START: i64 = 1_000_000_000_000;
const CLASSES: [Class; 3] = [Class::Interactive, Class::Intake, Class::Background];

/// A gate with a shell that remembers what it was told.
struct Bench {
    gate: Gate,
    now: i64,
    waiters: u64,
    rows: Vec<Lease>,
    kept: Option<Kept>,
    granted: Vec<(u64, u64)>,
    refused: Vec<(u64, i64, Reason)>,
    probes: Vec<u64>,
    wake_at: Option<i64>,
}

impl Bench {
    fn new(limit: usize) -> Self {
        Self::restored(limit, Some(&[]), None, START)
    }

    fn restored(limit: usize, rows: Option<&[Lease]>, kept: Option<Kept>, now: i64) -> Self {
        let gate = Gate::restore(Options { limit, lease_ms: LEASE_MS }, rows, kept, now);
        let rows = rows.unwrap_or_default().to_vec();
        let (granted, refused, probes) = (Vec::new(), Vec::new(), Vec::new());
        let mut bench = Self { gate, now, waiters: 0, rows, kept, granted, refused, probes, wake_at: None };
        bench.wake(0);
        bench
    }

    fn take(&mut self, step: Step) {
        for change in step.changes {
            match change {
                Change::Granted { lease } => self.rows.push(lease),
                Change::Ended { number, ended_at } => {
                    let row = self.rows.iter_mut().find(|row| row.number == number).unwrap();
                    row.ended_at = Some(ended_at);
                }
                Change::Dropped { number } => self.rows.retain(|row| row.number != number),
                Change::Rewrite { leases } => self.rows = leases,
                Change::Keep { kept } => self.kept = Some(kept),
            }
        }
        for act in step.acts {
            match act {
                Act::Granted { waiter, lease, .. } => self.granted.push((waiter, lease)),
                Act::Refused { waiter, wait_ms, reason } => self.refused.push((waiter, wait_ms, reason)),
                Act::Probe { lease } => self.probes.push(lease),
            }
        }
        self.wake_at = step.wake_at;
    }

    /// Asks without patience; the lease, or why not.
    fn ask(&mut self, class: Class) -> Result<u64, (i64, Reason)> {
        let waiter = self.wait(class, 0);
        match self.granted.last() {
            Some((granted, lease)) if *granted == waiter => Ok(*lease),
            _ => {
                let (refused, wait_ms, reason) = *self.refused.last().unwrap();
                assert_eq!(refused, waiter);
                Err((wait_ms, reason))
            }
        }
    }

    fn wait(&mut self, class: Class, patience: i64) -> u64 {
        self.waiters += 1;
        let step = self.gate.ask(class, self.waiters, patience, self.now);
        self.take(step);
        self.waiters
    }

    fn finish(&mut self, lease: u64, outcome: Outcome) {
        self.end(lease, Ending { outcome, retry_after_ms: None, replied: true });
    }

    fn end(&mut self, lease: u64, ending: Ending) {
        let step = self.gate.finish(lease, ending, self.now);
        self.take(step);
    }

    /// So much later, with a shell that wakes it whenever it wants.
    fn pass(&mut self, ms: i64) {
        let until = self.now + ms;
        while let Some(at) = self.wake_at.filter(|at| *at <= until) {
            self.now = at;
            let step = self.gate.wake(at);
            self.take(step);
        }
        self.wake(until - self.now);
    }

    fn wake(&mut self, ms: i64) {
        self.now += ms;
        let step = self.gate.wake(self.now);
        self.take(step);
    }

    fn fill(&mut self, limit: usize) -> Vec<u64> {
        (0..limit).map(|_| self.ask(Class::Interactive).unwrap()).collect()
    }

    fn restart(&self, limit: usize, now: i64) -> Self {
        Self::restored(limit, Some(&self.rows), self.kept, now)
    }
}

#[test]
fn a_lease_counts_from_its_grant_until_a_minute_after_its_end() {
    // Its end, and until when it counts after its grant.
    let rows = [
        (Some((Outcome::Answered, true, 500)), 500 + MINUTE),
        (Some((Outcome::Limited, true, 500)), 500 + MINUTE),
        (Some((Outcome::Failed, true, 500)), 500 + MINUTE),
        // It may still be on its way.
        (Some((Outcome::Failed, false, 500)), LEASE_MS + MINUTE),
        (None, LEASE_MS + MINUTE),
        (Some((Outcome::Answered, true, 2 * LEASE_MS)), LEASE_MS + MINUTE),
    ];
    for (ending, counts) in rows {
        let mut bench = Bench::new(1);
        let lease = bench.ask(Class::Interactive).unwrap();
        if let Some((outcome, replied, after)) = ending {
            bench.pass(after);
            bench.end(lease, Ending { outcome, retry_after_ms: Some(0), replied });
        }
        bench.pass(START + counts - bench.now);
        assert_eq!(bench.gate.counters().used, 1, "{ending:?}");
        assert!(bench.ask(Class::Interactive).is_err());
        // A clock of whole milliseconds may have read one too early.
        bench.pass(1);
        assert_eq!(bench.gate.counters().used, 0, "{ending:?}");
        assert!(bench.ask(Class::Interactive).is_ok());
    }
}

#[test]
fn what_was_not_used_comes_back_at_once_and_an_end_counts_once() {
    let mut bench = Bench::new(2);
    let leases = bench.fill(2);
    bench.finish(leases[0], Outcome::Answered);
    // It was said: that it was not used comes too late, and so does a failure.
    for outcome in [Outcome::Unused, Outcome::Failed, Outcome::Limited, Outcome::Answered] {
        bench.pass(1);
        bench.finish(leases[0], outcome);
    }
    assert_eq!((bench.gate.counters().used, bench.gate.counters().limited), (2, 0));
    assert_eq!(bench.rows[0].ended_at, Some(START));
    bench.finish(leases[1], Outcome::Unused);
    bench.finish(leases[1], Outcome::Unused);
    bench.finish(7, Outcome::Failed);
    assert_eq!(bench.gate.counters().used, 1);
    assert!(bench.ask(Class::Interactive).is_ok());
}

#[test]
fn the_class_decides_who_goes_first_and_age_among_equals() {
    let mut bench = Bench::new(3);
    let leases = bench.fill(3);
    let waiters: Vec<_> =
        CLASSES.iter().rev().chain(&CLASSES).map(|class| bench.wait(*class, MINUTE)).collect();
    bench.gate.leave(waiters[1], bench.now);
    bench.finish(leases[0], Outcome::Unused);
    // The last one asked last, and is interactive; it has waited as long as the other interactive one.
    assert_eq!(bench.granted.last().unwrap().0, waiters[2]);
    assert_eq!(bench.gate.counters().waiting, [1, 1, 2]);
    // Both lower classes were passed over, and each has its share of a minute to come.
    bench.finish(leases[1], Outcome::Unused);
    assert_eq!(bench.granted.last().unwrap().0, waiters[4]);
    bench.finish(leases[2], Outcome::Unused);
    assert_eq!(bench.granted.last().unwrap().0, waiters[0]);
}

#[test]
fn the_shares_leave_half_to_the_interactive_calls_and_grow_with_age() {
    assert!(SHARES.iter().map(|share| share.most).sum::<i64>() <= 500);
    assert_eq!(SHARES.map(|share| share.class), CLASSES);
    for share in SHARES {
        assert_eq!(share.class.is_patient(), share.floor > 0);
        assert!(share.floor <= share.most);
    }
    // How many of two hundred slots a class gets that was passed over, by how long its calls have waited.
    let taken = |class: Class, age: i64| {
        let mut bench = Bench::new(400);
        let leases = bench.fill(400);
        for _ in 0..200 {
            bench.wait(class, MINUTE);
        }
        bench.pass(age);
        for _ in 0..300 {
            bench.wait(Class::Interactive, MINUTE);
        }
        bench.granted.clear();
        for lease in &leases[..200] {
            bench.finish(*lease, Outcome::Unused);
            for (_, lease) in std::mem::take(&mut bench.granted) {
                bench.finish(lease, Outcome::Answered);
            }
        }
        bench.gate.counters().granted[CLASSES.iter().position(|known| *known == class).unwrap()]
    };
    // A minute's floor of 400 is 40 and 20.
    assert_eq!([taken(Class::Intake, 0), taken(Class::Background, 0)], [41, 21]);
    let older = [taken(Class::Intake, 20 * SECOND), taken(Class::Background, 20 * SECOND)];
    assert!(older[0] > 80 && older[1] > 40, "{older:?}");
}

#[test]
fn a_backlog_goes_at_its_pace_and_leaves_a_headroom() {
    let mut bench = Bench::new(700);
    for _ in 0..900 {
        bench.wait(Class::Intake, MINUTE);
    }
    assert_eq!(bench.granted.len(), 20);
    let step = |bench: &mut Bench| {
        // Each call is answered at once.
        for (_, lease) in std::mem::take(&mut bench.granted) {
            bench.finish(lease, Outcome::Answered);
        }
        bench.pass(SECOND);
        bench.gate.counters().granted[1]
    };
    let counts: Vec<_> = (0..58).map(|_| step(&mut bench)).collect();
    let most = counts.windows(2).map(|pair| pair[1] - pair[0]).max();
    assert!(most.unwrap() <= 12, "{counts:?}");
    assert!(*counts.last().unwrap() > 660);
    // Interactive calls do not wait for that pace.
    for _ in 0..7 {
        assert!(bench.ask(Class::Interactive).is_ok());
    }
}

/// Twenty go at once; what is given back lets others go instead.
#[test]
fn the_pace_does_not_count_what_was_not_used() {
    let mut bench = Bench::new(700);
    for _ in 0..60 {
        let lease = bench.ask(Class::Intake).expect("it was all given back");
        bench.finish(lease, Outcome::Unused);
    }
}

#[test]
fn the_last_slots_are_for_interactive_calls() {
    let mut bench = Bench::new(300);
    bench.fill(296);
    // The pace has forgotten them, and they still count: nobody said that they were over.
    bench.pass(MINUTE + 10 * SECOND);
    assert_eq!(bench.gate.counters().used, 296);
    assert!(bench.ask(Class::Intake).is_ok());
    assert!(bench.ask(Class::Intake).is_err() && bench.ask(Class::Background).is_err());
    for _ in 0..3 {
        assert!(bench.ask(Class::Interactive).is_ok());
    }
    assert!(bench.ask(Class::Interactive).is_err());
}

#[test]
fn nobody_waits_longer_than_he_wants() {
    let mut bench = Bench::new(1);
    bench.fill(1);
    let (soon, late) = (bench.wait(Class::Intake, 300), bench.wait(Class::Interactive, 3_600 * SECOND));
    bench.pass(299);
    assert!(bench.refused.is_empty());
    bench.pass(1);
    let (waiter, wait_ms, reason) = bench.refused[0];
    assert_eq!((waiter, reason), (soon, Reason::Busy));
    assert!((100..=5_000).contains(&wait_ms));
    bench.pass(MINUTE - 301);
    assert_eq!(bench.refused.len(), 1);
    bench.pass(1);
    assert_eq!(bench.refused[1].0, late);
    // A queue has an end.
    for _ in 0..1_000 {
        bench.wait(Class::Background, MINUTE);
    }
    assert!(matches!(bench.ask(Class::Background), Err((_, Reason::Busy))));
    assert_eq!(bench.gate.counters().waiting, [0, 0, 1_000]);
}

fn limited(bench: &mut Bench, lease: u64, retry_after_ms: Option<i64>) {
    bench.end(lease, Ending { outcome: Outcome::Limited, retry_after_ms, replied: true });
}

/// How long the next call has to wait because of a 429.
fn held(bench: &mut Bench) -> i64 {
    match bench.ask(Class::Interactive) {
        Err((wait_ms, Reason::Held)) => wait_ms,
        Err((_, Reason::Busy | Reason::Down)) | Ok(_) => 0,
    }
}

#[test]
fn a_429_holds_for_as_long_as_atera_wants_or_longer_each_time() {
    // What Atera wants, and what it gets.
    let rows = [(Some(7_000), 7_000), (Some(0), SECOND), (Some(86_400_000), 3_600_000), (None, 5_000)];
    for (asked, hold) in rows {
        let mut bench = Bench::new(100);
        let lease = bench.ask(Class::Interactive).unwrap();
        limited(&mut bench, lease, asked);
        assert_eq!(held(&mut bench), hold, "{asked:?}");
        bench.pass(hold - 1);
        assert_eq!(held(&mut bench), 1);
        bench.pass(1);
        assert!(bench.ask(Class::Interactive).is_ok());
        assert_eq!(bench.gate.counters().held_ms, hold);
    }
    let mut bench = Bench::new(100);
    for hold in [5, 10, 20, 40, 60, 60] {
        let lease = bench.ask(Class::Interactive).unwrap();
        limited(&mut bench, lease, None);
        assert_eq!(held(&mut bench), hold * SECOND);
        bench.pass(hold * SECOND);
    }
    bench.pass(MINUTE + 1);
    let lease = bench.ask(Class::Interactive).unwrap();
    limited(&mut bench, lease, None);
    assert_eq!(held(&mut bench), 5 * SECOND);
    let counters = bench.gate.counters();
    assert_eq!((counters.limited, counters.limited_unpredicted), (7, 7));
}

#[test]
fn a_429_cuts_the_limit_once_and_it_comes_back_slowly() {
    let mut bench = Bench::new(100);
    let leases = bench.fill(80);
    for lease in &leases[..10] {
        limited(&mut bench, *lease, None);
    }
    // A quarter less than what was used; those that were on their way are part of the same event.
    let counters = bench.gate.counters();
    assert_eq!((counters.limit, counters.limited, counters.limited_unpredicted), (60, 10, 1));
    assert_eq!(held(&mut bench), 5 * SECOND);
    // Only that they want more time counts.
    limited(&mut bench, leases[10], Some(9_000));
    assert_eq!((held(&mut bench), bench.gate.counters().limit), (9_000, 60));
    bench.pass(9_000 + MINUTE);
    assert_eq!(bench.gate.counters().limit, 70);
    bench.pass(2 * MINUTE);
    assert_eq!(bench.gate.counters().limit, 90);
    bench.pass(10 * MINUTE);
    assert_eq!(bench.gate.counters().limit, 100);
    // Something is always left.
    for _ in 0..5 {
        let lease = bench.ask(Class::Interactive).unwrap();
        limited(&mut bench, lease, Some(0));
        bench.pass(SECOND);
    }
    assert_eq!(bench.gate.counters().limit, 10);
}

fn fail(bench: &mut Bench, class: Class) {
    let lease = bench.ask(class).unwrap();
    bench.finish(lease, Outcome::Failed);
}

#[test]
fn five_failures_in_a_row_stop_the_patient_classes() {
    let mut bench = Bench::new(700);
    for _ in 0..4 {
        fail(&mut bench, Class::Intake);
    }
    let lease = bench.ask(Class::Intake).unwrap();
    bench.finish(lease, Outcome::Answered);
    for _ in 0..4 {
        fail(&mut bench, Class::Intake);
    }
    let waiting = bench.ask(Class::Background).unwrap();
    assert!(!bench.gate.counters().down);
    bench.finish(waiting, Outcome::Failed);
    assert!(bench.gate.counters().down);
    for class in [Class::Intake, Class::Background] {
        assert!(matches!(bench.ask(class), Err((3_000, Reason::Down))), "{class:?}");
    }
    // However long they would wait, they are told at once.
    let waiter = bench.wait(Class::Intake, MINUTE);
    assert_eq!(bench.refused.last().unwrap().0, waiter);
    fail(&mut bench, Class::Interactive);
    let lease = bench.ask(Class::Interactive).unwrap();
    bench.finish(lease, Outcome::Answered);
    assert!(!bench.gate.counters().down && bench.ask(Class::Background).is_ok());
    // Failures that lie far apart say nothing.
    for _ in 0..20 {
        bench.pass(31 * SECOND);
        fail(&mut bench, Class::Intake);
    }
    assert!(!bench.gate.counters().down);
}

#[test]
fn one_probe_at_a_time_asks_whether_it_is_back() {
    let mut bench = Bench::new(700);
    for _ in 0..5 {
        fail(&mut bench, Class::Intake);
    }
    for (index, wait) in [2, 4, 8, 16, 30, 30].into_iter().enumerate() {
        assert!(bench.ask(Class::Intake).is_err(), "somebody wants it");
        bench.pass(wait * SECOND - 1);
        assert_eq!(bench.probes.len(), index);
        bench.pass(1);
        assert_eq!(bench.probes.len(), index + 1, "{wait}");
        bench.pass(10 * SECOND);
        assert_eq!(bench.probes.len(), index + 1, "one at a time");
        let probe = *bench.probes.last().unwrap();
        // A probe that is given back or lost asked nothing.
        bench.finish(probe, if index == 0 { Outcome::Unused } else { Outcome::Failed });
    }
    assert!(bench.ask(Class::Intake).is_err());
    bench.pass(30 * SECOND);
    let probe = *bench.probes.last().unwrap();
    bench.pass(LEASE_MS);
    assert_eq!((bench.probes.len(), bench.gate.counters().expired), (7, 1));
    bench.finish(probe, Outcome::Answered);
    assert!(bench.gate.counters().down, "a probe that ran out is not heard any more");
    // Nobody asks for two minutes: there is no use in probing.
    bench.pass(10 * MINUTE);
    let probes = bench.probes.len();
    bench.pass(10 * MINUTE);
    assert_eq!((bench.probes.len(), bench.wake_at), (probes, None));
    assert!(bench.ask(Class::Intake).is_err());
    bench.pass(SECOND);
    bench.finish(*bench.probes.last().unwrap(), Outcome::Limited);
    assert!(!bench.gate.counters().down, "a 429 is an answer");
    assert!(bench.gate.counters().down_ms > 20 * MINUTE);
}

#[test]
fn silence_stops_the_patient_classes_too() {
    let mut bench = Bench::new(700);
    let leases: Vec<_> = (0..20).map(|_| bench.ask(Class::Intake).unwrap()).collect();
    bench.pass(SECOND);
    // The pace would let eleven more go.
    assert!(matches!(bench.ask(Class::Intake), Err((_, Reason::Busy))));
    assert!(bench.ask(Class::Interactive).is_ok());
    bench.finish(leases[0], Outcome::Answered);
    assert!(bench.ask(Class::Intake).is_ok());
    let mut quiet = Bench::new(700);
    for _ in 0..20 {
        quiet.ask(Class::Intake).unwrap();
    }
    quiet.wait(Class::Intake, MINUTE);
    quiet.pass(4_999);
    assert!(!quiet.gate.counters().down);
    quiet.pass(1);
    assert!(quiet.gate.counters().down);
    assert_eq!(quiet.probes.len(), 1);
}

#[test]
fn a_clock_that_jumps_frees_nothing() {
    // By how much, and whether somebody waits meanwhile.
    for (jump, waits) in [(-3_600 * SECOND, true), (-3_600 * SECOND, false), (3_600 * SECOND, true)] {
        let mut bench = Bench::new(2);
        let leases = bench.fill(2);
        bench.pass(10 * SECOND);
        bench.finish(leases[0], Outcome::Answered);
        bench.finish(leases[1], Outcome::Answered);
        bench.pass(30 * SECOND);
        if waits {
            bench.wait(Class::Interactive, MINUTE);
        }
        bench.wake(jump);
        assert_eq!((bench.gate.counters().used, bench.gate.counters().jumps), (2, 1), "{jump}");
        // Nor does it take anything: half of the minute was over.
        bench.pass(30 * SECOND);
        assert_eq!((bench.gate.counters().used, bench.granted.len()), (2, 2));
        bench.pass(1);
        assert_eq!(bench.gate.counters().used, usize::from(waits), "{jump}");
        assert_eq!(bench.granted.len(), if waits { 3 } else { 2 });
        assert!(bench.rows.iter().all(|row| (bench.now - row.granted_at).abs() < 2 * MINUTE), "{jump}");
    }
    // While nobody waits a jump ahead looks like a quiet hour.
    let mut bench = Bench::new(2);
    bench.fill(2);
    bench.wake(3_600 * SECOND);
    assert_eq!(bench.gate.counters().used, 0);
}

#[test]
fn a_restart_forgets_nothing() {
    let mut bench = Bench::new(4);
    let leases = bench.fill(4);
    bench.pass(SECOND);
    bench.finish(leases[0], Outcome::Answered);
    bench.finish(leases[1], Outcome::Unused);
    bench.end(leases[2], Ending { outcome: Outcome::Failed, retry_after_ms: None, replied: false });
    for now in [bench.now + 5 * SECOND, START - 3_600 * SECOND] {
        let mut again = bench.restart(4, now);
        let counters = again.gate.counters();
        assert_eq!((counters.used, counters.open), (3, 1));
        assert!(again.ask(Class::Interactive).unwrap() > leases[3], "no number is used twice");
        // A clock that went back stands where the last stamp was.
        let later = if now < START { SECOND } else { 6 * SECOND };
        again.pass(MINUTE + SECOND - later);
        assert_eq!(again.gate.counters().used, 4);
        again.pass(1);
        assert_eq!(again.gate.counters().used, 3);
        again.pass(LEASE_MS + MINUTE);
        assert_eq!(again.gate.counters().used, 0);
        // What the restart moved is written down: the next one counts the same.
        let mut twice = bench.restart(4, now).restart(4, now);
        twice.ask(Class::Interactive).unwrap();
        assert_eq!(twice.restart(4, now).gate.counters().used, 4);
    }
    // Even with no rows left, numbers are new.
    assert!(
        Bench::new(1).ask(Class::Intake).unwrap() < Bench::restored(1, Some(&[]), None, START + 9).fill(1)[0]
    );
}

#[test]
fn rows_that_make_no_sense_mean_that_everything_was_used() {
    let lease = Lease {
        number: 1,
        class: Class::Intake,
        granted_at: START,
        expires_at: START + LEASE_MS,
        ended_at: Some(START - 1),
    };
    let late = Lease { ended_at: Some(START + 2 * LEASE_MS), ..lease };
    let reversed = Lease { expires_at: START - 1, ended_at: None, ..lease };
    for rows in [None, Some(vec![lease]), Some(vec![late]), Some(vec![reversed])] {
        let mut bench = Bench::restored(50, rows.as_deref(), None, START);
        assert_eq!(bench.gate.counters().used, 50, "{rows:?}");
        assert_eq!(bench.rows.len(), 50, "it is written down");
        assert!(bench.ask(Class::Interactive).is_err());
        // A call of before may arrive until its lease runs out.
        bench.pass(LEASE_MS + MINUTE);
        assert_eq!(bench.gate.counters().used, 50);
        bench.pass(1);
        assert_eq!(bench.gate.counters().used, 0);
    }
}

#[test]
fn a_hold_and_an_outage_outlive_a_restart() {
    let mut bench = Bench::new(100);
    let leases = bench.fill(80);
    limited(&mut bench, leases[0], Some(20 * SECOND));
    let mut again = bench.restart(100, bench.now + 5 * SECOND);
    assert_eq!((held(&mut again), again.gate.counters().limit), (15 * SECOND, 60));
    limited(&mut again, leases[1], None);
    assert_eq!(again.gate.counters().limited_unpredicted, 0, "it is part of the event before");

    let mut dead = Bench::new(100);
    for _ in 0..5 {
        fail(&mut dead, Class::Intake);
    }
    let mut again = dead.restart(100, dead.now);
    assert_eq!(again.probes.len(), 1, "it asks before anybody else does");
    assert!(matches!(again.ask(Class::Intake), Err((_, Reason::Down))));
    again.finish(again.probes[0], Outcome::Answered);
    assert!(!again.restart(100, again.now).gate.counters().down);
}

#[test]
fn every_status_has_its_meaning() {
    for status in 0..=999 {
        let expected = match status {
            429 => Outcome::Limited,
            100..=428 | 430..=499 => Outcome::Answered,
            500..=999 | 0 => Outcome::Failed,
            _ => continue,
        };
        assert_eq!(Ending::of(status, None).outcome, expected, "{status}");
        let asked = Ending::of(status, Some(9)).retry_after_ms;
        assert_eq!(asked.is_some(), status == 429, "{status}");
    }
}
