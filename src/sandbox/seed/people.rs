//! The contacts.

use super::dice::Dice;
use super::names::{FIRST_NAMES, JOBS, LAST_NAMES};
use super::{CONTACTS, DAY_MS, EPOCH_MS, HOUR_MS, examples};
use crate::sandbox::row::{Contact, Customer};
use crate::sandbox::store::Store;
use std::collections::BTreeSet;

/// Ids go up in this step from John Smith's and stay below the next free one.
const ID_STEP: u64 = 19;

pub(super) fn plant(store: &mut Store, dice: &mut Dice) {
    let customers: Vec<&Customer> = store.customers.values().collect();
    let mut emails = BTreeSet::new();
    let mut people = Vec::with_capacity(CONTACTS);
    // Everyone but Acme, who has John Smith, starts with a primary contact.
    for customer in customers.iter().skip(1) {
        let soon = (customer.created + dice.time(HOUR_MS, 2 * DAY_MS) / 1_000 * 1_000).min(EPOCH_MS);
        people.push(person(customer, soon, true, &mut emails, dice));
    }
    while people.len() < CONTACTS - 1 {
        let place = dice.early_index(customers.len());
        if let Some(customer) = customers.get(place) {
            let from = customer.created.max(examples::john_smith().created + 1);
            let created = dice.time(from, EPOCH_MS) / 1_000 * 1_000;
            people.push(person(customer, created, false, &mut emails, dice));
        }
    }
    people.sort_by_key(|person| person.created);
    let john = examples::john_smith();
    let numbered = people
        .into_iter()
        .zip(1..)
        .map(|(person, place)| Contact { id: john.id + ID_STEP * place, ..person });
    let contacts = numbered.map(|contact| (contact.id, contact)).collect();
    store.contacts = contacts;
    store.contacts.insert(john.id, john);
}

fn person(
    customer: &Customer,
    created: i64,
    primary: bool,
    emails: &mut BTreeSet<String>,
    dice: &mut Dice,
) -> Contact {
    let (first, first_plain) = *dice.pick(FIRST_NAMES);
    let (last, last_plain) = *dice.pick(LAST_NAMES);
    let host = customer.domain.as_deref().unwrap_or("inbox.example");
    let mut email = format!("{first_plain}.{last_plain}@{host}");
    let mut namesakes = 1;
    while !emails.insert(email.clone()) {
        namesakes += 1;
        email = format!("{first_plain}.{last_plain}{namesakes}@{host}");
    }
    let office = customer.phone.as_deref().unwrap_or_default();
    Contact {
        id: 0,
        customer_id: customer.id,
        first_name: Some(first.to_owned()),
        last_name: dice.percent(97).then(|| last.to_owned()),
        email,
        phone: dice.percent(80).then(|| format!("{office} x{}", dice.between(102, 399))),
        job_title: dice.percent(85).then(|| dice.word(JOBS).to_owned()),
        is_contact_person: primary,
        in_ignore_mode: Some(dice.percent(2)),
        created,
        modified: created,
        ..Contact::default()
    }
}
