//! A shard's shell: an alarm and an outbox beside its storage. It mirrors `pkg/intake/outbox.js` and `shard.js`.

use super::World;
use super::disk::{Row, ShardDisk};
use super::gate::{Gated, PATIENCE_MS};
use super::time::{Host, MINUTE, SECOND, Sender, answer};
use atera_wasm::intake::delivery::{Action, Event, Found, Task};
use atera_wasm::intake::draft::Submission;
use atera_wasm::intake::gate::class::Class;
use atera_wasm::intake::shard::{Begun, Happened, Reply, Taken, reply, take};
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

const WIDTH: usize = 6;
const RUN_MS: i64 = 5 * MINUTE;
const STUCK_MS: i64 = 10 * MINUTE;

struct Running {
    until: i64,
    alive: i64,
    finished: Option<Sender<()>>,
}

/// What is gone when the object falls over.
pub(crate) struct ShardMemory {
    under_way: BTreeSet<String>,
    running: Option<Running>,
    active: usize,
    looking: usize,
    width: usize,
    paused_until: i64,
    has_revived: bool,
    alarm_at: Option<i64>,
    pub(crate) gated: Rc<Gated>,
}

impl ShardMemory {
    pub(crate) fn new(world: &World, number: usize) -> Self {
        Self {
            under_way: BTreeSet::new(),
            running: None,
            active: 0,
            looking: 0,
            width: WIDTH,
            paused_until: 0,
            has_revived: false,
            alarm_at: None,
            gated: Gated::new(world, Host::Shard(number), Class::Intake),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Accepted {
    Anew,
    Repeated,
    Conflict,
}

pub(crate) struct Given {
    pub(crate) id: String,
    pub(crate) hash: u64,
    pub(crate) mark: String,
    pub(crate) submission: Submission,
}

/// A shard as it runs now.
#[derive(Clone)]
pub(crate) struct Shard {
    pub(crate) world: World,
    pub(crate) number: usize,
    pub(crate) memory: Rc<RefCell<ShardMemory>>,
}

impl Shard {
    pub(crate) fn disk(&self) -> &RefCell<ShardDisk> {
        &self.world.shards[self.number]
    }

    pub(crate) fn host(&self) -> Host {
        Host::Shard(self.number)
    }

    fn now(&self) -> i64 {
        self.world.clock(self.host())
    }

    pub(crate) fn find(&self, id: &str) -> Option<Row> {
        self.disk().borrow().rows.get(id).cloned()
    }

    fn preview(&self, row: &Row, event: Event) -> Taken {
        let weather = &self.world.weather;
        let (blind_ms, most_tries) = (weather.blind_ms, weather.most_tries);
        take(Happened { delivery: row.state(), event, now: self.now(), blind_ms, most_tries })
    }

    /// Hands an event to the core and stores what came of it; it may fall over before that, and after.
    async fn take(&self, row: &Row, event: Event) -> Action {
        let taken = self.preview(row, event);
        self.world.time.risk(self.host()).await;
        let mut row = row.clone();
        row.keep(&taken.kept);
        if row.reason.as_ref().is_some_and(|reason| reason.starts_with("doubled")) {
            self.world.noted.borrow_mut().insert(row.id.clone());
        }
        self.disk().borrow_mut().put(row);
        self.world.time.risk(self.host()).await;
        taken.action
    }

    pub(crate) async fn accept(self, given: Given) -> Accepted {
        if let Some(known) = self.find(&given.id) {
            return if known.hash == given.hash { Accepted::Repeated } else { Accepted::Conflict };
        }
        let begun = Begun::ticket(self.now(), self.world.weather.plan);
        self.begin(given, None, begun).await;
        Accepted::Anew
    }

    /// A customer's reply to the ticket of a submission.
    pub(crate) async fn reply(self, parent: String, given: Given) -> Option<Accepted> {
        let row = self.find(&parent)?;
        let ticket = row.ticket?;
        if let Some(known) = self.find(&given.id) {
            return Some(if known.hash == given.hash { Accepted::Repeated } else { Accepted::Conflict });
        }
        let atera_wasm::intake::delivery::Sender::Found(found) = row.state().sender else { return None };
        let begun = reply(&Reply { now: self.now(), to: found });
        self.begin(given, Some(ticket), begun).await;
        Some(Accepted::Anew)
    }

    async fn begin(&self, given: Given, parent: Option<u64>, begun: Begun) {
        let row = Row {
            id: given.id,
            hash: given.hash,
            parent,
            submission: serde_json::to_string(&given.submission).unwrap(),
            mark: given.mark,
            delivery: begun.delivery,
            standing: begun.standing,
            due: begun.due,
            sending: false,
            ticket: None,
            reason: None,
        };
        self.world.time.risk(self.host()).await;
        // While it was at risk nothing else ran: in the real object this is one step.
        self.disk().borrow_mut().put(row);
        self.wake(self.now());
        self.world.time.risk(self.host()).await;
    }

    /// A person decided.
    pub(crate) async fn decide(self, id: String, event: Event) {
        let Some(row) = self.find(&id) else { return };
        self.take(&row, event).await;
        let due = self.find(&id).and_then(|row| row.due);
        self.wake(due.unwrap_or_else(|| self.now()));
    }

    fn set_alarm(&self, at: i64) {
        self.memory.borrow_mut().alarm_at = Some(at);
        self.world.set_alarm(self.number, at);
    }

    fn wake(&self, at: i64) {
        let (runs, at, earlier) = {
            let memory = self.memory.borrow();
            let at = at.max(memory.paused_until);
            (memory.running.is_some(), at, memory.alarm_at.is_none_or(|set| at < set))
        };
        if runs {
            self.fill();
        } else if earlier {
            self.set_alarm(at);
        }
    }

    /// What the alarm does.
    pub(crate) async fn run(self) {
        if self.memory.borrow().running.is_some() {
            return;
        }
        let now = self.now();
        let (sender, over) = answer();
        {
            let mut memory = self.memory.borrow_mut();
            memory.alarm_at = None;
            memory.running = Some(Running { until: now + RUN_MS, alive: now, finished: Some(sender) });
        }
        self.revive().await;
        self.fill();
        self.finish_if_idle();
        let _ = over.await;
        self.memory.borrow_mut().running = None;
        let due = self.disk().borrow().next_due();
        if let Some(due) = due {
            let paused = self.memory.borrow().paused_until;
            self.set_alarm(due.max(paused).max(self.now()));
        }
    }

    fn finish_if_idle(&self) {
        let mut memory = self.memory.borrow_mut();
        let idle = memory.active == 0;
        if let Some(sender) = memory.running.as_mut().filter(|_| idle).and_then(|it| it.finished.take()) {
            sender.send(());
        }
    }

    async fn revive(&self) {
        if std::mem::replace(&mut self.memory.borrow_mut().has_revived, true) {
            return;
        }
        let interrupted: Vec<Row> = {
            let disk = self.disk().borrow();
            disk.by_sending.iter().filter_map(|id| disk.rows.get(id).cloned()).collect()
        };
        for row in interrupted {
            self.take(&row, Event::Revived).await;
        }
    }

    /// Begins as much as may run at once.
    fn fill(&self) {
        let now = self.now();
        let width = {
            let memory = self.memory.borrow();
            let Some(running) = memory.running.as_ref() else { return };
            if now >= running.until || now < memory.paused_until {
                return;
            }
            WIDTH + memory.under_way.len()
        };
        let due = self.disk().borrow().due(now, width);
        for id in due {
            if self.is_full() {
                return;
            }
            if !self.memory.borrow().under_way.contains(&id) {
                self.start(id);
            }
        }
    }

    /// Nothing more is begun for so long, and then one at a time until one may send.
    pub(crate) fn pause(&self, ms: i64) {
        let mut memory = self.memory.borrow_mut();
        (memory.paused_until, memory.width) = (self.now() + ms, 1);
    }

    fn is_full(&self) -> bool {
        let memory = self.memory.borrow();
        memory.active >= WIDTH || memory.active - memory.looking >= memory.width
    }

    fn start(&self, id: String) {
        let Some(row) = self.find(&id) else { return };
        let action = self.preview(&row, Event::Due).action;
        if matches!(action, Action::Look { task: Task::Ticket, .. }) {
            let shard = self.clone();
            {
                let mut memory = self.memory.borrow_mut();
                memory.active += 1;
                memory.looking += 1;
            }
            let sought = self.sought(id);
            self.memory.borrow_mut().under_way.extend(sought.iter().cloned());
            self.world.time.spawn(self.host(), async move {
                shard.look_all(&sought).await;
                shard.memory.borrow_mut().looking -= 1;
                shard.ended(&sought);
            });
        } else {
            let shard = self.clone();
            {
                let mut memory = self.memory.borrow_mut();
                memory.active += 1;
                memory.under_way.insert(id.clone());
            }
            self.world.time.spawn(self.host(), async move {
                shard.carry(&id, &action).await;
                shard.ended(&[id]);
            });
        }
    }

    fn ended(&self, ids: &[String]) {
        {
            let now = self.now();
            let mut memory = self.memory.borrow_mut();
            memory.active -= 1;
            for id in ids {
                memory.under_way.remove(id);
            }
            let Some(running) = memory.running.as_mut() else { return };
            running.alive = now;
        }
        self.fill();
        self.finish_if_idle();
    }

    async fn carry(&self, id: &str, planned: &Action) {
        let needs_turn = matches!(planned, Action::Create { .. });
        let gated = Rc::clone(&self.memory.borrow().gated);
        if needs_turn && let Some(wait) = gated.hold(PATIENCE_MS).await {
            self.pause(wait);
            return;
        }
        if needs_turn && std::mem::replace(&mut self.memory.borrow_mut().width, WIDTH) < WIDTH {
            self.fill();
        }
        let action = match self.find(id) {
            Some(row) => self.take(&row, Event::Due).await,
            None => Action::Rest,
        };
        if needs_turn && !matches!(action, Action::Create { .. }) {
            gated.release();
        }
        if matches!(action, Action::Wait { .. } | Action::Rest) {
            return;
        }
        let Some(row) = self.find(id) else { return };
        let event = match action {
            // Its ticket's check became due meanwhile.
            Action::Look { task: Task::Ticket, step, after } => {
                self.look_for_tickets(&[(row, step, after)]).await.pop().unwrap_or(Event::Due)
            }
            action => self.errand(&action, &row).await,
        };
        if let Some(row) = self.find(id) {
            self.take(&row, event).await;
        }
    }

    /// Everything whose ticket is to be looked for now.
    fn sought(&self, first: String) -> Vec<String> {
        let mut due = self.disk().borrow().settled_due(self.now(), 1_000);
        due.retain(|id| *id != first);
        [first]
            .into_iter()
            .chain(due)
            .filter(|id| !self.memory.borrow().under_way.contains(id))
            .filter(|id| {
                let row = self.find(id).unwrap();
                matches!(self.preview(&row, Event::Due).action, Action::Look { task: Task::Ticket, .. })
            })
            .collect()
    }

    async fn look_all(&self, ids: &[String]) {
        let mut sought = Vec::new();
        for id in ids {
            let row = self.find(id).unwrap();
            if let Action::Look { step, after, .. } = self.take(&row, Event::Due).await {
                sought.push((row, step, after));
            }
        }
        let events = self.look_for_tickets(&sought).await;
        for ((row, ..), event) in sought.iter().zip(events) {
            if let Some(row) = self.find(&row.id) {
                self.take(&row, event).await;
            }
        }
    }

    /// Every minute.
    pub(crate) fn poke(&self) {
        let now = self.now();
        let stuck = self.memory.borrow().running.as_ref().is_some_and(|it| now - it.alive > STUCK_MS);
        if stuck {
            self.world.stuck.set(self.world.stuck.get() + 1);
            self.world.time.kill(self.host());
            return;
        }
        let due = self.disk().borrow().next_due();
        let revives = !self.memory.borrow().has_revived && !self.disk().borrow().by_sending.is_empty();
        if self.memory.borrow().running.is_none() && (due.is_some() || revives) {
            self.set_alarm(due.unwrap_or(now).max(now));
        }
    }

    pub(crate) fn found(row: &Row) -> Found {
        match row.state().sender {
            atera_wasm::intake::delivery::Sender::Found(found) => found,
            other => panic!("{other:?} is nobody"),
        }
    }
}

impl World {
    /// The platform's alarm: set anew, it forgets the one before. It is lost sometimes.
    pub(crate) fn set_alarm(&self, number: usize, at: i64) {
        let timer = {
            let mut disk = self.shards[number].borrow_mut();
            disk.alarm = Some(at);
            disk.timer += 1;
            disk.timer
        };
        if self.time.dice.percent(self.now_trouble().alarm_lost) {
            return;
        }
        let (world, nap) = (self.clone(), at - self.clock(Host::Shard(number)));
        self.time.spawn(Host::Outside, async move {
            world.time.sleep(nap).await;
            world.fire(number, timer).await;
        });
    }

    async fn fire(self, number: usize, timer: u64) {
        {
            let mut disk = self.shards[number].borrow_mut();
            if disk.timer != timer || disk.alarm.is_none() || disk.executing {
                return;
            }
            disk.alarm = None;
            disk.executing = true;
        }
        let ended = if self.is_down(Host::Shard(number)) {
            false
        } else {
            let (sender, over) = answer();
            let world = self.clone();
            self.time.spawn(Host::Shard(number), async move {
                world.shard(number).run().await;
                sender.send(());
            });
            over.await.is_ok()
        };
        self.shards[number].borrow_mut().executing = false;
        let set = self.shards[number].borrow().alarm;
        let clock = self.clock(Host::Shard(number));
        match set {
            Some(at) => self.set_alarm(number, at),
            // A handler that fell over is tried again.
            None if !ended => self.set_alarm(number, clock + 2 * SECOND),
            None => {}
        }
    }
}
