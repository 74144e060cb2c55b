//! From a customer's submission to exactly one ticket.
//!
//! Atera has no idempotency key: a replayed create makes a second ticket, and a lost reply leaves it open whether there
//! is a first. So a submission is written down before anything is sent, a create is written down before it leaves, and
//! after a doubtful one the ticket is looked for by a mark before another is sent.
//!
//! Everything here is a function of a state, an event and a time that is passed in. Storage, alarms and the network are
//! the shell's.

pub mod delivery;
pub mod digest;
pub mod directory;
pub mod door;
pub mod draft;
pub mod gate;
pub mod log;
pub mod mark;
pub mod operator;
pub mod options;
pub mod outbox;
pub mod outcome;
pub mod page;
pub mod patience;
pub mod receipt;
pub mod receipt_answer;
pub mod routing;
pub mod sender;
pub mod shard;

pub use delivery::Delivery;
pub use mark::Mark;
pub use outbox::{Action, Entry, Event, Reason, State};
pub use outcome::Outcome;
pub use patience::Patience;
