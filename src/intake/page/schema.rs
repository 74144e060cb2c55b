//! What a page makes of each field of the form, and the form as data for a page elsewhere.

use super::form::Challenge;
use crate::form::schema::{NO, YES, standard};
use crate::form::words::Language;
use crate::form::{Choice, FormField, Kind, Schema, Text};
use crate::model;
use serde_json::{Map, Value, json};

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// A line of text; the type of the input.
    Line(&'static str),
    /// A number. `type="number"` loses what it cannot read, and turns at a touch of the wheel.
    Number,
    /// A day.
    Day,
    /// Several lines.
    Area,
    /// A few answers, all in sight.
    Radios,
    /// A list.
    List,
}

/// What a page does with each field of a submission, and what a browser may fill in by itself.
const CONTROLS: &[(&str, Control, &str)] = &[
    ("name", Control::Line("text"), "name"),
    ("email", Control::Line("email"), "email"),
    ("subject", Control::Line("text"), ""),
    ("description", Control::Area, ""),
    ("impact", Control::Radios, ""),
    ("urgency", Control::Radios, ""),
    ("category", Control::Line("text"), ""),
    ("phone", Control::Line("tel"), "tel"),
    ("site", Control::Line("text"), ""),
];

/// A field on a page.
#[derive(Debug, Clone, Copy)]
pub struct PageField<'a> {
    /// The field.
    pub field: &'a FormField,
    /// How it is filled in.
    pub control: Control,
    /// What a browser may fill in.
    pub autocomplete: &'static str,
    /// Whether it must be filled in.
    pub required: bool,
    form: &'a Schema,
}

/// The form's fields, in their order.
pub fn fields(form: &Schema) -> Vec<PageField<'_>> {
    form.fields.iter().map(|field| page_field(form, field)).collect()
}

fn page_field<'a>(form: &'a Schema, field: &'a FormField) -> PageField<'a> {
    let own = CONTROLS.iter().find(|(name, ..)| *name == field.name);
    let control = match field.kind {
        None if !field.choices.is_empty() => Control::List,
        None => own.map_or(Control::Line("text"), |(_, control, _)| *control),
        Some(Kind::Text) => Control::Line("text"),
        Some(Kind::YesNo) => Control::Radios,
        Some(Kind::Number) => Control::Number,
        Some(Kind::Date) => Control::Day,
        Some(Kind::Options | Kind::Dependent) => Control::List,
    };
    // Without a script every field is in sight: what may be hidden cannot be asked of everybody.
    let always = field.show_if.is_none() && field.depends_on.is_none();
    PageField {
        field,
        control,
        autocomplete: own.map_or("", |(.., autocomplete)| autocomplete),
        required: field.is_required() && always,
        form,
    }
}

impl<'a> PageField<'a> {
    /// Its name.
    pub fn name(&self) -> &'a str {
        &self.field.name
    }

    /// Its label.
    pub fn label(&self, language: &Language) -> String {
        let ours = language.field(self.name()).label;
        let named = if ours.is_empty() { self.name() } else { ours };
        told(self.field.label.as_ref(), language).unwrap_or(named).to_owned()
    }

    /// Its hint; empty if there is none.
    pub fn hint(&self, language: &Language) -> String {
        told(self.field.hint.as_ref(), language).unwrap_or(language.field(self.name()).hint).to_owned()
    }

    /// The answers that are all in sight: the rules' own words, or yes and no; each with its meaning.
    pub fn answers(&self, language: &Language) -> Vec<(&'a str, String)> {
        let words = match (self.field.kind, standard(self.name()).map(|field| field.kind)) {
            (Some(Kind::YesNo), _) => {
                return vec![(YES, language.form.yes.to_owned()), (NO, language.form.no.to_owned())];
            }
            (_, Some(model::Kind::Word(words))) => words,
            _ => &[],
        };
        let meaning = |word: &'static str| language.choice(self.name(), word).unwrap_or(word).to_owned();
        words.iter().map(|word| (*word, meaning(word))).collect()
    }

    /// The choices of the list in their groups: first those that always fit, without a heading; then those of each
    /// answer of the field that they depend on.
    pub fn groups(&self, language: &Language) -> Vec<(Option<String>, Vec<&'a Choice>)> {
        let (bound, free): (Vec<_>, Vec<_>) =
            self.field.choices.iter().partition(|choice| !choice.parents.is_empty());
        let mut groups = vec![(None, free)];
        let parent = self.field.depends_on.as_deref().and_then(|name| self.form.field(name));
        let Some(parent) = parent.map(|parent| page_field(self.form, parent)) else { return groups };
        let listed = parent.field.choices.iter();
        let listed = listed.map(|choice| (choice.value.as_str(), choice_label(choice, language).to_owned()));
        for (value, label) in listed.chain(parent.answers(language)) {
            let of: Vec<_> = bound.iter().copied().filter(|choice| choice.fits(value)).collect();
            if !of.is_empty() {
                groups.push((Some(label), of));
            }
        }
        groups
    }
}

/// What a choice is called.
pub fn choice_label<'a>(choice: &'a Choice, language: &Language) -> &'a str {
    told(choice.label.as_ref(), language).unwrap_or(&choice.value)
}

fn told<'a>(text: Option<&'a Text>, language: &Language) -> Option<&'a str> {
    text.map(|text| text.tell(language.tag))
}

/// What the form is called.
pub fn title<'a>(form: &'a Schema, language: &Language) -> &'a str {
    told(form.title.as_ref(), language).unwrap_or(language.form.title)
}

/// The form as data, in one language. Where an answer goes to in Atera is nobody's business.
pub fn served(form: &Schema, language: &Language, honeypot: &str, challenge: Option<&Challenge>) -> Value {
    let mut fields = Vec::new();
    for field in &form.fields {
        let mut field = field.clone();
        (field.field_name, field.target) = (None, None);
        let choices = field.choices.iter_mut().map(|choice| &mut choice.label);
        for text in choices.chain([&mut field.label, &mut field.hint]) {
            *text = told(text.as_ref(), language).map(|text| Text::One(text.to_owned()));
        }
        fields.push(field);
    }
    let mut served = Map::new();
    served.insert("fields".to_owned(), json!(fields));
    if let Some(title) = told(form.title.as_ref(), language) {
        served.insert("title".to_owned(), title.into());
    }
    if let Some(Challenge { site_key, action }) = challenge {
        let challenge = match action {
            Some(action) => json!({ "siteKey": site_key, "action": action }),
            None => json!({ "siteKey": site_key }),
        };
        served.insert("challenge".to_owned(), challenge);
    }
    for (name, value) in [("honeypot", honeypot), ("language", language.tag), ("dir", language.dir)] {
        served.insert(name.to_owned(), value.into());
    }
    Value::Object(served)
}
