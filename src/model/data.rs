//! A JSON document in whatever form the host holds it.
//!
//! In wasm that is a JavaScript object: the host's own parser made it, and it goes to the caller untouched.
//! Natively it is a [`serde_json::Value`]. The client reads only the few fields that it decides from.

use super::Reading;
use super::record::{Record, Scalar};
use serde_json::{Map, Value};

/// What a value is that is no plain one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// An array.
    List,
    /// An object of named values.
    Object,
    /// A date object of the host's.
    Date,
    /// A function.
    Function,
    /// A plain value, or one that JSON has no word for.
    Other,
}

/// A JSON document that the core can look into without copying it.
pub trait Data: Clone {
    /// The field of an object; `None` if it is missing or null, or if this is no object.
    fn field(&self, name: &str) -> Option<Self>;
    /// The text of a field, if text is there.
    #[inline(never)]
    fn text_of(&self, name: &str) -> Option<String> {
        self.field(name)?.text()
    }
    /// The number of a field, if a number is there.
    #[inline(never)]
    fn number_of(&self, name: &str) -> Option<f64> {
        self.field(name)?.number()
    }
    /// The names of an object's fields, null included; none if this is no object.
    fn names(&self) -> Vec<String>;
    /// The text, if this is text.
    fn text(&self) -> Option<String>;
    /// The number, if this is a number.
    fn number(&self) -> Option<f64>;
    /// The truth value, if this is one.
    fn flag(&self) -> Option<bool>;
    /// What this is, if it is no plain value.
    fn shape(&self) -> Shape;
    /// How many items, if this is an array.
    fn length(&self) -> Option<usize>;
    /// One item of an array.
    fn item(&self, index: usize) -> Option<Self>;
    /// The number under one name in every item of an array, in one go.
    fn numbers(&self, name: &str) -> Vec<Option<f64>>;
    /// The text under one name in every item of an array, in one go.
    fn texts(&self, name: &str) -> Vec<Option<String>>;
    /// The array of these items.
    #[must_use]
    fn pick(&self, indexes: &[usize]) -> Self;
    /// Reads the names and plain values of an object.
    fn with_record<R>(&self, read: impl FnOnce(&Record<'_>) -> R) -> R;
    /// A plain value.
    fn plain(value: Scalar<'_>) -> Self;
    /// A new object with these plain values.
    fn object(entries: &[(&str, Scalar<'_>)]) -> Self;
    /// An array of these documents.
    fn array(items: Vec<Self>) -> Self;
    /// One thing that the live service sent, or an array of them, in the guide's names.
    ///
    /// # Errors
    /// The name of an id beyond what JavaScript holds exactly.
    fn read_as(&self, reading: Reading) -> Result<Self, String>;
    /// The instant, in milliseconds since 1970, if this is a date object of the host's and no text.
    fn instant(&self) -> Option<f64>;
    /// This object with one field set: a copy, the caller's own object stays as it was.
    #[must_use]
    fn with(&self, name: &str, value: Self) -> Self;
}

impl Data for Value {
    fn field(&self, name: &str) -> Option<Self> {
        self.get(name).filter(|value| !value.is_null()).cloned()
    }
    fn names(&self) -> Vec<String> {
        self.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
    }
    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }
    fn number(&self) -> Option<f64> {
        self.as_f64()
    }
    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }
    fn shape(&self) -> Shape {
        match self {
            Value::Array(_) => Shape::List,
            Value::Object(_) => Shape::Object,
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Shape::Other,
        }
    }
    fn length(&self) -> Option<usize> {
        self.as_array().map(Vec::len)
    }
    fn item(&self, index: usize) -> Option<Self> {
        self.get(index).cloned()
    }
    fn numbers(&self, name: &str) -> Vec<Option<f64>> {
        self.as_array().into_iter().flatten().map(|item| item.get(name)?.as_f64()).collect()
    }
    fn texts(&self, name: &str) -> Vec<Option<String>> {
        self.as_array().into_iter().flatten().map(|item| item.get(name)?.text()).collect()
    }
    fn pick(&self, indexes: &[usize]) -> Self {
        Value::Array(indexes.iter().filter_map(|index| self.get(*index).cloned()).collect())
    }
    fn with_record<R>(&self, read: impl FnOnce(&Record<'_>) -> R) -> R {
        match self.as_object() {
            Some(object) => read(&Record::from_json(object)),
            None => read(&Record::default()),
        }
    }
    fn plain(value: Scalar<'_>) -> Self {
        own(value)
    }
    fn object(entries: &[(&str, Scalar<'_>)]) -> Self {
        let owned = entries.iter().map(|(name, value)| ((*name).to_owned(), own(*value)));
        Value::Object(owned.collect::<Map<_, _>>())
    }
    fn array(items: Vec<Self>) -> Self {
        Value::Array(items)
    }
    #[cfg(any(not(target_arch = "wasm32"), feature = "web"))]
    fn read_as(&self, reading: Reading) -> Result<Self, String> {
        reading.read(self)
    }
    // The sandbox's wasm knows JSON and has no client.
    #[cfg(all(target_arch = "wasm32", not(feature = "web")))]
    fn read_as(&self, _reading: Reading) -> Result<Self, String> {
        Ok(self.clone())
    }
    // JSON has no dates; a cursor writes one so.
    fn instant(&self) -> Option<f64> {
        self.get("date")?.as_f64()
    }
    fn with(&self, name: &str, value: Self) -> Self {
        let mut object = self.as_object().cloned().unwrap_or_default();
        object.insert(name.to_owned(), value);
        Value::Object(object)
    }
}

fn own(value: Scalar<'_>) -> Value {
    match value {
        Scalar::Null | Scalar::Other => Value::Null,
        Scalar::Flag(flag) => Value::Bool(flag),
        // A whole number stays whole on the wire: 12345, not 12345.0.
        Scalar::Number(number) if number.fract() == 0.0 && number.abs() < 9e15 => Value::from(number as i64),
        Scalar::Number(number) => Value::from(number),
        Scalar::Text(text) => Value::from(text),
    }
}
