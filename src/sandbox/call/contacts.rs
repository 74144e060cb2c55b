//! Contacts.

use super::{Answer, Ask, Desk};
use crate::sandbox::dialect::{fill, show};
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::Contact;
use crate::sandbox::store::{Store, take};
use serde_json::{Value, json};

pub(in crate::sandbox) fn list(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let rows = &desk.store.contacts;
    desk.sheet(ask, rows.len(), rows.values(), |row| show(desk.dialect.contact, row, desk.store, true))
}

pub(in crate::sandbox) fn get(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Contact, desk.store)?;
    let row = desk.store.contacts.get(&id).ok_or(Refusal::NotFound(Thing::Contact))?;
    Ok(Answer::read(show(desk.dialect.contact, row, desk.store, false)))
}

pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let mut row = Contact { created: desk.now_ms, ..Contact::default() };
    fill(desk.dialect.contact, &mut row, &ask.body)?;
    fits(&row, desk.store)?;
    row.id = take(&mut desk.store.next.contact);
    let reply = done(&row);
    desk.store.contacts.insert(row.id, row);
    Ok(Answer::created(reply))
}

pub(in crate::sandbox) fn update(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Contact, desk.store)?;
    let mut row = desk.store.contacts.get(&id).ok_or(Refusal::NotFound(Thing::Contact))?.clone();
    fill(desk.dialect.contact, &mut row, &ask.body)?;
    fits(&row, desk.store)?;
    let reply = done(&row);
    desk.store.contacts.insert(id, row);
    Ok(Answer::updated(reply))
}

pub(in crate::sandbox) fn delete(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Contact, desk.store)?;
    desk.store.remove_contact(id);
    Ok(Answer::deleted())
}

/// Whether the contact may be stored. Required, well formed and unique come before the customer, so that
/// each message of the guide can be had with a body that is otherwise the guide's example.
fn fits(row: &Contact, store: &Store) -> Result<(), Refusal> {
    if row.email.trim().is_empty() {
        return Err(Refusal::EmailRequired);
    }
    if !looks_like_email(&row.email) {
        return Err(Refusal::InvalidEmail);
    }
    if store.email_taken(&row.email, row.id) {
        return Err(Refusal::EmailExists);
    }
    if !store.holds(Thing::Customer, row.customer_id) {
        return Err(Refusal::UnknownCustomer);
    }
    Ok(())
}

/// What a server checks at the least: one `@` with something before it, a dot inside what follows it, and
/// no white space.
fn looks_like_email(email: &str) -> bool {
    let Some((local, domain)) = email.split_once('@') else { return false };
    let dotted = domain.split('.').count() > 1 && domain.split('.').all(|label| !label.is_empty());
    !local.is_empty() && !domain.contains('@') && dotted && !email.contains(char::is_whitespace)
}

fn done(row: &Contact) -> Value {
    json!({ "ActionID": row.id, "EndUserID": row.id })
}
