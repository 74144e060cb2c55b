//! Contacts.

use super::{Answer, Ask, Desk};
use crate::rules::{EmailOptions, check_email};
use crate::sandbox::dialect::Done;
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::Contact;
use crate::sandbox::store::{Store, take};
use crate::sandbox::word::SortBy;

pub(in crate::sandbox) fn list(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let rows: Vec<&Contact> = desk.store.contacts.values().collect();
    desk.sheet(ask, &desk.dialect.contact, &rows)
}

/// The list with the live contract's filters and order. `Email` and `Phone` match parts of the value,
/// whatever the case of their letters.
pub(in crate::sandbox) fn find(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let since = ask.local("FromLastModifiedDate", desk.zone)?;
    let email = ask.address.query("Email").map(str::to_lowercase);
    let phone = ask.address.query("Phone").map(str::to_lowercase);
    let holds = |part: Option<&String>, whole: &str| {
        part.is_none_or(|part| whole.to_lowercase().contains(part.as_str()))
    };
    let wanted = |row: &&Contact| {
        since.is_none_or(|since| row.modified >= since)
            && holds(email.as_ref(), &row.email)
            && holds(phone.as_ref(), row.phone.as_deref().unwrap_or_default())
    };
    let mut rows: Vec<&Contact> = desk.store.contacts.values().filter(wanted).collect();
    match ask.sort_by()? {
        None => {}
        Some(SortBy::Creation) => rows.sort_by_key(|row| (row.created, row.id)),
        Some(SortBy::LastModified) => rows.sort_by_key(|row| (row.modified, row.id)),
    }
    desk.sheet(ask, &desk.dialect.contact, &rows)
}

pub(in crate::sandbox) fn get(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Contact, desk.store)?;
    let row = desk.store.contacts.get(&id).ok_or(Refusal::NotFound(Thing::Contact))?;
    Ok(desk.one(ask, &desk.dialect.contact, row))
}

pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let mut row = Contact { created: desk.now_ms, modified: desk.now_ms, ..Contact::default() };
    desk.dialect.contact.create.fill(&mut row, &ask.body.fields, desk.store)?;
    let id = keep(desk.store, row)?;
    Ok(desk.created(&Done::Contact(id)))
}

/// Stores a new contact under the next free id.
pub(super) fn keep(store: &mut Store, mut row: Contact) -> Result<u64, Refusal> {
    fits(&row, store)?;
    row.id = take(&mut store.next.contact);
    let id = row.id;
    store.contacts.insert(id, row);
    Ok(id)
}

pub(in crate::sandbox) fn update(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Contact, desk.store)?;
    let mut row = desk.store.contacts.get(&id).ok_or(Refusal::NotFound(Thing::Contact))?.clone();
    desk.dialect.contact.update.fill(&mut row, &ask.body.fields, desk.store)?;
    fits(&row, desk.store)?;
    row.modified = desk.now_ms;
    desk.store.contacts.insert(id, row);
    Ok(desk.updated(&Done::Contact(id)))
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
    if !is_email(&row.email) {
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

/// The rules' own verdict, on an address without white space around it. Which letters a domain may have beyond
/// ASCII is for their host to know; here any will do, and a letter stands in for each.
fn is_email(email: &str) -> bool {
    let plain = |letter: char| if letter.is_ascii() { letter.to_ascii_lowercase() } else { 'x' };
    let ascii = |domain: &str| Some(domain.chars().map(plain).collect());
    email.trim() == email && check_email(email, &EmailOptions::default(), &ascii).ok
}
