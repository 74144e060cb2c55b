//! The rules, callable, each under its name. A record comes through the shared memory of [`record_buffer`]; everything
//! else by wasm-bindgen, and answers by serde-wasm-bindgen.
//!
//! [`record_buffer`]: super::record_buffer

use super::host::{domain_to_ascii, zone_offset};
use super::record_buffer::{RecordReader, read_records};
use super::thing::Thing;
use crate::model::{Scalar, Ticket};
use crate::rules::{
    self, Action, BusinessHours, CheckOptions, Checker, EmailCode, EmailOptions, Impact, Issue, Opening,
    PriorityTable, SlaInput, SlaOptions, SlaState, SlaTargets, StatusChange, StatusTable, Urgency,
};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// A report without the value, which is the caller's own object with `changes` applied.
#[derive(Serialize)]
struct RecordReport<'a> {
    ok: bool,
    issues: &'a [Issue],
    changes: &'a [(&'static str, String)],
}

/// An [`EmailVerdict`](rules::EmailVerdict). Its number is one that JavaScript has: of a `usize` the serializer would see to
/// it that it fits, with a sentence for one that does not.
#[derive(Serialize)]
struct EmailReport<'a> {
    ok: bool,
    value: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<EmailCode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<&'static str>,
}

/// An [`SlaAnswer`](rules::SlaAnswer), with JavaScript's own numbers too.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SlaReport {
    state: SlaState,
    due_at_ms: Option<f64>,
    remaining_ms: f64,
}

/// An answer as a JavaScript value: texts, flags and numbers, nothing that JavaScript cannot hold.
fn to_value(answer: &impl Serialize) -> JsValue {
    answer.serialize(&Serializer::new()).unwrap_or(JsValue::UNDEFINED)
}

/// The names of a thing's fields: what stands for each in the shared memory is its place.
#[wasm_bindgen(js_name = fieldNames)]
pub fn field_names(thing: Thing) -> JsValue {
    let fields = rules::Thing::from(thing).fields();
    to_value(&fields.iter().map(|field| field.name).collect::<Vec<_>>())
}

/// Checks the record in the shared memory. Undefined if there is nothing to say of it.
#[wasm_bindgen(js_name = checkRecord)]
pub fn check_record(
    thing: Thing,
    update: bool,
    allow_unknown: bool,
    refuse_eai: bool,
    transitions: Option<String>,
) -> JsValue {
    let thing = thing.into();
    let statuses = transitions
        .map(StatusTable::from_text)
        .iter()
        .flat_map(StatusTable::statuses)
        .map(str::to_owned)
        .collect();
    let options = CheckOptions { allow_unknown, refuse_eai, statuses };
    let action = if update { Action::Update } else { Action::Create };
    let mut checker = Checker::new(thing, action, &options, &domain_to_ascii);
    read_records(thing.fields(), |reader| {
        for _ in 0..reader.size() {
            match reader.entry() {
                (Err(index), value) => checker.field(index, value),
                (Ok(name), value) => checker.named(name, value),
            }
        }
    });
    let report = checker.report();
    if report.issues.is_empty() && report.changes.is_empty() {
        return JsValue::UNDEFINED;
    }
    to_value(&RecordReport { ok: report.ok(), issues: &report.issues, changes: &report.changes })
}

/// The verdict on an e-mail address.
#[wasm_bindgen(js_name = checkEmail)]
pub fn check_email(email: &str, refuse_eai: bool) -> JsValue {
    let verdict = rules::check_email(email, &EmailOptions { refuse_eai }, &domain_to_ascii);
    to_value(&EmailReport {
        ok: verdict.ok,
        value: &verdict.value,
        code: verdict.code,
        at: verdict.at.map(|at| at as f64),
        suggestion: verdict.suggestion.as_deref(),
        message: verdict.message,
    })
}

/// The caller's own table, or the guide's.
fn status_table(text: Option<String>) -> StatusTable {
    text.map_or_else(StatusTable::default, StatusTable::from_text)
}

/// Where a ticket may go from a status.
#[wasm_bindgen(js_name = nextStatuses)]
pub fn next_statuses(from: &str, table: Option<String>) -> JsValue {
    to_value(&rules::next_statuses(from, &status_table(table)))
}

/// Whether a ticket may go from one status to another.
#[wasm_bindgen(js_name = checkTransition)]
pub fn check_transition(from: &str, to: &str, table: Option<String>) -> JsValue {
    to_value(&rules::check_transition(from, to, &status_table(table)))
}

/// The priority for an impact and an urgency; a table is twelve of them, row by row, tabs between.
#[wasm_bindgen(js_name = priorityFor)]
pub fn priority_for(impact: &str, urgency: &str, table: Option<String>) -> JsValue {
    let priority = || {
        let table =
            table.map_or_else(|| Some(PriorityTable::default()), |text| PriorityTable::from_text(&text))?;
        Some(rules::priority_for(Impact::from_word(impact)?, Urgency::from_word(urgency)?, &table))
    };
    priority().map_or(JsValue::UNDEFINED, |priority| JsValue::from_str(priority.as_str()))
}

/// How the ticket in the shared memory stands with its response target; undefined if no clock runs for it. Before it
/// stand so many changes of its status, each with its time as the value.
///
/// `targets` are hours, from Critical down. `openings` are weekday (0 is Monday), first and last minute of each.
#[wasm_bindgen]
pub fn sla(
    now: f64,
    due_soon_ms: Option<f64>,
    targets: &[f64],
    pause: bool,
    openings: Option<Vec<f64>>,
    zone: &str,
    changes: usize,
) -> JsValue {
    // Not a number if a caller's is none.
    let due_soon_ms = due_soon_ms.filter(|ms| *ms >= 0.0).map(|ms| ms as i64);
    let options = SlaOptions {
        targets: sla_targets(targets),
        pause,
        hours: openings.map(|openings| business_hours(&openings)),
        due_soon_ms,
    };
    let ticket = read_records(Ticket::FIELDS, |reader| {
        let history = (0..changes).filter_map(|_| status_change(reader)).collect();
        SlaInput::from_record(&reader.record(), history)
    });
    let offset = |millis| zone_offset(zone, millis).unwrap_or_default();
    ticket.map_or(JsValue::UNDEFINED, |ticket| {
        let answer = rules::sla(&ticket, now as i64, &options, &offset);
        to_value(&SlaReport {
            state: answer.state,
            due_at_ms: answer.due_at_ms.map(|ms| ms as f64),
            remaining_ms: answer.remaining_ms as f64,
        })
    })
}

fn sla_targets(hours: &[f64]) -> SlaTargets {
    const HOUR_MS: f64 = 3_600_000.0;
    let target = |place: usize| (hours.get(place).copied().unwrap_or_default() * HOUR_MS) as i64;
    SlaTargets { critical_ms: target(0), high_ms: target(1), medium_ms: target(2), low_ms: target(3) }
}

fn business_hours(openings: &[f64]) -> BusinessHours {
    BusinessHours::new(openings.as_chunks().0.iter().map(|[weekday, start, end]| Opening {
        weekday: *weekday as u8,
        start: *start as u16,
        end: *end as u16,
    }))
}

/// One whose time cannot be read is left out.
fn status_change(reader: &mut RecordReader<'_>) -> Option<StatusChange> {
    match reader.entry() {
        (Ok(status), Scalar::Number(at)) if !at.is_nan() => {
            Some(StatusChange { at_ms: at as i64, status: status.to_owned() })
        }
        _ => None,
    }
}
