//! One field of the form: label, hint, what is wrong, and the control, which names the last two.

use super::form::{FormPage, told};
use super::html::Html;
use super::schema::{Control, PageField, choice_label};
use crate::form::Choice;
use crate::form::words::Language;
use crate::intake::door::draft::IssueLine;

/// A field with what was typed in it.
struct Filled<'a> {
    field: &'a PageField<'a>,
    language: &'a Language,
    value: &'a str,
    /// The ids of what describes it.
    about: String,
    is_wrong: bool,
}

/// Adds a field.
pub(super) fn add(html: &mut Html, language: &Language, shown: &FormPage, field: &PageField<'_>) {
    let issue = shown.issues.iter().find(|issue| issue.path == field.name());
    let hint = field.hint(language);
    let name = field.name();
    let (hint_id, error_id) = ([name, "-hint"].concat(), [name, "-error"].concat());
    let about = [(!hint.is_empty()).then_some(hint_id.as_str()), issue.map(|_| error_id.as_str())];
    let filled = Filled {
        field,
        language,
        value: shown.values.get(name).map_or("", String::as_str),
        about: about.into_iter().flatten().collect::<Vec<_>>().join(" "),
        is_wrong: issue.is_some(),
    };
    html.markup(if filled.is_wrong {
        "<div class=\"atera-field atera-wrong\""
    } else {
        "<div class=\"atera-field\""
    });
    html.attribute("data-field", name).markup(">\n");
    let is_group = field.control == Control::Radios;
    if is_group {
        html.markup("<fieldset");
        filled.described(html);
        html.markup(">\n<legend class=\"atera-label\">");
    } else {
        html.markup("<label class=\"atera-label\"").attribute("for", name).markup(">");
    }
    html.text(&field.label(language));
    if !field.required {
        html.markup("<span class=\"atera-optional\">").text(language.form.optional).markup("</span>");
    }
    html.markup(if is_group { "</legend>\n" } else { "</label>\n" });
    if !hint.is_empty() {
        html.markup("<p class=\"atera-hint\"")
            .attribute("id", &hint_id)
            .markup(">")
            .text(&hint)
            .markup("</p>\n");
    }
    if let Some(issue) = issue {
        filled.error(html, &error_id, issue);
    }
    filled.control(html);
    html.markup(if is_group { "</fieldset>\n</div>\n" } else { "</div>\n" });
}

impl Filled<'_> {
    fn error(&self, html: &mut Html, id: &str, issue: &IssueLine) {
        html.markup("<p class=\"atera-error\"").attribute("id", id).markup("><span class=\"atera-unseen\">");
        html.text(self.language.form.error).markup("</span>");
        told(html, self.language, issue, std::slice::from_ref(self.field));
        html.markup("</p>\n");
    }

    fn described(&self, html: &mut Html) {
        if !self.about.is_empty() {
            html.attribute("aria-describedby", &self.about);
        }
    }

    fn control(&self, html: &mut Html) {
        match self.field.control {
            Control::Radios => return self.radios(html),
            Control::List => {
                html.markup("<select class=\"atera-input\"");
                self.common(html);
                html.markup(">\n");
                return self.options(html);
            }
            Control::Area => {
                html.markup("<textarea class=\"atera-input\" dir=\"auto\" rows=\"7\"");
                self.common(html);
                // The parser drops the first newline: without this one it would be the visitor's.
                html.markup(">\n").text(self.value).markup("</textarea>\n");
                return;
            }
            // Addresses and numbers run from left to right on every page.
            Control::Line(kind @ ("email" | "tel")) => {
                html.markup("<input class=\"atera-input\" dir=\"ltr\"").attribute("type", kind)
            }
            Control::Line(kind) => {
                html.markup("<input class=\"atera-input\" dir=\"auto\"").attribute("type", kind)
            }
            Control::Number => {
                html.markup("<input class=\"atera-input\" dir=\"ltr\" type=\"text\" inputmode=\"decimal\"")
            }
            Control::Day => self.day(html),
        };
        html.attribute("value", self.value);
        self.common(html);
        html.markup(">\n");
    }

    fn day<'b>(&self, html: &'b mut Html) -> &'b mut Html {
        html.markup("<input class=\"atera-input\" type=\"date\"");
        let limits = [("min", &self.field.field.least), ("max", &self.field.field.most)];
        for (name, limit) in limits {
            if let Some(limit) = limit {
                html.attribute(name, limit);
            }
        }
        html
    }

    fn common(&self, html: &mut Html) {
        let name = self.field.name();
        html.attribute("id", name).attribute("name", name);
        if !self.field.autocomplete.is_empty() {
            html.attribute("autocomplete", self.field.autocomplete);
        }
        self.described(html);
        // Not `required`: what is so and still empty, Firefox tells its readers, is invalid, before anybody sent anything.
        if self.field.required {
            html.markup(" aria-required=\"true\"");
        }
        if self.is_wrong {
            html.markup(" aria-invalid=\"true\"");
        }
    }

    /// The first one has the field's name as its id: the summary leads there.
    fn radios(&self, html: &mut Html) {
        let name = self.field.name();
        let mut answers = self.field.answers(self.language);
        if !self.field.required {
            answers.push(("", self.language.form.none.to_owned()));
        }
        for (index, (word, meaning)) in answers.iter().enumerate() {
            let id = if index == 0 { name.to_owned() } else { format!("{name}-{index}") };
            html.markup("<div class=\"atera-choice\"><input type=\"radio\"");
            html.attribute("id", &id).attribute("name", name).attribute("value", word);
            if *word == self.value {
                html.markup(" checked");
            }
            html.markup("><label").attribute("for", &id).markup(">").text(meaning).markup("</label></div>\n");
        }
    }

    fn options(&self, html: &mut Html) {
        let nothing = if self.field.required { self.language.form.choose } else { self.language.form.none };
        html.markup("<option value=\"\">").text(nothing).markup("</option>\n");
        // What fits several answers stands in several groups: the first of them is the chosen one.
        let mut chosen = self.value;
        for (heading, choices) in self.field.groups(self.language) {
            if let Some(heading) = &heading {
                html.markup("<optgroup").attribute("label", heading).markup(">\n");
            }
            for choice in choices {
                self.option(html, choice, choice.value == chosen);
                if choice.value == chosen {
                    chosen = "";
                }
            }
            if heading.is_some() {
                html.markup("</optgroup>\n");
            }
        }
        html.markup("</select>\n");
    }

    fn option(&self, html: &mut Html, choice: &Choice, is_chosen: bool) {
        html.markup("<option").attribute("value", &choice.value);
        if is_chosen {
            html.markup(" selected");
        }
        html.markup(">").text(choice_label(choice, self.language)).markup("</option>\n");
    }
}
