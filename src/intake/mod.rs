//! From a customer's submission to exactly one ticket.
//!
//! Atera has no idempotency key: a replayed create makes a second ticket, and a lost reply leaves it open whether there
//! is a first. So a submission is written down before anything is sent, a create is written down before it leaves, and
//! after a doubtful one the ticket is looked for by a mark before another is sent.
//!
//! Everything here is a function of a state, an event and a time that is passed in. Storage, alarms and the network are
//! the shell's.

pub mod door;
pub mod mark;
pub mod outbox;
pub mod page;

pub use mark::Mark;
pub use outbox::{Action, Entry, Event, Outcome, Patience, Reason, State};
