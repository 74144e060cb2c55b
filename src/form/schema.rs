//! The form as data: its fields in their order.

use super::condition::Condition;
use crate::model::{self, Need, Submission};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Schema {
    /// What it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<Text>,
    /// What it asks, in its order. A field that is not listed is not shown.
    pub fields: Vec<FormField>,
}

/// The usual form: every field of a submission.
impl Default for Schema {
    fn default() -> Self {
        Self { title: None, fields: standard_fields().map(|field| FormField::named(field.name)).collect() }
    }
}

/// A text of the form's owner: one for all languages, or one for each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Text {
    /// For all.
    One(String),
    /// By the tag of the language.
    Each(BTreeMap<String, String>),
}

/// Atera's six types of custom fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A line of text.
    Text,
    /// Yes or no.
    YesNo,
    /// A number, with or without a fraction.
    Number,
    /// A day.
    Date,
    /// One of a list.
    Options,
    /// One of a list that depends on what was chosen in another field.
    Dependent,
}

impl Kind {
    /// Every type with its word.
    pub const ALL: [(Kind, &'static str); 6] = [
        (Kind::Text, "text"),
        (Kind::YesNo, "yesno"),
        (Kind::Number, "number"),
        (Kind::Date, "date"),
        (Kind::Options, "options"),
        (Kind::Dependent, "dependent"),
    ];

    /// The type with exactly this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }
}

/// Whose custom field of Atera it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    /// The ticket's.
    #[default]
    Ticket,
    /// The contact's.
    Contact,
    /// The customer's.
    Customer,
}

/// What a yes is written as.
pub const YES: &str = "yes";
/// What a no is written as.
pub const NO: &str = "no";

/// A field of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct FormField {
    /// A field of a submission, or the name of a custom one.
    pub name: String,
    /// The type of a custom field; none for a field of a submission, whose type the rules know.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Instead of our label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// Instead of our hint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Text>,
    /// Whether it must be answered, where the rules do not say so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// What can be chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Choice>,
    /// The field that the choices depend on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub depends_on: Option<String>,
    /// When it is shown; always, if nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
    /// The least number, or the first day.
    #[serde(rename = "min", skip_serializing_if = "Option::is_none")]
    pub least: Option<String>,
    /// The greatest number, or the last day.
    #[serde(rename = "max", skip_serializing_if = "Option::is_none")]
    pub most: Option<String>,
    /// How many letters a text may have, as people count them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// The custom field of Atera that it is written to; without one it becomes a line of the description.
    #[serde(rename = "FieldName", skip_serializing_if = "Option::is_none")]
    pub field_name: Option<String>,
    /// Whose custom field that is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
}

/// Something to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<Text>,
    /// The parent's values with which it can be chosen; with all of them, if nothing is said.
    #[serde(rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub parents: Vec<String>,
}

/// The fields of a submission that a person fills in.
pub fn standard_fields() -> impl Iterator<Item = &'static model::Field> {
    Submission::FIELDS.iter().filter(|field| field.name != "id")
}

/// The field of a submission with this name.
pub fn standard(name: &str) -> Option<&'static model::Field> {
    standard_fields().find(|field| field.name == name)
}

impl FormField {
    /// A field of which nothing else is said.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Whether it must be answered when it is shown.
    pub fn is_required(&self) -> bool {
        self.required || standard(&self.name).is_some_and(|field| field.need == Need::Required)
    }

    /// What can be chosen while the parent has this answer.
    pub fn offered<'a>(&'a self, parent: &'a str) -> impl Iterator<Item = &'a Choice> {
        let is_free = self.depends_on.is_none();
        self.choices.iter().filter(move |choice| is_free || choice.fits(parent))
    }
}

impl Choice {
    /// Whether it can be chosen while the parent has this answer.
    pub fn fits(&self, parent: &str) -> bool {
        self.parents.is_empty() || self.parents.iter().any(|known| known == parent)
    }
}

impl Schema {
    /// The field with this name.
    pub fn field(&self, name: &str) -> Option<&FormField> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl Text {
    /// The text in a language: in that one, in its mother (`pt` of `pt-BR`), in English, or whichever there is.
    ///
    /// ```
    /// use atera_wasm::form::Text;
    /// let text = Text::Each([("de", "Gerät"), ("en", "Device")].map(|(tag, text)| (tag.into(), text.into())).into());
    /// assert_eq!(text.tell("de-AT"), "Gerät");
    /// assert_eq!(text.tell("ja"), "Device");
    /// assert_eq!(Text::One("Device".into()).tell("de"), "Device");
    /// ```
    pub fn tell(&self, language: &str) -> &str {
        let each = match self {
            Text::One(text) => return text,
            Text::Each(each) => each,
        };
        let mother = language.split('-').next().unwrap_or_default();
        let of = |tag: &str| each.iter().find(|(known, _)| known.eq_ignore_ascii_case(tag));
        let found = of(language).or_else(|| of(mother)).or_else(|| of("en")).or_else(|| each.iter().next());
        found.map_or("", |(_, text)| text)
    }
}
