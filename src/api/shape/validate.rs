//! Whether a value is what the document says: every finding with its path.

use super::{Field, Shape, Type, shape};
use crate::model::Instant;
use serde_json::Value;

/// What does not fit in a value that should be the object of this name: unknown properties, wrong types, missing
/// required fields and unknown words, each with its path. Empty if it fits.
///
/// ```
/// use atera_wasm::api::shape::validate;
/// let body = serde_json::json!({ "TicketTitle": "Printer on fire", "TicketPriority": "Hot", "CustomerID": 1 });
/// assert_eq!(validate("CreateTicketModel", &body), [
///     "TicketPriority: \"Hot\" is no word of TicketPriorityOptions",
///     "CustomerID: CreateTicketModel has no such property",
/// ]);
/// assert_eq!(validate("CreateFolderRequest", &body), ["(root): no shape is known for CreateFolderRequest"]);
/// ```
pub fn validate(name: &str, value: &Value) -> Vec<String> {
    let mut findings = Findings::default();
    match shape(name) {
        Some(shape) => findings.object(shape, value, ""),
        None => findings.unknown(name, ""),
    }
    findings.0
}

/// The same for any type: a body may be a list of numbers.
pub fn validate_type(kind: Type, value: &Value) -> Vec<String> {
    let mut findings = Findings::default();
    findings.value(kind, value, "");
    findings.0
}

#[derive(Default)]
struct Findings(Vec<String>);

impl Findings {
    fn add(&mut self, path: &str, what: &str) {
        let path = if path.is_empty() { "(root)" } else { path };
        self.0.push(format!("{path}: {what}"));
    }

    fn unknown(&mut self, name: &str, path: &str) {
        self.add(path, &format!("no shape is known for {name}"));
    }

    fn wrong(&mut self, kind: Type, value: &Value, path: &str) {
        self.add(path, &format!("{} instead of {}", found(value), kind.name()));
    }

    fn object(&mut self, shape: &'static Shape, value: &Value, path: &str) {
        let Value::Object(properties) = value else {
            return self.wrong(Type::Object(shape), value, path);
        };
        for (name, value) in properties {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            match shape.field(name) {
                Some(field) => self.field(field, value, &path),
                None => self.add(&path, &format!("{} has no such property", shape.name)),
            }
        }
        for field in
            shape.fields.iter().filter(|field| field.required && !properties.contains_key(field.name))
        {
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            self.add(&path, &format!("{} needs it", shape.name));
        }
    }

    fn field(&mut self, field: &Field, value: &Value, path: &str) {
        if !(field.nullable && value.is_null()) {
            self.value(field.kind, value, path);
        }
    }

    fn value(&mut self, kind: Type, value: &Value, path: &str) {
        match (kind, value) {
            (Type::Object(shape), _) => self.object(shape, value, path),
            (Type::Unknown(name), _) => self.unknown(name, path),
            (Type::List(item), Value::Array(values)) => {
                for (index, value) in values.iter().enumerate() {
                    self.value(*item, value, &format!("{path}[{index}]"));
                }
            }
            (Type::Word(words), Value::String(word)) if !words.words.contains(&word.as_str()) => {
                self.add(path, &format!("{value} is no word of {}", words.name));
            }
            (kind, value) if kind.holds(value) => {}
            (kind, value) => self.wrong(kind, value, path),
        }
    }
}

impl Type {
    /// The document's name for it.
    pub fn name(self) -> String {
        match self {
            Type::Int64 => "int64".into(),
            Type::Int32 => "int32".into(),
            Type::Double => "double".into(),
            Type::Text => "string".into(),
            Type::Boolean => "boolean".into(),
            Type::DateTime => "date-time".into(),
            Type::Uuid => "uuid".into(),
            Type::Word(words) => words.name.into(),
            Type::Object(shape) => shape.name.into(),
            Type::Unknown(name) => name.into(),
            Type::List(item) => format!("[{}]", item.name()),
        }
    }

    /// Whether a value is of this type, as far as that can be seen without looking inside it.
    fn holds(self, value: &Value) -> bool {
        match self {
            Type::Int64 => value.is_i64(),
            Type::Int32 => value.as_i64().is_some_and(|number| i32::try_from(number).is_ok()),
            Type::Double => value.is_number(),
            Type::Text | Type::Word(_) => value.is_string(),
            Type::Boolean => value.is_boolean(),
            Type::DateTime => value.as_str().is_some_and(is_date_time),
            Type::Uuid => value.as_str().is_some_and(is_uuid),
            Type::Object(_) | Type::Unknown(_) => value.is_object(),
            Type::List(_) => value.is_array(),
        }
    }
}

/// The word for what is there, without the value: it may be somebody's.
fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(number) if number.is_i64() => "a whole number",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn is_date_time(text: &str) -> bool {
    Instant::read_millis(text).or_else(|| Instant::read_millis(&format!("{text}Z"))).is_some()
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12] && text.bytes().all(|byte| byte == b'-' || byte.is_ascii_hexdigit())
}
