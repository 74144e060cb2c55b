//! The rules, callable. Records come through the shared memory, answers go back as JSON text.

use super::json::Json;
use super::values;
use crate::model::{Instant, Priority};
use crate::rules::{
    Action, BusinessHours, CheckOptions, EmailOptions, Impact, Opening, PriorityRow, PriorityTable, Report,
    SlaAnswer, SlaInput, SlaOptions, SlaTargets, StatusChange, StatusTable, Thing, Urgency,
    check as check_record, check_email as email_verdict, check_transition as transition,
    next_statuses as moves, priority_for as priority, sla as clock,
};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static REPORT: RefCell<Report> = RefCell::new(Report::default());
}

/// The things in the order of their numbers at this boundary.
const THINGS: [Thing; 6] =
    [Thing::Ticket, Thing::Customer, Thing::Contact, Thing::Comment, Thing::CustomValue, Thing::Submission];

fn thing(number: u8) -> Thing {
    THINGS.get(usize::from(number)).copied().unwrap_or(Thing::Ticket)
}

/// The names of a thing's fields, in the order of their numbers, with commas between.
#[wasm_bindgen(js_name = fieldNames)]
pub fn field_names(number: u8) -> String {
    let names: Vec<&str> = thing(number).fields().iter().map(|field| field.name).collect();
    names.join(",")
}

const UPDATE: u8 = 1;
const ALLOW_UNKNOWN: u8 = 2;
const REFUSE_EAI: u8 = 4;

/// Checks the record that the host wrote. True if there is nothing to say; else `report` says it.
#[wasm_bindgen]
pub fn check(number: u8, flags: u8, entries: usize, bytes: usize, table: Option<String>) -> bool {
    let thing = thing(number);
    let action = if flags & UPDATE == 0 { Action::Create } else { Action::Update };
    let statuses =
        table.map(|table| status_table(&table).statuses().into_iter().map(str::to_owned).collect());
    let options = CheckOptions {
        allow_unknown: flags & ALLOW_UNKNOWN != 0,
        refuse_eai: flags & REFUSE_EAI != 0,
        statuses: statuses.unwrap_or_default(),
    };
    let report = values::with_written(thing.fields(), entries, bytes, |record| {
        check_record(thing, action, record, &options, &values::domain_to_ascii)
    });
    let clean = report.issues.is_empty() && report.changes.is_empty();
    if !clean {
        REPORT.replace(report);
    }
    clean
}

/// What the last check had to say.
#[wasm_bindgen]
pub fn report() -> String {
    Json::report(&REPORT.take())
}

/// The verdict on an e-mail address.
#[wasm_bindgen(js_name = checkEmail)]
pub fn check_email(text: &str, refuse_eai: bool) -> String {
    let verdict = email_verdict(text, &EmailOptions { refuse_eai }, &values::domain_to_ascii);
    Json::object(|json| {
        json.flag("ok", verdict.ok);
        json.text("value", &verdict.value);
        json.maybe("code", verdict.code.map(crate::rules::EmailCode::as_str));
        if let Some(at) = verdict.at {
            json.number("at", at as i64);
        }
        json.maybe("suggestion", verdict.suggestion.as_deref());
        json.maybe("message", verdict.message);
    })
}

/// A status table from its text: a line for each status, the moves from it behind it, tabs between.
pub(super) fn status_table(text: &str) -> StatusTable {
    let row = |line: &str| {
        let mut words = line.split('\t').map(str::to_owned);
        words.next().map(|from| (from, words.collect()))
    };
    StatusTable::new(text.lines().filter_map(row).collect())
}

fn table_or_default(text: Option<String>) -> StatusTable {
    text.map_or_else(StatusTable::default, |text| status_table(&text))
}

/// Where a ticket may go.
#[wasm_bindgen(js_name = nextStatuses)]
pub fn next_statuses(from: &str, table: Option<String>) -> String {
    Json::array(moves(from, &table_or_default(table)), |json, status| json.quoted(&status))
}

