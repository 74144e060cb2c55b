//! A field as it came over the wire.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

/// A field of something Atera sent: the service leaves fields out, sends null, and knows words and types
/// that we do not.
///
/// ```
/// use atera_wasm::model::{Slot, Ticket, Priority};
/// let ticket: Ticket = serde_json::from_str(r#"{"TicketID":1,"TicketPriority":"Urgent","Mood":"blue"}"#)?;
/// assert_eq!(ticket.ticket_priority, Slot::Odd("Urgent".into()));
/// assert_eq!(serde_json::to_string(&ticket)?, r#"{"TicketID":1,"TicketPriority":"Urgent","Mood":"blue"}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Slot<T> {
    /// The field is not there.
    #[default]
    Missing,
    /// The field is there and null.
    Null,
    /// The field holds what its type promises.
    Is(T),
    /// The field holds something else, kept as it came.
    Odd(Value),
}

impl<T> Slot<T> {
    /// The value, if the field holds what its type promises.
    pub fn get(&self) -> Option<&T> {
        match self {
            Slot::Is(value) => Some(value),
            Slot::Missing | Slot::Null | Slot::Odd(_) => None,
        }
    }

    /// Whether the field is not there at all.
    pub fn is_missing(&self) -> bool {
        matches!(self, Slot::Missing)
    }
}

impl<T> From<T> for Slot<T> {
    fn from(value: T) -> Self {
        Slot::Is(value)
    }
}

impl<T: Serialize> Serialize for Slot<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Slot::Missing | Slot::Null => serializer.serialize_none(),
            Slot::Is(value) => value.serialize(serializer),
            Slot::Odd(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Slot<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if value.is_null() {
            return Ok(Slot::Null);
        }
        Ok(match T::deserialize(&value) {
            Ok(known) => Slot::Is(known),
            Err(_) => Slot::Odd(value),
        })
    }
}
