//! Custom values of customers and contacts.

use super::{Answer, Ask, Desk};
use crate::sandbox::refusal::{Refusal, Thing};
use serde_json::{Value, json};

pub(in crate::sandbox) fn of_customer(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    read(desk, ask, Thing::Customer)
}

pub(in crate::sandbox) fn of_contact(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    read(desk, ask, Thing::Contact)
}

pub(in crate::sandbox) fn set_on_customer(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    set(desk, ask, Thing::Customer, "CustomerID")
}

pub(in crate::sandbox) fn set_on_contact(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    set(desk, ask, Thing::Contact, "EndUserID")
}

pub(in crate::sandbox) fn delete_from_customer(
    desk: &mut Desk<'_>,
    ask: &Ask<'_>,
) -> Result<Answer, Refusal> {
    delete(desk, ask, Thing::Customer)
}

pub(in crate::sandbox) fn delete_from_contact(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    delete(desk, ask, Thing::Contact)
}

fn read(desk: &Desk<'_>, ask: &Ask<'_>, thing: Thing) -> Result<Answer, Refusal> {
    let id = ask.id(thing, desk.store)?;
    let values = desk.store.custom_values.get(&(thing, id)).into_iter().flatten();
    let items: Vec<Value> =
        values.map(|(name, value)| json!({ "FieldName": name, "Value": value })).collect();
    Ok(Answer::read(json!({ "items": items })))
}

fn set(desk: &mut Desk<'_>, ask: &Ask<'_>, thing: Thing, id_name: &'static str) -> Result<Answer, Refusal> {
    let id = ask.id(thing, desk.store)?;
    let name = ask.body.get("FieldName").and_then(Value::as_str).unwrap_or_default();
    if name.trim().is_empty() {
        return Err(Refusal::FieldNameRequired);
    }
    let value = match ask.body.get("Value") {
        None | Some(Value::Null) => return Err(Refusal::ValueRequired),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
            return Err(Refusal::InvalidField("Value"));
        }
    };
    let values = desk.store.custom_values.entry((thing, id)).or_default();
    match values.iter_mut().find(|(known, _)| known == name) {
        Some((_, stored)) => *stored = value,
        None => values.push((name.to_owned(), value)),
    }
    Ok(Answer::updated(json!({ "ActionID": id, id_name: id })))
}

fn delete(desk: &mut Desk<'_>, ask: &Ask<'_>, thing: Thing) -> Result<Answer, Refusal> {
    let id = ask.id(thing, desk.store)?;
    let name = ask.captured.get(1).map(String::as_str).unwrap_or_default();
    let values = desk.store.custom_values.entry((thing, id)).or_default();
    let at = values.iter().position(|(known, _)| known == name).ok_or(Refusal::NoSuchCustomValue)?;
    values.remove(at);
    Ok(Answer::deleted())
}
