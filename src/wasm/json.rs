//! Answers as JSON text. The host's own parser reads it: that is faster than building objects from here,
//! and smaller than a serialiser.

use crate::error::Error;
use crate::rules::{Issue, Report, Severity};

/// A JSON text that grows.
#[derive(Debug, Default)]
pub struct Json(String);

impl Json {
    /// An object, with what the closure puts into it.
    pub fn object(fill: impl FnOnce(&mut Self)) -> String {
        let mut json = Self::default();
        json.braces(fill);
        json.0
    }

    /// An array with one entry for each item.
    pub fn array<T>(items: impl IntoIterator<Item = T>, write: impl FnMut(&mut Self, T)) -> String {
        let mut json = Self::default();
        json.brackets(items, write);
        json.0
    }

    fn braces(&mut self, fill: impl FnOnce(&mut Self)) {
        self.0.push('{');
        fill(self);
        self.close('}');
    }

    fn brackets<T>(&mut self, items: impl IntoIterator<Item = T>, mut write: impl FnMut(&mut Self, T)) {
        self.0.push('[');
        for item in items {
            write(self, item);
            self.0.push(',');
        }
        self.close(']');
    }

    fn close(&mut self, bracket: char) {
        if self.0.ends_with(',') {
            self.0.pop();
        }
        self.0.push(bracket);
    }

    fn name(&mut self, name: &str) {
        self.quoted(name);
        self.0.push(':');
    }

    /// A text on its own.
    pub fn quoted(&mut self, text: &str) {
        self.0.push('"');
        for character in text.chars() {
            match character {
                '"' | '\\' => {
                    self.0.push('\\');
                    self.0.push(character);
                }
                '\u{0}'..='\u{1f}' => self.escape(character as u8),
                _ => self.0.push(character),
            }
        }
        self.0.push('"');
    }

    fn escape(&mut self, control: u8) {
        self.0.push_str("\\u00");
        for half in [control >> 4, control & 15] {
            let digit = if half < 10 { b'0' + half } else { b'a' + half - 10 };
            self.0.push(char::from(digit));
        }
    }

    /// A field with text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        self.quoted(text);
        self.0.push(',');
    }

    /// A field with text, left out if there is none.
    pub fn maybe(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    /// A field that is true or false.
    pub fn flag(&mut self, name: &str, flag: bool) {
        self.name(name);
        self.0.push_str(if flag { "true," } else { "false," });
    }

    /// A field with a whole number.
    pub fn number(&mut self, name: &str, number: i64) {
        self.name(name);
        if number < 0 {
            self.0.push('-');
        }
        self.0.push_str(&crate::api::path::decimal(number.unsigned_abs()));
        self.0.push(',');
    }

    /// A field with a list.
    pub fn list<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        write: impl FnMut(&mut Self, T),
    ) {
        self.name(name);
        self.brackets(items, write);
        self.0.push(',');
    }

    fn issue(&mut self, issue: &Issue) {
        self.braces(|json| {
            json.text("path", &issue.path);
            json.text("code", issue.code.as_str());
            let warning = issue.severity == Severity::Warning;
            json.text("severity", if warning { "warning" } else { "error" });
            json.text("message", &issue.message);
            json.maybe("suggestion", issue.suggestion.as_deref());
        });
    }

    /// A report. Its value is the caller's own object with `changes` applied, so only those go out.
    pub fn report(report: &Report) -> String {
        Self::object(|json| {
            json.flag("ok", report.ok());
            json.list("issues", &report.issues, Self::issue);
            json.list("changes", &report.changes, |json, (name, value)| {
                json.brackets([*name, value.as_str()], Self::quoted);
            });
        })
    }

    /// An error, with the name of the class that carries it.
    pub fn error(error: &Error) -> String {
        let row = error.code.row();
        Self::object(|json| {
            json.text("name", row.class);
            json.text("code", row.text);
            json.text("message", &error.message);
            json.flag("retryable", row.retryable);
            json.number("attempts", i64::from(error.attempts));
            if let Some(status) = error.status {
                json.number("status", i64::from(status));
            }
            if let Some(ms) = error.retry_after_ms {
                json.number("retryAfterMs", i64::try_from(ms).unwrap_or(i64::MAX));
            }
            if !error.issues.is_empty() {
                json.list("issues", &error.issues, Self::issue);
            }
            if let Some(refusal) = &error.refusal {
                json.text("from", &refusal.from);
                json.text("to", &refusal.to);
                json.list("allowed", &refusal.allowed, |json, status| json.quoted(status));
            }
        })
    }
}
