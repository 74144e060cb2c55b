//! Answers as JSON text. The host's own parser reads it: that is faster than building objects from here,
//! and smaller than a serialiser.

use crate::api::path::push_decimal;
use crate::rules::{Issue, Report, Severity};

/// A JSON text that grows: every entry ends in a comma, and what closes takes the last one back.
#[derive(Debug, Default)]
pub struct Json(String);

impl Json {
    /// An object to be filled.
    pub fn object() -> Self {
        Self("{".to_owned())
    }

    /// The whole object.
    pub fn done(mut self) -> String {
        self.close('}');
        self.0.pop();
        self.0
    }

    fn close(&mut self, bracket: char) {
        if self.0.ends_with(',') {
            self.0.pop();
        }
        self.0.push(bracket);
        self.0.push(',');
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
        push_decimal(&mut self.0, number.unsigned_abs());
        self.0.push(',');
    }

    /// A field with a list of texts.
    pub fn list(&mut self, name: &str, texts: &[String]) {
        self.name(name);
        self.0.push('[');
        for text in texts {
            self.quoted(text);
            self.0.push(',');
        }
        self.close(']');
    }

    fn severity(&mut self, severity: Severity) {
        self.text("severity", if severity == Severity::Warning { "warning" } else { "error" });
    }

    fn issues(&mut self, issues: &[Issue]) {
        self.name("issues");
        self.0.push('[');
        for issue in issues {
            self.0.push('{');
            self.text("path", &issue.path);
            self.text("code", issue.code.as_str());
            self.severity(issue.severity);
            self.text("message", &issue.message);
            self.maybe("suggestion", issue.suggestion.as_deref());
            self.close('}');
        }
        self.close(']');
    }

    /// A report. Its value is the caller's own object with `changes` applied, so only those go out.
    pub fn report(report: &Report) -> String {
        let mut json = Self::object();
        json.flag("ok", report.ok());
        json.issues(&report.issues);
        json.name("changes");
        json.0.push('{');
        for (name, value) in &report.changes {
            json.text(name, value);
        }
        json.close('}');
        json.done()
    }

    /// What the form's judge found: no sentence, because a page tells it in its own language.
    #[cfg(feature = "wasm-form")]
    pub fn judged(judged: &crate::form::Judged, schema: &crate::form::Schema) -> String {
        let mut json = Self::object();
        json.flag("ok", judged.ok());
        json.name("issues");
        json.0.push('[');
        for issue in &judged.issues {
            json.0.push('{');
            json.text("path", &issue.path);
            json.text("code", issue.code.as_str());
            json.maybe("reason", issue.reason);
            json.severity(issue.severity);
            json.maybe("suggestion", issue.suggestion.as_deref());
            if let Some((name, value)) = &issue.param {
                json.name("params");
                json.0.push('{');
                json.text(name, value);
                json.close('}');
            }
            json.close('}');
        }
        json.close(']');
        json.name("shown");
        json.0.push('[');
        for (field, _) in schema.fields.iter().zip(&judged.shown).filter(|(_, shown)| **shown) {
            json.quoted(&field.name);
            json.0.push(',');
        }
        json.close(']');
        json.done()
    }
}
