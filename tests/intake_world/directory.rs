//! The directory's shell: a mirror of contacts and customers that is never quite up to date. It mirrors
//! `pkg/intake/directory.js`.

use super::World;
use super::gate::{Fault, Gated, PATIENCE_MS};
use super::service::{Body, Request};
use super::time::{Host, MINUTE, answer};
use atera_wasm::intake::directory::{Action, Event, Fate, List, Progress};
use atera_wasm::intake::gate::class::Class;
use atera_wasm::intake::sender::{Key, KnownContact};
use atera_wasm::model::Id;
use atera_wasm::rules::host::native_ascii;
use std::collections::BTreeMap;
use std::rc::Rc;

const TROUBLE_MS: i64 = MINUTE;

#[derive(Default)]
pub(crate) struct DirectoryDisk {
    /// Id to address, customer and generation.
    contacts: BTreeMap<u64, (String, u64, u64)>,
    /// Id to domain, whether it is gone, and generation.
    customers: BTreeMap<u64, (Option<String>, bool, u64)>,
    progress: Option<String>,
    pub(crate) alarm: bool,
    timer: u64,
    pub(crate) scans: u64,
}

impl DirectoryDisk {
    fn progress(&self) -> Option<Progress> {
        self.progress.as_ref().map(|text| serde_json::from_str(text).unwrap())
    }

    fn keep(&mut self, list: List, generation: u64, rows: Vec<(u64, String, u64)>) {
        for (id, text, customer) in rows {
            match list {
                List::Contacts => drop(self.contacts.insert(id, (text, customer, generation))),
                List::Customers => {
                    let domain = Key::of_domain(&text, &|domain| native_ascii(domain));
                    self.customers.insert(id, (domain, false, generation));
                }
            }
        }
    }
}

impl World {
    pub(crate) fn directory_look_up(&self, email: &str) -> (Option<KnownContact>, Vec<Id>, bool) {
        let filled = self.directory.borrow().progress().is_some_and(|progress| progress.is_filled());
        if !filled {
            self.directory_poke();
        }
        let key = Key::of(email, &|domain| native_ascii(domain)).unwrap();
        let disk = self.directory.borrow();
        let contact = disk.contacts.iter().find(|(_, (known, ..))| *known == key.email);
        let contact = contact.map(|(id, (_, customer, _))| KnownContact {
            end_user: Id::new(*id).unwrap(),
            customer: Id::new(*customer),
            customer_gone: disk.customers.get(customer).is_some_and(|(_, gone, _)| *gone),
        });
        let owners = disk
            .customers
            .iter()
            .filter(|(_, (domain, gone, _))| !gone && domain.is_some() && *domain == key.domain);
        (contact, owners.map(|(id, _)| Id::new(*id).unwrap()).take(2).collect(), filled)
    }

    pub(crate) fn directory_learn(&self, email: &str, contact: u64, customer: Option<u64>) {
        let mut disk = self.directory.borrow_mut();
        let generation = disk.progress().map_or(1, |progress| progress.generation);
        disk.contacts.retain(|id, (known, ..)| known != email || *id == contact);
        disk.contacts.insert(contact, (email.to_owned(), customer.unwrap_or_default(), generation));
        if let Some(customer) = customer {
            disk.customers.entry(customer).or_insert((None, false, generation)).1 = false;
        }
    }

    pub(crate) fn directory_forget(&self, email: &str) {
        self.directory.borrow_mut().contacts.retain(|_, (known, ..)| known != email);
    }

    pub(crate) fn directory_poke(&self) {
        if !self.directory.borrow().alarm {
            self.set_directory_alarm(self.clock(Host::Directory));
        }
    }

    fn set_directory_alarm(&self, at: i64) {
        let timer = {
            let mut disk = self.directory.borrow_mut();
            disk.alarm = true;
            disk.timer += 1;
            disk.timer
        };
        let (world, nap) = (self.clone(), at - self.clock(Host::Directory));
        self.time.spawn(Host::Outside, async move {
            world.time.sleep(nap).await;
            if world.directory.borrow().timer != timer {
                return;
            }
            world.directory.borrow_mut().alarm = false;
            let (sender, over) = answer();
            let inner = world.clone();
            world.time.spawn(Host::Directory, async move {
                inner.directory_alarm().await;
                sender.send(());
            });
            if over.await.is_err() {
                world.set_directory_alarm(world.clock(Host::Directory) + 2_000);
            }
        });
    }

