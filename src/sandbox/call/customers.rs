//! Customers.

use super::{Answer, Ask, Desk};
use crate::sandbox::dialect::{fill, show};
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::Customer;
use crate::sandbox::store::take;
use serde_json::{Value, json};

pub(in crate::sandbox) fn list(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let rows = &desk.store.customers;
    desk.sheet(ask, rows.len(), rows.values(), |row| show(desk.dialect.customer, row, desk.store, true))
}

pub(in crate::sandbox) fn get(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Customer, desk.store)?;
    let row = desk.store.customers.get(&id).ok_or(Refusal::NotFound(Thing::Customer))?;
    Ok(Answer::read(show(desk.dialect.customer, row, desk.store, false)))
}

pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let mut row = Customer { created: desk.now_ms, modified: desk.now_ms, ..Customer::default() };
    fill(desk.dialect.customer, &mut row, &ask.body)?;
    named(&row)?;
    row.id = take(&mut desk.store.next.customer);
    let reply = done(&row);
    desk.store.customers.insert(row.id, row);
    Ok(Answer::created(reply))
}

pub(in crate::sandbox) fn update(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Customer, desk.store)?;
    let stored = desk.store.customers.get_mut(&id).ok_or(Refusal::NotFound(Thing::Customer))?;
    let mut row = stored.clone();
    fill(desk.dialect.customer, &mut row, &ask.body)?;
    named(&row)?;
    row.modified = desk.now_ms;
    let reply = done(&row);
    *stored = row;
    Ok(Answer::updated(reply))
}

pub(in crate::sandbox) fn delete(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Customer, desk.store)?;
    desk.store.remove_customer(id);
    Ok(Answer::deleted())
}

fn named(row: &Customer) -> Result<(), Refusal> {
    if row.name.trim().is_empty() { Err(Refusal::NameRequired) } else { Ok(()) }
}

fn done(row: &Customer) -> Value {
    json!({ "ActionID": row.id, "CustomerID": row.id, "CustomerName": row.name })
}
