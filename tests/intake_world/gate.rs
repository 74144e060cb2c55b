//! The gate's shell: what is decided is written down first, then told. It mirrors `pkg/intake/gate.js` and `gated.js`.

use super::World;
use super::service::{Body, Reply, Request};
use super::time::{Gone, Host, Receiver, SECOND, Sender, answer, within};
use atera_wasm::intake::gate::class::Class;
use atera_wasm::intake::gate::lease::Lease;
use atera_wasm::intake::gate::{Act, Change, Ending, Gate, Options, Outcome, Step};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

pub(crate) const LEASE_MS: i64 = 35 * SECOND;
const BEGIN_MS: i64 = 5 * SECOND;
pub(crate) const PATIENCE_MS: i64 = 20 * SECOND;
/// A call that has no end by then is given up.
const CALL_MS: i64 = 30 * SECOND;

/// What somebody who asked is told: a lease and when it runs out, or how long to stay away.
pub(crate) type Told = Result<(u64, i64), i64>;

#[derive(Default)]
pub(crate) struct GateDisk {
    rows: BTreeMap<u64, Lease>,
    kept: Option<String>,
}

#[derive(Default)]
pub(crate) struct GateMemory {
    pub(crate) gate: Option<Gate>,
    waiters: BTreeMap<u64, Sender<Told>>,
    last_waiter: u64,
    timer: u64,
    pub(crate) wants_waking: bool,
}

impl World {
    /// The gate, opened as it is written down if it was not open.
    fn opened(&self) -> Rc<RefCell<GateMemory>> {
        let memory = self.gate_memory();
        if memory.borrow().gate.is_none() {
            let (rows, kept) = {
                let disk = self.gate_disk.borrow();
                let text = serde_json::to_string(&disk.rows.values().collect::<Vec<_>>()).unwrap();
                let kept = disk.kept.as_ref().map(|text| serde_json::from_str(text).unwrap());
                (serde_json::from_str::<Vec<Lease>>(&text).unwrap(), kept)
            };
            let options = Options { limit: self.weather.limit, lease_ms: LEASE_MS };
            let mut gate = Gate::restore(options, Some(&rows), kept, self.clock(Host::Gate));
            let step = gate.wake(self.clock(Host::Gate));
            memory.borrow_mut().gate = Some(gate);
            self.gate_take(step);
        }
        memory
    }

    pub(crate) fn gate_happens(&self, event: impl FnOnce(&mut Gate, i64) -> Step) {
        let memory = self.opened();
        let now = self.clock(Host::Gate);
        let step = memory.borrow_mut().gate.as_mut().map(|gate| event(gate, now));
        self.time.gate_is_safe.set(false);
        if let Some(step) = step {
            self.gate_take(step);
        }
    }

    fn gate_take(&self, step: Step) {
        {
            let mut disk = self.gate_disk.borrow_mut();
            for change in step.changes {
                match change {
                    Change::Granted { lease } => drop(disk.rows.insert(lease.number, lease)),
                    Change::Ended { number, ended_at } => {
                        if let Some(row) = disk.rows.get_mut(&number) {
                            row.ended_at = Some(ended_at);
                        }
                    }
                    Change::Dropped { number } => drop(disk.rows.remove(&number)),
                    Change::Rewrite { leases } => {
                        disk.rows = leases.into_iter().map(|lease| (lease.number, lease)).collect();
                    }
                    Change::Keep { kept } => disk.kept = Some(serde_json::to_string(&kept).unwrap()),
                }
            }
            disk.rows.retain(|number, _| *number >= step.oldest);
        }
        // It may fall over when it has written and before anybody heard of it.
        if self.time.falls(Host::Gate) {
            self.time.kill(Host::Gate);
            return;
        }
        let memory = self.gate_memory();
        for act in step.acts {
            match act {
                Act::Granted { waiter, lease, expires_at } => {
                    let waiter = memory.borrow_mut().waiters.remove(&waiter);
                    if let Some(waiter) = waiter {
                        waiter.send(Ok((lease, expires_at)));
                    }
                }
                Act::Refused { waiter, wait_ms, .. } => {
                    let waiter = memory.borrow_mut().waiters.remove(&waiter);
                    if let Some(waiter) = waiter {
                        waiter.send(Err(wait_ms));
                    }
                }
                Act::Probe { lease } => {
                    let world = self.clone();
                    self.time.spawn(Host::Gate, async move {
                        let finish = |world: &World, ending| {
                            world.gate_happens(|gate, now| gate.finish(lease, ending, now));
                        };
                        drop(world.exchange(&Request::Probe, 10 * SECOND, finish).await);
                    });
                }
            }
        }
        let timer = {
            let mut memory = memory.borrow_mut();
            memory.timer += 1;
            memory.wants_waking = step.wake_at.is_some();
            memory.timer
        };
        if let Some(at) = step.wake_at {
            let (world, nap) = (self.clone(), at - self.clock(Host::Gate));
            self.time.spawn(Host::Gate, async move {
                world.time.sleep(nap).await;
                if world.gate_memory().borrow().timer == timer {
                    world.gate_happens(Gate::wake);
                }
            });
        }
    }

    async fn gate_acquire(self, class: Class, patience: i64) -> Result<Told, Gone> {
        let (sender, receiver): (Sender<Told>, Receiver<Told>) = answer();
        let waiter = {
            let memory = self.opened();
            let mut memory = memory.borrow_mut();
            memory.last_waiter += 1;
            let waiter = memory.last_waiter;
            memory.waiters.insert(waiter, sender);
            waiter
        };
        self.gate_happens(|gate, now| gate.ask(class, waiter, patience, now));
        receiver.await
    }

