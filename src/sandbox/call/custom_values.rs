//! Custom values, and the fields they are values of.

use super::{Answer, Ask, Desk};
use crate::sandbox::custom::{self, of_path};
use crate::sandbox::dialect::Done;
use crate::sandbox::journal::Effect;
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::{CustomValue, Target};
use serde_json::Value;

pub(in crate::sandbox) fn of_customer(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let item = ask.id(Thing::Customer, desk.store)?;
    Ok(all_of(desk, ask, Target::Customer, item))
}

pub(in crate::sandbox) fn of_contact(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let item = ask.id(Thing::Contact, desk.store)?;
    Ok(all_of(desk, ask, Target::Contact, item))
}

pub(in crate::sandbox) fn set_on_customer(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let item = ask.id(Thing::Customer, desk.store)?;
    set(desk, ask, Target::Customer, item)
}

pub(in crate::sandbox) fn set_on_contact(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let item = ask.id(Thing::Contact, desk.store)?;
    set(desk, ask, Target::Contact, item)
}

pub(in crate::sandbox) fn delete_from_customer(
    desk: &mut Desk<'_>,
    ask: &Ask<'_>,
) -> Result<Answer, Refusal> {
    let item = ask.id(Thing::Customer, desk.store)?;
    delete(desk, ask, Target::Customer, item)
}

pub(in crate::sandbox) fn delete_from_contact(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let item = ask.id(Thing::Contact, desk.store)?;
    delete(desk, ask, Target::Contact, item)
}

fn all_of(desk: &Desk<'_>, ask: &Ask<'_>, target: Target, item: u64) -> Answer {
    let values = desk.store.custom_values.get(&(target, item)).map(Vec::as_slice).unwrap_or_default();
    desk.all(ask, &desk.dialect.custom_value, values)
}

fn set(desk: &mut Desk<'_>, ask: &Ask<'_>, target: Target, item: u64) -> Result<Answer, Refusal> {
    let name = ask.body.fields.get("FieldName").and_then(Value::as_str).unwrap_or_default().to_owned();
    if name.trim().is_empty() {
        return Err(Refusal::FieldNameRequired);
    }
    let value = match ask.body.fields.get("Value") {
        None | Some(Value::Null) => return Err(Refusal::ValueRequired),
        Some(value) => text(value)?,
    };
    let row = CustomValue { target, item, name, value };
    let answer = desk.updated(&Done::CustomValue(&row));
    desk.store.set_custom_value(row);
    Ok(answer)
}

fn delete(desk: &mut Desk<'_>, ask: &Ask<'_>, target: Target, item: u64) -> Result<Answer, Refusal> {
    let values = desk.store.custom_values.entry((target, item)).or_default();
    let at = values.iter().position(|known| known.name == ask.part(1)).ok_or(Refusal::NoSuchCustomValue)?;
    values.remove(at);
    Ok(Answer::deleted())
}

fn text(value: &Value) -> Result<String, Refusal> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            Err(Refusal::InvalidField("Value"))
        }
    }
}

/// Which thing a path of the live contract means: `ticketfields/54321`.
fn item(desk: &Desk<'_>, ask: &Ask<'_>, ending: &str) -> Result<(Target, u64), Refusal> {
    let target = ask.part(0).strip_suffix(ending).and_then(of_path).ok_or(Refusal::NoSuchPath)?;
    let Some(thing) = target.thing() else {
        // The sandbox has no contracts, agents and devices: any id stands for one.
        return Ok((target, ask.id_at(1, Refusal::BadItem)?));
    };
    let id = ask.id_at(1, Refusal::BadId(thing))?;
    if desk.store.holds(thing, id) { Ok((target, id)) } else { Err(Refusal::NotFound(thing)) }
}

pub(in crate::sandbox) fn of_item(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let (target, item) = item(desk, ask, "fields")?;
    Ok(all_of(desk, ask, target, item))
}

pub(in crate::sandbox) fn field_of_item(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let (target, item) = item(desk, ask, "field")?;
    let name = ask.part(2);
    let values = desk.store.custom_values.get(&(target, item)).into_iter().flatten();
    let found: Vec<CustomValue> = values.filter(|known| known.name == name).cloned().collect();
    if found.is_empty() && custom::field(desk.store, target, name).is_none() {
        return Err(Refusal::NoSuchField);
    }
    Ok(desk.all(ask, &desk.dialect.custom_value, &found))
}

pub(in crate::sandbox) fn set_field(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let (target, item) = item(desk, ask, "field")?;
    let stranger = ask.body.fields.keys().find(|name| *name != "Value");
    stranger.map_or(Ok(()), |name| Err(Refusal::UnknownProperty(name.clone())))?;
    let value = match ask.body.fields.get("Value") {
        None => return Err(Refusal::ValueRequired),
        Some(Value::Null) => String::new(),
        Some(value) => text(value)?,
    };
    let row = CustomValue { target, item, name: ask.part(2).to_owned(), value };
    let known = desk.store.custom_values.get(&(target, item)).into_iter().flatten();
    match custom::field(desk.store, target, &row.name) {
        Some(field) if !custom::fits(field, &row.value) => return Err(Refusal::InvalidValue),
        Some(_) => {}
        // What was set in the guide's dialect, where any name may be, can be set again.
        None if known.into_iter().any(|known| known.name == row.name) => {}
        None => return Err(Refusal::NoSuchField),
    }
    let answer = desk.updated(&Done::CustomValue(&row));
    desk.store.set_custom_value(row);
    Ok(answer)
}

pub(in crate::sandbox) fn by_id(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let wanted = ask.part(0).to_ascii_lowercase();
    let same = |row: &&CustomValue| custom::value_id(desk.store, row) == wanted;
    let found: Vec<CustomValue> = desk.store.custom_values.values().flatten().filter(same).cloned().collect();
    if found.is_empty() {
        return Err(Refusal::NoSuchCustomValue);
    }
    Ok(desk.all(ask, &desk.dialect.custom_value, &found))
}

/// The fields that the account defined.
#[expect(clippy::unnecessary_wraps, reason = "a call may be refused; this one is not")]
pub(in crate::sandbox) fn fields(desk: &mut Desk<'_>, _: &Ask<'_>) -> Result<Answer, Refusal> {
    let shown = desk.store.custom_fields.iter().map(|field| custom::definition(desk.store, field)).collect();
    Ok(Answer { status: 200, body: Some(Value::Array(shown)), effect: Effect::None })
}
