//! The form's judge, callable. The answers are a record in the shared memory of [`record_buffer`], and the schema stands
//! before it, value by value: read by serde-wasm-bindgen it would double what a page loads for the form.
//!
//! [`record_buffer`]: super::record_buffer

use super::host::{count_graphemes, domain_to_ascii};
use super::record_buffer::{RecordReader, read_records};
use crate::form::condition::Words;
use crate::form::schema::standard;
use crate::form::{Choice, Condition, FormField, FormIssue, Host, Judged, Kind, Manner, Schema, judge};
use crate::model::Scalar;
use crate::rules::Severity;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// What a page sends is what its controls hold.
const PAGE: Manner = Manner { demands: true, strict: false };

/// What the judge found: no sentence, because a page tells it in its own language.
#[derive(Serialize)]
struct FormReport<'a> {
    ok: bool,
    issues: Vec<FormIssueReport<'a>>,
    /// The names of the fields that these answers leave on the page.
    shown: Vec<&'a str>,
}

#[derive(Serialize)]
struct FormIssueReport<'a> {
    path: &'a str,
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    severity: Severity,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    params: Option<Params<'a>>,
}

/// What a sentence has to name, under the name that it has there.
#[derive(Serialize)]
struct Params<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
}

/// Judges the answers in the shared memory by the schema before them, which has so many fields; by the usual form if it
/// names none.
#[wasm_bindgen(js_name = judgeForm)]
pub fn judge_form(fields: Option<usize>) -> JsValue {
    let (schema, judged) = read_records(&[], |reader| {
        let own = |fields| Schema { title: None, fields: (0..fields).map(|_| field(reader)).collect() };
        let schema = fields.map_or_else(Schema::default, own);
        let host = Host { ascii: &domain_to_ascii, graphemes: &count_graphemes };
        let judged = judge(&schema, &reader.record(), PAGE, &host);
        (schema, judged)
    });
    report(&schema, &judged).serialize(&Serializer::new()).unwrap_or(JsValue::UNDEFINED)
}

fn report<'a>(schema: &'a Schema, judged: &'a Judged) -> FormReport<'a> {
    let shown = schema.fields.iter().zip(&judged.shown);
    FormReport {
        ok: judged.ok(),
        issues: judged.issues.iter().map(issue_report).collect(),
        shown: shown.filter(|(_, shown)| **shown).map(|(field, _)| field.name.as_str()).collect(),
    }
}

fn issue_report(issue: &FormIssue) -> FormIssueReport<'_> {
    FormIssueReport {
        path: &issue.path,
        code: issue.code.as_str(),
        reason: issue.reason,
        severity: issue.severity,
        suggestion: issue.suggestion.as_deref(),
        params: issue.param.as_ref().map(params),
    }
}

fn params<'a>((name, value): &'a (&'static str, String)) -> Params<'a> {
    let named = |wanted: &str| (*name == wanted).then_some(value.as_str());
    Params { limit: named("limit"), parent: named("parent") }
}

impl<'a> RecordReader<'a> {
    /// The next value, if it is text.
    fn maybe_text(&mut self) -> Option<&'a str> {
        if let (_, Scalar::Text(text)) = self.entry() { Some(text) } else { None }
    }

    /// The next value as text; empty if it is none.
    fn text(&mut self) -> &'a str {
        self.maybe_text().unwrap_or_default()
    }

    /// The next value as a number; NaN if it is none.
    fn number(&mut self) -> f64 {
        if let (_, Scalar::Number(number)) = self.entry() { number } else { f64::NAN }
    }
}

/// Seven values, and behind them the choices and the condition.
fn field(reader: &mut RecordReader<'_>) -> FormField {
    let name = reader.text().to_owned();
    let word = reader.maybe_text();
    // A field of a submission has the type that the rules know.
    let kind = if standard(&name).is_some() {
        None
    } else {
        Some(word.and_then(Kind::from_word).unwrap_or(Kind::Text))
    };
    let required = reader.number() > 0.0;
    let max_length = reader.number();
    let mut maybe = || reader.maybe_text().map(str::to_owned);
    let (least, most, depends_on) = (maybe(), maybe(), maybe());
    let choices = (0..count(reader)).map(|_| choice(reader)).collect();
    let show_if = condition(reader);
    FormField {
        name,
        kind,
        required,
        choices,
        depends_on,
        show_if,
        least,
        most,
        max_length: (max_length > 0.0).then_some(max_length as u32),
        ..FormField::default()
    }
}

fn count(reader: &mut RecordReader<'_>) -> u32 {
    reader.number() as u32
}

fn words(reader: &mut RecordReader<'_>) -> Vec<String> {
    (0..count(reader)).map(|_| reader.text().to_owned()).collect()
}

fn choice(reader: &mut RecordReader<'_>) -> Choice {
    Choice { value: reader.text().to_owned(), label: None, parents: words(reader) }
}

/// A text begins a question: the field's name, whether its answer is one of them, and the words. A number begins a
/// list: how many conditions of which all have to hold, or below zero one.
fn condition(reader: &mut RecordReader<'_>) -> Option<Condition> {
    match reader.entry().1 {
        Scalar::Text(field) => {
            let field = field.to_owned();
            let holds = reader.number() > 0.0;
            let words = Words(words(reader));
            Some(if holds {
                Condition::Is { field, is: words }
            } else {
                Condition::Not { field, not: words }
            })
        }
        Scalar::Number(size) => {
            let mut list = Vec::new();
            // Shifted by one, so that an empty list has a sign too.
            for _ in 1..size.abs() as u32 {
                list.extend(condition(reader));
            }
            Some(if size > 0.0 { Condition::All { all: list } } else { Condition::Any { any: list } })
        }
        Scalar::Null | Scalar::Flag(_) | Scalar::Other => None,
    }
}
