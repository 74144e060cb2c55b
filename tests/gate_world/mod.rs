//! A world for the gate: an Atera that counts what arrives, workers of three classes that ask, call and fall over, a
//! disk, and a clock that jumps. Time is in milliseconds; a seed replays a run.

use atera_wasm::intake::gate::class::Class;
use atera_wasm::intake::gate::lease::Lease;
use atera_wasm::intake::gate::{Act, Change, Ending, Gate, Kept, Options, Outcome, Step};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const LEASE_MS: i64 = 35 * SECOND;
/// When a holder gives his call up.
const TIMEOUT_MS: i64 = 30 * SECOND;
pub(crate) const CLASSES: [Class; 3] = [Class::Interactive, Class::Intake, Class::Background];

/// An xorshift: a seed replays a run.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub(crate) fn below(&mut self, limit: i64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33).cast_signed() % limit.max(1)
    }

    pub(crate) fn percent(&mut self, chance: i64) -> bool {
        self.below(100) < chance
    }
}

/// How many ask, and how bad it gets. Everything is quiet by default.
#[derive(Clone, Default)]
pub(crate) struct Weather {
    pub(crate) limit: usize,
    /// Workers of each class, and how long each rests after a call.
    pub(crate) workers: [(usize, i64); 3],
    pub(crate) patience: [i64; 3],
    /// Shortest and longest time from a call's arrival to its reply.
    pub(crate) latency: (i64, i64),
    /// When the workers ask no more.
    pub(crate) until: i64,
    /// Percent of grants whose holder is never heard of again.
    pub(crate) leaks: i64,
    /// Percent of calls that are given back without having been made.
    pub(crate) unused: i64,
    /// Percent of calls that arrive late, of ends that are told twice, and of calls that fail.
    pub(crate) late: i64,
    pub(crate) twice: i64,
    pub(crate) failing: i64,
    /// The gate falls over about so often; never if zero. The clock jumps.
    pub(crate) restarts: i64,
    pub(crate) jumps: i64,
    /// From when to when Atera is away, and whether it hangs instead of answering 503.
    pub(crate) outage: Option<(i64, i64, bool)>,
    /// Calls of another consumer in each minute, and what Atera allows to all.
    pub(crate) others: i64,
    pub(crate) allowed: usize,
    /// Percent of 429s that say when to come back.
    pub(crate) says_when: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Event {
    Ask(usize),
    Wake(u64),
    /// A lease's call arrives, made by a worker or by the probe.
    Arrive(u64, Option<usize>),
    Finish(u64, u8, i64, bool),
    Rest(usize),
    Restart,
    Jump,
    Other,
}

struct Worker {
    class: Class,
    rest: i64,
    patience: i64,
    since: Option<i64>,
}

#[derive(Default)]
pub(crate) struct Seen {
    /// When our calls arrived.
    pub(crate) arrivals: Vec<i64>,
    /// How long each call waited, by class.
    pub(crate) waits: [Vec<i64>; 3],
    /// When calls were granted, by class.
    pub(crate) grants: [Vec<i64>; 3],
    /// Calls that arrived while Atera was away, probes included.
    pub(crate) lost: usize,
    pub(crate) probes: usize,
    pub(crate) limited: usize,
}

pub(crate) struct World {
    pub(crate) gate: Gate,
    pub(crate) seen: Seen,
    pub(crate) now: i64,
    weather: Weather,
    dice: Dice,
    offset: i64,
    /// The clock jumped ahead and the gate had no event since: nothing could notice it after a restart.
    unnoticed: bool,
    wake: Option<i64>,
    wakes: u64,
    events: BinaryHeap<Reverse<(i64, u64, Event)>>,
    serial: u64,
    workers: Vec<Worker>,
    waiters: BTreeMap<u64, usize>,
    rows: BTreeMap<u64, Lease>,
    kept: Option<Kept>,
    window: VecDeque<i64>,
    everyone: VecDeque<i64>,
}

impl World {
    pub(crate) fn new(seed: u64, weather: Weather) -> Self {
        let options = Options { limit: weather.limit, lease_ms: LEASE_MS };
        let offset = 1_000_000_000_000;
        let mut world = Self {
            gate: Gate::restore(options, Some(&[]), None, offset),
            seen: Seen::default(),
            now: 0,
            dice: Dice::new(seed),
            offset,
            unnoticed: false,
            wake: None,
            wakes: 0,
            events: BinaryHeap::new(),
            serial: 0,
            workers: Vec::new(),
            waiters: BTreeMap::new(),
            rows: BTreeMap::new(),
            kept: None,
            window: VecDeque::new(),
            everyone: VecDeque::new(),
            weather,
        };
        for (index, class) in CLASSES.into_iter().enumerate() {
            let (count, rest) = world.weather.workers[index];
            for _ in 0..count {
                let patience = world.weather.patience[index];
                world.workers.push(Worker { class, rest, patience, since: None });
                let at = world.dice.below(rest + SECOND);
                world.at(at, Event::Ask(world.workers.len() - 1));
            }
        }
        for (every, event) in [
            (world.weather.restarts, Event::Restart),
            (world.weather.jumps, Event::Jump),
            (if world.weather.others > 0 { MINUTE / world.weather.others } else { 0 }, Event::Other),
        ] {
            if every > 0 {
                world.at(every, event);
            }
        }
        world
    }

