//! Comments: the conversation on a ticket.

use super::field::{Kind, thing};
use super::{Id, Instant};

thing! {
    /// A comment, as the guide's replies show it. Internal comments never reach the customer.
    Comment {
        comment_id: Id = "CommentID", Kind::Id, System, "Auto-generated unique identifier";
        ticket_id: Id = "TicketID", Kind::Id, System, "The ticket it belongs to";
        comment_text: String = "CommentText", Kind::Text, Required, "What was written";
        comment_date: Instant = "CommentDate", Kind::Instant, System, "When it was written";
        creator_contact_id: Id = "CreatorContactID", Kind::Id, System, "Who wrote it";
        is_internal: bool = "IsInternal", Kind::Flag, Optional, "Whether only technicians see it";
    }
}
