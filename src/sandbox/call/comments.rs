//! Comments on a ticket.

use super::{Answer, Ask, Desk};
use crate::sandbox::dialect::{fill, show};
use crate::sandbox::refusal::{Refusal, Thing};
use crate::sandbox::row::Comment;
use crate::sandbox::store::take;
use serde_json::{Value, json};

/// The guide's create names no author: the comment is by the technician whose key it is, the one who wrote
/// the guide's example comment.
pub(in crate::sandbox) const KEY_HOLDER: u64 = 12_345;

pub(in crate::sandbox) fn list(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let id = ask.id(Thing::Ticket, desk.store)?;
    let rows = desk.store.comments.get(&id).into_iter().flatten();
    let items: Vec<Value> = rows.map(|row| show(desk.dialect.comment, row, desk.store, true)).collect();
    Ok(Answer::read(json!({ "items": items })))
}

pub(in crate::sandbox) fn create(desk: &mut Desk<'_>, ask: &Ask<'_>) -> Result<Answer, Refusal> {
    let ticket_id = ask.id(Thing::Ticket, desk.store)?;
    let mut row = Comment {
        id: 0,
        ticket_id,
        text: String::new(),
        date: desk.now_ms,
        creator_id: KEY_HOLDER,
        is_internal: false,
    };
    fill(desk.dialect.comment, &mut row, &ask.body)?;
    if row.text.trim().is_empty() {
        return Err(Refusal::CommentRequired);
    }
    row.id = take(&mut desk.store.next.comment);
    if let Some(ticket) = desk.store.tickets.get_mut(&ticket_id) {
        ticket.activity = Some(desk.now_ms);
        // An internal note is no response: the guide's own ticket has one and no FirstResponseDate.
        if !row.is_internal {
            ticket.first_response = ticket.first_response.or(Some(desk.now_ms));
        }
    }
    let reply = json!({ "ActionID": row.id, "CommentID": row.id, "TicketID": ticket_id });
    desk.store.comments.entry(ticket_id).or_default().push(row);
    Ok(Answer::created(reply))
}