    async fn directory_alarm(&self) {
        if self.resting.get() {
            return;
        }
        let next = self.directory_take(Event::Due, |_| {});
        let until = match next {
            Action::Wait { until } => until,
            Action::Read { .. } | Action::AskMissed { .. } => self.directory_read(&next).await,
        };
        self.set_directory_alarm(until.min(self.clock(Host::Directory) + 60 * TROUBLE_MS));
    }

    fn directory_take(&self, event: Event, keep: impl FnOnce(&mut DirectoryDisk)) -> Action {
        let now = self.clock(Host::Directory);
        let mut disk = self.directory.borrow_mut();
        let mut progress = disk.progress().unwrap_or_else(|| Progress::start(now));
        let generation = progress.generation;
        let action = progress.take(event, now, self.weather.freshness, self.weather.live);
        keep(&mut disk);
        disk.scans += u64::from(progress.generation > generation);
        disk.progress = Some(serde_json::to_string(&progress).unwrap());
        action
    }

    async fn directory_read(&self, reading: &Action) -> i64 {
        let gated = self.directory_client();
        if let Some(wait) = gated.hold(PATIENCE_MS).await {
            return self.wait_of(&self.directory_take(Event::Failed { wait: Some(wait) }, |_| {}));
        }
        let next = match reading {
            Action::Read { list, page, generation, .. } => {
                self.directory_page(&gated, *list, *page, *generation).await
            }
            Action::AskMissed { list, generation } => self.directory_missed(&gated, *list, *generation).await,
            Action::Wait { .. } => panic!("nothing to be read"),
        };
        gated.release();
        let next = next
            .unwrap_or_else(|fault| self.directory_take(Event::Failed { wait: fault.retry_after }, |_| {}));
        self.wait_of(&next)
    }

    fn wait_of(&self, action: &Action) -> i64 {
        match action {
            Action::Wait { until } => *until,
            Action::Read { .. } | Action::AskMissed { .. } => self.clock(Host::Directory),
        }
    }

    async fn directory_page(
        &self,
        gated: &Rc<Gated>,
        list: List,
        page: u64,
        generation: u64,
    ) -> Result<Action, Fault> {
        let place = usize::try_from(page).unwrap();
        let request = Request::Page { contacts: list == List::Contacts, page: place };
        let Body::Rows { rows, last, total } = gated.call(request).await? else { panic!("no page") };
        let event = Event::Page { last, total: Some(total as u64), size: 50 };
        Ok(self.directory_take(event, |disk| disk.keep(list, generation, rows)))
    }

    async fn directory_missed(
        &self,
        gated: &Rc<Gated>,
        list: List,
        generation: u64,
    ) -> Result<Action, Fault> {
        let missed = {
            let disk = self.directory.borrow();
            match list {
                List::Contacts => disk.contacts.iter().find(|(_, it)| it.2 < generation).map(|(id, _)| *id),
                List::Customers => {
                    disk.customers.iter().find(|(_, it)| it.2 < generation && !it.1).map(|(id, _)| *id)
                }
            }
        };
        let Some(id) = missed else { return Ok(self.directory_take(Event::NoneMissed, |_| {})) };
        match gated.call(Request::Get { contact: list == List::Contacts, id }).await {
            Ok(Body::Rows { rows, .. }) => {
                Ok(self.directory_take(Event::Asked, |disk| disk.keep(list, generation, rows)))
            }
            Ok(other) => panic!("{other:?} is no row"),
            Err(fault) if Fate::of(fault.code) == Fate::Gone => {
                Ok(self.directory_take(Event::Asked, |disk| match list {
                    List::Contacts => drop(disk.contacts.remove(&id)),
                    List::Customers => {
                        if let Some(row) = disk.customers.get_mut(&id) {
                            (row.1, row.2) = (true, generation);
                        }
                    }
                }))
            }
            Err(fault) => Err(fault),
        }
    }

    fn directory_client(&self) -> Rc<Gated> {
        let life = self.time.life(Host::Directory);
        let mut kept = self.directory_gated.borrow_mut();
        if let Some((_, gated)) = kept.as_ref().filter(|(known, _)| *known == life) {
            return Rc::clone(gated);
        }
        let gated = Gated::new(self, Host::Directory, Class::Background);
        *kept = Some((life, Rc::clone(&gated)));
        gated
    }
}
