//! Customers who send and ask, a person who decides, and whoever else moves the world.

use super::World;
use super::gate::Gated;
use super::service::Request;
use super::shard::{Accepted, Given};
use super::time::{Host, MINUTE, SECOND};
use atera_wasm::intake::delivery::{Event, Standing};
use atera_wasm::intake::draft::Submission;
use atera_wasm::intake::gate::class::Class;
use std::future::Future;

const TEN_MINUTES: i64 = 10 * MINUTE;
const CUSTOMERS: i64 = 10;
pub(crate) const CATCH_ALL: u64 = 99;

impl World {
    pub(crate) fn found_account(&self) {
        let mut service = self.service.borrow_mut();
        for customer in 1..=CUSTOMERS.cast_unsigned() {
            service.customers.insert(customer, format!("c{customer}.example"));
            for person in 0..8 {
                let id = 100 + customer * 10 + person;
                service.contacts.insert(id, (format!("p{person}@c{customer}.example"), customer));
            }
        }
        service.customers.insert(CATCH_ALL, "intake.example".to_owned());
    }

    fn outside(&self, run: impl Future<Output = ()> + 'static) {
        self.time.spawn(Host::Outside, run);
    }

    /// Does something again and again, about so often, until people stop.
    fn often<F: Future<Output = ()> + 'static>(
        &self,
        every: i64,
        until: i64,
        run: impl Fn(World) -> F + 'static,
    ) {
        if every <= 0 {
            return;
        }
        let world = self.clone();
        self.outside(async move {
            loop {
                world.time.sleep(1 + world.time.dice.below(2 * every)).await;
                if world.now() >= until {
                    return;
                }
                world.outside(run(world.clone()));
            }
        });
    }

    pub(crate) fn begin_people(&self) {
        let weather = self.weather.clone();
        let until = weather.until;
        let each = |number: i64| if number > 0 { (TEN_MINUTES / number).max(1) } else { 0 };
        self.directory_poke();
        for number in 0..weather.backlog {
            let world = self.clone();
            self.outside(async move { world.customer(&format!("b{number}")) });
        }
        self.often(each(weather.submissions), until, |world| async move {
            let id = format!("s{}", world.time.number());
            world.customer(&id);
        });
        self.often(each(weather.looks), until, |world| async move { world.receipt().await });
        self.often(each(weather.others), until, |world| async move {
            world.service.borrow_mut().other(world.now());
        });
        self.often(weather.operator, until, |world| async move { world.operator().await });
        self.often(weather.drift, until, |world| async move { world.drift() });
        self.often(weather.jumps, until, |world| async move { world.jump() });
        let world = self.clone();
        self.outside(async move {
            loop {
                world.time.sleep(MINUTE).await;
                world.scheduled();
            }
        });
    }

    /// What the platform does every minute.
    fn scheduled(&self) {
        for number in 0..self.weather.shards {
            let world = self.clone();
            self.outside(async move {
                let inner = world.clone();
                let poke = async move { inner.shard(number).poke() };
                let _ = world.call(Host::Shard(number), poke).await;
            });
        }
        let world = self.clone();
        self.outside(async move {
            let inner = world.clone();
            let _ = world.call(Host::Directory, async move { inner.directory_poke() }).await;
        });
    }

    fn address(&self) -> String {
        let dice = &self.time.dice;
        let customer = 1 + dice.below(CUSTOMERS);
        match dice.below(20) {
            0..=10 => format!("p{}@c{customer}.example", dice.below(8)),
            11..=15 => format!("n{}@c{customer}.example", dice.below(20)),
            16..=18 => format!("x{}@gmail.com", dice.below(50)),
            _ => format!("y{}@nowhere.example", dice.below(50)),
        }
    }

    /// Somebody sends a form, sends it again when he hears nothing, and sometimes twice at once.
    fn customer(&self, id: &str) {
        let submission = Submission {
            name: "Jane Doe".to_owned(),
            email: self.address(),
            subject: "it is broken".to_owned(),
            description: "since this morning".to_owned(),
            ..Submission::default()
        };
        let dice = &self.time.dice;
        let twice = dice.percent(10) && self.weather.crash_once_in > 0;
        let other = dice.percent(10) && self.weather.crash_once_in > 0;
        for hash in
            [1, 1, 2].into_iter().skip(usize::from(!twice)).take(1 + usize::from(twice) + usize::from(other))
        {
            let (world, id) = (self.clone(), id.to_owned());
            let mut submission = submission.clone();
            if hash == 2 {
                "since yesterday".clone_into(&mut submission.description);
            }
            self.outside(async move { world.send(id, hash, submission).await });
        }
    }

    async fn send(&self, id: String, hash: u64, submission: Submission) {
        let (number, mark) = self.place(&id);
        for attempt in 0..6 {
            let given = Given { id: id.clone(), hash, mark: mark.clone(), submission: submission.clone() };
            let world = self.clone();
            let accept = async move { world.shard(number).accept(given).await };
            match self.call(Host::Shard(number), accept).await {
                Ok(Accepted::Conflict) => {
                    let kept = self.shards[number].borrow().rows.get(&id).map(|row| row.hash);
                    assert!(kept.is_some_and(|kept| kept != hash), "{id}: no conflict");
                    self.conflicts.set(self.conflicts.get() + 1);
                    return;
                }
                Ok(told) => {
                    let repeated = u64::from(told == Accepted::Repeated);
                    self.repeated.set(self.repeated.get() + repeated);
                    let before = self.accepted.borrow_mut().insert(id.clone(), hash);
                    assert!(before.is_none_or(|before| before == hash), "{id}: two payloads were accepted");
                    return;
                }
                Err(_) => self.time.sleep(SECOND << attempt).await,
            }
        }
    }

    /// Somebody looks at his receipt, and may write a reply.
    async fn receipt(&self) {
        let dice = &self.time.dice;
        let number = usize::try_from(dice.below(i64::try_from(self.weather.shards).unwrap())).unwrap();
        let kept = {
            let disk = self.shards[number].borrow();
            let at = usize::try_from(dice.below(i64::try_from(disk.rows.len()).unwrap())).unwrap();
            disk.rows.values().nth(at).map(|row| (row.id.clone(), row.ticket, row.parent, row.submission()))
        };
        let Some((id, Some(ticket), None, submission)) = kept else { return };
        let host = Host::Worker(self.time.number());
        let world = self.clone();
        self.time.spawn(host, async move {
            let gated = Gated::new(&world, host, Class::Interactive);
            drop(gated.call(Request::Look { ticket }).await);
            drop(gated.call(Request::Comments { ticket }).await);
            gated.release();
        });
        if dice.percent(20) {
            let reply = format!("{id}-r{}", dice.below(3));
            let (_, mark) = self.place(&reply);
            let world = self.clone();
            let given = Given { id: reply, hash: 1, mark, submission };
            let answered = async move { world.shard(number).reply(id, given).await };
            let _ = self.call(Host::Shard(number), answered).await;
        }
    }

    /// A person goes through what is parked.
    async fn operator(&self) {
        for number in 0..self.weather.shards {
            let parked: Vec<String> = {
                let disk = self.shards[number].borrow();
                let parked = disk.rows.values().filter(|row| row.standing == Standing::Parked);
                parked.map(|row| row.id.clone()).take(20).collect()
            };
            for id in parked {
                let event = match self.time.dice.below(10) {
                    0..=3 => Event::Resend,
                    4..=5 => Event::Discard { why: "by hand".to_owned() },
                    _ => continue,
                };
                self.decisions.set(self.decisions.get() + 1);
                let world = self.clone();
                let decide = async move { world.shard(number).decide(id, event).await };
                let _ = self.call(Host::Shard(number), decide).await;
            }
        }
    }

    /// Somebody else works in the account, and the directory does not hear of it.
    fn drift(&self) {
        let dice = &self.time.dice;
        let mut service = self.service.borrow_mut();
        let at = usize::try_from(dice.below(i64::try_from(service.contacts.len()).unwrap())).unwrap();
        let contact = service.contacts.keys().nth(at).copied();
        let customer = (1 + dice.below(CUSTOMERS)).cast_unsigned();
        match (dice.below(10), contact) {
            (0..=2, Some(contact)) => drop(service.contacts.remove(&contact)),
            (3..=5, Some(contact)) => {
                if let Some(known) = service.contacts.get_mut(&contact) {
                    known.1 = customer;
                }
            }
            (6..=7, _) => {
                let email = format!("n{}@c{customer}.example", dice.below(20));
                if service.contacts.values().all(|(known, _)| *known != email) {
                    service.last_id += 1;
                    let id = service.last_id;
                    service.contacts.insert(id, (email, customer));
                }
            }
            (8, _) => {
                let domain = format!("c{}.example", 1 + dice.below(CUSTOMERS));
                service.customers.insert(customer, domain);
            }
            _ => {
                service.customers.remove(&customer);
                service.contacts.retain(|_, (_, of)| *of != customer);
            }
        }
    }

    /// A clock is set: an object's by up to a minute to either side, the gate's by more.
    fn jump(&self) {
        let dice = &self.time.dice;
        let shards = i64::try_from(self.weather.shards).unwrap();
        let to = dice.below(2 * MINUTE) - MINUTE;
        match dice.below(shards + 2) {
            number if number < shards => {
                self.set_offset(Host::Shard(usize::try_from(number).unwrap()), |_| to);
            }
            number if number == shards => self.set_offset(Host::Directory, |_| to),
            _ if dice.percent(50) => {
                let back = dice.below(TEN_MINUTES);
                self.set_offset(Host::Gate, |offset| offset - back);
            }
            // While nobody waits, nobody can notice it.
            _ if self.gate_memory().borrow().wants_waking => {
                let ahead = 5 * SECOND + dice.below(5 * MINUTE);
                self.set_offset(Host::Gate, |offset| offset + ahead);
                self.time.gate_is_safe.set(true);
            }
            _ => {}
        }
    }
}
