//! What is wrong with a schema itself: one clear sentence for its author.

use super::condition::Condition;
use super::day::is_day;
use super::decimal::Decimal;
use super::schema::{FormField, Kind, NO, Schema, YES, standard, standard_fields};
use crate::model::{self, Need};

/// Names that the door keeps for itself, besides the trap's.
pub const TAKEN: &[&str] = &["id", "token", "language", "proof", "cf-turnstile-response"];
/// More would not be taken from a form.
const MOST_FIELDS: usize = 48;
/// How deep lists of conditions may stand inside each other.
const DEEPEST: usize = 8;

/// The first mistake, if there is one.
///
/// ```
/// use atera_wasm::form::{FormField, Kind, Schema, fault};
/// let mut schema = Schema::default();
/// assert_eq!(fault(&schema), None);
/// schema.fields.push(FormField { kind: Some(Kind::Text), ..FormField::named("Asset tag") });
/// assert!(fault(&schema).unwrap().starts_with("the field Asset tag has no fit name"));
/// ```
pub fn fault(schema: &Schema) -> Option<String> {
    let fields = &schema.fields;
    if fields.len() > MOST_FIELDS {
        return Some(format!("the form has more than {MOST_FIELDS} fields: leave some out"));
    }
    for (index, field) in fields.iter().enumerate() {
        if fields.iter().take(index).any(|before| before.name == field.name) {
            return Some(format!("the form has two fields {}: name each once", field.name));
        }
        let found = name(field).or_else(|| kind(field)).or_else(|| choices(field)).or_else(|| limits(field));
        let found = found.or_else(|| parent(schema, field)).or_else(|| conditions(schema, field));
        if let Some(found) = found {
            return Some(format!("the field {} {found}", field.name));
        }
    }
    let missing = |field: &&model::Field| field.need == Need::Required && schema.field(field.name).is_none();
    let missing: Vec<_> = standard_fields().filter(missing).map(|field| field.name).collect();
    if !missing.is_empty() {
        return Some(format!("the form lacks {}: without it no submission is taken", missing.join(", ")));
    }
    circle(schema)
        .map(|name| format!("the field {name} waits for itself: its showIf or dependsOn leads back to it"))
}

fn name(field: &FormField) -> Option<String> {
    if standard(&field.name).is_some() {
        return None;
    }
    let mut letters = field.name.bytes();
    let fits = letters.next().is_some_and(|first| first.is_ascii_lowercase())
        && letters.all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_')
        && field.name.len() <= 40;
    if !fits {
        return Some("has no fit name: use up to 40 of a-z, 0-9 and _, a letter first".to_owned());
    }
    TAKEN
        .contains(&field.name.as_str())
        .then(|| "has a name that the door uses itself: take another".to_owned())
}

fn kind(field: &FormField) -> Option<String> {
    let Some(own) = standard(&field.name) else {
        return match field.kind {
            Some(Kind::Options | Kind::Dependent) if field.choices.is_empty() => {
                Some("has no choices: list them".to_owned())
            }
            Some(Kind::Dependent) if field.depends_on.is_none() => {
                Some("has no parent: name the field that it depends on in dependsOn".to_owned())
            }
            Some(_) => None,
            None => Some("has no type: use text, yesno, number, date, options or dependent".to_owned()),
        };
    };
    let sentence = if field.kind.is_some() {
        "is a field of every submission: leave its type out"
    } else if own.need == Need::Required && field.show_if.is_some() {
        "is always needed: leave its showIf out"
    } else if field.field_name.is_some() || field.target.is_some() {
        "is a field of every submission: leave FieldName and target out, or use the option customValues"
    } else {
        return None;
    };
    Some(sentence.to_owned())
}

fn choices(field: &FormField) -> Option<String> {
    let choices = &field.choices;
    let takes = match field.kind {
        Some(Kind::Options | Kind::Dependent) => true,
        Some(Kind::Text | Kind::YesNo | Kind::Number | Kind::Date) => false,
        None => matches!(field.name.as_str(), "category" | "site"),
    };
    if !takes && !choices.is_empty() {
        return Some("takes no choices: leave them out, or use the type options".to_owned());
    }
    for (index, choice) in choices.iter().enumerate() {
        if choice.value.is_empty() || choice.value.trim() != choice.value {
            return Some("has a choice without a value, or with a space around it: correct it".to_owned());
        }
        if choices.iter().take(index).any(|before| before.value == choice.value) {
            return Some(format!("has the choice {} twice: list each once", choice.value));
        }
        if field.depends_on.is_none() && !choice.parents.is_empty() {
            return Some(format!(
                "has a choice {} for a parent and no parent: name it in dependsOn",
                choice.value
            ));
        }
    }
    None
}

