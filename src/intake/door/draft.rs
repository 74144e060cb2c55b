//! Whether the rules allow a submission, and what it is then, whichever way it came.

use super::media::Media;
use crate::form::schema::{NO, YES};
use crate::form::{FormIssue, Host, Manner, Schema, judge as judge_form};
use crate::model::{Record, Scalar};
use crate::rules::Severity;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A submission's fields, as they came.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    /// Names and values.
    pub values: Vec<(String, Value)>,
    /// What the body was.
    pub media: Media,
    /// The form that this Worker serves.
    pub form: &'a Schema,
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
    /// Why an e-mail address is refused or doubtful.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// `error` or `warning`.
    pub severity: String,
    /// What to do.
    pub message: String,
    /// What may have been meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<String>,
    /// What a sentence has to name, as `limit`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
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
pub fn judge(draft: &Draft<'_>, host: &Host<'_>) -> Checked {
    let answer = |(name, value): &(String, Value)| {
        let is_custom = draft.form.field(name).is_some_and(|field| field.kind.is_some());
        (name.clone(), if is_custom { written(value) } else { newlines(value) })
    };
    let values: Vec<_> = draft.values.iter().map(answer).collect();
    let record =
        Record::new(values.iter().map(|(name, value)| (name.as_str(), Scalar::from_json(value))).collect());
    let manner = Manner { demands: draft.from_page, strict: true };
    let judged = judge_form(draft.form, &record, manner, host);
    let ok = judged.ok();
    let submission: BTreeMap<_, _> = judged.kept.into_iter().collect();
    let canonical = serde_json::to_string(&submission).unwrap_or_default();
    Checked { ok, issues: judged.issues.into_iter().map(line).collect(), submission, canonical }
}

/// A form ends its lines with CR LF, a program with LF.
fn newlines(value: &Value) -> Value {
    value.as_str().map_or_else(|| value.clone(), |text| Value::String(text.replace("\r\n", "\n")))
}

/// A custom answer as a form would send it: a program may say true, or a number.
fn written(value: &Value) -> Value {
    match value {
        Value::Bool(flag) => Value::String(if *flag { YES } else { NO }.to_owned()),
        Value::Number(number) => Value::String(number.to_string()),
        Value::Null | Value::String(_) | Value::Array(_) | Value::Object(_) => newlines(value),
    }
}

fn line(issue: FormIssue) -> IssueLine {
    let severity = match issue.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    IssueLine {
        message: issue.sentence().to_owned(),
        path: issue.path,
        code: issue.code.as_str().to_owned(),
        reason: issue.reason.map(str::to_owned),
        severity: severity.to_owned(),
        suggestion: issue.suggestion,
        params: issue.param.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
    }
}
