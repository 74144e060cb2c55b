//! One reading of the tickets that changed, for every shard that asks at about that time. It mirrors
//! `pkg/intake/search.js`.

use super::World;
use super::gate::{Fault, Gated};
use super::service::{Body, Request};
use super::time::{Host, Sender, answer};
use atera_wasm::intake::Patience;
use atera_wasm::intake::gate::class::Class;
use atera_wasm::intake::shard::{self, search};
use atera_wasm::model::Id;
use std::cell::RefCell;
use std::rc::Rc;

pub(crate) struct Wanted {
    pub(crate) after: i64,
    pub(crate) marks: Vec<String>,
}

/// For each mark the tickets that hold it.
pub(crate) type Found = Result<Vec<Vec<Id>>, Fault>;

/// What is gone when the directory falls over.
pub(crate) struct SearchMemory {
    gated: Rc<Gated>,
    waiting: Vec<(Wanted, Sender<Found>)>,
    reads: bool,
}

impl World {
    fn search_memory(&self) -> Rc<RefCell<SearchMemory>> {
        let life = self.time.life(Host::Directory);
        let mut kept = self.searches.borrow_mut();
        if let Some((_, memory)) = kept.as_ref().filter(|(known, _)| *known == life) {
            return Rc::clone(memory);
        }
        let gated = Gated::new(self, Host::Directory, Class::Interactive);
        let memory = Rc::new(RefCell::new(SearchMemory { gated, waiting: Vec::new(), reads: false }));
        *kept = Some((life, Rc::clone(&memory)));
        memory
    }

    pub(crate) async fn directory_search(self, wanted: Wanted) -> Found {
        let memory = self.search_memory();
        let (sender, found) = answer();
        memory.borrow_mut().waiting.push((wanted, sender));
        let reads = std::mem::replace(&mut memory.borrow_mut().reads, true);
        if !reads {
            let world = self.clone();
            self.time.spawn(Host::Directory, async move { world.search_all(memory).await });
        }
        found.await.unwrap_or(Err(Fault { code: "ambiguous", retry_after: None }))
    }

    /// Whoever asks while a reading is under way waits for the next.
    async fn search_all(self, memory: Rc<RefCell<SearchMemory>>) {
        let (blind_ms, most_tries) = (self.weather.blind_ms, self.weather.most_tries);
        let gather = Patience { blind_ms, most_tries }.gather();
        while !memory.borrow().waiting.is_empty() {
            self.time.sleep(gather).await;
            let asked = std::mem::take(&mut memory.borrow_mut().waiting);
            let marks: Vec<String> =
                asked.iter().flat_map(|(wanted, _)| wanted.marks.iter().cloned()).collect();
            let after = asked.iter().map(|(wanted, _)| wanted.after).min().unwrap_or_default();
            let gated = Rc::clone(&memory.borrow().gated);
            let mut found = read(&gated, after, &marks).await;
            self.searched.set(self.searched.get() + 1);
            for (wanted, sender) in asked {
                sender.send(match &mut found {
                    Ok(found) => Ok(found.drain(..wanted.marks.len()).collect()),
                    Err(fault) => Err(*fault),
                });
            }
        }
        memory.borrow_mut().reads = false;
    }
}

async fn read(gated: &Rc<Gated>, after: i64, marks: &[String]) -> Found {
    let mut found: Vec<Vec<Id>> = marks.iter().map(|_| Vec::new()).collect();
    for page in 0.. {
        match gated.call(Request::TicketsAfter { after, page }).await? {
            Body::Texts { texts, last } => {
                let held = search(&shard::Search { marks: marks.to_vec(), texts });
                for (all, ids) in found.iter_mut().zip(held) {
                    all.extend(ids);
                }
                if last {
                    break;
                }
            }
            other => panic!("{other:?} is no page"),
        }
    }
    Ok(found)
}
