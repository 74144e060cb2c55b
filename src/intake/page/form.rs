//! The form, empty or with what has to be corrected.
//!
//! After the pattern of GOV.UK: the summary comes first and takes the focus, each of its lines leads to its field, each
//! field repeats its line, and the title begins with the word for an error. `novalidate`, because the browser's own
//! bubbles say it in other words, one at a time, and not in the page's language.

use super::html::Html;
use super::layout::page;
use super::schema::{Control, FormField, FormOptions, fields};
use super::words::Language;
use crate::intake::door::draft::IssueLine;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Where Turnstile's script is.
pub const CHALLENGE_SCRIPT: &str = "https://challenges.cloudflare.com/turnstile/v0/api.js";

/// Turnstile on a page.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Challenge {
    /// The public key of the site.
    pub site_key: String,
    /// What it is taken for.
    pub action: Option<String>,
}

/// What a form is made from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct FormPage {
    /// The user's wishes.
    pub form: FormOptions,
    /// The name of the trap.
    pub honeypot: String,
    /// Turnstile, if it is used.
    pub challenge: Option<Challenge>,
    /// The token.
    pub token: String,
    /// What the visitor wrote.
    pub values: BTreeMap<String, String>,
    /// What has to be corrected. An issue without a field of the form belongs to the whole of it.
    pub issues: Vec<IssueLine>,
}

/// The page.
pub fn render(language: &Language, shown: &FormPage) -> String {
    let title = shown.form.title.as_deref().unwrap_or(language.title);
    let error = if shown.issues.is_empty() { "" } else { language.error };
    let script = shown.challenge.as_ref().map(|_| CHALLENGE_SCRIPT);
    let fields = fields(&shown.form);
    page(language, &[error, title], script, |html| {
        summary(html, language, shown, &fields);
        html.markup("<h1>").text(title).markup("</h1>\n");
        html.markup("<form class=\"atera-form\" method=\"post\" action=\"/tickets\" accept-charset=\"utf-8\" novalidate>\n");
        for (name, value) in [("token", shown.token.as_str()), ("language", language.tag)] {
            html.markup("<input type=\"hidden\"")
                .attribute("name", name)
                .attribute("value", value)
                .markup(">\n");
        }
        for field in &fields {
            one(html, language, shown, field);
        }
        trap(html, language, &shown.honeypot);
        if let Some(challenge) = &shown.challenge {
            html.markup("<div class=\"cf-turnstile\"").attribute("data-sitekey", &challenge.site_key);
            if let Some(action) = &challenge.action {
                html.attribute("data-action", action);
            }
            html.markup("></div>\n<noscript><p>").text(language.no_script).markup("</p></noscript>\n");
        }
        html.markup("<p><button type=\"submit\" class=\"atera-button\">")
            .text(language.send)
            .markup("</button></p>\n</form>\n");
    })
}

