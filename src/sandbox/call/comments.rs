//! Comments on a ticket.

use super::{Answer, Ask, Desk};
use crate::sandbox::dialect::Done;
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::{Comment, CommentDraft};
use crate::sandbox::store::take;

/// The guide's create names no author: the comment is by the technician whose key it is, the one who wrote
/// the guide's example comment.
pub(in crate::sandbox) const KEY_HOLDER: u64 = 12_345;

/// All at once, as in the guide.
pub(in crate::sandbox) fn all(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let rows = desk.store.comments.get(&id).map(Vec::as_slice).unwrap_or_default();
    Ok(desk.all(ask, &desk.dialect.comment, rows))
}

/// In pages, as in the live contract.
pub(in crate::sandbox) fn list(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let rows: Vec<&Comment> = desk.store.comments.get(&id).into_iter().flatten().collect();
    desk.sheet(ask, &desk.dialect.comment, &rows)
}

pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let ticket_id = ask.id(Thing::Ticket, desk.store)?;
    let mut draft = CommentDraft::default();
    desk.dialect.comment.create.fill(&mut draft, &ask.body.fields, desk.store)?;
    let row = Comment {
        id: take(&mut desk.store.next.comment),
        ticket_id,
        text: draft.text,
        date: draft.date.unwrap_or(desk.now_ms),
        creator_id: draft.authors.first().copied().unwrap_or(KEY_HOLDER),
        is_internal: draft.is_internal,
    };
    let by_technician = desk.store.technician(row.creator_id).is_some();
    if let Some(ticket) = desk.store.tickets.get_mut(&ticket_id) {
        ticket.activity = Some(desk.now_ms);
        // An internal note is no response: the guide's own ticket has one and no FirstResponseDate.
        if by_technician && !row.is_internal {
            ticket.first_response = ticket.first_response.or(Some(row.date));
        }
    }
    let answer = desk.created(&Done::Comment(&row));
    desk.store.comments.entry(ticket_id).or_default().push(row);
    Ok(answer)
}

pub(in crate::sandbox) fn says_something(draft: &CommentDraft) -> Result<(), Refusal> {
    if draft.text.trim().is_empty() { Err(Refusal::CommentRequired) } else { Ok(()) }
}
