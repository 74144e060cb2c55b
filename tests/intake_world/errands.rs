//! What the core wants done, done. It mirrors `pkg/intake/errands.js` and `sender.js`.

use super::World;
use super::disk::Row;
use super::gate::{Fault, Gated};
use super::search::Wanted;
use super::service::{Body, Request};
use super::shard::Shard;
use super::time::{Gone, Host};
use atera_wasm::intake::delivery::{Action, Event, Identity, Task};
use atera_wasm::intake::draft::{self, Order};
use atera_wasm::intake::sender::{KnownContact, Question, Sender};
use atera_wasm::intake::shard::{self, Failed, Search, outcome, search, unidentified};
use atera_wasm::intake::{Mark, Outcome};
use atera_wasm::model::Id;
use serde_json::{Value, json};
use std::rc::Rc;

fn id(number: u64) -> Id {
    Id::new(number).unwrap()
}

impl Shard {
    fn gated(&self) -> Rc<Gated> {
        Rc::clone(&self.memory.borrow().gated)
    }

    pub(crate) async fn errand(&self, action: &Action, row: &Row) -> Event {
        match action {
            Action::Identify => Event::Identified { identity: self.identify(row).await },
            Action::Create { step, task } => {
                let outcome = match self.make(*task, row).await {
                    Ok(made) => Outcome::Created(id(made)),
                    Err(fault) => outcome(&failed(*task, fault)),
                };
                Event::Sent { step: *step, outcome }
            }
            Action::Look { step, task, .. } => match self.look(*task, row).await {
                Ok(ids) => Event::Seen { step: *step, ids },
                Err(fault) => Event::LookFailed { step: *step, wait: fault.retry_after.unwrap_or(0) },
            },
            Action::Wait { .. } | Action::Rest => panic!("nothing to be done"),
        }
    }

    async fn make(&self, task: Task, row: &Row) -> Result<u64, Fault> {
        let gated = self.gated();
        let mark = row.mark.clone();
        match task {
            Task::Contact => {
                let submission = row.submission();
                let customer = Self::found(row).customer.unwrap();
                let body = draft::contact(&submission, customer);
                let email = body["Email"].as_str().unwrap().to_owned();
                let request = Request::ContactCreate { email: email.clone(), customer: customer.get(), mark };
                let Body::Made(made) = gated.call(request).await? else { panic!("no contact") };
                self.learn(email, made, Some(customer.get())).await?;
                Ok(made)
            }
            Task::Ticket => {
                let found = Self::found(row);
                let order = Order {
                    submission: row.submission(),
                    end_user: found.end_user,
                    customer: found.customer,
                    new_contact: !found.was_known,
                    house: draft::House::default(),
                    form: atera_wasm::form::Schema::default(),
                };
                let body = draft::ticket(&order, &Mark::from_hash(&hash_of(&row.id)).unwrap());
                let number = |name: &str| body.get(name).and_then(Value::as_u64);
                let request = Request::TicketCreate {
                    description: body["Description"].as_str().unwrap().to_owned(),
                    end_user: number("EndUserID"),
                    customer: number("CustomerID"),
                };
                let Body::Made(made) = gated.call(request).await? else { panic!("no ticket") };
                Ok(made)
            }
            Task::Value { index } => {
                let (ticket, value) = (row.ticket(), format!("{}-{index}", row.hash));
                gated.call(Request::ValueSet { ticket, index, value, mark }).await?;
                Ok(1)
            }
            Task::Comment => {
                let following = json!({ "comment": { "CommentText": "thank you" }, "mark": row.mark });
                let body = draft::comment(&serde_json::from_value(following).unwrap());
                let text = body["CommentText"].as_str().unwrap().to_owned();
                gated.call(Request::CommentAdd { ticket: row.ticket(), text, mark }).await?;
                Ok(1)
            }
        }
    }

    async fn look(&self, task: Task, row: &Row) -> Result<Vec<Id>, Fault> {
        let gated = self.gated();
        match task {
            Task::Contact => {
                let found = self.find_contact(&row.submission().email).await?;
                Ok(found.map(|(contact, _)| id(contact)).into_iter().collect())
            }
            Task::Value { index } => {
                let wanted = format!("{}-{index}", row.hash);
                let request = Request::ValueGet { ticket: row.ticket(), index };
                let Body::Value(value) = gated.call(request).await? else { panic!("no value") };
                Ok(if value == Some(wanted) { vec![id(1)] } else { Vec::new() })
            }
            Task::Comment => {
                let request = Request::Comments { ticket: row.ticket() };
                let Body::Texts { texts, .. } = gated.call(request).await? else { panic!("no texts") };
                Ok(search(&Search { marks: vec![row.mark.clone()], texts }).remove(0))
            }
            Task::Ticket => panic!("tickets are looked for together"),
        }
    }