/// Each fault once, with a link to where it can be corrected; what has no field leads to the first one.
fn summary(html: &mut Html, language: &Language, shown: &FormPage, fields: &[FormField<'_>]) {
    if shown.issues.is_empty() {
        return;
    }
    html.markup("<div class=\"atera-summary\" role=\"alert\" tabindex=\"-1\" autofocus aria-labelledby=\"problem\">\n");
    html.markup("<h2 id=\"problem\">").text(language.problem).markup("</h2>\n<ul>\n");
    for issue in &shown.issues {
        let known = fields.iter().find(|field| field.name == issue.path).or_else(|| fields.first());
        html.markup("<li><a")
            .attribute("href", &["#", known.map_or("", |field| field.name)].concat())
            .markup(">");
        told(html, language, issue, fields);
        html.markup("</a></li>\n");
    }
    html.markup("</ul>\n</div>\n");
}

fn told(html: &mut Html, language: &Language, issue: &IssueLine, fields: &[FormField<'_>]) {
    let elsewhere = !issue.path.is_empty() && !fields.iter().any(|field| field.name == issue.path);
    if elsewhere {
        html.text(&issue.path).markup(": ");
    }
    match language.issue(&issue.path, &issue.code) {
        Some(text) => html.text(text),
        None => html.sentence(&issue.message),
    };
}

/// One field: label, hint, what is wrong, and the control, which names the last two.
fn one(html: &mut Html, language: &Language, shown: &FormPage, field: &FormField<'_>) {
    let issue = shown.issues.iter().find(|issue| issue.path == field.name);
    let hint = field.hint(language);
    let name = field.name;
    let (hint_id, error_id) = ([name, "-hint"].concat(), [name, "-error"].concat());
    let mut about = Vec::new();
    html.markup(if issue.is_some() {
        "<div class=\"atera-field atera-wrong\">\n"
    } else {
        "<div class=\"atera-field\">\n"
    });
    let is_group = field.control == Control::Radios;
    if !hint.is_empty() {
        about.push(hint_id.as_str());
    }
    if issue.is_some() {
        about.push(error_id.as_str());
    }
    let about = about.join(" ");
    if is_group {
        html.markup("<fieldset");
        described(html, &about);
        html.markup(">\n<legend class=\"atera-label\">");
    } else {
        html.markup("<label class=\"atera-label\"").attribute("for", name).markup(">");
    }
    html.text(&field.label(language));
    if !field.required {
        html.markup("<span class=\"atera-optional\">").text(language.optional).markup("</span>");
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
        html.markup("<p class=\"atera-error\"")
            .attribute("id", &error_id)
            .markup("><span class=\"atera-unseen\">");
        html.text(language.error).markup("</span>");
        told(html, language, issue, std::slice::from_ref(field));
        html.markup("</p>\n");
    }
    let value = shown.values.get(name).map_or("", String::as_str);
    control(html, language, field, value, &about, issue.is_some());
    html.markup(if is_group { "</fieldset>\n</div>\n" } else { "</div>\n" });
}

fn described(html: &mut Html, about: &str) {
    if !about.is_empty() {
        html.attribute("aria-describedby", about);
    }
}

fn control(
    html: &mut Html,
    language: &Language,
    field: &FormField<'_>,
    value: &str,
    about: &str,
    wrong: bool,
) {
    match field.control {
        Control::Radios => return radios(html, language, field, value),
        Control::LineOrList if !field.choices.is_empty() => {
            html.markup("<select class=\"atera-input\"");
            common(html, field, about, wrong);
            html.markup(">\n");
            return options(html, language, field, value);
        }
        Control::Area => {
            html.markup("<textarea class=\"atera-input\" dir=\"auto\" rows=\"7\"");
            common(html, field, about, wrong);
            // The parser drops the first newline: without this one it would be the visitor's.
            html.markup(">\n").text(value).markup("</textarea>\n");
            return;
        }
        // Addresses and numbers run from left to right on every page.
        Control::Line(kind @ ("email" | "tel")) => {
            html.markup("<input class=\"atera-input\" dir=\"ltr\"").attribute("type", kind)
        }
        Control::Line(kind) => {
            html.markup("<input class=\"atera-input\" dir=\"auto\"").attribute("type", kind)
        }
        Control::LineOrList => {
            html.markup("<input class=\"atera-input\" dir=\"auto\"").attribute("type", "text")
        }
    };
    html.attribute("value", value);
    common(html, field, about, wrong);
    html.markup(">\n");
}

fn common(html: &mut Html, field: &FormField<'_>, about: &str, wrong: bool) {
    html.attribute("id", field.name).attribute("name", field.name);
    if !field.autocomplete.is_empty() {
        html.attribute("autocomplete", field.autocomplete);
    }
    described(html, about);
    if field.required {
        html.markup(" required");
    }
    if wrong {
        html.markup(" aria-invalid=\"true\"");
    }
}

/// The first one has the field's name as its id: the summary leads there.
fn radios(html: &mut Html, language: &Language, field: &FormField<'_>, value: &str) {
    let mut words = field.words(language);
    if !field.required {
        words.push(("", language.none));
    }
    for (index, (word, meaning)) in words.iter().enumerate() {
        let id = if index == 0 { field.name.to_owned() } else { format!("{}-{index}", field.name) };
        html.markup("<div class=\"atera-choice\"><input type=\"radio\"")
            .attribute("id", &id)
            .attribute("name", field.name);
        html.attribute("value", word);
        if *word == value {
            html.markup(" checked");
        }
        html.markup("><label").attribute("for", &id).markup(">").text(meaning).markup("</label></div>\n");
    }
}

fn options(html: &mut Html, language: &Language, field: &FormField<'_>, value: &str) {
    html.markup("<option value=\"\">").text(language.none).markup("</option>\n");
    for choice in field.choices {
        html.markup("<option").attribute("value", &choice.value);
        if choice.value == value {
            html.markup(" selected");
        }
        html.markup(">").text(&choice.label).markup("</option>\n");
    }
    html.markup("</select>\n");
}

/// Out of sight by the stylesheet, out of the order of the keyboard, and named for whoever finds it all the same.
fn trap(html: &mut Html, language: &Language, name: &str) {
    html.markup("<div class=\"atera-unseen\" aria-hidden=\"true\"><label").attribute("for", name).markup(">");
    html.text(language.trap).markup("</label><input type=\"text\" tabindex=\"-1\" autocomplete=\"off\"");
    html.attribute("id", name).attribute("name", name).markup("></div>\n");
}
