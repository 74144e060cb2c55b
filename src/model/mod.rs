//! What Atera says: one file per thing, with the guide's field names.
//!
//! A thing is read tolerantly. Every field is a [`Slot`]: missing, null, a value of the expected type, or
//! anything else, kept as it came. Unknown fields are kept in `other`. Writing a thing that was read gives
//! back what was read.

pub mod comment;
pub mod contact;
pub mod custom_value;
pub mod customer;
pub mod data;
pub mod decimal;
pub mod field;
pub mod id;
pub mod instant;
pub mod local_time;
pub mod page;
pub mod reading;
pub mod record;
pub mod record_layout;
pub mod slot;
pub mod submission;
pub mod ticket;
pub mod word;
pub mod work_hour;

pub use comment::Comment;
pub use contact::Contact;
pub use custom_value::CustomValue;
pub use customer::Customer;
pub use data::{Data, Shape};
pub use field::{Field, Kind, Need};
pub use id::Id;
pub use instant::Instant;
pub use local_time::{LocalDate, LocalTime};
pub use page::Page;
pub use reading::Reading;
pub use record::{Record, Scalar};
pub use slot::Slot;
pub use submission::Submission;
pub use ticket::Ticket;
pub use word::{Priority, Source, Status, TicketType};
pub use work_hour::WorkHour;
