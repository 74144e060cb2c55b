//! One virtual world: shards, a gate, a directory, Atera, and people; and everything that goes wrong between them.
//! The hosts do what the shells in `pkg/intake` do, and all that is decided is the core's.

pub(crate) mod directory;
pub(crate) mod disk;
pub(crate) mod errands;
pub(crate) mod gate;
pub(crate) mod people;
pub(crate) mod search;
pub(crate) mod service;
pub(crate) mod shard;
pub(crate) mod time;

use atera_wasm::intake::delivery::Plan;
use atera_wasm::intake::directory::Freshness;
use atera_wasm::intake::gate::class::Class;
use atera_wasm::intake::sender::Policy;
use directory::DirectoryDisk;
use disk::ShardDisk;
use gate::{GateDisk, GateMemory, Gated};
use search::SearchMemory;
use service::{Service, Trouble};
use shard::{Shard, ShardMemory};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::future::Future;
use std::ops::Deref;
use std::rc::Rc;
use time::{Gone, Host, MINUTE, SECOND, Time, answer};

/// What every clock says when the world begins.
pub(crate) const EPOCH: i64 = 1_800_000_000_000;

/// How many there are, and how bad it gets.
#[derive(Clone)]
pub(crate) struct Weather {
    pub(crate) shards: usize,
    /// Our calls in any minute.
    pub(crate) limit: usize,
    pub(crate) blind_ms: i64,
    pub(crate) most_tries: u32,
    pub(crate) plan: Plan,
    pub(crate) policy: Policy,
    /// Whether the directory reads what changed and somebody is asked for, as in live, or everything now and then.
    pub(crate) live: bool,
    pub(crate) freshness: Freshness,
    /// When people stop.
    pub(crate) until: i64,
    /// Submissions in ten minutes, and at the very beginning.
    pub(crate) submissions: i64,
    pub(crate) backlog: i64,
    /// Receipts that are looked at in ten minutes.
    pub(crate) looks: i64,
    /// Another consumer's calls in ten minutes.
    pub(crate) others: i64,
    /// A person decides once in so long; somebody changes the account; clocks jump.
    pub(crate) operator: i64,
    pub(crate) drift: i64,
    pub(crate) jumps: i64,
    /// A host falls over once in so many of its steps.
    pub(crate) crash_once_in: i64,
    pub(crate) mishaps: Mishaps,
    pub(crate) trouble: Trouble,
}

/// What goes wrong between the hosts, in percent.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Mishaps {
    pub(crate) rpc_lost: i64,
    pub(crate) rpc_twice: i64,
    pub(crate) lost_before: i64,
    pub(crate) late: i64,
    pub(crate) alarm_lost: i64,
    /// Of falls that last: up to two minutes.
    pub(crate) down: i64,
}

/// What a host remembers, and in which of its lives.
type Life<T> = (u64, Rc<RefCell<T>>);

pub(crate) struct Inner {
    pub(crate) time: Rc<Time>,
    pub(crate) weather: Weather,
    pub(crate) service: RefCell<Service>,
    pub(crate) shards: Vec<RefCell<ShardDisk>>,
    memories: RefCell<BTreeMap<usize, Life<ShardMemory>>>,
    pub(crate) gate_disk: RefCell<GateDisk>,
    gate: RefCell<Life<GateMemory>>,
    pub(crate) directory: RefCell<DirectoryDisk>,
    pub(crate) directory_gated: RefCell<Option<(u64, Rc<Gated>)>>,
    searches: RefCell<Option<Life<SearchMemory>>>,
    offsets: RefCell<BTreeMap<Host, i64>>,
    down: RefCell<BTreeMap<Host, i64>>,
    /// What people were told: 202 for this payload.
    pub(crate) accepted: RefCell<BTreeMap<String, u64>>,
    pub(crate) noted: RefCell<BTreeSet<String>>,
    pub(crate) stuck: Cell<u64>,
    /// How often a shard that wanted a lease was sent away.
    pub(crate) sent_away: Cell<u64>,
    /// How often all that changed was read for marks.
    pub(crate) searched: Cell<u64>,
    /// How long each class waited for its leases, at most.
    pub(crate) waited: Cell<[i64; 3]>,
    pub(crate) grants: RefCell<[Vec<i64>; 3]>,
    pub(crate) decisions: Cell<u64>,
    pub(crate) conflicts: Cell<u64>,
    pub(crate) repeated: Cell<u64>,
    calm: Cell<bool>,
    /// The directory reads no more.
    pub(crate) resting: Cell<bool>,
}

#[derive(Clone)]
pub(crate) struct World(Rc<Inner>);

impl Deref for World {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl World {
    pub(crate) fn new(seed: u64, weather: Weather) -> Self {
        let time = Rc::new(Time::new(seed));
        time.crash_once_in.set(weather.crash_once_in);
        let service = Service {
            trouble: weather.trouble.clone(),
            values: weather.plan.values,
            limit: weather.limit,
            last_id: 1_000,
            ..Service::default()
        };
        let world = Self(Rc::new(Inner {
            time,
            service: RefCell::new(service),
            shards: (0..weather.shards).map(|_| RefCell::default()).collect(),
            memories: RefCell::default(),
            gate_disk: RefCell::default(),
            gate: RefCell::default(),
            directory: RefCell::default(),
            directory_gated: RefCell::default(),
            searches: RefCell::default(),
            offsets: RefCell::default(),
            down: RefCell::default(),
            accepted: RefCell::default(),
            noted: RefCell::default(),
            stuck: Cell::default(),
            sent_away: Cell::default(),
            searched: Cell::default(),
            waited: Cell::default(),
            grants: RefCell::default(),
            decisions: Cell::default(),
            conflicts: Cell::default(),
            repeated: Cell::default(),
            calm: Cell::default(),
            resting: Cell::default(),
            weather,
        }));
        world.found_account();
        world.begin_people();
        world
    }