    fn clock(&self) -> i64 {
        self.now + self.offset
    }

    fn at(&mut self, time: i64, event: Event) {
        self.serial += 1;
        self.events.push(Reverse((time, self.serial, event)));
    }

    /// Runs until nothing happens any more, or until a time.
    pub(crate) fn run(&mut self, until: i64) {
        while let Some(Reverse((time, ..))) = self.events.peek() {
            if *time > until {
                break;
            }
            let Some(Reverse((time, _, event))) = self.events.pop() else { break };
            self.now = time;
            self.happens(event);
        }
        self.now = until;
    }

    /// Everything is over: the gate has had time to forget, and says how it stands.
    pub(crate) fn settle(&mut self) {
        let end = self.weather.until + 10 * MINUTE;
        for end in [end, end + 3 * MINUTE] {
            self.run(end);
            // The first time it may notice that the clock jumped.
            let step = self.gate.wake(self.clock());
            self.take(step);
        }
    }

    fn happens(&mut self, event: Event) {
        match event {
            Event::Ask(worker) => self.ask(worker),
            Event::Wake(number) => {
                if number == self.wakes {
                    let step = self.gate.wake(self.clock());
                    self.take(step);
                }
            }
            Event::Arrive(lease, worker) => self.arrive(lease, worker),
            Event::Finish(lease, outcome, retry_after, replied) => {
                let outcome =
                    [Outcome::Unused, Outcome::Answered, Outcome::Limited, Outcome::Failed][outcome as usize];
                let retry_after_ms = (retry_after >= 0).then_some(retry_after);
                let step = self.gate.finish(lease, Ending { outcome, retry_after_ms, replied }, self.clock());
                self.take(step);
            }
            Event::Rest(worker) => {
                let rest = self.workers[worker].rest;
                let pause = self.dice.below(2 * rest + 1);
                self.at(self.now + pause, Event::Ask(worker));
            }
            Event::Restart => self.restart(),
            Event::Jump => self.jump(),
            Event::Other => {
                self.everyone.push_back(self.now);
                if self.now < self.weather.until {
                    self.at(self.now + MINUTE / self.weather.others, Event::Other);
                }
            }
        }
    }

    fn ask(&mut self, worker: usize) {
        if self.now >= self.weather.until {
            return;
        }
        let now = self.now;
        let asking = &mut self.workers[worker];
        asking.since = asking.since.or(Some(now));
        let (class, patience) = (asking.class, asking.patience);
        self.serial += 1;
        let waiter = self.serial;
        self.waiters.insert(waiter, worker);
        let step = self.gate.ask(class, waiter, patience, self.clock());
        self.take(step);
    }

    /// What the shell does: it writes, then tells.
    fn take(&mut self, step: Step) {
        self.unnoticed = false;
        for change in step.changes {
            match change {
                Change::Granted { lease } => drop(self.rows.insert(lease.number, lease)),
                Change::Ended { number, ended_at } => {
                    if let Some(row) = self.rows.get_mut(&number) {
                        row.ended_at = Some(ended_at);
                    }
                }
                Change::Dropped { number } => drop(self.rows.remove(&number)),
                Change::Rewrite { leases } => {
                    self.rows = leases.into_iter().map(|lease| (lease.number, lease)).collect();
                }
                Change::Keep { kept } => self.kept = Some(kept),
            }
        }
        self.rows.retain(|number, _| *number >= step.oldest);
        self.wake = step.wake_at;
        self.wakes += 1;
        if let Some(at) = step.wake_at {
            let nap = (at - self.clock()).max(0);
            self.at(self.now + nap, Event::Wake(self.wakes));
        }
        for act in step.acts {
            match act {
                Act::Granted { waiter, lease, .. } => self.granted(waiter, lease),
                Act::Refused { waiter, wait_ms, .. } => {
                    let worker = self.waiters.remove(&waiter).expect("a waiter that waits");
                    assert!(wait_ms > 0, "sent away for no time");
                    self.at(self.now + wait_ms, Event::Ask(worker));
                }
                Act::Probe { lease } => {
                    self.seen.probes += 1;
                    self.at(self.now + 10, Event::Arrive(lease, None));
                }
            }
        }
    }