    /// The directory reads for all shards at once.
    pub(crate) async fn look_for_tickets(&self, sought: &[(Row, usize, i64)]) -> Vec<Event> {
        // The service's own clock is right.
        let Some(after) = sought.iter().map(|(_, _, after)| after - super::EPOCH).min() else {
            return vec![];
        };
        let marks = sought.iter().map(|(row, ..)| row.mark.clone()).collect();
        let searched = self.world.clone().directory_search(Wanted { after, marks });
        match self.world.call(Host::Directory, searched).await.map_err(unreachable_directory).flatten() {
            Ok(found) => {
                let seen = |((_, step, _), ids): (&(Row, usize, i64), _)| Event::Seen { step: *step, ids };
                sought.iter().zip(found).map(seen).collect()
            }
            Err(fault) => {
                let wait = fault.retry_after.unwrap_or(0);
                sought.iter().map(|(_, step, _)| Event::LookFailed { step: *step, wait }).collect()
            }
        }
    }

    async fn identify(&self, row: &Row) -> Identity {
        match self.resolve(&row.submission().email).await {
            Ok(Sender::Known { end_user, customer }) => Identity::Contact { end_user, customer },
            Ok(Sender::NewContact { customer }) => Identity::NewContact { customer },
            Ok(Sender::NotYet { wait }) => {
                self.pause(wait);
                Identity::Later { wait }
            }
            Ok(Sender::Unknown) => Identity::Hold,
            Ok(Sender::Rejected) => Identity::Reject,
            Ok(Sender::Ask) => panic!("it was asked already"),
            Err(fault) => {
                if let Some(wait) = fault.retry_after.filter(|_| fault.code == "rate_limited") {
                    self.pause(wait);
                }
                unidentified(&told(fault))
            }
        }
    }

    async fn resolve(&self, email: &str) -> Result<Sender, Fault> {
        let world = self.world.clone();
        let asked = email.to_owned();
        let known = self.world.call(Host::Directory, async move { world.directory_look_up(&asked) }).await;
        let (contact, domain_owners, filled) = known.map_err(unreachable_directory)?;
        let policy = self.world.weather.policy;
        let mut question = Question {
            email: email.to_owned(),
            contact,
            domain_owners,
            filled,
            asked: false,
            live: self.world.weather.live,
            policy,
        };
        if question.sender() != Sender::Ask {
            return Ok(question.sender());
        }
        let found = self.find_contact(email).await?;
        let known = |(end_user, customer)| KnownContact {
            end_user: id(end_user),
            customer: Some(id(customer)),
            customer_gone: false,
        };
        question = Question { asked: true, contact: found.map(known), ..question };
        Ok(question.sender())
    }

    async fn find_contact(&self, email: &str) -> Result<Option<(u64, u64)>, Fault> {
        let request = Request::ContactFind { email: email.to_owned() };
        let Body::Contact(found) = self.gated().call(request).await? else { panic!("no contact") };
        if let Some((contact, customer)) = found {
            self.learn(email.to_owned(), contact, Some(customer)).await?;
        } else {
            let (world, email) = (self.world.clone(), email.to_owned());
            let forget = async move { world.directory_forget(&email) };
            self.world.call(Host::Directory, forget).await.map_err(unreachable_directory)?;
        }
        Ok(found)
    }

    async fn learn(&self, email: String, contact: u64, customer: Option<u64>) -> Result<(), Fault> {
        let world = self.world.clone();
        let learn = async move { world.directory_learn(&email, contact, customer) };
        self.world.call(Host::Directory, learn).await.map_err(unreachable_directory)
    }
}

/// The shell's own errors say nothing of what was made.
fn unreachable_directory(_: Gone) -> Fault {
    Fault { code: "ambiguous", retry_after: None }
}

fn told(fault: Fault) -> shard::Fault {
    let wait = fault.retry_after.map(|wait| wait as f64);
    shard::Fault { code: fault.code.to_owned(), message: fault.code.to_owned(), retry_after_ms: wait }
}

fn failed(task: Task, fault: Fault) -> Failed {
    Failed { fault: told(fault), task }
}

/// In place of SHA-256: as many bytes, from the whole text.
pub(crate) fn hash_of(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    for round in 0..4_u64 {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64 ^ round.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        for byte in text.bytes().chain([0, 1, 2, 3]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            hash ^= hash >> 29;
        }
        bytes.extend(hash.to_be_bytes());
    }
    bytes
}

impl World {
    pub(crate) fn place(&self, id: &str) -> (usize, String) {
        let shards = u32::try_from(self.weather.shards).unwrap();
        let place = atera_wasm::intake::shard::Where { hash: hash_of(id), shards };
        let place = atera_wasm::intake::shard::place(&place).unwrap();
        (place.shard as usize, place.mark)
    }
}
