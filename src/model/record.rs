//! What a caller gave us to check: names and plain values, borrowed from wherever they came.

use serde_json::{Map, Value};

/// One value of a [`Record`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Scalar<'a> {
    /// JSON null.
    Null,
    /// True or false.
    Flag(bool),
    /// Any JavaScript number, NaN and the infinities included.
    Number(f64),
    /// Text. A lone surrogate has become U+FFFD on its way here.
    Text(&'a str),
    /// An array, an object, a function: nothing a field of the API can hold.
    Other,
}

/// An object as a caller gave it, in its own order. Fields that are `undefined` in JavaScript are not there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record<'a> {
    entries: Vec<(&'a str, Scalar<'a>)>,
}

impl<'a> Record<'a> {
    /// A record with these entries.
    ///
    /// ```
    /// use atera_wasm::model::{Record, Scalar};
    /// let record = Record::new(vec![("TicketTitle", Scalar::Text("Printer jams"))]);
    /// assert_eq!(record.get("TicketTitle"), Some(Scalar::Text("Printer jams")));
    /// ```
    pub fn new(entries: Vec<(&'a str, Scalar<'a>)>) -> Self {
        Self { entries }
    }

    /// The record of a JSON object.
    pub fn from_json(object: &'a Map<String, Value>) -> Self {
        Self::new(object.iter().map(|(name, value)| (name.as_str(), Scalar::from_json(value))).collect())
    }

    /// The value under a name, null included.
    pub fn get(&self, name: &str) -> Option<Scalar<'a>> {
        self.entries.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    /// The text under a name, if text is there.
    pub fn text(&self, name: &str) -> Option<&'a str> {
        match self.get(name)? {
            Scalar::Text(text) => Some(text),
            Scalar::Null | Scalar::Flag(_) | Scalar::Number(_) | Scalar::Other => None,
        }
    }

    /// Every name and value, in the caller's order.
    pub fn iter(&self) -> impl Iterator<Item = (&'a str, Scalar<'a>)> + '_ {
        self.entries.iter().copied()
    }
}

impl<'a> Scalar<'a> {
    /// The plain value of a JSON value.
    pub fn from_json(value: &'a Value) -> Self {
        match value {
            Value::Null => Scalar::Null,
            Value::Bool(flag) => Scalar::Flag(*flag),
            Value::Number(number) => Scalar::Number(number.as_f64().unwrap_or(f64::NAN)),
            Value::String(text) => Scalar::Text(text),
            Value::Array(_) | Value::Object(_) => Scalar::Other,
        }
    }
}
