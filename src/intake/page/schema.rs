//! The form as data: the fields of a submission, and what a page makes of each.

use crate::form::words::Language;
use crate::model::{Kind, Need, Submission};
use serde::Deserialize;

/// What the user of the package wants otherwise.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct FormOptions {
    /// What the form is called.
    pub title: Option<String>,
    /// The fields in their order; none for all of them.
    pub fields: Option<Vec<FieldOptions>>,
}

/// One field, as the user of the package wants it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct FieldOptions {
    /// A field of a submission.
    pub name: String,
    /// Instead of our label.
    pub label: Option<String>,
    /// Instead of our hint.
    pub hint: Option<String>,
    /// Whether it must be filled in, where the rules do not say so.
    pub required: bool,
    /// What can be chosen.
    pub choices: Vec<Choice>,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
}

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// A line of text; the type of the input.
    Line(&'static str),
    /// Several lines.
    Area,
    /// One of the rules' own words, all in sight.
    Radios,
    /// A line, or a list if there are choices.
    LineOrList,
}

/// What a page does with each field of a submission, and what a browser may fill in by itself.
const CONTROLS: &[(&str, Control, &str)] = &[
    ("name", Control::Line("text"), "name"),
    ("email", Control::Line("email"), "email"),
    ("subject", Control::Line("text"), ""),
    ("description", Control::Area, ""),
    ("impact", Control::Radios, ""),
    ("urgency", Control::Radios, ""),
    ("category", Control::LineOrList, ""),
    ("phone", Control::Line("tel"), "tel"),
    ("site", Control::LineOrList, ""),
];

/// A field of the form.
#[derive(Debug, Clone)]
pub struct FormField<'a> {
    /// Its name.
    pub name: &'static str,
    /// How it is filled in.
    pub control: Control,
    /// What a browser may fill in.
    pub autocomplete: &'static str,
    /// Whether it must be filled in.
    pub required: bool,
    /// What the user of the package offers.
    pub choices: &'a [Choice],
    options: Option<&'a FieldOptions>,
}

/// The form's fields, in their order.
pub fn fields(form: &FormOptions) -> Vec<FormField<'_>> {
    let Some(chosen) = &form.fields else {
        return CONTROLS.iter().filter_map(|(name, ..)| field(name, None)).collect();
    };
    chosen.iter().filter_map(|options| field(&options.name, Some(options))).collect()
}

fn field<'a>(wanted: &str, options: Option<&'a FieldOptions>) -> Option<FormField<'a>> {
    let (name, control, autocomplete) = *CONTROLS.iter().find(|(name, ..)| *name == wanted)?;
    let needed = Submission::FIELDS.iter().any(|field| field.name == name && field.need == Need::Required);
    Some(FormField {
        name,
        control,
        autocomplete,
        required: needed || options.is_some_and(|options| options.required),
        choices: options.map_or(&[], |options| &options.choices),
        options,
    })
}

impl FormField<'_> {
    /// Its label.
    pub fn label(&self, language: &Language) -> String {
        let own = self.options.and_then(|options| options.label.clone());
        own.unwrap_or_else(|| language.field(self.name).label.to_owned())
    }

    /// Its hint; empty if there is none.
    pub fn hint(&self, language: &Language) -> String {
        let own = self.options.and_then(|options| options.hint.clone());
        own.unwrap_or_else(|| language.field(self.name).hint.to_owned())
    }

    /// The rules' own words for it, with their meaning.
    pub fn words(&self, language: &Language) -> Vec<(&'static str, &'static str)> {
        let kinds = Submission::FIELDS.iter().filter(|field| field.name == self.name).map(|field| field.kind);
        let words = kinds.flat_map(|kind| match kind {
            Kind::Word(words) => words,
            Kind::Id
            | Kind::Text
            | Kind::Email
            | Kind::Flag
            | Kind::Instant
            | Kind::Moment
            | Kind::Number => &[],
        });
        let meaning = |word: &'static str| language.choice(self.name, word).unwrap_or(word);
        words.map(|word| (*word, meaning(word))).collect()
    }
}
