//! The world a sandbox starts with: the same for the same seed, and in it the guide's own examples.
//!
//! Ids grow with time within each kind, and the free ones are chosen so that the guide's example creates
//! answer what the guide shows: the next customer is 67890, the next contact 77777.

mod companies;
mod complaints;
mod custom_fields;
mod dice;
mod examples;
mod history;
mod live;
mod names;
mod people;

pub(super) use dice::Dice;

use super::options::EPOCH_MS;
use super::row::Technician;
use super::store::{NextIds, Store};

/// How many customers, contacts and tickets there are: the totals in the guide's examples.
const CUSTOMERS: usize = 150;
const CONTACTS: usize = 500;
const TICKETS: usize = 2_847;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const DAY_MS: i64 = 24 * HOUR_MS;

/// Jane Tech has no address: the guide's ticket names her and shows no `TechnicianEmail`.
static TECHNICIANS: &[Technician] = &[
    Technician { id: examples::JANE_TECH, name: "Jane Tech", email: None },
    Technician {
        id: super::call::comments::KEY_HOLDER,
        name: "Alex Morgan",
        email: Some("alex.morgan@msp.example"),
    },
    Technician { id: 12_811, name: "Miriam Cohen", email: Some("miriam.cohen@msp.example") },
    Technician { id: 13_407, name: "Bjørn Sørensen", email: Some("bjorn.sorensen@msp.example") },
    Technician { id: 14_052, name: "Lucía Fernández", email: Some("lucia.fernandez@msp.example") },
    Technician { id: 14_990, name: "田中 健", email: Some("ken.tanaka@msp.example") },
];

/// The store with everything in it, leading up to `epoch_ms`.
pub(super) fn seed(seed: u64, epoch_ms: i64) -> Store {
    let mut dice = Dice::new(seed);
    let mut store = Store {
        technicians: TECHNICIANS,
        custom_fields: custom_fields::CUSTOM_FIELDS,
        seed,
        ..Store::default()
    };
    companies::plant(&mut store, &mut dice);
    people::plant(&mut store, &mut dice);
    history::plant(&mut store, &mut dice);
    live::plant(&mut store);
    shift(&mut store, epoch_ms - EPOCH_MS);
    examples::settle(&mut store);
    store.next = NextIds {
        customer: examples::NEXT_CUSTOMER,
        contact: examples::NEXT_CONTACT,
        ticket: after(store.tickets.keys().copied()),
        comment: after(store.comments.values().flatten().map(|comment| comment.id)),
        work_hour: after(store.work_hours.values().flatten().map(|span| span.id)),
        folder: 1,
        attachment: 1,
    };
    store
}

fn after(ids: impl Iterator<Item = u64>) -> u64 {
    ids.max().unwrap_or(0) + 1
}

/// Moves the whole history in time. The guide's examples are put back in their place afterwards.
fn shift(store: &mut Store, by_ms: i64) {
    for row in store.customers.values_mut() {
        row.created += by_ms;
        row.modified += by_ms;
    }
    for row in store.contacts.values_mut() {
        row.created += by_ms;
        row.modified += by_ms;
    }
    for row in store.tickets.values_mut() {
        row.created += by_ms;
        for date in [&mut row.resolved, &mut row.first_response, &mut row.activity, &mut row.due] {
            *date = date.map(|date| date + by_ms);
        }
    }
    for row in store.comments.values_mut().flatten() {
        row.date += by_ms;
    }
    for row in store.work_hours.values_mut().flatten() {
        row.start += by_ms;
        row.end += by_ms;
    }
}
