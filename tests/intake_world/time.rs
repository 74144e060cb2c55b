//! Virtual time: tasks that wait for one another and for a clock, on hosts that fall over. A seed replays a run.

use std::cell::{Cell, RefCell};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, VecDeque};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

pub(crate) const SECOND: i64 = 1_000;
pub(crate) const MINUTE: i64 = 60 * SECOND;
pub(crate) const HOUR: i64 = 60 * MINUTE;

/// An xorshift: a seed replays a run.
pub(crate) struct Dice(Cell<u64>);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        let dice = Self(Cell::new(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1));
        // Small seeds are alike in their first numbers.
        for _ in 0..8 {
            dice.below(2);
        }
        dice
    }

    pub(crate) fn below(&self, limit: i64) -> i64 {
        let mut state = self.0.get();
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        self.0.set(state);
        (state >> 33).cast_signed() % limit.max(1)
    }

    pub(crate) fn percent(&self, chance: i64) -> bool {
        self.below(100) < chance
    }

    /// Once in so many; never if that is zero.
    pub(crate) fn once_in(&self, many: i64) -> bool {
        many > 0 && self.below(many) == 0
    }

    pub(crate) fn one_of<T: Copy>(&self, all: &[T]) -> T {
        all[usize::try_from(self.below(i64::try_from(all.len()).unwrap())).unwrap()]
    }
}

/// Who runs a task: if it falls over, the task is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Host {
    Shard(usize),
    Gate,
    Directory,
    /// A Worker that keeps nothing: each request is alone.
    Worker(u64),
    /// People, the network and Atera: they do not fall over.
    Outside,
}

struct Alarm {
    task: u64,
    ready: Arc<Mutex<VecDeque<u64>>>,
}

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        self.ready.lock().unwrap().push_back(self.task);
    }
}

struct Task {
    host: Host,
    life: u64,
    waker: Waker,
    begun: bool,
    future: Pin<Box<dyn Future<Output = ()>>>,
}

/// The time, and all that runs in it.
pub(crate) struct Time {
    pub(crate) now: Cell<i64>,
    pub(crate) dice: Dice,
    tasks: RefCell<BTreeMap<u64, Task>>,
    ready: Arc<Mutex<VecDeque<u64>>>,
    sleepers: RefCell<BinaryHeap<Reverse<(i64, u64)>>>,
    wakers: RefCell<BTreeMap<u64, Waker>>,
    serial: Cell<u64>,
    /// How often each host was begun anew.
    lives: RefCell<BTreeMap<Host, u64>>,
    /// A host falls over once in so many of its steps.
    pub(crate) crash_once_in: Cell<i64>,
    pub(crate) crashes: Cell<u64>,
    /// The gate's clock jumped ahead and it had no event since: after a fall nothing could notice that.
    pub(crate) gate_is_safe: Cell<bool>,
}