    pub(crate) fn now(&self) -> i64 {
        self.time.now.get()
    }

    /// What a host's clock says.
    pub(crate) fn clock(&self, host: Host) -> i64 {
        EPOCH + self.now() + self.offsets.borrow().get(&host).copied().unwrap_or_default()
    }

    pub(crate) fn set_offset(&self, host: Host, change: impl FnOnce(i64) -> i64) {
        let mut offsets = self.offsets.borrow_mut();
        let offset = offsets.entry(host).or_default();
        *offset = change(*offset);
    }

    /// What goes wrong now.
    pub(crate) fn now_trouble(&self) -> Mishaps {
        if self.calm.get() { Mishaps::default() } else { self.weather.mishaps }
    }

    /// Nothing goes wrong any more.
    pub(crate) fn calm_down(&self) {
        self.calm.set(true);
        self.time.crash_once_in.set(0);
        let mut service = self.service.borrow_mut();
        let (allowed, latency) = (service.trouble.allowed, service.trouble.latency);
        service.trouble = Trouble { latency, allowed, ..Trouble::default() };
    }

    pub(crate) fn is_down(&self, host: Host) -> bool {
        self.down.borrow().get(&host).is_some_and(|until| self.now() < *until)
    }

    pub(crate) fn shard(&self, number: usize) -> Shard {
        let life = self.time.life(Host::Shard(number));
        let mut memories = self.memories.borrow_mut();
        let known = memories.get(&number).filter(|(known, _)| *known == life);
        let memory = known.map(|(_, memory)| Rc::clone(memory));
        let memory = memory.unwrap_or_else(|| {
            let memory = Rc::new(RefCell::new(ShardMemory::new(self, number)));
            memories.insert(number, (life, Rc::clone(&memory)));
            memory
        });
        Shard { world: self.clone(), number, memory }
    }

    pub(crate) fn gate_memory(&self) -> Rc<RefCell<GateMemory>> {
        let life = self.time.life(Host::Gate);
        let mut gate = self.gate.borrow_mut();
        if gate.0 != life {
            *gate = (life, Rc::default());
        }
        Rc::clone(&gate.1)
    }

    pub(crate) fn granted(&self, class: Class, asked: i64) {
        let place = class as usize;
        let mut waited = self.waited.get();
        waited[place] = waited[place].max(self.now() - asked);
        self.waited.set(waited);
        self.grants.borrow_mut()[place].push(self.now());
    }

    /// Work on another object. It may be lost on the way there, or on the way back.
    pub(crate) async fn call<T: 'static>(
        &self,
        to: Host,
        work: impl Future<Output = T> + 'static,
    ) -> Result<T, Gone> {
        let lost = self.now_trouble().rpc_lost;
        self.time.sleep(1 + self.time.dice.below(8)).await;
        if self.is_down(to) || self.time.dice.percent(lost) {
            self.time.sleep(self.time.dice.below(SECOND)).await;
            return Err(Gone);
        }
        let (sender, receiver) = answer();
        self.time.spawn(to, async move { sender.send(work.await) });
        let result = receiver.await;
        if result.is_err() && self.time.dice.percent(self.now_trouble().down) {
            let until = self.now() + self.time.dice.below(2 * MINUTE);
            self.down.borrow_mut().insert(to, until);
        }
        self.time.sleep(1 + self.time.dice.below(8)).await;
        if self.time.dice.percent(lost) { Err(Gone) } else { result }
    }

    /// Runs until everything that was accepted is over.
    pub(crate) fn settle(&self, longest: i64) {
        self.time.run(self.weather.until);
        self.calm_down();
        // What was lost before has run out by then, if the gate has noticed that its clock jumped.
        self.expired();
        self.time.run(self.now() + 2 * MINUTE);
        let lost = self.expired();
        let end = self.weather.until + longest;
        while !self.is_quiet() {
            assert!(self.now() < end, "it never ends: {:?}", self.open_rows());
            self.time.run(self.now() + MINUTE);
        }
        self.resting.set(true);
        self.time.run(self.now() + 3 * MINUTE);
        assert_eq!(self.expired(), lost, "leases leak although nothing falls over");
    }

    fn expired(&self) -> u64 {
        self.gate_happens(atera_wasm::intake::gate::Gate::wake);
        self.gate_memory().borrow().gate.as_ref().map_or(0, |gate| gate.counters().expired)
    }

    fn open_rows(&self) -> Vec<String> {
        let open = |disk: &RefCell<ShardDisk>| {
            let disk = disk.borrow();
            let open = disk.rows.values().filter(|row| row.due.is_some() || row.sending);
            open.map(|row| format!("{} {:?}", row.id, row.state())).take(2).collect::<Vec<_>>()
        };
        self.shards.iter().flat_map(open).collect()
    }

    fn is_quiet(&self) -> bool {
        self.shards.iter().all(|disk| {
            let disk = disk.borrow();
            disk.by_due.is_empty() && disk.by_sending.is_empty()
        })
    }
}

impl World {
    /// Lets go of everything, or a long run would keep every world.
    pub(crate) fn end(&self) {
        self.time.clear();
        self.memories.borrow_mut().clear();
        *self.gate.borrow_mut() = (0, Rc::default());
        *self.directory_gated.borrow_mut() = None;
        *self.searches.borrow_mut() = None;
    }
}
