//! The customers.

use super::dice::Dice;
use super::names::{CUSTOM_FIELDS, PLACES, STEMS, STREETS, TRADES, WORLD_COMPANIES};
use super::{CUSTOMERS, DAY_MS, EPOCH_MS, HOUR_MS, examples};
use crate::sandbox::row::{CustomValue, Customer, Target};
use crate::sandbox::store::Store;

/// Ids go up in this step from Acme's and stay below the next free one.
const ID_STEP: u64 = 372;
/// Every so many customers one has a name from around the world.
const WORLD_EVERY: usize = 10;

pub(super) fn plant(store: &mut Store, dice: &mut Dice) {
    let acme = examples::acme();
    let first_day = acme.created;
    store.customers.insert(acme.id, acme);
    let days = (EPOCH_MS - first_day) / DAY_MS;
    let customers = CUSTOMERS.cast_signed() as i64;
    for place in 1..customers {
        let day = days * place / customers;
        let row = company(
            place.cast_unsigned() as usize,
            first_day + day * DAY_MS + dice.time(0, 7 * HOUR_MS) / 1_000 * 1_000,
            dice,
        );
        for (name, value) in custom_values(dice) {
            store.set_custom_value(CustomValue { target: Target::Customer, item: row.id, name, value });
        }
        store.customers.insert(row.id, row);
    }
}

fn company(place: usize, created: i64, dice: &mut Dice) -> Customer {
    let (name, host) = name(place);
    let [city, state, country, zip, phone] = *dice.pick(PLACES);
    let maybe = |dice: &mut Dice, chance: u64, text: String| dice.percent(chance).then_some(text);
    let has_domain = dice.percent(92);
    Customer {
        id: examples::ACME + ID_STEP * place as u64,
        name,
        business_number: Some(format!("{}-{}", dice.between(10, 99), dice.between(1_000_000, 9_999_999))),
        domain: has_domain.then(|| format!("{host}.example")),
        address: Some(format!("{} {}", dice.between(1, 980), dice.word(STREETS))),
        city: Some(city.to_owned()),
        state: Some(state.to_owned()),
        country: Some(country.to_owned()),
        zip: Some(format!("{zip}{}", dice.between(10, 99))),
        phone: Some(format!("{phone}{}-{}", dice.between(10, 99), dice.between(1_000, 9_999))),
        fax: dice.percent(30).then(|| format!("{phone}{}-0000", dice.between(10, 99))),
        website: if has_domain { maybe(dice, 85, format!("https://www.{host}.example")) } else { None },
        notes: maybe(dice, 25, "Call before visiting; the alarm code is with the owner".to_owned()),
        created,
        modified: dice.time(created, EPOCH_MS) / 1_000 * 1_000,
        ..Customer::default()
    }
}

/// A name and what stands before `.example` in its domain.
fn name(place: usize) -> (String, String) {
    let world = place.checked_rem(WORLD_EVERY).filter(|rest| *rest == 0);
    if let Some((name, host)) = world.and_then(|_| WORLD_COMPANIES.get(place / WORLD_EVERY - 1)) {
        return ((*name).to_owned(), (*host).to_owned());
    }
    let stem = STEMS.get(place % STEMS.len()).copied().unwrap_or_default();
    let trade = TRADES.get(place % TRADES.len()).copied().unwrap_or_default();
    let name = format!("{stem} {trade}");
    let host = name.to_lowercase().replace(' ', "");
    (name, host)
}

fn custom_values(dice: &mut Dice) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for (field, choices) in CUSTOM_FIELDS {
        if dice.percent(60) {
            values.push(((*field).to_owned(), dice.word(choices).to_owned()));
        }
    }
    values
}