impl Time {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            now: Cell::new(0),
            dice: Dice::new(seed),
            tasks: RefCell::default(),
            ready: Arc::default(),
            sleepers: RefCell::default(),
            wakers: RefCell::default(),
            serial: Cell::new(0),
            lives: RefCell::default(),
            crash_once_in: Cell::new(0),
            crashes: Cell::new(0),
            gate_is_safe: Cell::new(false),
        }
    }

    pub(crate) fn number(&self) -> u64 {
        self.serial.set(self.serial.get() + 1);
        self.serial.get()
    }

    pub(crate) fn life(&self, host: Host) -> u64 {
        self.lives.borrow().get(&host).copied().unwrap_or_default()
    }

    /// The host is gone with all that runs on it.
    pub(crate) fn kill(&self, host: Host) {
        *self.lives.borrow_mut().entry(host).or_default() += 1;
        self.crashes.set(self.crashes.get() + 1);
        let gone: Vec<u64> =
            self.tasks.borrow().iter().filter(|(_, task)| task.host == host).map(|(id, _)| *id).collect();
        for id in gone {
            let task = self.tasks.borrow_mut().remove(&id);
            drop(task);
        }
    }

    /// Whether the host falls over here.
    pub(crate) fn falls(&self, host: Host) -> bool {
        let safe = matches!(host, Host::Outside) || host == Host::Gate && self.gate_is_safe.get();
        !safe && self.dice.once_in(self.crash_once_in.get())
    }

    /// A place where the host may fall over.
    pub(crate) async fn risk(&self, host: Host) {
        if self.falls(host) {
            self.kill(host);
            std::future::pending::<()>().await;
        }
    }

    pub(crate) fn spawn(&self, host: Host, future: impl Future<Output = ()> + 'static) {
        let id = self.number();
        let waker = Waker::from(Arc::new(Alarm { task: id, ready: Arc::clone(&self.ready) }));
        let life = self.life(host);
        self.tasks
            .borrow_mut()
            .insert(id, Task { host, life, waker, begun: false, future: Box::pin(future) });
        self.ready.lock().unwrap().push_back(id);
    }

    fn step(&self, id: u64) {
        let Some(mut task) = self.tasks.borrow_mut().remove(&id) else { return };
        if task.begun && self.falls(task.host) {
            let host = task.host;
            drop(task);
            self.kill(host);
            return;
        }
        task.begun = true;
        let waker = task.waker.clone();
        let done = task.future.as_mut().poll(&mut Context::from_waker(&waker)).is_ready();
        if !done && self.life(task.host) == task.life {
            self.tasks.borrow_mut().insert(id, task);
        }
    }

    /// Runs until then.
    pub(crate) fn run(&self, until: i64) {
        loop {
            loop {
                let next = self.ready.lock().unwrap().pop_front();
                let Some(id) = next else { break };
                self.step(id);
            }
            let next = self.sleepers.borrow().peek().map(|Reverse(next)| *next);
            let Some((at, number)) = next.filter(|(at, _)| *at <= until) else { break };
            self.sleepers.borrow_mut().pop();
            let waker = self.wakers.borrow_mut().remove(&number);
            if let Some(waker) = waker {
                self.now.set(at.max(self.now.get()));
                waker.wake();
            }
        }
        self.now.set(until);
    }

    /// Everything ends: nothing may hold the world any longer.
    pub(crate) fn clear(&self) {
        let tasks = std::mem::take(&mut *self.tasks.borrow_mut());
        drop(tasks);
    }

    pub(crate) fn sleep(self: &Rc<Self>, ms: i64) -> Sleep {
        Sleep { time: Rc::clone(self), until: self.now.get() + ms.max(0), number: 0 }
    }
}

pub(crate) struct Sleep {
    time: Rc<Time>,
    until: i64,
    number: u64,
}

impl Future for Sleep {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.time.now.get() >= self.until {
            return Poll::Ready(());
        }
        if self.number == 0 {
            self.number = self.time.number();
            self.time.sleepers.borrow_mut().push(Reverse((self.until, self.number)));
        }
        self.time.wakers.borrow_mut().insert(self.number, context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if self.number > 0 {
            self.time.wakers.borrow_mut().remove(&self.number);
        }
    }
}

struct Letter<T> {
    value: Option<T>,
    waker: Option<Waker>,
    is_lost: bool,
}

/// Where an answer comes from. Dropped without one, the other side hears that.
pub(crate) struct Sender<T>(Rc<RefCell<Letter<T>>>);
pub(crate) struct Receiver<T>(Rc<RefCell<Letter<T>>>);
/// Whoever should have answered is gone.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Gone;

pub(crate) fn answer<T>() -> (Sender<T>, Receiver<T>) {
    let letter = Rc::new(RefCell::new(Letter { value: None, waker: None, is_lost: false }));
    (Sender(Rc::clone(&letter)), Receiver(letter))
}

impl<T> Sender<T> {
    pub(crate) fn send(self, value: T) {
        self.0.borrow_mut().value = Some(value);
    }
}

impl<T> Drop for Sender<T> {
    fn drop(&mut self) {
        let waker = {
            let mut letter = self.0.borrow_mut();
            letter.is_lost = true;
            letter.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

impl<T> Future for Receiver<T> {
    type Output = Result<T, Gone>;
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let mut letter = self.0.borrow_mut();
        if let Some(value) = letter.value.take() {
            return Poll::Ready(Ok(value));
        }
        if letter.is_lost {
            return Poll::Ready(Err(Gone));
        }
        letter.waker = Some(context.waker().clone());
        Poll::Pending
    }
}

/// What a future says, unless the time is over first.
pub(crate) async fn within<F: Future + Unpin>(time: &Rc<Time>, ms: i64, mut future: F) -> Option<F::Output> {
    let mut sleep = time.sleep(ms);
    std::future::poll_fn(move |context| {
        if let Poll::Ready(value) = Pin::new(&mut future).poll(context) {
            return Poll::Ready(Some(value));
        }
        Pin::new(&mut sleep).poll(context).map(|()| None)
    })
    .await
}
