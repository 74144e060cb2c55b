//! Customers.

use super::{Answer, Ask, Desk};
use crate::model::Id;
use crate::sandbox::dialect::Done;
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::Customer;
use crate::sandbox::store::take;
use crate::sandbox::word::SortBy;
use serde_json::Value;

pub(in crate::sandbox) fn list(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let rows: Vec<&Customer> = desk.store.customers.values().collect();
    desk.sheet(ask, &desk.dialect.customer, &rows)
}

/// The list with the live contract's filter and order; the earliest first, which it does not say.
pub(in crate::sandbox) fn list_changed(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let since = ask.local("FromLastModifiedDate", desk.zone)?;
    let changed = |row: &&Customer| since.is_none_or(|since| row.modified >= since);
    let mut rows: Vec<&Customer> = desk.store.customers.values().filter(changed).collect();
    match ask.sort_by()? {
        None => {}
        Some(SortBy::Creation) => rows.sort_by_key(|row| (row.created, row.id)),
        Some(SortBy::LastModified) => rows.sort_by_key(|row| (row.modified, row.id)),
    }
    desk.sheet(ask, &desk.dialect.customer, &rows)
}

pub(in crate::sandbox) fn get(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Customer, desk.store)?;
    let row = desk.store.customers.get(&id).ok_or(Refusal::NotFound(Thing::Customer))?;
    Ok(desk.one(ask, &desk.dialect.customer, row))
}

pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let mut row = Customer { created: desk.now_ms, modified: desk.now_ms, ..Customer::default() };
    desk.dialect.customer.create.fill(&mut row, &ask.body.fields, desk.store)?;
    row.id = take(&mut desk.store.next.customer);
    let answer = desk.created(&Done::Customer(&row));
    desk.store.customers.insert(row.id, row);
    Ok(answer)
}

pub(in crate::sandbox) fn update(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Customer, desk.store)?;
    let mut row = desk.store.customers.get(&id).ok_or(Refusal::NotFound(Thing::Customer))?.clone();
    desk.dialect.customer.update.fill(&mut row, &ask.body.fields, desk.store)?;
    row.modified = desk.now_ms;
    let answer = desk.updated(&Done::Customer(&row));
    desk.store.customers.insert(id, row);
    Ok(answer)
}

pub(in crate::sandbox) fn delete(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Customer, desk.store)?;
    desk.store.remove_customer(id);
    Ok(Answer::deleted())
}

pub(in crate::sandbox) fn named(row: &Customer) -> Result<(), Refusal> {
    if row.name.trim().is_empty() { Err(Refusal::NameRequired) } else { Ok(()) }
}

/// A folder for customers. The contract names its body's shape and does not show it: `CustomerId` and `Name`
/// are asked for, and whatever else comes is accepted. Nothing reads it back.
pub(in crate::sandbox) fn create_folder(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    attachable(desk, ask)?;
    let id = take(&mut desk.store.next.folder);
    Ok(desk.created(&Done::Other(id)))
}

/// Nothing reads an attachment back either.
pub(in crate::sandbox) fn attach(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let stranger = ask.body.fields.keys().find(|name| !ATTACHMENT.contains(&name.as_str()));
    stranger.map_or(Ok(()), |name| Err(Refusal::UnknownProperty(name.clone())))?;
    attachable(desk, ask)?;
    match ask.body.fields.get("ContentBased64") {
        None | Some(Value::Null) => return Err(Refusal::Required("ContentBased64")),
        Some(Value::String(text)) if is_base64(text) => {}
        Some(_) => return Err(Refusal::InvalidField("ContentBased64")),
    }
    let id = take(&mut desk.store.next.attachment);
    Ok(desk.created(&Done::Other(id)))
}

/// `ContentBased64` is so spelled.
const ATTACHMENT: [&str; 3] = ["CustomerId", "Name", "ContentBased64"];

fn attachable(desk: &Desk<'_>, ask: &Ask<'_>) -> Result<(), Refusal> {
    let customer = ask.body.fields.get("CustomerId").and_then(Value::as_u64).and_then(Id::new);
    if !customer.is_some_and(|id| desk.store.holds(Thing::Customer, id.get())) {
        return Err(Refusal::UnknownCustomer);
    }
    let name = ask.body.fields.get("Name").and_then(Value::as_str).unwrap_or_default();
    if name.trim().is_empty() { Err(Refusal::Required("Name")) } else { Ok(()) }
}

fn is_base64(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    let letters = body.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/');
    letters && text.len() - body.len() <= 2 && text.len().is_multiple_of(4)
}