fn limits(field: &FormField) -> Option<String> {
    let (least, most) = (field.least.as_deref(), field.most.as_deref());
    let both = [least, most];
    let mut given = both.iter().flatten();
    let sentence = match field.kind {
        Some(Kind::Number) => {
            let (least_number, most_number) = (least.and_then(Decimal::read), most.and_then(Decimal::read));
            if given.any(|limit| Decimal::read(limit).is_none()) {
                "has a min or max that is no number: write digits"
            } else if least_number.zip(most_number).is_some_and(|(least, most)| least.compare(&most).is_gt())
            {
                "has a min above its max: swap them"
            } else {
                return length(field);
            }
        }
        Some(Kind::Date) => {
            if !given.all(|limit| is_day(limit)) {
                "has a min or max that is no day: write it as 2026-02-15"
            } else if least.zip(most).is_some_and(|(least, most)| least > most) {
                "has a min after its max: swap them"
            } else {
                return length(field);
            }
        }
        Some(Kind::Text | Kind::YesNo | Kind::Options | Kind::Dependent) | None => {
            if given.next().is_some() {
                "takes no min and no max: they are for the types number and date"
            } else {
                return length(field);
            }
        }
    };
    Some(sentence.to_owned())
}

fn length(field: &FormField) -> Option<String> {
    let takes = match field.kind {
        Some(Kind::Text) => true,
        Some(Kind::YesNo | Kind::Number | Kind::Date | Kind::Options | Kind::Dependent) => false,
        None => !matches!(field.name.as_str(), "email" | "impact" | "urgency"),
    };
    match field.max_length {
        Some(0) => Some("has a maxLength of 0: use a whole number from 1".to_owned()),
        Some(_) if !takes => Some("takes no maxLength: it is for text".to_owned()),
        Some(_) | None => None,
    }
}

/// What can be answered in a field, if that is a list that is known.
fn words(field: &FormField) -> Option<Vec<&str>> {
    if !field.choices.is_empty() {
        return Some(field.choices.iter().map(|choice| choice.value.as_str()).collect());
    }
    if field.kind == Some(Kind::YesNo) {
        return Some(vec![YES, NO]);
    }
    match standard(&field.name)?.kind {
        model::Kind::Word(words) => Some(words.to_vec()),
        model::Kind::Id
        | model::Kind::Text
        | model::Kind::Email
        | model::Kind::Flag
        | model::Kind::Instant
        | model::Kind::Moment
        | model::Kind::Number => None,
    }
}

fn parent(schema: &Schema, field: &FormField) -> Option<String> {
    let name = field.depends_on.as_deref()?;
    if field.kind != Some(Kind::Dependent) {
        return Some("has dependsOn: that is for the type dependent".to_owned());
    }
    let Some(parent) = schema.field(name) else {
        return Some(format!("depends on {name}: the form has no such field"));
    };
    let Some(words) = words(parent) else {
        return Some(format!("depends on {name}, which has no choices: name a field with choices"));
    };
    let strange =
        field.choices.iter().flat_map(|choice| &choice.parents).find(|word| !words.contains(&word.as_str()));
    strange.map(|word| format!("has a choice for {word}, which {name} does not offer: correct it"))
}

fn conditions(schema: &Schema, field: &FormField) -> Option<String> {
    let condition = field.show_if.as_ref()?;
    if condition.is_hollow() {
        return Some(
            "has a showIf with an empty list: name at least one condition and one answer".to_owned(),
        );
    }
    if condition.depth() > DEEPEST {
        return Some(format!("has a showIf of more than {DEEPEST} lists inside each other: make it simpler"));
    }
    for (name, answers) in condition.asks() {
        let Some(asked) = schema.field(name) else {
            return Some(format!("has a showIf on {name}: the form has no such field"));
        };
        let words = words(asked).unwrap_or_default();
        let strange =
            |answer: &&String| !words.is_empty() && !answer.is_empty() && !words.contains(&answer.as_str());
        if let Some(answer) = answers.iter().find(strange) {
            return Some(format!(
                "has a showIf on the answer {answer}, which {name} does not offer: correct it"
            ));
        }
    }
    None
}

/// A field from which the questions lead back to it.
fn circle(schema: &Schema) -> Option<&str> {
    let asks = |name: &str| -> Vec<&str> {
        let Some(field) = schema.field(name) else { return Vec::new() };
        let by_condition = field.show_if.iter().flat_map(Condition::asks).map(|(name, _)| name);
        field.depends_on.as_deref().into_iter().chain(by_condition).collect()
    };
    schema.fields.iter().map(|field| field.name.as_str()).find(|name| {
        let mut reached = asks(name);
        let mut next = 0;
        while let Some(known) = reached.get(next).copied() {
            for further in asks(known) {
                if !reached.contains(&further) {
                    reached.push(further);
                }
            }
            next += 1;
        }
        reached.contains(name)
    })
}