    fn granted(&mut self, waiter: u64, lease: u64) {
        let worker = self.waiters.remove(&waiter).expect("a waiter that waits");
        let at = &mut self.workers[worker];
        let took = self.now - at.since.take().expect("it asked");
        let class = at.class;
        let index = CLASSES.iter().position(|known| *known == class).expect("a class");
        self.seen.waits[index].push(took);
        self.seen.grants[index].push(self.now);
        if self.dice.percent(self.weather.unused) {
            let after = self.now + self.dice.below(2 * SECOND);
            self.at(after, Event::Finish(lease, 0, -1, false));
            self.at(after, Event::Rest(worker));
            return;
        }
        let late = self.dice.percent(self.weather.late);
        let way = self.dice.below(if late { LEASE_MS } else { 20 });
        self.at(self.now + way, Event::Arrive(lease, Some(worker)));
        if way > TIMEOUT_MS {
            self.at(self.now + TIMEOUT_MS, Event::Finish(lease, 3, -1, false));
        }
    }

    fn arrive(&mut self, lease: u64, worker: Option<usize>) {
        let now = self.now;
        self.seen.arrivals.push(now);
        self.window.push_back(now);
        self.everyone.push_back(now);
        while self.window.front().is_some_and(|at| now - at >= MINUTE) {
            self.window.pop_front();
        }
        while self.everyone.front().is_some_and(|at| now - at >= MINUTE) {
            self.everyone.pop_front();
        }
        let (count, limit) = (self.window.len(), self.weather.limit);
        assert!(count <= limit, "{count} calls in 60 seconds, {limit} are allowed, at {now}");
        let (shortest, longest) = self.weather.latency;
        let mut took = shortest + self.dice.below(longest - shortest + 1);
        let away = self.weather.outage.filter(|(from, to, _)| (*from..*to).contains(&now));
        let (outcome, retry_after, replied) = match away {
            Some((_, _, hangs)) => {
                self.seen.lost += 1;
                took = if hangs { TIMEOUT_MS } else { 50 };
                (3, -1, !hangs)
            }
            None if self.weather.allowed > 0 && self.everyone.len() > self.weather.allowed => {
                self.seen.limited += 1;
                let says = self.dice.percent(self.weather.says_when);
                (2, if says { self.dice.below(20 * SECOND) } else { -1 }, true)
            }
            None if self.dice.percent(self.weather.failing) => (3, -1, self.dice.percent(50)),
            None => (1, -1, true),
        };
        if let Some(worker) = worker.filter(|_| self.dice.percent(self.weather.leaks)) {
            self.at(now + MINUTE, Event::Rest(worker));
            return;
        }
        let told = now + took + self.dice.below(20);
        self.at(told, Event::Finish(lease, outcome, retry_after, replied));
        if self.dice.percent(self.weather.twice) {
            let again = told + self.dice.below(3 * MINUTE);
            let ending = u8::try_from(self.dice.below(4)).unwrap_or(0);
            self.at(again, Event::Finish(lease, ending, -1, true));
        }
        if let Some(worker) = worker {
            self.at(told, Event::Rest(worker));
        }
    }

    /// The gate is gone with everything in memory; those who waited hear of it.
    fn restart(&mut self) {
        if self.now < self.weather.until {
            let next = self.now + self.dice.below(2 * self.weather.restarts) + 1;
            self.at(next, Event::Restart);
        }
        if self.unnoticed {
            return;
        }
        let options = Options { limit: self.weather.limit, lease_ms: LEASE_MS };
        let text = serde_json::to_string(&self.rows.values().collect::<Vec<_>>()).expect("rows");
        let rows: Vec<Lease> = serde_json::from_str(&text).expect("rows");
        let rows = if self.dice.percent(95) { Some(rows.as_slice()) } else { None };
        self.gate = Gate::restore(options, rows, self.kept, self.clock());
        self.wake = None;
        for (_, worker) in std::mem::take(&mut self.waiters) {
            self.at(self.now + SECOND, Event::Ask(worker));
        }
        let step = self.gate.wake(self.clock());
        self.take(step);
    }

    fn jump(&mut self) {
        if self.now < self.weather.until {
            let next = self.now + self.dice.below(2 * self.weather.jumps) + 1;
            self.at(next, Event::Jump);
        }
        if self.dice.percent(50) {
            self.offset -= self.dice.below(3_600 * SECOND);
        } else if self.wake.is_some() {
            // While nobody waits, nobody can notice it.
            self.offset += 5 * SECOND + self.dice.below(3_600 * SECOND);
            self.unnoticed = true;
        }
    }
}
