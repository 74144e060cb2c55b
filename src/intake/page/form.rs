//! The form, empty or with what has to be corrected.
//!
//! After the pattern of GOV.UK: the summary comes first and takes the focus, each of its lines leads to its field, each
//! field repeats its line, and the title begins with the word for an error. `novalidate`, because the browser's own
//! bubbles say it in other words, one at a time, and not in the page's language.

use super::field;
use super::html::Html;
use super::layout::{Script, page};
use super::schema::{PageField, fields, served, title};
use crate::form::Schema;
use crate::form::words::{Language, Told};
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

/// The script that makes the form better.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct FormScript {
    /// Its address.
    pub src: String,
    /// What it has to hash to.
    pub integrity: Option<String>,
}

/// What a form is made from.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct FormPage {
    /// What it asks.
    pub form: Schema,
    /// The name of the trap.
    pub honeypot: String,
    /// Turnstile, if it is used.
    pub challenge: Option<Challenge>,
    /// The script, if there is one.
    pub script: Option<FormScript>,
    /// The token.
    pub token: String,
    /// What the visitor wrote.
    pub values: BTreeMap<String, String>,
    /// What has to be corrected. An issue without a field of the form belongs to the whole of it.
    pub issues: Vec<IssueLine>,
}

/// The page.
pub fn render(language: &Language, shown: &FormPage) -> String {
    let title = title(&shown.form, language);
    let error = if shown.issues.is_empty() { "" } else { language.form.error };
    let mut scripts = Vec::new();
    if shown.challenge.is_some() {
        scripts.push(Script::Classic(CHALLENGE_SCRIPT));
    }
    if let Some(FormScript { src, integrity }) = &shown.script {
        scripts.push(Script::Module(src, integrity.as_deref()));
    }
    let fields = fields(&shown.form);
    page(language, &[error, title], &scripts, |html| {
        if shown.script.is_some() {
            html.markup("<atera-ticket-form>\n");
        }
        summary(html, language, shown, &fields);
        html.markup("<h1>").text(title).markup("</h1>\n");
        form(html, language, shown, &fields);
        if shown.script.is_some() {
            let schema = served(&shown.form, language, &shown.honeypot, shown.challenge.as_ref());
            html.markup("<script type=\"application/json\">")
                .data(&schema)
                .markup("</script>\n</atera-ticket-form>\n");
        }
    })
}

fn form(html: &mut Html, language: &Language, shown: &FormPage, fields: &[PageField<'_>]) {
    html.markup("<form class=\"atera-form\" method=\"post\" action=\"/tickets\" accept-charset=\"utf-8\" novalidate>\n");
    for (name, value) in [("token", shown.token.as_str()), ("language", language.tag)] {
        html.markup("<input type=\"hidden\"").attribute("name", name).attribute("value", value).markup(">\n");
    }
    for field in fields {
        field::add(html, language, shown, field);
    }
    trap(html, language, &shown.honeypot);
    if let Some(challenge) = &shown.challenge {
        html.markup("<div class=\"cf-turnstile\"").attribute("data-sitekey", &challenge.site_key);
        if let Some(action) = &challenge.action {
            html.attribute("data-action", action);
        }
        html.markup("></div>\n<noscript><p>").text(language.form.no_script).markup("</p></noscript>\n");
    }
    html.markup("<button type=\"submit\" class=\"atera-button\">")
        .text(language.form.send)
        .markup("</button>\n</form>\n");
}

/// Each fault once, with a link to where it can be corrected; what has no field leads to the first one.
fn summary(html: &mut Html, language: &Language, shown: &FormPage, fields: &[PageField<'_>]) {
    if shown.issues.is_empty() {
        return;
    }
    html.markup("<div class=\"atera-summary\" role=\"alert\" tabindex=\"-1\" autofocus aria-labelledby=\"problem\">\n");
    html.markup("<h2 id=\"problem\">").text(language.form.problem).markup("</h2>\n<ul>\n");
    for issue in &shown.issues {
        let known = fields.iter().find(|field| field.name() == issue.path).or_else(|| fields.first());
        html.markup("<li><a")
            .attribute("href", &["#", known.map_or("", PageField::name)].concat())
            .markup(">");
        told(html, language, issue, fields);
        html.markup("</a></li>\n");
    }
    html.markup("</ul>\n</div>\n");
}

/// What an issue is called, in the summary and at the field alike.
pub(super) fn told(html: &mut Html, language: &Language, issue: &IssueLine, fields: &[PageField<'_>]) {
    if issue.path.is_empty() {
        html.text(language.refusal(&issue.code));
        return;
    }
    let called = |name: &str| {
        let field = fields.iter().find(|field| field.name() == name);
        field.map_or_else(|| name.to_owned(), |field| field.label(language))
    };
    let params: Vec<_> = issue.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let label = called(&issue.path);
    let told = Told {
        path: &issue.path,
        label: &label,
        code: &issue.code,
        reason: issue.reason.as_deref(),
        params: &params,
    };
    html.text(&language.issue(&told));
}

/// Out of sight by the stylesheet, out of the order of the keyboard, and named for whoever finds it all the same.
fn trap(html: &mut Html, language: &Language, name: &str) {
    html.markup("<div class=\"atera-unseen\" aria-hidden=\"true\"><label").attribute("for", name).markup(">");
    html.text(language.form.trap).markup("</label><input type=\"text\" tabindex=\"-1\" autocomplete=\"off\"");
    html.attribute("id", name).attribute("name", name).markup("></div>\n");
}
