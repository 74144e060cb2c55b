//! The option `form`, read with one clear sentence for its first mistake.

use crate::form::condition::Words;
use crate::form::schema::{standard, standard_fields};
use crate::form::{Choice, Condition, FormField, Kind, Schema, Target, Text, fault};
use serde_json::{Map, Value};

const FIELD_KEYS: &[&str] = &[
    "name",
    "type",
    "label",
    "hint",
    "required",
    "choices",
    "dependsOn",
    "showIf",
    "min",
    "max",
    "maxLength",
    "FieldName",
    "target",
];

/// Reads it. Without one the form is the usual one.
///
/// # Errors
/// What is wrong, as a sentence for the user of the package.
///
/// ```
/// use atera_wasm::intake::door::form_option::read;
/// use serde_json::json;
/// assert_eq!(read(&json!(null)).unwrap().fields.len(), 9);
/// let wrong = json!({ "fields": ["name", "email", "subject", "description", { "name": "asset", "type": "colour" }] });
/// assert!(read(&wrong).unwrap_err().starts_with("the field asset has the type colour: use text, yesno"));
/// ```
pub fn read(given: &Value) -> Result<Schema, String> {
    let Value::Object(given) = given else {
        return if given.is_null() { Ok(Schema::default()) } else { Err("the form is an object".to_owned()) };
    };
    if let Some(strange) = given.keys().find(|key| !["title", "fields"].contains(&key.as_str())) {
        return Err(format!("the form has no {strange}: use title, fields and script"));
    }
    let title = text(given.get("title")).ok_or("the form's title is text, or text by language")?;
    let fields = match given.get("fields") {
        None | Some(Value::Null) => Schema::default().fields,
        Some(Value::Array(fields)) => fields.iter().map(field).collect::<Result<_, _>>()?,
        Some(_) => return Err("the form's fields are a list, in the order of the form".to_owned()),
    };
    let schema = Schema { title, fields };
    fault(&schema).map_or(Ok(schema), Err)
}

fn field(given: &Value) -> Result<FormField, String> {
    if let Value::String(name) = given {
        let named = standard(name).map(|_| FormField::named(name));
        return named.ok_or_else(|| {
            let known: Vec<_> = standard_fields().map(|field| field.name).collect();
            let known = known.join(", ");
            format!("{name} is no field of a submission: use one of {known}, or an object with name and type")
        });
    }
    let (Value::Object(object), Some(name)) = (given, given.get("name").and_then(Value::as_str)) else {
        return Err("a field of the form is a name, or an object with a name".to_owned());
    };
    described(object, name).map_err(|told| format!("the field {name} {told}"))
}

fn described(given: &Map<String, Value>, name: &str) -> Result<FormField, String> {
    if let Some(strange) = given.keys().find(|key| !FIELD_KEYS.contains(&key.as_str())) {
        return Err(format!("has no {strange}: use {}", FIELD_KEYS.join(", ")));
    }
    let words = |key: &str| match given.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(word)) => Ok(Some(word.clone())),
        Some(_) => Err(format!("has a {key} that is no text")),
    };
    let label = |key: &str| {
        text(given.get(key)).ok_or_else(|| format!("has a {key} that is neither text nor text by language"))
    };
    let limit = |key: &str| match given.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(limit)) => Ok(Some(limit.clone())),
        Some(Value::Number(limit)) => Ok(Some(limit.to_string())),
        Some(_) => Err(format!("has a {key} that is neither a number nor a day")),
    };
    let required = match given.get("required") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(required)) => *required,
        Some(_) => return Err("is required or not: use true or false".to_owned()),
    };
    let max_length = match given.get("maxLength") {
        None | Some(Value::Null) => None,
        Some(length) => {
            let length = length.as_u64().and_then(|length| u32::try_from(length).ok());
            Some(length.ok_or("has a maxLength that is no whole number")?)
        }
    };
    let depends_on = words("dependsOn")?;
    Ok(FormField {
        name: name.to_owned(),
        kind: words("type")?.map(|word| kind(&word)).transpose()?,
        label: label("label")?,
        hint: label("hint")?,
        required,
        choices: choices(given.get("choices"))?,
        depends_on,
        show_if: given.get("showIf").filter(|value| !value.is_null()).map(condition).transpose()?,
        least: limit("min")?,
        most: limit("max")?,
        max_length,
        field_name: words("FieldName")?.filter(|name| !name.is_empty()),
        target: words("target")?.map(|word| target(&word)).transpose()?,
    })
}