/// Whether a ticket may go there.
#[wasm_bindgen(js_name = checkTransition)]
pub fn check_transition(from: &str, to: &str, table: Option<String>) -> String {
    let answer = transition(from, to, &table_or_default(table));
    Json::object(|json| {
        json.flag("ok", answer.ok);
        json.text("from", &answer.from);
        json.text("to", &answer.to);
        json.list("allowed", &answer.allowed, |json, status| json.quoted(status));
        json.maybe("code", answer.code.map(crate::rules::TransitionCode::as_str));
        json.maybe("message", answer.message.as_deref());
    })
}

/// The priority for an impact and an urgency; nothing if one of the words is none. The table is twelve words
/// with commas between, row by row.
#[wasm_bindgen(js_name = priorityFor)]
pub fn priority_for(impact: &str, urgency: &str, table: Option<String>) -> Option<String> {
    let table = table.map_or_else(|| Some(PriorityTable::default()), |text| priority_table(&text))?;
    let found = priority(Impact::from_word(impact)?, Urgency::from_word(urgency)?, &table);
    Some(found.as_str().to_owned())
}

fn priority_table(text: &str) -> Option<PriorityTable> {
    let mut words = text.split(',').map(Priority::from_word);
    let mut row = || Some(PriorityRow { high: words.next()??, medium: words.next()??, low: words.next()?? });
    Some(PriorityTable { outage: row()?, major: row()?, single: row()?, minor: row()? })
}

/// How the ticket that the host wrote stands with its response target; nothing if no clock runs for it.
///
/// `targets` holds four hours from Critical down, or nothing. `history` holds a line for each change: its time
/// and the status. `hours` holds weekday (0 is Monday), first and last minute for each opening. `due_soon` below
/// zero stands for the default.
#[wasm_bindgen]
#[expect(clippy::too_many_arguments, reason = "one crossing; an object would cost one for each field")]
pub fn sla(
    entries: usize,
    bytes: usize,
    now: f64,
    targets: &[f64],
    pause: bool,
    due_soon: f64,
    history: &str,
    hours: Option<Vec<u16>>,
    zone: &str,
) -> Option<String> {
    let options = SlaOptions {
        targets: targets_of(targets),
        pause,
        hours: hours.map(|hours| business_hours(&hours)),
        due_soon_ms: (due_soon >= 0.0).then_some(due_soon as i64),
    };
    let input = values::with_written(Thing::Ticket.fields(), entries, bytes, |ticket| {
        SlaInput::from_record(ticket, changes(history))
    })?;
    let answer = clock(&input, now as i64, &options, &|millis| values::zone_offset(zone, millis));
    Some(sla_text(&answer))
}

fn sla_text(answer: &SlaAnswer) -> String {
    Json::object(|json| {
        json.text("state", answer.state.as_str());
        json.maybe("dueAt", answer.due_at_ms.map(Instant::from_millis).as_ref().map(Instant::as_str));
        json.number("remainingMs", answer.remaining_ms);
    })
}

fn targets_of(hours: &[f64]) -> SlaTargets {
    const HOUR_MS: f64 = 3_600_000.0;
    match hours.iter().map(|hours| (hours * HOUR_MS) as i64).collect::<Vec<_>>()[..] {
        [critical_ms, high_ms, medium_ms, low_ms] => SlaTargets { critical_ms, high_ms, medium_ms, low_ms },
        _ => SlaTargets::default(),
    }
}

fn business_hours(numbers: &[u16]) -> BusinessHours {
    let opening = |triple: &[u16]| match triple {
        [weekday, start, end] => Some(Opening { weekday: *weekday as u8, start: *start, end: *end }),
        _ => None,
    };
    BusinessHours::new(numbers.chunks_exact(3).filter_map(opening))
}

fn changes(history: &str) -> Vec<StatusChange> {
    let change = |line: &str| {
        let (at, status) = line.split_once('\t')?;
        Some(StatusChange { at_ms: at.parse().ok()?, status: status.to_owned() })
    };
    history.lines().filter_map(change).collect()
}
