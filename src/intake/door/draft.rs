//! Whether the rules allow a submission, and what it is then, whichever way it came.

use super::media::Media;
use crate::intake::page::schema::{self, FormOptions};
use crate::model::{Record, Scalar, Submission};
use crate::rules::host::ToAscii;
use crate::rules::{Action, CheckOptions, Issue, IssueCode, Severity, Thing, check};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A submission's fields, as they came.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Draft {
    /// Names and values.
    pub values: Vec<(String, Value)>,
    /// What the body was.
    pub media: Media,
    /// The form that this Worker serves.
    #[serde(default)]
    pub form: FormOptions,
    /// Whether a page posted: then the form's own demands hold too. A server that signs has forms of its own.
    pub from_page: bool,
}

/// An issue on its way to the sender.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IssueLine {
    /// The field's name.
    pub path: String,
    /// For programs.
    pub code: String,
    /// `error` or `warning`.
    pub severity: String,
    /// What to do.
    pub message: String,
    /// What may have been meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
}

/// What the rules say.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Checked {
    /// Whether no issue is an error.
    pub ok: bool,
    /// Everything that is wrong.
    pub issues: Vec<IssueLine>,
    /// The submission in its normal form, by name: the same for JSON and for a form.
    pub submission: BTreeMap<String, String>,
    /// The same as text; its SHA-256 says whether two submissions are one.
    pub canonical: String,
}

/// Checks a draft.
pub fn judge(draft: &Draft, ascii: &ToAscii<'_>) -> Checked {
    let values: Vec<_> = draft.values.iter().map(|(name, value)| (name.as_str(), newlines(value))).collect();
    let entries = values.iter().map(|(name, value)| (*name, Scalar::from_json(value))).collect();
    let record = Record::new(entries);
    let report = check(Thing::Submission, Action::Create, &record, &CheckOptions::default(), ascii);
    let mut issues = report.issues;
    if draft.from_page {
        demands(&draft.form, &record, &mut issues);
    }
    let mut submission = BTreeMap::new();
    for (name, value) in record.iter() {
        if let Scalar::Text(text) = value
            && !text.trim().is_empty()
            && Submission::FIELDS.iter().any(|field| field.name == name)
        {
            submission.insert(name.to_owned(), text.to_owned());
        }
    }
    submission.extend(report.changes.into_iter().map(|(name, text)| (name.to_owned(), text)));
    let canonical = serde_json::to_string(&submission).unwrap_or_default();
    let ok = issues.iter().all(|issue| issue.severity == Severity::Warning);
    Checked { ok, issues: issues.into_iter().map(line).collect(), submission, canonical }
}

/// A form ends its lines with CR LF, a program with LF.
fn newlines(value: &Value) -> Value {
    value.as_str().map_or_else(|| value.clone(), |text| Value::String(text.replace("\r\n", "\n")))
}

/// What the form asks for beyond the rules.
fn demands(form: &FormOptions, record: &Record<'_>, issues: &mut Vec<Issue>) {
    for field in schema::fields(form) {
        let text = record.text(field.name).unwrap_or_default().trim();
        if issues.iter().any(|issue| issue.path == field.name && issue.severity == Severity::Error) {
            continue;
        }
        if field.required && text.is_empty() {
            issues.push(issue(field.name, IssueCode::Required, "required: fill in this field"));
        } else if !text.is_empty()
            && !field.choices.is_empty()
            && !field.choices.iter().any(|choice| choice.value == text)
        {
            issues.push(issue(field.name, IssueCode::InvalidWord, "invalid choice: use one of the list"));
        }
    }
    // Unknown fields stay last, in the sender's order.
    let place =
        |path: &str| Submission::FIELDS.iter().position(|field| field.name == path).unwrap_or(usize::MAX);
    issues.sort_by_key(|issue| place(&issue.path));
}

fn issue(path: &str, code: IssueCode, message: &str) -> Issue {
    Issue {
        path: path.to_owned(),
        code,
        severity: Severity::Error,
        message: message.to_owned(),
        suggestion: None,
    }
}

fn line(issue: Issue) -> IssueLine {
    let severity = match issue.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    IssueLine {
        path: issue.path,
        code: issue.code.as_str().to_owned(),
        severity: severity.to_owned(),
        message: issue.message,
        suggestion: issue.suggestion,
    }
}
