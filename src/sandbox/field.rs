//! One field on the wire: how a reply shows it, how a request sets it.

use super::refusal::Refusal;
use super::row::{Contact, Technician, Ticket};
use super::store::Store;
use super::zone::Zone;
use crate::model::{Id, Instant};
use serde_json::Value;

/// What a reply is made from.
pub(super) struct View<'a> {
    pub(super) store: &'a Store,
    pub(super) in_list: bool,
    pub(super) with: Includes,
}

/// What a request asked to be told besides.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Includes {
    pub(super) relations: bool,
    pub(super) comments: bool,
    pub(super) rates: bool,
}

/// When a reply has a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Always,
    /// Only in the thing itself, not in a list of them.
    Alone,
    /// Only if the comments were asked for.
    WithComments,
}

impl View<'_> {
    pub(super) fn shows(&self, when: When) -> bool {
        match when {
            When::Always => true,
            When::Alone => !self.in_list,
            When::WithComments => self.with.comments,
        }
    }
}

/// One field of a reply.
pub(super) struct Column<Row: 'static> {
    pub(super) name: &'static str,
    pub(super) when: When,
    pub(super) read: fn(&Row, &View<'_>) -> Value,
}

/// One field of a body.
pub(super) struct Field<Draft: 'static> {
    pub(super) name: &'static str,
    pub(super) write: fn(&mut Draft, &Given<'_>) -> Result<(), Refusal>,
}

/// A value that a body gives.
pub(super) struct Given<'a> {
    pub(super) value: &'a Value,
    /// The field's name, for the refusal.
    pub(super) name: &'static str,
    pub(super) store: &'a Store,
}

impl Given<'_> {
    pub(super) fn text(&self) -> Result<Option<String>, Refusal> {
        match self.value {
            Value::Null => Ok(None),
            Value::String(text) => Ok(Some(text.clone())),
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => Err(self.invalid()),
        }
    }

    /// A text that must be there: null is the same as blank, and what blank means is for the call to say.
    pub(super) fn needed(&self) -> Result<String, Refusal> {
        self.text().map(Option::unwrap_or_default)
    }

    pub(super) fn flag(&self) -> Result<Option<bool>, Refusal> {
        if self.value.is_null() { Ok(None) } else { self.value.as_bool().map(Some).ok_or(self.invalid()) }
    }

    pub(super) fn id(&self, refusal: Refusal) -> Result<Option<u64>, Refusal> {
        if self.value.is_null() { Ok(None) } else { self.value.as_u64().map(Some).ok_or(refusal) }
    }

    /// An id that must be one.
    pub(super) fn whole_id(&self) -> Result<u64, Refusal> {
        self.value.as_u64().and_then(Id::new).map(Id::get).ok_or(self.invalid())
    }

    pub(super) fn number(&self) -> Result<Option<f64>, Refusal> {
        if self.value.is_null() { Ok(None) } else { self.value.as_f64().map(Some).ok_or(self.invalid()) }
    }

    pub(super) fn instant(&self) -> Result<Option<i64>, Refusal> {
        if self.value.is_null() {
            return Ok(None);
        }
        let instant = self.value.as_str().and_then(Instant::parse).ok_or(Refusal::InvalidDate)?;
        Ok(Some(instant.millis()))
    }

    /// The same where a zone may be left out.
    pub(super) fn utc(&self) -> Result<Option<i64>, Refusal> {
        let local = self.value.as_str().and_then(|text| Zone::default().local(text));
        if local.is_some() { Ok(local) } else { self.instant() }
    }

    /// One of a list of words, to the letter.
    pub(super) fn word<Word>(
        &self,
        known: fn(&str) -> Option<Word>,
        refusal: Refusal,
    ) -> Result<Word, Refusal> {
        self.value.as_str().and_then(known).ok_or(refusal)
    }

    pub(super) fn invalid(&self) -> Refusal {
        Refusal::InvalidField(self.name)
    }
}

/// A field of a reply: its name, when it is shown (`Always`, `Alone`, `WithComments`), what it shows.
macro_rules! column {
    ($name:literal, $when:ident, $read:expr) => {
        crate::sandbox::field::Column { name: $name, when: crate::sandbox::field::When::$when, read: $read }
    };
}
pub(super) use column;

/// A row's optional text in a reply.
macro_rules! text_column {
    ($row:ty, $field:ident, $name:literal, $when:ident) => {
        crate::sandbox::field::column!($name, $when, |row: &$row, _| crate::sandbox::field::text(
            row.$field.as_ref()
        ))
    };
}
pub(super) use text_column;

/// A field of a body: its name and what it sets.
macro_rules! field {
    ($name:literal, $write:expr) => {
        crate::sandbox::field::Field { name: $name, write: $write }
    };
}
pub(super) use field;

/// Fields of a body that take exactly what stands in the expression behind the place they set.
macro_rules! set_fields {
    ($draft:ty { $( $name:literal => $($place:ident).+ = $read:expr, )* }) => {
        &[$( crate::sandbox::field::field!($name, |draft: &mut $draft, given| {
            let read: fn(&crate::sandbox::field::Given<'_>) -> Result<_, crate::sandbox::refusal::Refusal> = $read;
            draft.$($place).+ = read(given)?;
            Ok(())
        }), )*]
    };
}
pub(super) use set_fields;

pub(super) fn time(millis: i64) -> Value {
    Value::from(Instant::from_millis(millis).as_str())
}

pub(super) fn maybe_time(millis: Option<i64>) -> Value {
    millis.map_or(Value::Null, time)
}

pub(super) fn text(text: Option<&String>) -> Value {
    text.map_or(Value::Null, |text| Value::from(text.as_str()))
}

pub(super) fn customer_name(customer_id: u64, view: &View<'_>) -> Value {
    text(view.store.customers.get(&customer_id).map(|customer| &customer.name))
}

pub(super) fn end_user(row: &Ticket, view: &View<'_>, pick: fn(&Contact) -> Option<&String>) -> Value {
    text(row.end_user_id.and_then(|id| view.store.contacts.get(&id)).and_then(pick))
}

pub(super) fn technician(
    id: Option<u64>,
    view: &View<'_>,
    pick: fn(&Technician) -> Option<&'static str>,
) -> Value {
    id.and_then(|id| view.store.technician(id)).and_then(pick).into()
}
