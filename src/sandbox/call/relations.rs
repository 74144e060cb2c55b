//! What tickets are to each other.

use super::{Answer, Ask, Desk};
use crate::sandbox::dialect::Done;
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::word::Relation;
use serde_json::Value;

const PROPERTIES: [&str; 2] = ["RelatedTicketId", "RelationType"];

/// Makes two tickets parent and child; the other one is told too. Which of them `RelationType` describes is
/// not said: here it is what the ticket in the path is to the related one.
pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let stranger = ask.body.fields.keys().find(|name| !PROPERTIES.contains(&name.as_str()));
    stranger.map_or(Ok(()), |name| Err(Refusal::UnknownProperty(name.clone())))?;
    let other = ask.body.fields.get("RelatedTicketId").and_then(Value::as_u64).unwrap_or_default();
    if other == id || !desk.store.holds(Thing::Ticket, other) {
        return Err(Refusal::InvalidField("RelatedTicketId"));
    }
    let word = ask.body.fields.get("RelationType").and_then(Value::as_str).unwrap_or_default();
    let relation = related(word)?;
    tie(desk, id, relation, other);
    tie(desk, other, relation.opposite(), id);
    Ok(desk.created(&Done::Other(id)))
}

pub(in crate::sandbox) fn delete(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let relation = related(ask.part(1))?;
    let ties = desk.store.relations.entry(id).or_default();
    let others: Vec<u64> =
        ties.iter().filter(|(known, _)| *known == relation).map(|(_, other)| *other).collect();
    if others.is_empty() {
        return Err(Refusal::NoSuchRelation);
    }
    ties.retain(|(known, _)| *known != relation);
    for other in others {
        let back = (relation.opposite(), id);
        desk.store.relations.entry(other).or_default().retain(|tie| *tie != back);
    }
    Ok(Answer::deleted())
}

/// A relation that two tickets can have.
fn related(word: &str) -> Result<Relation, Refusal> {
    Relation::from_word(word).filter(|relation| *relation != Relation::None).ok_or(Refusal::InvalidRelation)
}

fn tie(desk: &mut Desk<'_>, id: u64, relation: Relation, other: u64) {
    let ties = desk.store.relations.entry(id).or_default();
    if !ties.contains(&(relation, other)) {
        ties.push((relation, other));
    }
}