fn kind(word: &str) -> Result<Kind, String> {
    let found = Kind::ALL.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind);
    found.ok_or_else(|| format!("has the type {word}: use text, yesno, number, date, options or dependent"))
}

fn target(word: &str) -> Result<Target, String> {
    match word {
        "ticket" => Ok(Target::Ticket),
        "contact" => Ok(Target::Contact),
        "customer" => Ok(Target::Customer),
        _ => Err(format!("has the target {word}: use ticket, contact or customer")),
    }
}

/// A text, or one for each language; nothing within if nothing is given, and nothing at all if it is neither.
#[expect(clippy::option_option, reason = "nothing given and nothing readable are two things")]
fn text(given: Option<&Value>) -> Option<Option<Text>> {
    match given {
        None | Some(Value::Null) => Some(None),
        Some(Value::String(text)) => Some(Some(Text::One(text.clone()))),
        Some(Value::Object(each)) => {
            let each = each.iter().map(|(tag, text)| Some((tag.clone(), text.as_str()?.to_owned())));
            Some(Some(Text::Each(each.collect::<Option<_>>()?)))
        }
        Some(Value::Bool(_) | Value::Number(_) | Value::Array(_)) => None,
    }
}

fn choices(given: Option<&Value>) -> Result<Vec<Choice>, String> {
    match given {
        None | Some(Value::Null) => Ok(Vec::new()),
        Some(Value::Array(list)) => list.iter().map(choice).collect(),
        Some(_) => Err("has choices that are no list".to_owned()),
    }
}

fn choice(given: &Value) -> Result<Choice, String> {
    let told = "has a choice that is neither text nor an object with value, label and for";
    if let Value::String(value) = given {
        return Ok(Choice { value: value.clone(), ..Choice::default() });
    }
    let object = given
        .as_object()
        .filter(|object| object.keys().all(|key| ["value", "label", "for"].contains(&key.as_str())));
    let object = object.ok_or(told)?;
    let parents = match object.get("for") {
        None | Some(Value::Null) => Vec::new(),
        Some(parents) => strings(parents).filter(|_| parents.is_array()).ok_or(told)?,
    };
    Ok(Choice {
        value: object.get("value").and_then(Value::as_str).ok_or(told)?.to_owned(),
        label: text(object.get("label")).ok_or(told)?,
        parents,
    })
}

/// A text, or a list of texts.
fn strings(given: &Value) -> Option<Vec<String>> {
    match given {
        Value::String(word) => Some(vec![word.clone()]),
        Value::Array(list) => list.iter().map(|word| word.as_str().map(str::to_owned)).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => None,
    }
}

fn condition(given: &Value) -> Result<Condition, String> {
    read_condition(given).ok_or_else(|| {
        "has a showIf that cannot be read: use { field, is }, { field, not }, { all: [...] } or { any: [...] }".to_owned()
    })
}

fn read_condition(given: &Value) -> Option<Condition> {
    let object = given.as_object()?;
    let list = |key: &str| -> Option<Vec<Condition>> {
        object.get(key)?.as_array()?.iter().map(read_condition).collect()
    };
    let words = |key: &str| object.get(key).and_then(strings).map(Words);
    let field = || object.get("field").and_then(Value::as_str).map(str::to_owned);
    let mut keys: Vec<_> = object.keys().map(String::as_str).collect();
    keys.sort_unstable();
    match keys.as_slice() {
        ["all"] => Some(Condition::All { all: list("all")? }),
        ["any"] => Some(Condition::Any { any: list("any")? }),
        ["field", "is"] => Some(Condition::Is { field: field()?, is: words("is")? }),
        ["field", "not"] => Some(Condition::Not { field: field()?, not: words("not")? }),
        _ => None,
    }
}