    /// Nobody waits for it, and it may be lost, or be heard twice.
    fn gate_finish(&self, lease: u64, ending: Ending) {
        for _ in 0..=usize::from(self.time.dice.percent(self.now_trouble().rpc_twice)) {
            let world = self.clone();
            self.time.spawn(Host::Outside, async move {
                let inner = world.clone();
                let finish = async move { inner.gate_happens(|gate, now| gate.finish(lease, ending, now)) };
                let _ = world.call(Host::Gate, finish).await;
            });
        }
    }

    /// A call on its way to Atera and back. The gate hears how it ended.
    async fn exchange(
        &self,
        request: &Request,
        budget: i64,
        finish: impl Fn(&World, Ending),
    ) -> Result<Body, Fault> {
        let begun = self.now();
        let (sender, replied) = answer::<Reply>();
        let (world, sent) = (self.clone(), request.clone());
        self.time.spawn(Host::Outside, async move {
            let trouble = world.now_trouble();
            let late = world.time.dice.percent(trouble.late);
            let way = world.time.dice.below(if late { CALL_MS } else { 20 });
            if world.time.dice.percent(trouble.lost_before) {
                // It never arrives; the other side hears at once, or not at all.
                if world.time.dice.percent(50) {
                    world.time.sleep(CALL_MS * 2).await;
                }
                return;
            }
            world.time.sleep(way).await;
            let reply = world.service.borrow_mut().arrive(&sent, world.now(), &world.time.dice);
            world.time.sleep(reply.head_ms).await;
            if reply.hangs {
                world.time.sleep(CALL_MS * 2).await;
            } else if !reply.breaks {
                sender.send(reply);
            }
        });
        let failed = |replied| Ending { outcome: Outcome::Failed, retry_after_ms: None, replied };
        let reply = match within(&self.time, budget, replied).await {
            Some(Ok(reply)) => reply,
            Some(Err(Gone)) => {
                finish(self, failed(false));
                return Err(Fault { code: "network", retry_after: None });
            }
            None => {
                finish(self, failed(false));
                return Err(Fault { code: "timeout", retry_after: None });
            }
        };
        let left = begun + budget - self.now();
        self.time.sleep(reply.body_ms.min(left)).await;
        if reply.body_ms > left {
            finish(self, failed(true));
            return Err(Fault { code: "timeout", retry_after: None });
        }
        finish(self, Ending::of(reply.status, reply.retry_after));
        reply.result.map_err(|code| Fault { code, retry_after: reply.retry_after })
    }
}

/// Why a call made nothing, or nobody knows what.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fault {
    pub(crate) code: &'static str,
    pub(crate) retry_after: Option<i64>,
}

#[derive(Clone, Copy)]
struct Held {
    lease: u64,
    until: i64,
}

/// A client whose every call goes through the gate.
pub(crate) struct Gated {
    world: World,
    host: Host,
    class: Class,
    held: RefCell<VecDeque<Held>>,
    ready: RefCell<VecDeque<Held>>,
}

impl Gated {
    pub(crate) fn new(world: &World, host: Host, class: Class) -> Rc<Self> {
        let world = world.clone();
        Rc::new(Self { world, host, class, held: RefCell::default(), ready: RefCell::default() })
    }

    fn unused(&self, lease: u64) {
        let ending = Ending { outcome: Outcome::Unused, retry_after_ms: None, replied: false };
        self.world.gate_finish(lease, ending);
    }

    fn fresh(&self, leases: &RefCell<VecDeque<Held>>) -> Option<Held> {
        loop {
            let next = leases.borrow_mut().pop_front()?;
            if self.world.clock(self.host) < next.until {
                return Some(next);
            }
            self.unused(next.lease);
        }
    }

    async fn acquire(&self, patience: i64) -> Result<Held, i64> {
        let asked = self.world.now();
        let ask = self.world.clone().gate_acquire(self.class, patience);
        let told = self.world.call(Host::Gate, ask).await;
        let Ok(Ok(told)) = told else { return Err(SECOND) };
        let (lease, expires_at) = told.inspect_err(|_| {
            self.world.sent_away.set(self.world.sent_away.get() + u64::from(self.class == Class::Intake));
        })?;
        self.world.granted(self.class, asked);
        let until = self.world.clock(self.host).min(expires_at - LEASE_MS) + BEGIN_MS;
        Ok(Held { lease, until })
    }

    async fn mine(&self) -> Result<Held, i64> {
        match self.fresh(&self.held) {
            Some(held) => Ok(held),
            None => self.acquire(PATIENCE_MS).await,
        }
    }

    /// Takes a lease in advance; answers how long to stay away if there is none.
    pub(crate) async fn hold(&self, patience: i64) -> Option<i64> {
        match self.acquire(patience).await {
            Ok(held) => {
                self.held.borrow_mut().push_back(held);
                None
            }
            Err(wait) => Some(wait),
        }
    }

    pub(crate) fn release(&self) {
        let held = std::mem::take(&mut *self.held.borrow_mut());
        let ready = std::mem::take(&mut *self.ready.borrow_mut());
        for unused in held.into_iter().chain(ready) {
            self.unused(unused.lease);
        }
    }

    /// One call: its lease, then the network.
    pub(crate) async fn call(&self, request: Request) -> Result<Body, Fault> {
        let begun = self.world.now();
        let refused = |wait| Fault { code: "rate_limited", retry_after: Some(wait) };
        let mine = self.mine().await.map_err(refused)?;
        self.ready.borrow_mut().push_back(mine);
        let left = begun + CALL_MS - self.world.now();
        let held = match self.fresh(&self.ready) {
            Some(held) => held,
            None => self.mine().await.map_err(refused)?,
        };
        let finish = |world: &World, ending| world.gate_finish(held.lease, ending);
        self.world.exchange(&request, left.max(0), finish).await
    }
}
